import { type Db, sql } from '../../../platform/database/index.ts'
import type { Staff } from '../../dossiers/index.ts'
import type { Schedule } from '../rules/schedule.ts'
import { type CsvColumns, USUAL_COLUMNS } from '../rules/statement-csv.ts'

/** How an office takes money. */
export interface OfficeSettings {
  bank: { bin: string; name: string; accountNumber: string; accountName: string } | undefined
  receiptSeries: string
  zeroTens: 'linh' | 'lẻ'
  csvColumns: CsvColumns
}

interface Row {
  bankBin: string | null
  bankName: string | null
  accountNumber: string | null
  accountName: string | null
  receiptSeries: string
  zeroTens: 'linh' | 'lẻ'
  csvColumns: CsvColumns | Record<string, never>
}

const DEFAULTS: OfficeSettings = { bank: undefined, receiptSeries: 'BL', zeroTens: 'linh', csvColumns: USUAL_COLUMNS }

/** A unit's settings on a day; its superior's where it has none of its own. */
export async function settingsOf(
  db: Db,
  localityId: number,
  staff: Staff,
  unitId: string,
  on: string,
): Promise<OfficeSettings> {
  const row = await db.first(sql<Row>`
    SELECT bank_bin, bank_name, account_number, account_name, receipt_series, zero_tens, csv_columns FROM fee_offices
    WHERE locality_id = ${localityId} AND unit_id = ${unitId} AND valid_from <= ${on}::date ORDER BY valid_from DESC LIMIT 1`)
  if (!row) {
    const above = staff.findUnit(unitId)?.parentId
    return above ? settingsOf(db, localityId, staff, above, on) : DEFAULTS
  }
  const { bankBin, bankName, accountNumber, accountName, receiptSeries, zeroTens, csvColumns } = row
  return {
    bank:
      bankBin && accountNumber && accountName
        ? { bin: bankBin, name: bankName ?? '', accountNumber, accountName }
        : undefined,
    receiptSeries,
    zeroTens,
    csvColumns: { ...USUAL_COLUMNS, ...csvColumns },
  }
}

/** A procedure's schedules, the latest first. */
export const schedulesOf = (db: Db, localityId: number, procedureId: string): Promise<Schedule[]> =>
  db.many(sql<Schedule>`
    SELECT id, procedure_id, valid_from, valid_to, decision, items, reductions FROM fee_schedules
    WHERE locality_id = ${localityId} AND procedure_id = ${procedureId} ORDER BY valid_from DESC`)

export const allSchedules = (db: Db, localityId: number): Promise<Schedule[]> =>
  db.many(sql<Schedule>`
    SELECT id, procedure_id, valid_from, valid_to, decision, items, reductions FROM fee_schedules
    WHERE locality_id = ${localityId} ORDER BY procedure_id, valid_from DESC`)
