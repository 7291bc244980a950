import { Type } from 'typebox'
import { localDateOf } from '../../../core/calendar/index.ts'
import { grants, official as officialOf } from '../../../core/identity/index.ts'
import type { Organization, Post } from '../../../core/organization/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Errors } from '../../../ui/index.ts'
import { draftCommitment } from '../actions/draft.ts'
import { type Proposal, propose, saveDraft } from '../actions/negotiate.ts'
import { calledNow } from '../actions/terms.ts'
import { findCandidates, findGrounds, without } from '../candidates.ts'
import type { Commitments } from '../deps.ts'
import { ChoosePage, type ChoosePageProps } from '../pages/choose-page.tsx'
import { EditPage } from '../pages/edit-page.tsx'
import { chosenIn, isKey, proposalIn, subjectValue, textOf } from '../posted.ts'
import { findLive } from '../queries/live.ts'
import { findSoft } from '../queries/softness.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { giverPosts } from '../seat.ts'
import { type CommitmentView, viewOf } from '../view.ts'
import { words } from '../words.ts'

const MAY = { may: 'commitment.draft' } as const
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Choosing = Type.Object({
  giao: Type.Optional(Type.String({ maxLength: 36 })),
  nhan: Type.Optional(Type.String({ maxLength: 36 })),
  nam: Type.Optional(Type.String({ maxLength: 4 })),
  tim: Type.Optional(Type.String({ maxLength: 100 })),
})

/** Which field of a form a “no” is about. */
const FIELDS: Partial<Record<Reason, string>> = {
  unknown_post: 'nhan',
  not_below: 'nhan',
  post_vacant: 'nhan',
  already_there: 'nhan',
  bad_year: 'nam',
  bad_day: 'signBy',
  missing_missed: 'missed',
  missing_grounds: 'grounds',
}
const fieldOf = (reason: Reason): string => FIELDS[reason] ?? 'muc'

