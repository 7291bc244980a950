import { Type } from 'typebox'
import { CAUSES, STATES } from './rules/follow-up.ts'

const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))
const Unit = Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]))

/** What the list is narrowed to. */
export const Listing = Type.Object({
  'don-vi': Unit,
  'tinh-trang': Type.Optional(Type.Union(['', 'late', 'all', ...STATES].map((state) => Type.Literal(state)))),
  'nguyen-nhan': Type.Optional(Type.Union(['', ...CAUSES].map((cause) => Type.Literal(cause)))),
  tu: Day,
  den: Day,
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})

export const Asked = Type.Object({ ky: Type.Optional(Type.String({ maxLength: 20 })) })

export const RatingsAsked = Type.Object({
  ky: Type.Optional(Type.String({ maxLength: 20 })),
  'don-vi': Unit,
  tra: Type.Optional(Type.Literal('roi')),
  sao: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
