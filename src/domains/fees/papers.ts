import { localDateOf } from '../../core/calendar/index.ts'
import type { CashClosingData, FeeReceiptData } from '../../core/official-forms/index.ts'
import { dongInWords } from '../../core/official-forms/index.ts'
import { sql } from '../../platform/database/index.ts'
import { headingOf, type Office } from '../dossiers/index.ts'
import { findMoney, receiptNumber } from './queries/dossier-money.ts'
import { settingsOf } from './queries/settings.ts'
import { findTill } from './queries/tills.ts'
import { DENOMINATIONS } from './rules/till.ts'
import { words } from './words.ts'

export const findDossierOfPayment = (
  { db, localityId }: Office,
  id: string,
): Promise<{ dossierId: string; unitId: string } | undefined> =>
  db.first(sql<{ dossierId: string; unitId: string }>`
    SELECT dossier_id, unit_id FROM fee_payments WHERE locality_id = ${localityId} AND id = ${id}`)

/** What a payment's receipt, or a refund's slip, says; undefined for an entry that has none. */
export async function receiptData(office: Office, paymentId: string): Promise<FeeReceiptData | undefined> {
  const found = await findDossierOfPayment(office, paymentId)
  const money = found && (await findMoney(office, found.dossierId))
  const payment = money?.payments.find(({ id }) => id === paymentId)
  const numbered = payment && receiptNumber(payment)
  if (!money || !payment || !numbered) return undefined
  const { balance, payer, charges, settings } = money
  const [staff, version] = await Promise.all([office.staff(), office.getVersion(payer.procedureVersionId)])
  const isRefund = payment.kind === 'refund'
  const amountDong = Math.abs(payment.amountDong)
  const isWhole = !isRefund && amountDong === charges.reduce((sum, { dueDong }) => sum + dueDong, 0)
  const officer = (payment.takenBy && staff.nameOf(payment.takenBy)) || ''
  const name = payer.fullName ?? '—'
  return {
    heading: headingOf(staff, balance.unitId, localDateOf(payment.paidAt)),
    title: (isRefund ? words.titles.refundSlip : words.titles.receipt).vi.toLocaleUpperCase('vi'),
    numbered,
    dossierCode: payer.code,
    link: `${office.publicUrl}/tra-cuu/${payer.code}`,
    payer: { label: isRefund ? 'Người nhận' : 'Người nộp', name, address: payer.address ?? '' },
    procedure: version.name.vi,
    lines: isWhole
      ? charges.map((line) => ({ name: line.name.vi, explanation: line.explanation.vi, amountDong: line.dueDong }))
      : [
          {
            name: isRefund ? 'Hoàn trả phí, lệ phí' : 'Phí, lệ phí',
            explanation: isRefund ? '' : 'nộp theo số tiền chuyển',
            amountDong,
          },
        ],
    totalDong: amountDong,
    totalInWords: dongInWords(amountDong, settings.zeroTens),
    method: words.method[payment.method].vi,
    at: payment.paidAt,
    reason: payment.reason ?? undefined,
    undone: payment.undone,
    hands: isRefund
      ? [
          { role: 'Người nhận tiền', name },
          { role: 'Người chi tiền', name: officer },
        ]
      : [
          { role: 'Người nộp tiền', name },
          { role: 'Người thu tiền', name: officer },
        ],
  }
}

/** The minutes of a closed day; undefined while it is open. */
export async function closingData(office: Office, id: string): Promise<CashClosingData | undefined> {
  const till = await findTill(office, id)
  if (!till?.closedAt || till.countedDong === null) return undefined
  const { db, localityId } = office
  const [staff, numbers] = await Promise.all([
    office.staff(),
    db.many(sql<{ series: string; year: number; number: number }>`
      SELECT r.series, r.year, r.number FROM fee_payments p
      JOIN fee_receipts r ON r.locality_id = p.locality_id AND r.payment_id = p.id AND r.book = 'receipt'
      WHERE p.locality_id = ${localityId} AND p.cash_day_id = ${id} ORDER BY r.year, r.number`),
  ])
  const { zeroTens } = await settingsOf(db, localityId, staff, till.unitId, till.day)
  const [first, last] = [numbers[0], numbers.at(-1)].map((each) => (each ? receiptNumber(each) : null))
  return {
    heading: headingOf(staff, till.unitId, till.day),
    cashier: staff.nameOf(till.cashierId) ?? '',
    day: till.day,
    entries: till.entries,
    counts: DENOMINATIONS.flatMap((valueDong) => {
      const count = till.counts?.[valueDong] ?? 0
      return count > 0 ? [{ valueDong, count }] : []
    }),
    expectedDong: till.expectedDong,
    countedDong: till.countedDong,
    countedInWords: dongInWords(till.countedDong, zeroTens),
    explanation: till.explanation ?? undefined,
    receipts: first && last ? (first === last ? first : `${first} – ${last}`) : 'không có',
    closedAt: till.closedAt,
  }
}
