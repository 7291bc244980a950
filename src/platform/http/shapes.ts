import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import type { Text } from '../i18n/index.ts'
import type { Reply } from './types.ts'

/** A key of something of ours. */
export const Key = Type.String({ format: 'uuid' })
export const ById = Type.Object({ id: Key })

/** A moment: a `Date` inside, ISO 8601 in UTC outside. */
export const Instant = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })
/** A moment as it is sent to us. */
export const SentInstant = Type.String({ format: 'date-time' })
/** A local date at the office. */
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, at the office' })
export const Words = Type.Unsafe<Text>(Type.Object({ vi: Type.String(), en: Type.String() }))
/** Whole đồng. */
export const Dong = Type.Integer({ description: 'Whole đồng' })
/** What a person writes. */
export const Line = Type.String({ maxLength: 300 })
export const Prose = Type.String({ maxLength: 2000 })

export const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

/** The same, or null. */
export function orNull<T extends TSchema>(shape: T, options: { description?: string } = {}) {
  const { type, enum: values, ...rest } = shape as { type?: string; enum?: unknown[] }
  const either = type
    ? { ...rest, type: [type, 'null'], ...(values ? { enum: [...values, null] } : {}) }
    : { anyOf: [shape, { type: 'null' }] }
  return Type.Unsafe<Static<T> | null>({ ...either, ...options })
}

/** Which page of a list is asked for. */
export const Paged = {
  page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1, description: 'From `next` of the page before' }),
}

/** A page of a list. */
export const pageOf = <T extends TSchema, P extends TProperties = Record<never, never>>(row: T, more?: P) =>
  Type.Object({
    ...(more as P),
    rows: Type.Array(row),
    next: orNull(Type.Integer(), { description: 'The page after this one; null on the last' }),
  })

/** Rows of which one more was asked for than a page has, as a page. */
export const cutPage = <T>(rows: readonly T[], page: number, size: number): { rows: T[]; next: number | null } => ({
  rows: rows.slice(0, size),
  next: rows.length > size ? page + 1 : null,
})

/** A file rather than JSON; whoever sends it answers with the reply. */
export const fileOf = (...types: readonly string[]) =>
  Type.Unsafe<Reply>({
    description: 'A file',
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
  })
