import { Type } from 'typebox'

const Id = Type.String({ format: 'uuid' })
/** `nay`: units as they are today. */
const UnitsOf = Type.Optional(Type.Literal('nay'))
const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const GetClocks = {
  querystring: Type.Object({
    state: Type.Union([Type.Literal('late'), Type.Literal('near'), Type.Literal('open'), Type.Literal('told')]),
    unit: Type.Optional(Id),
    step: Type.Optional(Type.String({ maxLength: 60 })),
    person: Type.Optional(Id),
    donvi: UnitsOf,
  }),
}

export const GetBoard = { querystring: Type.Object({ donvi: Type.Optional(Type.String({ maxLength: 10 })) }) }

export const GetActs = {
  querystring: Type.Object({
    kind: Type.Union([Type.Literal('received'), Type.Literal('finished'), Type.Literal('steps')]),
    from: LocalDate,
    to: LocalDate,
    outcome: Type.Optional(Type.Union([Type.Literal('onTime'), Type.Literal('late')])),
    unit: Type.Optional(Id),
    person: Type.Optional(Id),
    donvi: UnitsOf,
    page: Type.Integer({ minimum: 1, maximum: 500, default: 1 }),
  }),
}
