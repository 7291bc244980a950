import { Type } from 'typebox'
import { Instant, literals, orNull } from '../../platform/http/index.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })

export const ById = { params: Type.Object({ id: Id }) }

export const Deliveries = {
  querystring: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 20 })),
    carrier: Type.Optional(Type.String({ maxLength: 20 })),
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    done: Type.Optional(Type.String({ maxLength: 20 })),
  }),
}
export const SendAllAgain = { body: Type.Object({ carrier: Type.Optional(Type.String({ maxLength: 20 })) }) }

export const Webhooks = { querystring: Type.Object({ done: Type.Optional(Type.String({ maxLength: 20 })) }) }
const Verbs = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })
export const Register = {
  body: Type.Object({
    url: Type.String({ maxLength: 600 }),
    description: Type.Optional(Type.String({ maxLength: 200 })),
    verbs: Type.Optional(Verbs),
  }),
}
export const EndpointDeedBody = {
  ...ById,
  body: Type.Object({
    deed: Type.Union(['disable', 'enable', 'remove', 'renew', 'try'].map((deed) => Type.Literal(deed))),
  }),
}

export const EndpointShape = Type.Object({
  id: Id,
  url: Type.String(),
  description: Type.String(),
  verbs: Type.Array(Type.String(), { description: 'Of which acts it is told; empty: of all' }),
  createdAt: Instant,
  failingSince: orNull(Instant),
  disabledAt: orNull(Instant),
  disabledWhy: orNull(literals(['administrator', 'failing', 'gone'])),
})
export const SecretShape = Type.Object({
  endpoint: EndpointShape,
  secret: Type.String({ description: 'whsec_…; given this once' }),
})

const State = literals(['dead', 'waiting', 'sent', 'dropped'])
export const DeliveryShape = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'Where it stands in the list; ask for what is before it' }),
  carrier: Type.String({ description: 'email, sms, push, webhook or portal' }),
  state: State,
  actId: orNull(Id),
  caseId: orNull(Id),
  attempts: Type.Integer(),
  createdAt: Instant,
  finishedAt: orNull(Instant),
  lastError: orNull(Type.String()),
})
export const DeliveryQuery = Type.Object({
  state: Type.Optional(State),
  carrier: Type.Optional(Type.String({ maxLength: 20 })),
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Below this number' })),
})
