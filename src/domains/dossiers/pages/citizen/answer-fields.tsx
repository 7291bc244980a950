import { useSay } from '../../../../platform/i18n/index.ts'
import { type Errors, Select, Textarea, TextInput } from '../../../../ui/index.ts'
import type { FormField } from '../../../procedures/index.ts'
import { answerField } from './filing.ts'
import { words } from './filing-words.ts'

/** A procedure's own questions, with what was answered so far. */
export function AnswerFields({
  fields,
  answers,
  errors,
}: {
  fields: readonly FormField[]
  answers: Readonly<Record<string, string>>
  errors: Errors
}) {
  return (
    <>
      {fields.map((field) => (
        <AnswerField key={field.key} field={field} value={answers[field.key]} errors={errors} />
      ))}
    </>
  )
}

/** How each kind of answer is typed on a phone. */
const INPUTS = {
  text: { maxLength: 300 },
  person: { maxLength: 120, autoComplete: 'off', spellcheck: false },
  personalNumber: { inputMode: 'numeric', width: 20, maxLength: 20 },
  phone: { type: 'tel', width: 20, maxLength: 20 },
  date: { type: 'date', width: 10 },
  number: { inputMode: 'numeric', width: 10, maxLength: 12 },
  money: { inputMode: 'numeric', width: 20, maxLength: 20 },
  partialDate: { width: 10, maxLength: 10 },
  address: { maxLength: 300 },
  email: { type: 'email', maxLength: 120 },
  taxCode: { inputMode: 'numeric', width: 20, maxLength: 20 },
  taxOrPersonalNumber: { inputMode: 'numeric', width: 20, maxLength: 20 },
  socialInsurance: { inputMode: 'numeric', width: 20, maxLength: 20 },
  healthInsurance: { width: 20, maxLength: 20 },
  mapSheet: { width: 10, maxLength: 20 },
  areaM2: { inputMode: 'numeric', width: 10, maxLength: 12 },
  landCertificate: { width: 20, maxLength: 40 },
  procedureCode: { width: 20, maxLength: 40 },
  dossierCode: { width: 20, maxLength: 40 },
} as const

function AnswerField({ field, value, errors }: { field: FormField; value: string | undefined; errors: Errors }) {
  const say = useSay()
  const name = answerField(field.key)
  const shared = {
    name,
    label: say(field.required ? field.label : words.optional(field.label)),
    hint: field.hint ? say(field.hint) : undefined,
    error: errors[name],
    value,
    needed: field.required,
  }
  if (field.type === 'longText') return <Textarea {...shared} maxLength={4000} />
  if (field.type === 'choice') {
    const options = (field.options ?? []).map((option) => ({ value: option.value, text: say(option.label) }))
    return <Select {...shared} options={[{ value: '', text: say(words.choose) }, ...options]} />
  }
  return <TextInput {...shared} {...INPUTS[field.type]} suggestions={field.suggestions} />
}
