import { type App, Refusal, type Reply } from '../../../platform/http/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import { foldVietnamese, nfc } from '../../../platform/text.ts'
import { localDateOf } from '../../calendar/index.ts'
import { appoint, createOfficial, dismiss, type Organization } from '../../organization/index.ts'
import type { AdminDeps } from '../deps.ts'
import { official } from '../official.ts'
import { OfficialsPage, type OfficialsPageProps } from '../pages/officials.tsx'
import { localInstant } from '../rules/local-instant.ts'
import { Appoint, Dismiss, Officials } from '../schemas.ts'
import { actorOf } from '../viewer.ts'
import { words } from '../words.ts'

const MOST = 50

export function mountOfficials(app: App, { db, clock, organization }: AdminDeps): void {
  const config = { may: 'organization.manage' }

  async function officialsPage(
    reply: Reply,
    { q = '', ...rest }: { q?: string } & Pick<OfficialsPageProps, 'values' | 'errors' | 'message'>,
    status = 200,
  ) {
    const people = await organization()
    const now = clock.now()
    const wanted = foldVietnamese(q)
    const found = people.officials.filter(({ fullName }) => foldVietnamese(fullName).includes(wanted))
    const rows = found.slice(0, MOST).map(({ id, fullName }) => ({
      id,
      name: fullName,
      posts: people
        .heldBy(id, now, localDateOf(now))
        .filter(({ actingFor }) => actingFor === null)
        .map(({ post }) => ({ id: post.id, title: titleOf(people, post.id) })),
    }))
    const officials = people.officials.map(({ id, fullName }) => ({ id, name: fullName }))
    return reply.page(
      <OfficialsPage
        rows={rows}
        total={found.length}
        search={q}
        officials={officials}
        posts={postsOf(people, now)}
        {...rest}
      />,
      { title: words.officials.title, status, wide: true },
    )
  }

  app.get('/quan-tri/can-bo', { schema: Officials, config }, async (request, reply) =>
    officialsPage(reply, {
      q: request.query.q ?? '',
      ...(request.query.done ? { message: words.officials.done } : {}),
    }),
  )

  app.post('/quan-tri/can-bo', { schema: Appoint, config }, async (request, reply) => {
    const values = request.body
    const people = await organization()
    const fullName = nfc(values.fullName ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    const known = values.officialId ? people.findOfficial(values.officialId) : undefined
    const post = people.findPost(values.postId)
    const decision = nfc(values.decision).trim()
    const day = localInstant(`${values.from}T00:00`)
    const reasons = words.officials.reasons
    if (!(known || fullName) || !post || !decision || !day)
      return officialsPage(
        reply,
        {
          values,
          errors: {
            ...(known || fullName ? {} : { fullName: reasons.who }),
            ...(post ? {} : { postId: reasons.post }),
            ...(day ? {} : { from: reasons.from }),
            ...(decision ? {} : { decision: reasons.decision }),
          },
        },
        422,
      )
    const actor = actorOf(official(request), 'organization.manage')
    await db.transaction(async (tx) => {
      const officialId = known?.id ?? (await createOfficial(tx, { fullName }))
      await appoint(tx, actor, clock.now(), { officialId, postId: post.id, from: values.from, decision })
    })
    return reply.redirect('/quan-tri/can-bo?done=1', 303)
  })

  app.post('/quan-tri/can-bo/thoi-giu', { schema: Dismiss, config }, async (request, reply) => {
    const viewer = official(request)
    const { officialId, postId } = request.body
    const at = clock.now()
    // The last administrator would take the keys along.
    if (officialId === viewer.personId) throw new Refusal(409, 'own_post', words.officials.notSelf)
    const actor = actorOf(viewer, 'organization.manage')
    const dismissed = await dismiss(db, actor, at, { officialId, postId, lastDay: localDateOf(at) })
    if (!dismissed) throw new Refusal(404, 'not_found', words.officials.notHeld)
    return reply.redirect('/quan-tri/can-bo?done=1', 303)
  })
}

function titleOf(people: Organization, postId: string): Text {
  const post = people.findPost(postId)
  const unit = post && people.findUnit(post.unitId)
  return post && unit ? t(`${post.title.vi}, ${unit.name.vi}`, `${post.title.en}, ${unit.name.en}`) : t('', '')
}

/** Posts of units in force, by unit. */
function postsOf(people: Organization, at: Date): { id: string; title: Text }[] {
  return people
    .unitsInForce(localDateOf(at))
    .flatMap((unit) => people.postsOf(unit.id).map(({ id }) => ({ id, title: titleOf(people, id) })))
}
