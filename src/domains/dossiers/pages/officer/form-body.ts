import type { PostedForm } from '../../../../core/files/index.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A field's whole number of at least 1; undefined when it holds anything else. */
export function countOf(form: PostedForm, name: string): number | undefined {
  const text = form.text(name)
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** The lines of a text area that hold something. */
export const linesOf = (form: PostedForm, name: string): string[] =>
  form
    .text(name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The keys among a field's values; what can't be one is left out. */
export const keysOf = (form: PostedForm, name: string): string[] => form.all(name).filter((value) => UUID.test(value))
