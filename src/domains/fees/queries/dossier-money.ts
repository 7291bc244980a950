import { localDateOf } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../../dossiers/index.ts'
import { type Balance, findBalance } from '../till.ts'
import { type OfficeSettings, settingsOf } from './settings.ts'

export interface ShownCharge {
  id: string
  name: Text
  amountDong: number
  reducedDong: number
  dueDong: number
  explanation: Text
  ground: string
}

export interface ShownPayment {
  id: string
  kind: 'payment' | 'reversal' | 'refund'
  method: 'cash' | 'transfer'
  amountDong: number
  reason: string | null
  takenBy: string | null
  paidAt: Date
  /** Of the receipt or refund slip. */
  series: string | null
  year: number | null
  number: number | null
  undone: boolean
}

export interface ShownRefund {
  id: string
  dossierId: string
  amountDong: number
  reason: string
  state: 'requested' | 'approved' | 'declined' | 'paid'
  requestedBy: string
  requestedAt: Date
}

/** All there is to say of a dossier's money. */
export interface DossierMoney {
  balance: Balance
  payer: { code: string; status: string; fullName: string | null; address: string | null; procedureVersionId: string }
  charges: ShownCharge[]
  payments: ShownPayment[]
  refunds: ShownRefund[]
  settings: OfficeSettings
}

/** A dossier's money; undefined where nothing was ever charged. */
export async function findMoney(office: Office, dossierId: string): Promise<DossierMoney | undefined> {
  const { db, localityId } = office
  const own = sql`locality_id = ${localityId} AND dossier_id = ${dossierId}`
  const [balance, payer, charges, payments, refunds, staff] = await Promise.all([
    findBalance(office, dossierId),
    db.first(sql<DossierMoney['payer']>`
      SELECT code, status, full_name, address, procedure_version_id FROM dossier_payers WHERE ${own}`),
    db.many(sql<ShownCharge>`
      SELECT id, name, amount_dong, reduced_dong, due_dong, explanation, ground FROM fee_charges WHERE ${own}
      ORDER BY charged_at, position`),
    db.many(sql<ShownPayment>`
      SELECT p.id, p.kind, p.method, p.amount_dong, p.reason, p.taken_by, p.paid_at, r.series, r.year, r.number,
        EXISTS (SELECT FROM fee_payments u WHERE u.locality_id = p.locality_id AND u.reverses_id = p.id) AS undone
      FROM fee_payments p LEFT JOIN fee_receipts r ON r.locality_id = p.locality_id AND r.payment_id = p.id
      WHERE p.locality_id = ${localityId} AND p.dossier_id = ${dossierId} ORDER BY p.paid_at, p.id`),
    db.many(sql<ShownRefund>`
      SELECT id, dossier_id, amount_dong, reason, state, requested_by, requested_at FROM fee_refunds WHERE ${own} ORDER BY requested_at`),
    office.staff(),
  ])
  if (!balance || !payer) return undefined
  const settings = await settingsOf(db, localityId, staff, balance.unitId, localDateOf(office.clock.now()))
  return { balance, payer, charges, payments, refunds, settings }
}

/** What a dossier was charged, paid and given back, for the papers about it. */
export const moneyOf =
  (localityId: number): NonNullable<Office['moneyOf']> =>
  (db: Db, dossierId: string) =>
    db.first(sql<{ chargedDong: number; paidDong: number; refundedDong: number }>`
      SELECT b.charged_dong, coalesce(sum(p.amount_dong) FILTER (WHERE p.kind <> 'refund'), 0)::bigint AS paid_dong,
        coalesce(-sum(p.amount_dong) FILTER (WHERE p.kind = 'refund'), 0)::bigint AS refunded_dong
      FROM fee_balances b LEFT JOIN fee_payments p ON p.locality_id = b.locality_id AND p.dossier_id = b.dossier_id
      WHERE b.locality_id = ${localityId} AND b.dossier_id = ${dossierId} GROUP BY b.charged_dong`)

/** A receipt's number as it is printed: `BL-2026/0000012`. */
export const receiptNumber = ({
  series,
  year,
  number,
}: Pick<ShownPayment, 'series' | 'year' | 'number'>): string | null =>
  series === null || number === null ? null : `${series}-${year}/${String(number).padStart(7, '0')}`
