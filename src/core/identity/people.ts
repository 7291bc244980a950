import { type Text, t } from '../../platform/i18n/index.ts'
import { localDateOf } from '../calendar/index.ts'
import type { Official, Organization } from '../organization/index.ts'

/** An official by name and by the posts they hold: names alone repeat. */
export interface Person {
  id: string
  name: string
  posts: Text[]
}

export function personOf(organization: Organization, { id, fullName }: Official, at: Date): Person {
  const own = organization.heldBy(id, at, localDateOf(at)).filter(({ actingFor }) => actingFor === null)
  const posts = own.map(({ post }) => {
    const unit = organization.findUnit(post.unitId)?.name ?? t('', '')
    return t(`${post.title.vi}, ${unit.vi}`, `${post.title.en}, ${unit.en}`)
  })
  return { id, name: fullName, posts }
}

/** One line for a list to choose from. */
export function lineOf({ name, posts }: Person): Text {
  const in_ = (lang: 'vi' | 'en'): string =>
    [name, posts.map((post) => post[lang]).join('; ')].filter(Boolean).join(' – ')
  return t(in_('vi'), in_('en'))
}
