import { dongInFigures } from '../../../core/official-forms/index.ts'

/** What a dossier was charged, what was paid of it and what was given back, in đồng. */
export interface Money {
  chargedDong: number
  paidDong: number
  refundedDong: number
}

/** Whether the person had a duty to the tax office to do, and did it. */
export type Duty = 'none' | 'open' | 'done'

/**
 * What becomes of the money of a dossier that stops, as its notice says it.
 *
 * @law 03/2025/TT-VPCP, form 05: "money matters"; what is given back is for the law on fees, 97/2015/QH13, to say
 */
export const moneyMatters = (money: Money, duty: Duty): string =>
  [feesInWords(money), DUTIES[duty]].filter(Boolean).join('; ').concat('.')

const DUTIES: Readonly<Record<Duty, string>> = {
  none: '',
  open: 'nghĩa vụ tài chính theo thông báo của cơ quan thuế chưa thực hiện',
  done: 'nghĩa vụ tài chính đã thực hiện do cơ quan thuế xử lý theo quy định',
}

function feesInWords({ chargedDong, paidDong, refundedDong }: Money): string {
  if (chargedDong === 0 && paidDong === 0) return 'không phát sinh phí, lệ phí'
  if (paidDong === 0) return `phí, lệ phí ${dongInFigures(chargedDong)} chưa nộp`
  const open = chargedDong - (paidDong - refundedDong)
  return [
    `phí, lệ phí đã nộp ${dongInFigures(paidDong)}`,
    ...(refundedDong > 0 ? [`đã hoàn trả ${dongInFigures(refundedDong)}`] : []),
    ...(open > 0 ? [`còn ${dongInFigures(open)} chưa nộp`] : []),
    ...(refundedDong < paidDong ? ['số đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí'] : []),
  ].join(', ')
}
