import { Type } from 'typebox'
import { type Limiter, official, unitsFor } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  cutPage,
  Day,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  Paged,
  Prose,
  pageOf,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { words as dossierWords, type Office, secretDoor } from '../dossiers/index.ts'
import { answer, close, contact, passOn, reachOf } from './actions/handle.ts'
import { settle } from './actions/settle.ts'
import { findFollowUp, listFollowUps, listRatings, notesOf } from './queries.ts'
import { HTTP, type Reason } from './reasons.ts'
import { CAUSES, STATES, WAYS } from './rules/follow-up.ts'
import { words } from './words.ts'

const MAY = { may: 'followUp.handle' }
const PAGE = 50
const Long = Type.String({ maxLength: 5_000 })
const FollowUp = {
  id: Key,
  dossierId: Key,
  code: Type.String(),
  procedureId: Key,
  procedureVersionId: Key,
  decidingUnitId: Key,
  unitId: Key,
  stars: Type.Integer(),
  comment: orNull(Type.String()),
  state: literals(STATES),
  round: Type.Integer({ description: '2 once the person said that the answer settles nothing' }),
  openedAt: Instant,
  dueAt: Instant,
  told: Type.Integer(),
  cause: orNull(literals(CAUSES)),
  done: orNull(Type.String()),
  answer: orNull(Type.String()),
  answeredAt: orNull(Instant),
  answeredBy: orNull(Key),
  late: Type.Boolean(),
  settled: orNull(Type.Boolean()),
  settledAt: orNull(Instant),
  closedAt: orNull(Instant),
}
const Note = Type.Object({
  id: Key,
  kind: literals(['contact', 'answer', 'word', 'passOn', 'close']),
  way: orNull(literals(WAYS)),
  body: Type.String(),
  writtenBy: orNull(Key),
  writtenAt: Instant,
})
const Rating = Type.Object({
  dossierId: Key,
  code: Type.String(),
  procedureVersionId: Key,
  unitId: Key,
  stars: orNull(Type.Integer()),
  comment: orNull(Type.String()),
  issuedAt: Instant,
  ratedAt: orNull(Instant),
  followUpId: orNull(Key),
})
const Unit = { unitId: Type.Optional(Key) }

/** Low ratings and what is done about them, for programs. */
export function mountFollowUpsApi(app: App, office: Office, limits: Limiter): void {
  const api = operations(app, {
    tag: 'follow-ups',
    statuses: { ...HTTP, wrong_secret: 403 },
    words: { ...words.reasons, wrong_secret: dossierWords.reasons.wrong_secret },
  })
  const bySecret = secretDoor(office, limits)

  api(
    'GET',
    '/follow-ups',
    {
      ...MAY,
      summary: 'Follow-ups of one’s units: those not closed, nearest due first',
      query: Type.Object({
        ...Unit,
        state: Type.Optional(literals([...STATES, 'late', 'all'])),
        cause: Type.Optional(literals(CAUSES)),
        from: Type.Optional(Day),
        to: Type.Optional(Day),
        ...Paged,
      }),
      answer: pageOf(Type.Object(FollowUp)),
      refusals: ['not_found'],
    },
    async ({ viewer, query: { unitId, page, ...filter } }) => {
      const reach = unitsFor(viewer, 'followUp.handle')
      if (unitId && !reach.includes(unitId)) return no('not_found')
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      const units = { unitIds: unitId ? [unitId] : reach }
      return ok(cutPage(await listFollowUps(office, { ...units, ...filter }, office.clock.now(), part), page, PAGE))
    },
  )

  api(
    'GET',
    '/follow-ups/:id',
    {
      ...MAY,
      summary: 'A follow-up with its notes',
      params: ById,
      answer: Type.Object({ ...FollowUp, notes: Type.Array(Note) }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { id } = request.params
      const found = await findFollowUp(office, id)
      if (!found || !reachOf(official(request)).includes(found.unitId)) return no('not_found')
      return ok({ ...found, notes: await notesOf(office, id) })
    },
  )

  api(
    'GET',
    '/given-ratings',
    {
      ...MAY,
      summary: 'The ratings a figure counts, newest first',
      query: Type.Object({
        from: Day,
        to: Day,
        ...Unit,
        answered: Type.Boolean({ default: false }),
        stars: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
        ...Paged,
      }),
      answer: pageOf(Rating),
      refusals: ['not_found'],
    },
    async ({ viewer, query: { unitId, answered: answeredOnly, page, ...filter } }) => {
      const reach = unitsFor(viewer, 'followUp.handle')
      if (unitId && !reach.includes(unitId)) return no('not_found')
      const of = { unitIds: unitId ? [unitId] : reach, answeredOnly, ...filter }
      return ok(cutPage(await listRatings(office, of, { limit: PAGE + 1, skip: (page - 1) * PAGE }), page, PAGE))
    },
  )

  const onOne = { ...MAY, params: ById, answer: ById }
  const NEVER = ['not_found', 'not_yours', 'rated_yourself', 'already_closed'] as const satisfies Reason[]

  api(
    'POST',
    '/follow-ups/:id/contact',
    {
      ...onOne,
      summary: 'Note that the person was spoken with',
      body: Type.Object({ way: literals(WAYS), note: Long }),
      refusals: [...NEVER, 'missing_note'],
    },
    (request) => contact(office, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/follow-ups/:id/answer',
    {
      ...onOne,
      summary: 'Answer the person, who is told; a late answer is late',
      body: Type.Object({ cause: literals(CAUSES), done: Long, answer: Long }),
      refusals: [...NEVER, 'missing_done', 'missing_answer', 'already_answered'],
    },
    (request) => answer(office, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/follow-ups/:id/pass-on',
    {
      ...onOne,
      summary: 'Pass it to the office it concerns; its date stays',
      body: Type.Object({ unitId: Key, reason: Long }),
      refusals: [...NEVER, 'missing_note', 'unknown_unit', 'same_unit', 'already_answered'],
    },
    (request) => passOn(office, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/follow-ups/:id/close',
    {
      ...onOne,
      summary: 'Close what was answered',
      body: Type.Object({ note: Type.Optional(Long) }),
      refusals: [...NEVER, 'not_answered'],
    },
    (request) => close(office, official(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/dossiers/lookup/:code/settle',
    {
      summary: 'The person says whether the answer to a low rating settles it',
      may: 'public',
      params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
      body: Type.Object({
        secret: Type.String({ maxLength: 40 }),
        settled: Type.Boolean(),
        note: Type.Optional(Prose),
      }),
      answer: ById,
      refusals: ['wrong_secret', 'too_many_requests', 'not_found', 'not_answered', 'already_said'],
    },
    async (request) => {
      const { secret, settled, note = '' } = request.body
      const id = await bySecret(request, request.params.code, secret)
      return id.ok ? settle(office, id.value, { settled, note }) : id
    },
  )
}
