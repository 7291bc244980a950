import type { LocalDate } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office, OfficeUnit } from '../../dossiers/index.ts'
import type { Catalogue } from '../../procedures/index.ts'
import { isInForce } from '../../procedures/index.ts'
import type { CsvColumns } from '../rules/statement-csv.ts'

/** What an office has said of how it takes money from a day on. */
export interface OfficeLine {
  unitId: string
  validFrom: LocalDate
  bankBin: string | null
  bankName: string | null
  accountNumber: string | null
  accountName: string | null
  receiptSeries: string
  zeroTens: 'linh' | 'lẻ'
  csvColumns: Partial<CsvColumns>
}

/** An office that takes dossiers in, with what holds for it now: its own or that of a unit above; none: cash only. */
export interface TakingOffice {
  unit: OfficeUnit
  now: OfficeLine | undefined
  /** The unit above whose it is. */
  of: Text | undefined
}

const COLUMNS = sql`
  unit_id, valid_from, bank_bin, bank_name, account_number, account_name, receipt_series, zero_tens, csv_columns`

/** Every office at which something is taken in today, by name. */
export async function takingOffices(
  { db, localityId, staff }: Office,
  { versions }: Catalogue,
  on: LocalDate,
): Promise<TakingOffice[]> {
  const [units, lines] = await Promise.all([
    staff(),
    db.many(sql<OfficeLine>`
      SELECT DISTINCT ON (unit_id) ${COLUMNS} FROM fee_offices
      WHERE locality_id = ${localityId} AND valid_from <= ${on}::date ORDER BY unit_id, valid_from DESC`),
  ])
  const byUnit = new Map(lines.map((line) => [line.unitId, line]))
  const lineOf = (id: string | null | undefined): OfficeLine | undefined =>
    id ? (byUnit.get(id) ?? lineOf(units.findUnit(id)?.parentId)) : undefined
  const ids = new Set(versions.filter((version) => isInForce(version, on)).flatMap((each) => each.receivingUnitIds))
  return [...ids]
    .flatMap((id) => units.findUnit(id) ?? [])
    .map((unit) => {
      const now = lineOf(unit.id)
      return { unit, now, of: now && now.unitId !== unit.id ? units.findUnit(now.unitId)?.name : undefined }
    })
    .sort((a, b) => a.unit.name.vi.localeCompare(b.unit.name.vi, 'vi'))
}

/** All that was said of an office, the latest first. */
export const linesOf = ({ db, localityId }: Office, unitId: string): Promise<OfficeLine[]> =>
  db.many(sql<OfficeLine>`
    SELECT ${COLUMNS} FROM fee_offices WHERE locality_id = ${localityId} AND unit_id = ${unitId} ORDER BY valid_from DESC`)
