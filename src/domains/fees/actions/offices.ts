import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, may, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import {
  bankNameOf,
  hasAccount,
  type NewOffice,
  type OfficeField,
  type OfficeFlaw,
  officeFlaws,
} from '../rules/office.ts'
import { verbs } from '../verbs.ts'

export type OfficeFlaws = Partial<Record<OfficeField, OfficeFlaw>>

/**
 * Says how an office takes money from a day on: its account, its series of receipts, how its bank heads its files. What begins today or
 * later may be said anew until then; what was given out before stays as it was.
 */
export async function setOffice(
  { db, clock, localityId, staff }: Office,
  officer: OfficialViewer,
  unitId: string,
  input: NewOffice,
): Promise<Result<null, 'not_yours' | 'not_found' | 'flawed'> & { flaws?: OfficeFlaws }> {
  if (!may(officer, 'fee.manage')) return no('not_yours')
  if (!(await staff()).findUnit(unitId)) return no('not_found')
  const at = clock.now()
  const flaws = officeFlaws(input, localDateOf(at))
  if (Object.keys(flaws).length > 0) return { ok: false, reason: 'flawed', flaws }
  const { validFrom, receiptSeries, zeroTens, csvColumns } = input
  const bank = hasAccount(input) ? { ...input, bankName: bankNameOf(input) } : undefined
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO fee_offices (locality_id, unit_id, valid_from, bank_bin, bank_name, account_number, account_name, receipt_series,
        zero_tens, csv_columns)
      VALUES (${localityId}, ${unitId}, ${validFrom}::date, ${bank?.bankBin ?? null}, ${bank?.bankName ?? null},
        ${bank?.accountNumber ?? null}, ${bank?.accountName ?? null}, ${receiptSeries}, ${zeroTens},
        ${JSON.stringify(csvColumns)}::text::jsonb)
      ON CONFLICT (locality_id, unit_id, valid_from) DO UPDATE SET bank_bin = excluded.bank_bin, bank_name = excluded.bank_name,
        account_number = excluded.account_number, account_name = excluded.account_name, receipt_series = excluded.receipt_series,
        zero_tens = excluded.zero_tens, csv_columns = excluded.csv_columns`)
    await record(tx, {
      verb: verbs.setOffice.name,
      actor: actorOf(officer, 'fee.manage'),
      subjectId: unitId,
      unitId,
      occurredAt: at,
      facts: { validFrom, bank: bank?.bankBin ?? '', series: receiptSeries },
    })
  })
  return ok(null)
}
