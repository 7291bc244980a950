import type { Text } from '../../../platform/i18n/index.ts'
import { validateForm } from './form.ts'
import type { FormField } from './version.ts'

/** One of several things a form asks the same of, such as a document of which copies are certified. */
export type Entry = Record<string, string>

/** More than anybody carries to a counter. */
export const MOST_ENTRIES = 100

/** What is asked for each of several things; nothing on most forms. */
export const repeatingOf = <F extends Pick<FormField, 'repeats'>>(fields: readonly F[]): F[] =>
  fields.filter(({ repeats }) => repeats)

const isEntry = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/**
 * The entries of a form as it is kept: those it lists, or the one that its own answers are.
 *
 * @example entriesOf(fields, { document: 'Giấy khai sinh', copies: '2' }) // [{ document: 'Giấy khai sinh', copies: '2' }]
 */
export function entriesOf(
  fields: readonly Pick<FormField, 'key' | 'repeats'>[],
  form: Readonly<Record<string, unknown>>,
): Entry[] {
  const keys = repeatingOf(fields).map(({ key }) => key)
  if (keys.length === 0) return []
  const listed = Array.isArray(form.entries) ? form.entries.filter(isEntry) : [form]
  return listed.map((entry) =>
    Object.fromEntries(keys.flatMap((key) => (entry[key] === undefined ? [] : [[key, String(entry[key] ?? '')]]))),
  )
}

/** What is wrong with an entry's answer: its place among the entries, from 0, and its field. */
export interface EntryFlaw {
  place: number
  key: string
  text: Text
}

/** Checks entries as answers are checked; tidied, and what is wrong with them. */
export function validateEntries(
  fields: readonly FormField[],
  typed: readonly Readonly<Record<string, unknown>>[],
): { entries: Entry[]; flaws: EntryFlaw[] } {
  const asked = repeatingOf(fields)
  const checked = typed.map((entry) => validateForm(asked, entry))
  return {
    entries: checked.map(({ values }) => values),
    flaws: checked.flatMap(({ errors }, place) =>
      Object.entries(errors).map(([key, text]): EntryFlaw => ({ place, key, text })),
    ),
  }
}

/** Answers with their entries as they are kept: one entry stands among the answers themselves, as on a form without a list. */
export const withEntries = (answers: Record<string, string>, entries: readonly Entry[]): Record<string, unknown> =>
  entries.length > 1 ? { ...answers, entries } : { ...answers, ...entries[0] }

/**
 * Whether a form that was sent can be taken: every answer that must be there is, in every entry.
 *
 * @param form as it came, from a page or another program
 */
export function isAnswered(fields: readonly FormField[], form: Readonly<Record<string, unknown>>): boolean {
  const there = (value: unknown): boolean => String(value ?? '').trim() !== ''
  const repeating = repeatingOf(fields)
  const listed = repeating.length > 0 && form.entries !== undefined
  const own = listed ? fields.filter(({ repeats }) => !repeats) : fields
  if (own.some(({ key, required }) => required && !there(form[key]))) return false
  if (!listed) return true
  const { entries } = form
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MOST_ENTRIES || !entries.every(isEntry))
    return false
  const asText = entries.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
    ),
  )
  return validateEntries(fields, asText).flaws.length === 0
}
