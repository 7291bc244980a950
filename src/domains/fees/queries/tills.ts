import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../../dossiers/index.ts'
import type { Counts } from '../rules/till.ts'

export interface TillRow {
  id: string
  unitId: string
  cashierId: string
  day: string
  expectedDong: number
  countedDong: number | null
  counts: Counts | null
  explanation: string | null
  closedAt: Date | null
  entries: number
}

/** An open till's expected amount is what its entries come to now. */
const TILL = sql.raw(`
  SELECT d.id, d.unit_id, d.cashier_id, d.day, d.counted_dong, d.counts, d.explanation, d.closed_at,
    coalesce(d.expected_dong, e.dong)::bigint AS expected_dong, e.entries
  FROM fee_cash_days d, LATERAL (SELECT coalesce(sum(amount_dong), 0) AS dong, count(*)::integer AS entries FROM fee_payments p
    WHERE p.locality_id = d.locality_id AND p.cash_day_id = d.id) e`)

export const findTill = ({ db, localityId }: Office, id: string): Promise<TillRow | undefined> =>
  db.first(sql<TillRow>`${TILL} WHERE d.locality_id = ${localityId} AND d.id = ${id}`)

/** A cashier's own tills that are still open, oldest first: yesterday's is closed before today's. */
export const findOpenTills = ({ db, localityId }: Office, cashierId: string): Promise<TillRow[]> =>
  db.many(sql<TillRow>`
    ${TILL} WHERE d.locality_id = ${localityId} AND d.cashier_id = ${cashierId} AND d.closed_at IS NULL ORDER BY d.day`)

export const findTills = ({ db, localityId }: Office, unitIds: readonly string[], limit = 31): Promise<TillRow[]> =>
  db.many(sql<TillRow>`
    ${TILL} WHERE d.locality_id = ${localityId} AND d.unit_id = ANY (${unitIds}::uuid[]) AND d.closed_at IS NOT NULL
    ORDER BY d.day DESC, d.closed_at DESC LIMIT ${limit}`)
