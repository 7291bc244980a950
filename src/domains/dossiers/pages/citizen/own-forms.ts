import { findFormSet } from '../../../../core/official-forms/index.ts'
import { lengtheningData, receiptData, refusalData, supplementRequestData } from '../../forms/index.ts'
import type { Office } from '../../office.ts'
import type { CitizenDeps } from './deps.ts'

/** The official papers a person can download, as their addresses name them. */
export const OWN_FORMS = ['phieu-hen', 'yeu-cau-bo-sung', 'gia-han', 'tu-choi'] as const
export type OwnForm = (typeof OWN_FORMS)[number]

type Printing = Pick<CitizenDeps, 'forms' | 'formSetOn'> & { office: Office }

/** Prints a paper in the set of forms that was in force on its day; undefined when the dossier has none. */
export async function printOwnForm(
  { office, forms, formSetOn = findFormSet }: Printing,
  id: string,
  form: OwnForm,
): Promise<Uint8Array | undefined> {
  switch (form) {
    case 'phieu-hen': {
      const data = await receiptData(office, id)
      const set = data && formSetOn(data.heading.on)
      return set && forms.renderForm('receipt', set.id, data)
    }
    case 'yeu-cau-bo-sung': {
      const data = await supplementRequestData(office, id)
      const set = data && formSetOn(data.heading.on)
      return set && forms.renderForm('supplementRequest', set.id, data)
    }
    case 'gia-han': {
      const data = await lengtheningData(office, id)
      const set = data && formSetOn(data.heading.on)
      return set && forms.renderForm('lengthening', set.id, data)
    }
    case 'tu-choi': {
      const data = await refusalData(office, id)
      const set = data && formSetOn(data.heading.on)
      return set && forms.renderForm('refusal', set.id, data)
    }
  }
}
