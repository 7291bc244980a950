import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import type { Reason } from '../reasons.ts'
import { type Counts, worthOf } from '../rules/till.ts'
import { actorFor, momentOf } from '../till.ts'
import { verbs } from '../verbs.ts'

/**
 * Closes a cashier's day (chốt ngày): what was counted beside what the entries say. A difference is explained, never
 * balanced away; a closed day takes no more entries, what was wrong is put right on the next.
 */
export async function closeDay(
  office: Office,
  officer: OfficialViewer,
  cashDayId: string,
  { counts, explanation, seenDong }: { counts: Counts; explanation: string; seenDong: number },
): Promise<Result<{ differenceDong: number }, Reason>> {
  let countedDong: number
  try {
    countedDong = worthOf(counts)
  } catch {
    return no('bad_count')
  }
  return office.db.transaction(async (tx): Promise<Result<{ differenceDong: number }, Reason>> => {
    const till = await tx.first(sql<{ unitId: string; cashierId: string; day: string; closedAt: Date | null }>`
      SELECT unit_id, cashier_id, day, closed_at FROM fee_cash_days
      WHERE locality_id = ${office.localityId} AND id = ${cashDayId} FOR UPDATE`)
    if (!till || till.cashierId !== officer.personId) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', till.unitId)
    if (!actor) return no('not_yours')
    if (till.closedAt) return no('already_done')
    const { expectedDong, entries } = await tx.one(sql<{ expectedDong: number; entries: number }>`
      SELECT coalesce(sum(amount_dong), 0)::bigint AS expected_dong, count(*)::integer AS entries FROM fee_payments
      WHERE locality_id = ${office.localityId} AND cash_day_id = ${cashDayId}`)
    if (expectedDong !== seenDong) return no('amount_changed')
    const differenceDong = countedDong - expectedDong
    const said = explanation.trim()
    if (differenceDong !== 0 && said === '') return no('difference_unexplained')
    const { at } = momentOf(office, actor)
    await tx.run(sql`
      UPDATE fee_cash_days SET expected_dong = ${expectedDong}, counted_dong = ${countedDong},
        counts = ${JSON.stringify(counts)}::text::jsonb, explanation = ${said || null}, closed_at = ${at}
      WHERE locality_id = ${office.localityId} AND id = ${cashDayId}`)
    await record(tx, {
      verb: verbs.close.name,
      actor,
      subjectId: cashDayId,
      unitId: till.unitId,
      personId: officer.personId,
      occurredAt: at,
      facts: { day: till.day, expectedDong, countedDong, entries },
    })
    return ok({ differenceDong })
  })
}
