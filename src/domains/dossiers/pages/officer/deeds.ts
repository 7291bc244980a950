import type { PostedForm } from '../../../../core/files/index.ts'
import type { Permission } from '../../../../core/identity/index.ts'
import { confirmArrival } from '../../actions/arrive.ts'
import { assign } from '../../actions/assign.ts'
import {
  acceptWithdrawal,
  declineWithdrawal,
  requestWithdrawal,
  resubmit,
  takeBackWithdrawal,
} from '../../actions/by-citizen.ts'
import { apologise } from '../../actions/closing.ts'
import { finishFinancialDuty, startFinancialDuty } from '../../actions/financial-duty.ts'
import { handOver, recordExternalAnswer } from '../../actions/hand-over.ts'
import { lengthen } from '../../actions/lengthen.ts'
import { accept, refuse, requestSupplement, stop } from '../../actions/reception.ts'
import { sendBack } from '../../actions/send-back.ts'
import { recordExternalResult } from '../../actions/sign-result.ts'
import { type Answer, refused } from '../../answer.ts'
import type { Office } from '../../office.ts'
import type { Action } from '../../rules/transitions.ts'
import type { Official } from '../../rules/who-may.ts'
import { countOf, keysOf, linesOf } from './form-body.ts'

/** What a form of the desk asks for. The words of each stand in `desk-words.ts`. */
export type DeedField =
  | 'items'
  | 'reason'
  | 'optionalReason'
  | 'note'
  | 'colleague'
  | 'earlierStep'
  | 'newDueOn'
  | 'answer'
  | 'file'
  | 'papers'
  | 'content'

export interface Deed {
  /** Its address below the dossier's. */
  path: string
  may: Permission
  fields: readonly DeedField[]
  /** How its button looks; the first that may be done is the primary one anyway. */
  kind: 'secondary' | 'warning'
}

type Run = (office: Office, officer: Official, id: string, form: PostedForm) => Promise<Answer<unknown>>

const seen = (form: PostedForm) => ({ version: countOf(form, 'version') })

/** Everything an officer does on a dossier's page, but for signing and returning, which show a page of their own. */
export const DEEDS: Record<Exclude<Action, 'rate'>, Deed> = {
  accept: { path: 'tiep-nhan', may: 'dossier.receive', fields: [], kind: 'secondary' },
  confirmArrival: { path: 'xac-nhan-den', may: 'dossier.receive', fields: [], kind: 'secondary' },
  handOver: { path: 'chuyen-buoc', may: 'dossier.process', fields: ['note'], kind: 'secondary' },
  sign: { path: 'ky', may: 'dossier.sign', fields: ['content', 'file'], kind: 'secondary' },
  returnResult: { path: 'tra-ket-qua', may: 'dossier.return', fields: [], kind: 'secondary' },
  recordExternalAnswer: { path: 'ghi-tra-loi', may: 'dossier.process', fields: ['answer', 'file'], kind: 'secondary' },
  recordExternalResult: { path: 'ghi-ket-qua', may: 'dossier.process', fields: ['answer', 'file'], kind: 'secondary' },
  finishFinancialDuty: { path: 'xong-nghia-vu', may: 'dossier.process', fields: [], kind: 'secondary' },
  acceptWithdrawal: { path: 'dong-y-rut', may: 'dossier.process', fields: ['optionalReason'], kind: 'secondary' },
  declineWithdrawal: { path: 'khong-dong-y-rut', may: 'dossier.process', fields: ['reason'], kind: 'secondary' },
  resubmit: { path: 'bo-sung', may: 'dossier.receive', fields: ['papers', 'file'], kind: 'secondary' },
  requestSupplement: {
    path: 'yeu-cau-bo-sung',
    may: 'dossier.process',
    fields: ['items', 'reason'],
    kind: 'secondary',
  },
  sendBack: {
    path: 'tra-lai',
    may: 'dossier.process',
    fields: ['earlierStep', 'reason'],
    kind: 'secondary',
  },
  assign: { path: 'phan-cong', may: 'dossier.process', fields: ['colleague'], kind: 'secondary' },
  startFinancialDuty: { path: 'cho-nghia-vu', may: 'dossier.process', fields: ['reason'], kind: 'secondary' },
  lengthen: { path: 'gia-han', may: 'dossier.process', fields: ['reason'], kind: 'secondary' },
  apologise: { path: 'xin-loi', may: 'dossier.process', fields: ['reason', 'newDueOn'], kind: 'secondary' },
  requestWithdrawal: { path: 'rut', may: 'dossier.receive', fields: ['optionalReason'], kind: 'secondary' },
  takeBackWithdrawal: { path: 'huy-rut', may: 'dossier.receive', fields: [], kind: 'secondary' },
  refuse: { path: 'tu-choi', may: 'dossier.process', fields: ['reason'], kind: 'warning' },
  stop: { path: 'dung', may: 'dossier.process', fields: ['reason'], kind: 'warning' },
}

