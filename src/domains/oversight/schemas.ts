import { Type } from 'typebox'

const Unit = Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]))

export const Asked = Type.Object({
  ky: Type.Optional(Type.String({ maxLength: 10 })),
  'don-vi': Unit,
  nguoi: Unit,
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
export const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
