import { formatDate, formatDong, type Text, t } from '../../../../platform/i18n/index.ts'
import { type Entry, entriesOf, type FormField, repeatingOf } from '../../../procedures/index.ts'
import type { DossierView } from '../../views.ts'

/** What the person wrote, under the labels of the version the dossier runs under; what was left empty is left out. */
export function answersOf({
  form,
  procedure,
}: Pick<DossierView, 'form' | 'procedure'>): { label: Text; value: Text }[] {
  const entries = entriesOf(procedure.form, form)
  const listed = entries.length > 1 ? entries.map((entry, index) => lineOf(procedure.form, entry, index + 1)) : []
  const single = procedure.form.flatMap((field) => {
    const value = form[field.key]
    if (value === undefined || value === null || value === '') return []
    return [{ label: field.label, value: said(field, String(value)) }]
  })
  return [...listed, ...single]
}

/** One of several entries in a line: what it is, then what is asked of it. */
function lineOf(fields: readonly FormField[], entry: Entry, number: number): { label: Text; value: Text } {
  const [first, ...others] = repeatingOf(fields).filter(({ key }) => entry[key])
  const words = (lang: 'vi' | 'en'): string =>
    [
      first ? said(first, entry[first.key] ?? '')[lang] : '',
      ...others.map((field) => `${field.label[lang]}: ${said(field, entry[field.key] ?? '')[lang]}`),
    ].join(' · ')
  return { label: t(`Giấy tờ ${number}`, `Document ${number}`), value: t(words('vi'), words('en')) }
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
