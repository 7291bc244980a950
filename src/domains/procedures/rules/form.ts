import type { Text } from '../../../platform/i18n/index.ts'
import { nfc } from '../../../platform/text.ts'
import { words } from '../words.ts'
import type { FormField } from './version.ts'

const MOST = { text: 300, person: 120, longText: 4_000 }

/** What is wrong with an answer, or undefined; the shapes are those of identifiers in use. */
function flawOf(field: FormField, answer: string): Text | undefined {
  if (answer === '') return field.required ? words.form.required(field.label) : undefined
  switch (field.type) {
    case 'personalNumber':
      return /^\d{12}$/.test(answer) ? undefined : words.form.personalNumber
    case 'phone':
      return /^(0[35789]\d{8}|02\d{8,9})$/.test(answer) ? undefined : words.form.phone
    case 'date':
      return isDate(answer) ? undefined : words.form.date
    case 'number':
      return /^\d{1,9}([.,]\d{1,2})?$/.test(answer) ? undefined : words.form.number
    case 'money':
      return /^\d{1,15}$/.test(answer) ? undefined : words.form.money
    case 'choice':
      return field.options?.some(({ value }) => value === answer) ? undefined : words.form.choice
    default:
      return answer.length <= MOST[field.type] ? undefined : words.form.tooLong(MOST[field.type])
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A date as people write it, day first, as it is stored. */
const isoDate = (_: string, day: string, month: string, year: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function tidy(field: FormField, raw: unknown): string {
  const text = nfc(typeof raw === 'string' ? raw : '').trim()
  if (field.type === 'phone') return text.replace(/[\s.()-]/g, '').replace(/^(\+84|0084)/, '0')
  if (field.type === 'date') return text.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, isoDate)
  if (field.type === 'personalNumber') return text.replace(/\s/g, '')
  if (field.type === 'money') return text.replace(/[\s.,đ₫]/g, '')
  return text
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
