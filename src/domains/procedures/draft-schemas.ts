import { Type } from 'typebox'

const Line = Type.String({ maxLength: 200 })

/** An address of a draft; anything that is no key is no draft. */
export const DraftParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const AdminListQuery = Type.Object({
  q: Type.Optional(Line),
  trang: Type.Optional(Type.Integer({ minimum: 1 })),
})
export const CompareQuery = Type.Object({
  tu: Type.String({ format: 'date', description: 'The first day of the earlier version' }),
  den: Type.String({ format: 'date', description: 'The first day of the later version' }),
})
export const DraftQuery = Type.Object({ 'da-luu': Type.Optional(Type.String({ maxLength: 1 })) })
/** A form as it comes: its fields are read one by one, whatever they are. */
export const PostedForm = Type.Unsafe<Record<string, string | string[]>>({ type: ['object', 'null'] })
