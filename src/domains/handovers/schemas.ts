import { Type } from 'typebox'
import { Instant, Key, literals, orNull, Paged, Prose, pageOf, Words } from '../../platform/http/index.ts'
import { PAYERS, WAYS } from './rules/delivery.ts'
import { OUTCOMES, STANDINGS } from './rules/handover.ts'

const ListLine = {
  id: Key,
  kind: literals(['office', 'post']),
  number: Type.String(),
  from: Words,
  to: Words,
  madeAt: Instant,
  items: Type.Integer(),
  confirmed: Type.Integer(),
  standing: literals(STANDINGS),
}
export const ListsQuery = Type.Object({
  direction: literals(['any', 'in', 'out']),
  kind: Type.Optional(literals(['office', 'post'])),
  standing: Type.Optional(literals(STANDINGS)),
  ...Paged,
})
export const Lists = pageOf(Type.Object(ListLine))

export const Delivery = Type.Object({
  dossierId: Key,
  way: literals(WAYS),
  payer: orNull(literals(PAYERS)),
  state: Type.String(),
  listId: orNull(Key),
  tracking: orNull(Type.String()),
  postedAt: orNull(Instant),
  endedAt: orNull(Instant),
  reason: orNull(Type.String()),
  name: Type.String(),
  phone: Type.String(),
  address: Type.String(),
})
export const List = Type.Object({
  ...ListLine,
  lines: Type.Array(
    Type.Object({
      position: Type.Integer(),
      dossierId: Key,
      code: Type.String(),
      procedure: Words,
      applicantName: Type.String(),
      papers: Type.Integer(),
      legalDueAt: orNull(Instant),
      outcome: orNull(Type.String()),
      reason: orNull(Type.String()),
      by: orNull(Type.String()),
    }),
  ),
})
export const Waiting = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      code: Type.String(),
      procedureId: Key,
      applicantName: Type.String(),
      fromUnitId: Key,
      toUnitId: Key,
      legalDueAt: orNull(Instant),
      papers: Type.Integer(),
    }),
  ),
})

export const MakeBody = Type.Object({
  fromUnitId: Key,
  toUnitId: Key,
  dossierIds: Type.Array(Key, { minItems: 1, maxItems: 500 }),
})
export const Made = Type.Object({
  id: Key,
  items: Type.Integer(),
  left: Type.Integer({ description: 'Dossiers that were not put on the list' }),
})
export const ConfirmBody = Type.Object({
  items: Type.Array(Type.Object({ dossierId: Key, outcome: literals(OUTCOMES), reason: Type.Optional(Prose) }), {
    minItems: 1,
    maxItems: 500,
  }),
})
export const Confirmed = Type.Object({
  rows: Type.Array(
    Type.Object({
      dossierId: Key,
      code: Type.String(),
      answer: Type.Object({
        ok: Type.Boolean(),
        value: Type.Optional(literals(OUTCOMES)),
        reason: Type.Optional(Type.String()),
      }),
    }),
  ),
})

const Place = Type.String({ maxLength: 500 })
const Choice = {
  way: literals(WAYS),
  name: Type.Optional(Place),
  phone: Type.Optional(Place),
  address: Type.Optional(Place),
  payer: Type.Optional(literals(PAYERS)),
  officeId: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'Where it is collected: where it was taken in, or where it is decided',
    }),
  ),
}
export const ChoiceBody = Type.Object(Choice)
export const OwnChoiceBody = Type.Object({ secret: Type.String({ maxLength: 40 }), ...Choice })

export const Ready = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      code: Type.String(),
      version: Type.Integer(),
      unitId: Key,
      applicantName: Type.String(),
      finishedAt: orNull(Instant),
      delivery: orNull(Delivery),
    }),
  ),
})
const Tracking = Type.String({ maxLength: 60 })
export const PostBody = Type.Object({
  unitId: Key,
  parcels: Type.Array(Type.Object({ dossierId: Key, tracking: Type.Optional(Tracking) }), {
    minItems: 1,
    maxItems: 300,
  }),
})
export const PostSaidBody = Type.Object({
  dossierId: Key,
  outcome: literals(['delivered', 'cameBack', 'none']),
  tracking: Type.Optional(Tracking),
  reason: Type.Optional(Prose),
})
export const IdsBody = Type.Object({ ids: Type.Array(Key, { minItems: 1, maxItems: 300 }) })
export const Returned = Type.Object({ returned: Type.Integer(), left: Type.Integer() })
