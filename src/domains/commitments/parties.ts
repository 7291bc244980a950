import type { Organization, Post } from '../../core/organization/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import type { Reason } from './reasons.ts'

export interface Party {
  post: Post
  personId: string
  /** For whom they sign. */
  body: string
}

/** The two people in their posts: the giver stands above, and each post has somebody. */
export function partiesOf(
  organization: Organization,
  giverPostId: string,
  answererPostId: string,
  today: string,
): Result<{ giver: Party; answerer: Party }, Reason> {
  const [giver, answerer] = [giverPostId, answererPostId].map((id) => organization.findPost(id))
  if (!giver || !answerer || giver.id === answerer.id) return no('unknown_post')
  if (!organization.withBelow(giver.unitId).includes(answerer.unitId)) return no('not_below')
  const [gives, answers] = [giver, answerer].map(({ id }) => organization.holdersOf(id, today)[0])
  if (!gives || !answers || gives.id === answers.id) return no('post_vacant')
  return ok({
    giver: { post: giver, personId: gives.id, body: bodyOf(organization, giver) },
    answerer: { post: answerer, personId: answers.id, body: bodyOf(organization, answerer) },
  })
}

/** For whom somebody signs: a Party secretary for the standing committee, everybody else for their unit. */
export function bodyOf(organization: Organization, { unitId, title, role }: Post): string {
  const unit = organization.findUnit(unitId)
  if (!unit) return ''
  if (role !== 'leader') return unit.authorityVi || unit.name.vi
  return `${title.vi.replace(/^Bí thư/, 'Ban Thường vụ')} ${organization.placeNameOf(unit)}`
}
