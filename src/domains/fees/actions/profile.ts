import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Catalogue } from '../../procedures/index.ts'
import { flawsOf, type ScheduleContent } from '../rules/schedule.ts'
import type { CsvColumns } from '../rules/statement-csv.ts'

/** How a profile's offices take money, and what its procedures cost where that is more than one amount. */
export interface FeesFile {
  offices: {
    /** Our code of the unit. */
    unit: string
    validFrom: string
    bank?: { bin: string; name: string; accountNumber: string; accountName: string }
    receiptSeries: string
    zeroTens?: 'linh' | 'lẻ'
    csvColumns?: Partial<CsvColumns>
  }[]
  schedules: (ScheduleContent & { procedure: string; validFrom: string; validTo?: string | null; decision: string })[]
}

/** A schedule in a file that can't be charged by. */
export class FlawedSchedule extends Error {
  override name = 'FlawedSchedule'
}

/**
 * Loads a profile's settings and schedules. What is there already stays as it is: a change begins on a day of its own.
 *
 * @throws FlawedSchedule naming the procedure and what is wrong
 */
export async function importFees(
  tx: Db,
  localityId: number,
  file: FeesFile,
  catalogue: Catalogue,
  at: Date,
): Promise<void> {
  for (const { unit, validFrom, bank, receiptSeries, zeroTens = 'linh', csvColumns = {} } of file.offices)
    await tx.run(sql`
      INSERT INTO fee_offices (locality_id, unit_id, valid_from, bank_bin, bank_name, account_number, account_name, receipt_series,
        zero_tens, csv_columns)
      SELECT ${localityId}::integer, id, ${validFrom}::date, ${bank?.bin ?? null}, ${bank?.name ?? null}, ${bank?.accountNumber ?? null},
        ${bank?.accountName ?? null}, ${receiptSeries}, ${zeroTens}, ${JSON.stringify(csvColumns)}::text::jsonb
      FROM units WHERE code = ${unit} ON CONFLICT DO NOTHING`)
  for (const { procedure, validFrom, validTo = null, decision, items, reductions } of file.schedules) {
    const version = catalogue.versions.find(({ slug }) => slug === procedure)
    if (!version) throw new FlawedSchedule(`There is no procedure ${procedure}`)
    const [flaw] = flawsOf({ items, reductions }, version.form)
    if (flaw) throw new FlawedSchedule(`${procedure} from ${validFrom}: ${flaw.part} ${flaw.flaw}`)
    await tx.run(sql`
      INSERT INTO fee_schedules (locality_id, id, procedure_id, valid_from, valid_to, decision, items, reductions, published_at)
      VALUES (${localityId}, ${newId()}, ${version.procedureId}, ${validFrom}::date, ${validTo}::date, ${decision},
        ${JSON.stringify(items)}::text::jsonb, ${JSON.stringify(reductions)}::text::jsonb, ${at})
      ON CONFLICT (locality_id, procedure_id, valid_from) DO NOTHING`)
  }
}
