import { formatDate, formatDong, type Text } from '../../../../platform/i18n/index.ts'
import type { FormField } from '../../../procedures/index.ts'
import type { DossierView } from '../../views.ts'

/** What the person wrote, under the labels of the version the dossier runs under; what was left empty is left out. */
export function answersOf({
  form,
  procedure,
}: Pick<DossierView, 'form' | 'procedure'>): { label: Text; value: Text }[] {
  return procedure.form.flatMap((field) => {
    const value = form[field.key]
    if (value === undefined || value === null || value === '') return []
    return [{ label: field.label, value: said(field, String(value)) }]
  })
}

/** An answer as it is read: an option by its words, a day and an amount as they are written here. */
function said({ type, options }: FormField, value: string): Text {
  const chosen = options?.find((option) => option.value === value)
  if (chosen) return chosen.label
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { vi: formatDate(value), en: formatDate(value) }
  if (type === 'money' && /^\d+$/.test(value))
    return { vi: formatDong(Number(value)), en: formatDong(Number(value), 'en') }
  return { vi: value, en: value }
}
