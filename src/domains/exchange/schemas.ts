import { Type } from 'typebox'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const Moment = Type.String({ format: 'date-time' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const State = Type.Union(['dead', 'waiting', 'sent', 'dropped'].map((state) => Type.Literal(state)))
const Failure = Type.Object({
  error: Type.Object({ code: Type.String(), message: Type.String(), requestId: Type.String() }),
})

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

const EndpointOut = Type.Object({
  id: Id,
  url: Type.String(),
  description: Type.String(),
  verbs: Type.Array(Type.String(), { description: 'Of which acts it is told; empty: of all' }),
  createdAt: Moment,
  failingSince: Nullable(Moment),
  disabledAt: Nullable(Moment),
  disabledWhy: Nullable(Type.String({ description: 'administrator, failing or gone' })),
})
const DeliveryOut = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'Where it stands in the list; ask for what is before it' }),
  carrier: Type.String({ description: 'email, sms, push, webhook or portal' }),
  state: State,
  actId: Nullable(Id),
  caseId: Nullable(Id),
  attempts: Type.Integer(),
  createdAt: Moment,
  finishedAt: Nullable(Moment),
  lastError: Nullable(Type.String()),
})

const tags = ['exchange']
export const ListWebhooks = {
  tags,
  summary: 'Endpoints that are told of acts',
  response: { 200: Type.Array(EndpointOut) },
}
export const RegisterWebhook = {
  tags,
  summary: 'Register an endpoint; its secret is given this once',
  ...Register,
  response: {
    201: Type.Object({ endpoint: EndpointOut, secret: Type.String({ description: 'whsec_…' }) }),
    422: Failure,
  },
}
export const RemoveWebhook = {
  tags,
  summary: 'Remove an endpoint',
  ...ById,
  response: { 204: Type.Null(), 404: Failure },
}
export const ListDeliveries = {
  tags,
  summary: 'What is told outside, newest first, 50 at a time',
  querystring: Type.Object({
    state: Type.Optional(State),
    carrier: Type.Optional(Type.String({ maxLength: 20 })),
    before: Type.Optional(Type.Integer({ minimum: 1, description: 'Below this number' })),
  }),
  response: { 200: Type.Array(DeliveryOut) },
}
export const SendAgain = {
  tags,
  summary: 'Try again what could not be sent',
  ...ById,
  response: { 200: DeliveryOut, 404: Failure },
}
