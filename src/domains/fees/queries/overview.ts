import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../../dossiers/index.ts'

/** Money of a period, by what it was for, where it was taken, on which day and how; refunds and undone entries taken off. */
export interface RevenueRow {
  procedureId: string
  unitId: string
  day: string
  cashDong: number
  transferDong: number
  entries: number
}

export interface RevenueFilter {
  unitIds: readonly string[]
  from: string
  to: string
  procedureIds?: readonly string[] | undefined
}

const where = (localityId: number, { unitIds, from, to, procedureIds }: RevenueFilter) => sql`
  p.locality_id = ${localityId} AND p.unit_id = ANY (${unitIds}::uuid[]) AND p.day BETWEEN ${from}::date AND ${to}::date
    ${procedureIds ? sql`AND p.procedure_id = ANY (${procedureIds}::uuid[])` : sql``}`

export const findRevenue = ({ db, localityId }: Office, filter: RevenueFilter): Promise<RevenueRow[]> =>
  db.many(sql<RevenueRow>`
    SELECT p.procedure_id, p.unit_id, p.day, count(*)::integer AS entries,
      coalesce(sum(p.amount_dong) FILTER (WHERE p.method = 'cash'), 0)::bigint AS cash_dong,
      coalesce(sum(p.amount_dong) FILTER (WHERE p.method = 'transfer'), 0)::bigint AS transfer_dong
    FROM fee_payments p WHERE ${where(localityId, filter)} GROUP BY p.procedure_id, p.unit_id, p.day ORDER BY p.day`)

export interface EntryRow {
  id: string
  dossierId: string
  code: string
  procedureId: string
  unitId: string
  kind: 'payment' | 'reversal' | 'refund'
  method: 'cash' | 'transfer'
  amountDong: number
  paidAt: Date
  series: string | null
  year: number | null
  number: number | null
}

export const ENTRIES = 100

/** The entries a figure was added up from, newest first. */
export const findEntries = ({ db, localityId }: Office, filter: RevenueFilter, page: number): Promise<EntryRow[]> =>
  db.many(sql<EntryRow>`
    SELECT p.id, p.dossier_id, d.code, p.procedure_id, p.unit_id, p.kind, p.method, p.amount_dong, p.paid_at, r.series, r.year, r.number
    FROM fee_payments p JOIN dossier_payers d ON d.locality_id = p.locality_id AND d.dossier_id = p.dossier_id
    LEFT JOIN fee_receipts r ON r.locality_id = p.locality_id AND r.payment_id = p.id
    WHERE ${where(localityId, filter)} ORDER BY p.paid_at DESC, p.id DESC LIMIT ${ENTRIES + 1} OFFSET ${(page - 1) * ENTRIES}`)
