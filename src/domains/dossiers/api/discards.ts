import { Type } from 'typebox'
import { official, unitsFor } from '../../../core/identity/index.ts'
import {
  type App,
  ById,
  cutPage,
  Instant,
  Key,
  operations,
  orNull,
  Paged,
  pageOf,
} from '../../../platform/http/index.ts'
import { ok } from '../../../platform/result.ts'
import { revealDiscard, settleDiscard } from '../actions/discard.ts'
import type { Office } from '../office.ts'
import { listDiscards } from '../queries/discards.ts'
import { GROUNDS, STATES } from '../rules/discard.ts'
import { ROOM } from './room.ts'

const MAY = { may: 'discard.follow' }
const PAGE = 50

const oneOf = (codes: readonly string[]) => Type.Unsafe<never>({ type: 'string', enum: [...codes] })

const Discard = Type.Object({
  id: Key,
  number: orNull(Type.String({ description: 'Of the slip the person holds' })),
  unitId: Key,
  personId: Key,
  procedureVersionId: orNull(Key),
  receivedAt: orNull(Instant),
  discardedAt: Instant,
  recordedAt: Instant,
  refusedFor: Type.String({ description: 'The code of the server’s “no”' }),
  ground: Type.String({ enum: [...GROUNDS] }),
  note: Type.String(),
  dossierId: orNull(Key),
  code: orNull(Type.String({ description: 'Of the dossier as which it was taken in again' })),
  settledAt: orNull(Instant),
  settledBy: orNull(Key),
  who: orNull(Type.Object({ name: Type.String(), phone: Type.String() }, { description: 'Who is to be told, masked' })),
})

/** What clerks threw away of that taken in without a line. */
export function mountDiscardsApi(app: App, { office }: { office: Office }): void {
  const api = operations(app, ROOM)

  api(
    'GET',
    '/discarded-receipts',
    {
      ...MAY,
      summary: 'What was taken in without a line, refused and thrown away in one’s offices, newest first',
      query: Type.Object({
        ...Paged,
        state: Type.Optional(oneOf(STATES)),
        ground: Type.Optional(oneOf(GROUNDS)),
      }),
      answer: pageOf(Discard),
    },
    async ({ viewer, query: { page, state, ground } }) => {
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      const unitIds = unitsFor(viewer, 'discard.follow')
      return ok(cutPage(await listDiscards(office, { unitIds, state, ground, ...part }), page, PAGE))
    },
  )

  api(
    'POST',
    '/discarded-receipts/:id/reveal',
    {
      ...MAY,
      summary: 'Show whom to tell; each look is an act',
      params: ById,
      answer: Type.Object({ name: orNull(Type.String()), phone: orNull(Type.String()) }),
      refusals: ['not_found', 'already_done'],
    },
    (request) => revealDiscard(office, official(request), request.params.id),
  )

  api(
    'POST',
    '/discarded-receipts/:id/settle',
    {
      ...MAY,
      summary: 'The person was told; nothing of them is kept from now on',
      params: ById,
      answer: ById,
      refusals: ['not_found', 'already_done'],
    },
    (request) => settleDiscard(office, official(request), request.params.id),
  )
}