/** Drawing a commitment up, and writing a version of it. */
export function mountDraft(app: App, room: Commitments): void {
  const { db, localityId, clock } = room

  interface Chosen {
    giverPostId: string
    answererPostId: string
    year: number
    text: string
  }

  async function choose(
    request: Request,
    reply: Reply,
    chosen: Partial<Chosen>,
    shown: Pick<ChoosePageProps, 'ticked' | 'errors'>,
    status = 200,
  ): Promise<Reply> {
    const organization = await room.organization()
    const today = localDateOf(clock.now())
    const thisYear = Number(today.slice(0, 4))
    const posts = giverPosts(officialOf(request), organization)
    const giverPostId = posts.find((id) => id === chosen.giverPostId) ?? posts[0] ?? ''
    const answerers = answererPosts(organization, organization.findPost(giverPostId), today)
    const answerer = answerers.find(({ id }) => id === chosen.answererPostId)
    const { year = thisYear, text = '' } = chosen
    const asked = { unitId: answerer?.unitId ?? '', year, text, today }
    return reply.page(
      <ChoosePage
        givers={posts.flatMap((id) => {
          const post = organization.findPost(id)
          return post ? [{ id, text: postInWords(organization, post, today) }] : []
        })}
        answerers={answerers.map((post) => ({ id: post.id, text: postInWords(organization, post, today) }))}
        years={[thisYear - 1, thisYear, thisYear + 1]}
        chosen={{ giverPostId, answererPostId: answerer?.id ?? '', year, text }}
        candidates={answerer && (await findCandidates(room, organization, asked))}
        {...shown}
      />,
      { title: words.form.who, status },
    )
  }

  app.get('/cam-ket/soan', { schema: { querystring: Choosing }, config: MAY }, (request, reply) => {
    const { giao, nhan, nam = '', tim = '' } = request.query
    const year = /^\d{4}$/.test(nam) ? { year: Number(nam) } : {}
    const chosen = { ...(giao ? { giverPostId: giao } : {}), ...(nhan ? { answererPostId: nhan } : {}), ...year }
    return choose(request as Request, reply, { ...chosen, text: tim }, { ticked: [] })
  })

  app.post('/cam-ket', { config: MAY }, async (request, reply) => {
    const { body } = request
    const subjects = chosenIn(body, 'muc')
    const chosen = {
      giverPostId: textOf(body, 'giao'),
      answererPostId: textOf(body, 'nhan'),
      year: Number(textOf(body, 'nam')),
    }
    const isWhole = isKey(chosen.giverPostId) && isKey(chosen.answererPostId)
    const done = isWhole
      ? await draftCommitment(room, officialOf(request), { ...chosen, subjects })
      : ({ ok: false, reason: 'unknown_post' } as const)
    if (done.ok) return reply.redirect(`/cam-ket/${done.value.id}/sua?xong=soan`, 303)
    const errors = { [fieldOf(done.reason)]: words.reasons[done.reason] }
    return choose(request, reply, chosen, { ticked: subjects.map(subjectValue), errors }, HTTP[done.reason])
  })

  const mine = async (request: Request, id: string): Promise<CommitmentView> => {
    const view = await viewOf(room, officialOf(request), id)
    if (!view) throw new Refusal(404, 'not_found', failures.notFound)
    if (!view.may('propose')) {
      const reason = view.seat ? 'not_your_turn' : 'not_yours'
      throw new Refusal(HTTP[reason], reason, words.reasons[reason])
    }
    return view
  }

  /** The version that stands, as a form begins with it. */
  const proposalFrom = ({ versions, commitment, today }: CommitmentView): Proposal => {
    const terms = versions.at(-1)?.terms
    if (!terms) throw new Error(`Commitment ${commitment.id} has no version`)
    return {
      ...terms,
      on: commitment.version,
      note: '',
      signOrder: commitment.signOrder,
      signBy: commitment.signBy < today ? today : commitment.signBy,
    }
  }

  async function edit(
    reply: Reply,
    view: CommitmentView,
    proposal: Proposal,
    { text = '', errors = {}, status = 200 }: { text?: string; errors?: Errors; status?: number } = {},
  ): Promise<Reply> {
    const { commitment, organization, today, rule, who } = view
    const asked = { unitId: commitment.answererUnitId, year: commitment.year, text, today }
    const keyed = proposal.clauses.map((clause, index) => ({ ...clause, key: clause.key ?? `new-${index}` }))
    const [candidates, grounds, live, soft] = await Promise.all([
      findCandidates(room, organization, asked),
      findGrounds(room),
      findLive({ db, localityId }, proposal.clauses, commitment.year, { now: clock.now(), today }),
      findSoft(room, organization, keyed, commitment.year, today),
    ])
    const taken = proposal.clauses.map(({ subject }) => subject)
    return reply.page(
      <EditPage
        commitment={commitment}
        answererName={who.answerer.name}
        clauses={keyed.map((clause, index) => ({
          ...clause,
          ...calledNow(live[index]),
          live: live[index],
          soft: soft.get(clause.key) ?? [],
        }))}
        duties={proposal.duties.map((duty, index) => ({ ...duty, key: duty.key ?? `new-${index}` }))}
        grounds={proposal.grounds}
        groundId={proposal.ground?.kind === 'clause' ? proposal.ground.id : ''}
        groundOptions={grounds}
        missed={proposal.missed}
        note={proposal.note}
        signOrder={proposal.signOrder}
        signBy={proposal.signBy}
        candidates={without(candidates, taken)}
        text={text}
        clausesFrom={rule.clausesFrom}
        today={today}
        errors={errors}
      />,
      { title: words.form.edit, status },
    )
  }

  app.get('/cam-ket/:id/sua', { schema: { params: ById }, config: MAY }, async (request, reply) => {
    const view = await mine(request as Request, request.params.id)
    return edit(reply, view, proposalFrom(view))
  })

  app.post('/cam-ket/:id/sua', { schema: { params: ById }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const view = await mine(request as Request, id)
    const { body } = request as Request
    const proposal = proposalIn(body)
    const text = textOf(body, 'tim').slice(0, 100)
    const wish = textOf(body, 'lam')
    if (wish === 'them') return edit(reply, view, proposal, { text })
    const viewer = officialOf(request as Request)
    const done =
      wish === 'luu' ? await saveDraft(room, viewer, id, proposal) : await propose(room, viewer, id, proposal)
    if (done.ok) {
      const told = wish === 'luu' ? 'luu' : done.value && 'voided' in done.value && done.value.voided ? 'huyky' : 'gui'
      return reply.redirect(`/cam-ket/${id}?xong=${told}`, 303)
    }
    // What came meanwhile is shown beside what was written, which is then about that version.
    const fresh = done.reason === 'version_changed' ? await mine(request as Request, id) : view
    const errors = { [fieldOf(done.reason)]: words.reasons[done.reason] }
    return edit(reply, fresh, proposal, { text, errors, status: HTTP[done.reason] })
  })
}

const PARTY_ONLY: ReadonlySet<string> = new Set(['leader', 'partyHead'])

/** Who may answer to a giver: heads of units below, and of the giver's own unit; the Party's posts answer to the Party. */
function answererPosts(organization: Organization, giver: Post | undefined, today: string): Post[] {
  if (!giver) return []
  const below = new Set(organization.withBelow(giver.unitId))
  return organization
    .unitsInForce(today)
    .filter(({ id, kind }) => below.has(id) && kind !== 'external')
    .flatMap(({ id }) => organization.postsOf(id))
    .filter(({ id, role }) => id !== giver.id && grants('commitment.sign', role))
    .filter(({ role }) => giver.role === 'leader' || !PARTY_ONLY.has(role))
    .filter(({ id }) => organization.holdersOf(id, today).length > 0)
}

const postInWords = (organization: Organization, { id, unitId, title }: Post, today: string): string =>
  [organization.findUnit(unitId)?.name.vi, title.vi, organization.holdersOf(id, today)[0]?.fullName]
    .filter(Boolean)
    .join(' – ')
