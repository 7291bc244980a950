import { Type } from 'typebox'
import { SHOWN, SORTS, VIEWS } from './queries/lists.ts'

const Unit = Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]))
const OneOf = (values: readonly string[]) =>
  Type.Optional(Type.Union(['', ...values].map((value) => Type.Literal(value))))

/** What the list is narrowed to. */
export const Listing = Type.Object({
  xem: OneOf(VIEWS),
  'tinh-trang': OneOf(SHOWN),
  'don-vi': Unit,
  nguoi: Unit,
  'chi-tieu': Unit,
  phan: Unit,
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sap: OneOf(SORTS),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})

export const TaskId = Type.Object({ id: Type.String({ format: 'uuid' }) })
