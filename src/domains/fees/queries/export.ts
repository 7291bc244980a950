import { RUN, runsOf, sql } from '../../../platform/database/index.ts'
import type { ExportRow, ExportSpan, Office } from '../../dossiers/index.ts'
import { receiptNumber } from './dossier-money.ts'

interface Entry {
  id: string
  code: string
  unitId: string
  kind: string
  method: string
  amountDong: number
  paidAt: Date
  takenBy: string | null
  reason: string | null
  reversesId: string | null
  series: string | null
  year: number | null
  number: number | null
}

/** Every entry of money of a period with its receipt: payments, refunds, and what takes one back. */
export async function* exportMoney(office: Office, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  const { db, localityId } = office
  const staff = await office.staff()
  const rows = runsOf((after) =>
    db.many(sql<Entry>`
      SELECT p.id, d.code, p.unit_id, p.kind, p.method, p.amount_dong, p.paid_at, p.taken_by, p.reason, p.reverses_id,
        r.series, r.year, r.number
      FROM fee_payments p
      JOIN dossier_payers d ON d.locality_id = p.locality_id AND d.dossier_id = p.dossier_id
      LEFT JOIN fee_receipts r ON r.locality_id = p.locality_id AND r.payment_id = p.id
      WHERE p.locality_id = ${localityId} AND p.id > ${after} AND p.paid_at >= ${from} AND p.paid_at < ${to}
      ORDER BY p.id LIMIT ${sql.lit(RUN)}`),
  )
  for await (const { unitId, takenBy, series, year, number, ...row } of rows)
    yield {
      ...row,
      unit: staff.findUnit(unitId)?.name.vi ?? unitId,
      takenBy: (takenBy && staff.nameOf(takenBy)) ?? null,
      receipt: year === null ? null : receiptNumber({ series, year, number }),
    }
}
