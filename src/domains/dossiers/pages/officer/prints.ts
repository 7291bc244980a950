import type { WorkingTime } from '../../../../core/calendar/index.ts'
import { type FormData, findFormSet } from '../../../../core/official-forms/index.ts'
import {
  apologyData,
  controlSlipData,
  lengtheningData,
  receiptData,
  refusalData,
  stopNoticeData,
  supplementRequestData,
} from '../../forms/index.ts'
import type { DossierView } from '../../views.ts'
import type { Desk } from './deps.ts'
import type { PrintLink } from './papers-card.tsx'

/** The forms of a dossier, by the name their file has. */
export const PRINTS = {
  'giay-hen': 'receipt',
  'phieu-bo-sung': 'supplementRequest',
  'phieu-tu-choi': 'refusal',
  'phieu-xin-loi': 'apology',
  'thong-bao-gia-han': 'lengthening',
  'thong-bao-dung': 'stopNotice',
  'phieu-kiem-soat': 'controlSlip',
} as const

export type PrintName = keyof typeof PRINTS

const PRINT_NAMES = Object.keys(PRINTS) as PrintName[]

export const isPrintName = (name: string): name is PrintName => Object.hasOwn(PRINTS, name)

/** The set of forms a dossier keeps: that of the day it was received. */
export const formSetOf = (
  { formSetOn = findFormSet }: Desk,
  { receivedAt, submittedAt }: DossierView,
  time: WorkingTime,
) => formSetOn(time.dateOf(receivedAt ?? submittedAt))

/** Whether a dossier has come to have a form. */
const HAS: Record<PrintName, (dossier: DossierView) => boolean> = {
  'giay-hen': ({ receivedAt }) => receivedAt !== null,
  'phieu-bo-sung': ({ supplements }) => supplements > 0,
  'phieu-tu-choi': (dossier) => wasDone(dossier, 'dossier.refuse') || wasDone(dossier, 'dossier.refusePart'),
  'phieu-xin-loi': ({ apology }) => apology !== null,
  'thong-bao-gia-han': (dossier) => wasDone(dossier, 'dossier.lengthen'),
  'thong-bao-dung': (dossier) =>
    ['dossier.stop', 'dossier.stopPart', 'dossier.acceptWithdrawal'].some((verb) => wasDone(dossier, verb)),
  'phieu-kiem-soat': ({ receivedAt }) => receivedAt !== null,
}

const wasDone = ({ timeline }: DossierView, verb: string): boolean => timeline.some((act) => act.verb === verb)

/** The forms that can be printed now. Who sees the person masked prints nothing that names the person. */
export function printsOf(desk: Desk, dossier: DossierView, time: WorkingTime): PrintLink[] {
  const set = formSetOf(desk, dossier, time)
  if (!set) return []
  const label = { href: `/nhan?ids=${dossier.id}`, title: 'Nhãn hồ sơ (mã vạch)' }
  const forms = PRINT_NAMES.flatMap((name) => {
    const entry = set.forms[PRINTS[name]]
    if (!entry || dossier.applicant.masked || !HAS[name](dossier)) return []
    const title = entry.number ? `Mẫu ${entry.number}: ${entry.title}` : entry.title
    return [{ href: `/ho-so/${dossier.id}/giay/${name}.pdf`, title }]
  })
  return forms.length > 0 ? [...forms, label] : forms
}

/** The data of a form of a dossier; undefined when it has none. */
export async function printData(
  desk: Desk,
  name: PrintName,
  dossier: DossierView,
): Promise<FormData[(typeof PRINTS)[PrintName]] | undefined> {
  const { office } = desk
  switch (name) {
    case 'giay-hen':
      return receiptData(office, dossier.id)
    case 'phieu-bo-sung':
      return supplementRequestData(office, dossier.id)
    case 'phieu-tu-choi':
      return refusalData(office, dossier.id)
    case 'phieu-xin-loi':
      return apologyData(office, dossier.id)
    case 'thong-bao-gia-han':
      return lengtheningData(office, dossier.id)
    case 'thong-bao-dung':
      return stopNoticeData(office, dossier.id)
    case 'phieu-kiem-soat':
      return controlSlipData(office, dossier.id)
  }
}
