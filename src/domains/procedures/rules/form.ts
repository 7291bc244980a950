import type { Text } from '../../../platform/i18n/index.ts'
import { nfc } from '../../../platform/text.ts'
import { words } from '../words.ts'
import { SHAPES } from './identifiers.ts'
import type { FormField } from './version.ts'

/** What is wrong with an answer, or undefined; the shapes are those of identifiers in use. */
function flawOf(field: FormField, answer: string): Text | undefined {
  if (answer === '') return field.required ? words.form.required(field.label) : undefined
  if (field.type === 'choice')
    return field.options?.some(({ value }) => value === answer) ? undefined : words.form.choice
  const { fits, wrong } = SHAPES[field.type]
  return fits(answer) ? undefined : wrong
}

function tidy(field: FormField, raw: unknown): string {
  const text = nfc(typeof raw === 'string' ? raw : '').trim()
  return field.type === 'choice' ? text : SHAPES[field.type].tidy(text)
}

/**
 * The answers to a procedure's form, tidied, and what is wrong with them by the field's key. Answers to no field are left out.
 */
export function validateForm(
  fields: readonly FormField[],
  input: Readonly<Record<string, unknown>>,
): { values: Record<string, string>; errors: Record<string, Text> } {
  const values: Record<string, string> = {}
  const errors: Record<string, Text> = {}
  for (const field of fields) {
    const answer = tidy(field, input[field.key])
    if (answer !== '') values[field.key] = answer
    const flaw = flawOf(field, answer)
    if (flaw) errors[field.key] = flaw
  }
  return { values, errors }
}
