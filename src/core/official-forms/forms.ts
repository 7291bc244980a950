import { fill } from './fill.ts'
import type { FormData, FormName } from './form-data.ts'
import { type FormSetId, getFormSet } from './form-sets.ts'
import type { Press } from './press.ts'

/** The file of each form's template, the same in every set. */
const TEMPLATES: Record<FormName, string> = {
  receipt: 'receipt.typ',
  supplementRequest: 'supplement-request.typ',
  refusal: 'refusal.typ',
  apology: 'apology.typ',
  stopNotice: 'stop-notice.typ',
  lengthening: 'lengthening.typ',
  controlSlip: 'control-slip.typ',
  register: 'register.typ',
  report: 'report.typ',
  result: 'result.typ',
  feeReceipt: 'fee-receipt.typ',
  cashClosing: 'cash-closing.typ',
  outgoingBook: 'outgoing-book.typ',
  incomingBook: 'incoming-book.typ',
  certification: 'certification.typ',
  certificationBook: 'certification-book.typ',
  backlog: 'backlog.typ',
  targetReport: 'target-report.typ',
  handoverList: 'handover-list.typ',
  postList: 'post-list.typ',
  labels: 'labels.typ',
  document: 'document.typ',
  commitment: 'commitment.typ',
  commitmentSettlement: 'commitment-settlement.typ',
}

/** Prints a form of a set as PDF/A-2b. */
export type RenderForm = <Name extends FormName>(
  form: Name,
  set: FormSetId,
  data: FormData[Name],
) => Promise<Uint8Array>

/**
 * A printer of official forms over a press.
 *
 * The same data give the same bytes: a paper bears the time of its own heading, not of its printing.
 *
 * @throws RangeError  the set has no such form (form 05 of 03/2025/TT-VPCP under 01/2018/TT-VPCP), or the data can't be
 *                     written: a negative amount, a day that is none
 */
export function formPrinter(press: Press): RenderForm {
  return async (form, set, data) => {
    const entry = getFormSet(set).forms[form]
    if (!entry) throw new RangeError(`${set} has no form ${form}`)
    const filled = fill(form, data)
    return press.run('typeset', {
      template: `${set}/${TEMPLATES[form]}`,
      qr: typeof filled.link === 'string' ? filled.link : undefined,
      data: {
        ...filled,
        documentTitle: [filled.documentName ?? entry.title, filled.dossierCode].filter(Boolean).join(' – '),
        issued: issuedAt(form, data),
      },
    })
  }
}

/** A receipt bears the minute, other papers their day. */
function momentOf<Name extends FormName>(form: Name, data: FormData[Name]): Date | undefined {
  if (form === 'receipt' && 'receivedAt' in data) return data.receivedAt
  return 'undone' in data ? data.at : undefined
}

function issuedAt<Name extends FormName>(form: Name, data: FormData[Name]): Record<string, number> {
  const at = momentOf(form, data) ?? new Date(`${data.heading.on}T00:00:00Z`)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  }
}
