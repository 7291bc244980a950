import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { type Errors, Select, TextInput } from '../../../../ui/index.ts'
import type { PaperKindChoice } from '../../draft-desk.ts'
import { draftWords } from '../../draft-words.ts'

/** One tick box with its words. */
export function Tick({
  name,
  label,
  checked,
  value = '1',
}: {
  name: string
  label: string
  checked: boolean
  value?: string
}) {
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" id={name} name={name} type="checkbox" value={value} checked={checked} />
        <label class="govuk-label govuk-checkboxes__label" for={name}>
          {label}
        </label>
      </div>
    </div>
  )
}

/** Words in Vietnamese. */
export function Vietnamese({
  name,
  label,
  value,
  errors,
  hint,
}: {
  name: string
  label: string
  value: Text | null | undefined
  errors: Errors
  hint?: string
}) {
  return (
    <TextInput
      name={`${name}.vi`}
      label={label}
      hint={hint}
      value={value?.vi}
      error={errors[`${name}.vi`]}
      maxLength={300}
    />
  )
}

/** …and in English, where they differ. */
export function English({ name, label, value }: { name: string; label: string; value: Text | null | undefined }) {
  const say = useSay()
  return (
    <TextInput
      name={`${name}.en`}
      label={`${label} (${say(draftWords.english)})`}
      value={value && value.en !== value.vi ? value.en : ''}
      maxLength={300}
    />
  )
}

/** The kind of paper by which the store finds it; a kind it no longer knows stays until another is chosen. */
export function PaperKind({
  name,
  value,
  kinds,
}: {
  name: string
  value: string | null | undefined
  kinds: readonly PaperKindChoice[]
}) {
  const say = useSay()
  const known = kinds.map(({ key, name: called }) => ({ value: key, text: say(called) }))
  const own = value && !known.some((kind) => kind.value === value) ? [{ value, text: value }] : []
  return (
    <Select
      name={name}
      label={say(draftWords.paperKind)}
      hint={say(draftWords.paperKindHint)}
      value={value ?? ''}
      options={[{ value: '', text: say(draftWords.noPaperKind) }, ...known, ...own]}
    />
  )
}
