import type { Text } from '../../../../platform/i18n/index.ts'
import type { DossierView } from '../../views.ts'

/** What the person wrote, under the labels of the version the dossier runs under; what was left empty is left out. */
export function answersOf({
  form,
  procedure,
}: Pick<DossierView, 'form' | 'procedure'>): { label: Text; value: Text }[] {
  return procedure.form.flatMap(({ key, label, options }) => {
    const value = form[key]
    if (value === undefined || value === null || value === '') return []
    const chosen = options?.find((option) => option.value === value)
    return [{ label, value: chosen?.label ?? { vi: String(value), en: String(value) } }]
  })
}
