import { Type } from 'typebox'

const params = Type.Object({ code: Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' }) })
const querystring = Type.Object({ xong: Type.Optional(Type.String({ maxLength: 20 })) })

export const GetPlan = { params, querystring }
export const PlanDeed = { params }
export const ChangeDay = {
  params,
  body: Type.Object({ effectiveOn: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }) }),
}
export const Decide = {
  params,
  body: Type.Object({
    unit: Type.String({ maxLength: 40 }),
    role: Type.String({ maxLength: 60 }),
    to: Type.String({ maxLength: 40 }),
    as: Type.Optional(Type.String({ maxLength: 60 })),
  }),
}
export const Sure = { params, body: Type.Object({ sure: Type.Optional(Type.String({ maxLength: 10 })) }) }