export type DeedName = keyof typeof DEEDS

/** In the order they are offered: what moves the dossier on first, what ends it last. */
export const DEED_NAMES = Object.keys(DEEDS) as DeedName[]

/** What each deed does with its form. */
export const RUN: Record<Exclude<DeedName, 'sign' | 'returnResult'>, Run> = {
  accept: (office, officer, id, form) => accept(office, officer, id, seen(form)),
  confirmArrival: (office, officer, id, form) => confirmArrival(office, officer, id, seen(form)),
  handOver: (office, officer, id, form) => handOver(office, officer, id, { ...seen(form), note: form.text('note') }),
  recordExternalAnswer: (office, officer, id, form) =>
    recordExternalAnswer(office, officer, id, {
      ...seen(form),
      answer: form.text('answer'),
      upload: form.uploads('file')[0],
    }),
  recordExternalResult: async (office, officer, id, form) => {
    const [upload] = form.uploads('file')
    if (!upload) return refused('unknown_file')
    return recordExternalResult(office, officer, id, { ...seen(form), answer: form.text('answer'), upload })
  },
  finishFinancialDuty: (office, officer, id, form) => finishFinancialDuty(office, officer, id, seen(form)),
  acceptWithdrawal: (office, officer, id, form) =>
    acceptWithdrawal(office, officer, id, { ...seen(form), reason: form.text('reason') }),
  declineWithdrawal: (office, officer, id, form) =>
    declineWithdrawal(office, officer, id, { ...seen(form), reason: form.text('reason') }),
  resubmit: async (office, officer, id, form) => {
    const uploads = form.uploads('file')
    const names = linesOf(form, 'papers')
    if (names.length === 0 && uploads.length === 0) return refused('missing_items')
    // Papers in the order they were named take the files in the order they were picked.
    const papers = Array.from({ length: Math.max(names.length, uploads.length) }, (_, index) => ({
      name: names[index] ?? 'Giấy tờ bổ sung',
      kind: 'copy',
      upload: uploads[index],
    }))
    return resubmit(office, { officer, id }, { papers })
  },
  requestSupplement: (office, officer, id, form) =>
    requestSupplement(office, officer, id, {
      ...seen(form),
      items: [...form.all('item'), ...linesOf(form, 'items')],
      reason: form.text('reason'),
    }),
  assign: async (office, officer, id, form) => {
    const [personId] = keysOf(form, 'colleague')
    return personId ? assign(office, officer, id, { ...seen(form), personId }) : refused('no_such_person')
  },
  sendBack: (office, officer, id, form) =>
    sendBack(office, officer, id, { ...seen(form), toStep: form.text('earlierStep'), reason: form.text('reason') }),
  startFinancialDuty: (office, officer, id, form) =>
    startFinancialDuty(office, officer, id, { ...seen(form), reason: form.text('reason') }),
  lengthen: (office, officer, id, form) =>
    lengthen(office, officer, id, { ...seen(form), reason: form.text('reason') }),
  apologise: (office, officer, id, form) =>
    apologise(office, officer, id, { ...seen(form), reason: form.text('reason'), newDueOn: form.text('newDueOn') }),
  requestWithdrawal: (office, officer, id, form) =>
    requestWithdrawal(office, { officer, id }, { reason: form.text('reason') }),
  takeBackWithdrawal: (office, officer, id) => takeBackWithdrawal(office, { officer, id }),
  refuse: (office, officer, id, form) => refuse(office, officer, id, { ...seen(form), reason: form.text('reason') }),
  stop: (office, officer, id, form) => stop(office, officer, id, { ...seen(form), reason: form.text('reason') }),
}
