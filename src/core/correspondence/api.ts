import { Type } from 'typebox'
import {
  type App,
  ById,
  cutPage,
  Day,
  Dong,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  Paged,
  pageOf,
  type Request,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { localDateOf } from '../calendar/index.ts'
import { actorOf, official, unitsFor } from '../identity/index.ts'
import { DELEGATED_KINDS, delegate, endDelegation, findDelegations } from './delegations.ts'
import type { CorrespondenceDeps } from './deps.ts'
import { findIssued, findPaper } from './queries.ts'
import { signersIn } from './signers.ts'
import { withdrawPaper } from './withdraw.ts'
import { words } from './words.ts'

const PAGE = 50
const DELEGATE = { may: 'paper.delegate' } as const
const Manner = literals(['byOrder', 'delegated'])

const Issued = Type.Object({
  id: Key,
  unitId: Key,
  number: Type.Integer(),
  symbol: Type.String(),
  kind: Type.String(),
  subject: Type.String(),
  issuedOn: Day,
  issuedAt: Instant,
  signerName: Type.String(),
  authority: Type.Array(Type.String()),
  receivers: Type.Array(Type.String()),
  copies: Type.Integer(),
  position: orNull(Type.Integer({ description: 'Which of the case’s documents, from 1' })),
  feeDong: orNull(Dong),
  caseId: orNull(Key),
  actId: orNull(Key),
  fileId: orNull(Key),
  withdrawnAt: orNull(Instant),
  withdrawnWhy: orNull(Type.String()),
})
const Book = Type.Object({
  unitId: Key,
  year: Type.Integer({ minimum: 2000, maximum: 2200 }),
  symbol: Type.Optional(Type.String({ maxLength: 40 })),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'Words of the subject, or a number' })),
  ...Paged,
})

const Given = {
  unitId: Key,
  personId: Key,
  manner: Manner,
  document: Type.String({ maxLength: 200 }),
  from: Day,
  to: orNull(Day),
}
const Delegations = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      ...Given,
      postTitle: Type.String(),
      headTitle: Type.String(),
      kinds: Type.Array(Type.String()),
      endedAt: orNull(Instant),
    }),
  ),
})
const Delegating = Type.Object({
  ...Given,
  postId: Type.String({ format: 'uuid', description: 'Of the person who signs, in the unit or an office of it' }),
  kinds: Type.Array(literals(DELEGATED_KINDS), { maxItems: 5 }),
})

/** The book of outgoing papers and who signs in a head's place, for programs. */
export function mountCorrespondenceApi(app: App, deps: CorrespondenceDeps): void {
  const { db, clock, localityId } = deps
  const api = operations(app, {
    tag: 'letters',
    statuses: { not_found: 404, missing_reason: 422, withdrawn_before: 409 },
    words: words.reasons,
  })
  mountDelegationsApi(app, deps)

  api(
    'GET',
    '/letters',
    {
      summary: 'A unit’s book of outgoing papers of a year, the last number first',
      may: 'paper.look',
      query: Book,
      answer: pageOf(Issued),
      refusals: ['not_found'],
    },
    async ({ viewer, query: { page, ...book } }) => {
      if (!unitsFor(viewer, 'paper.look').includes(book.unitId)) return no('not_found')
      const found = await findIssued(db, localityId, { ...book, limit: PAGE + 1, skip: (page - 1) * PAGE })
      return ok(cutPage(found, page, PAGE))
    },
  )

  const paperFor = async ({ viewer }: Request, id: string) => {
    const paper = await findPaper(db, localityId, id)
    return paper && unitsFor(viewer, 'paper.look').includes(paper.unitId) ? paper : undefined
  }

  api(
    'GET',
    '/letters/:id',
    { summary: 'A paper that was sent out', may: 'paper.look', params: ById, answer: Issued, refusals: ['not_found'] },
    async (request) => {
      const paper = await paperFor(request, request.params.id)
      return paper ? ok(paper) : no('not_found')
    },
  )

  api(
    'POST',
    '/letters/:id/withdraw',
    {
      summary: 'Withdraw a paper that was sent out; its number stays its own',
      may: 'paper.withdraw',
      params: ById,
      body: Type.Object({ why: Type.String({ maxLength: 500 }) }),
      refusals: ['not_found', 'missing_reason', 'withdrawn_before'],
    },
    async (request) => {
      const paper = await paperFor(request, request.params.id)
      const actor = paper && actorOf(official(request), 'paper.withdraw', paper.unitId)
      if (!paper || actor?.kind !== 'official') return no('not_found')
      return withdrawPaper(db, localityId, { id: paper.id, why: request.body.why, actor, at: clock.now() })
    },
  )
}

function mountDelegationsApi(app: App, { db, clock, localityId, organization }: CorrespondenceDeps): void {
  const { reasons } = words.delegation
  const api = operations(app, {
    tag: 'letters',
    statuses: {
      not_found: 404,
      nobody: 422,
      missing_document: 422,
      missing_kinds: 422,
      wrong_dates: 422,
      needs_an_end: 422,
      same_person: 422,
    },
    words: { not_found: words.reasons.not_found, ...reasons },
  })
  /** The units an official heads; what is below them has heads of its own. */
  const headed = (request: Request): string[] => {
    const reach = unitsFor(request.viewer, DELEGATE.may)
    return official(request).appointments.flatMap(({ unitId }) => (reach.includes(unitId) ? [unitId] : []))
  }

  api(
    'GET',
    '/signing-delegations',
    { ...DELEGATE, summary: 'Who signs in one’s place', answer: Delegations },
    async (request) => {
      const found = await findDelegations(db, localityId, headed(request), localDateOf(clock.now()))
      return ok({ rows: found })
    },
  )

  api(
    'POST',
    '/signing-delegations',
    {
      ...DELEGATE,
      summary: 'Name who signs in one’s place, by which document',
      body: Delegating,
      answer: ById,
      status: 201,
      refusals: [
        ...(['not_found', 'nobody', 'missing_document', 'missing_kinds'] as const),
        ...(['wrong_dates', 'needs_an_end', 'same_person'] as const),
      ],
    },
    async (request) => {
      const { postId, ...given } = request.body
      const viewer = official(request)
      const people = await organization()
      const head = viewer.appointments.find(({ unitId }) => unitId === given.unitId)
      const actor = actorOf(viewer, DELEGATE.may, given.unitId)
      if (!head || !headed(request).includes(given.unitId) || actor.kind !== 'official') return no('not_found')
      const now = clock.now()
      const chosen = signersIn(people, [given.unitId], viewer.personId, localDateOf(now)).find(
        ({ personId, post }) => personId === given.personId && post.id === postId,
      )
      if (!chosen) return no('nobody')
      // A deputy who gives it gives the head's right.
      const headTitle = head.postTitle.vi.replace(/^Phó\s+/u, '')
      return delegate(db, localityId, actor, now, { ...given, postTitle: chosen.post.title.vi, headTitle })
    },
  )

  api(
    'POST',
    '/signing-delegations/:id/end',
    { ...DELEGATE, summary: 'Take it back', params: ById, refusals: ['not_found'] },
    async (request) => {
      const actor = actorOf(official(request), DELEGATE.may)
      const what = { id: request.params.id, unitIds: headed(request) }
      return (await endDelegation(db, localityId, actor, clock.now(), what)) ? ok(null) : no('not_found')
    },
  )
}
