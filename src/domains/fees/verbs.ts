import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Every official act on money. Those on a dossier's money stand in the dossier's own timeline. */
export const verbs = defineVerbs('fee', {
  charge: { sentence: t('đã tính phí, lệ phí', 'worked out the fee'), subject: 'dossier' },
  exempt: { sentence: t('đã miễn, giảm phí, lệ phí', 'waived or reduced the fee'), subject: 'dossier' },
  pay: { sentence: t('đã thu phí, lệ phí', 'took the fee'), subject: 'dossier' },
  match: { sentence: t('đã ghi nhận chuyển khoản nộp phí', 'matched a bank transfer'), subject: 'dossier' },
  reverse: { sentence: t('đã hủy bút toán thu phí', 'undid a payment'), subject: 'dossier' },
  requestRefund: { sentence: t('đã đề nghị hoàn phí', 'asked for a refund'), subject: 'dossier' },
  approveRefund: { sentence: t('đã duyệt hoàn phí', 'approved a refund'), subject: 'dossier' },
  declineRefund: { sentence: t('đã từ chối hoàn phí', 'declined a refund'), subject: 'dossier' },
  refund: { sentence: t('đã hoàn trả phí', 'paid a refund'), subject: 'dossier' },
  importStatement: { sentence: t('đã nhập sao kê ngân hàng', 'imported a bank statement'), subject: 'statement' },
  explainLine: { sentence: t('đã giải trình dòng sao kê', 'explained a line of the bank'), subject: 'statement' },
  close: { sentence: t('đã chốt ngày thu', 'closed the day'), subject: 'cashDay' },
  setOffice: { sentence: t('đã ghi cách thu phí của cơ quan', 'said how an office takes money'), subject: 'unit' },
  publishSchedule: { sentence: t('đã ban hành mức thu', 'set what a procedure costs'), subject: 'schedule' },
})
