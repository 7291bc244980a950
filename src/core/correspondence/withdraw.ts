import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { nfc } from '../../platform/text.ts'
import { type Actor, record } from '../ledger/index.ts'
import { verbs } from './verbs.ts'

/**
 * Withdraws a paper that was sent out (thu hồi văn bản). Its number stays its own.
 *
 * @law 30/2020/NĐ-CP, art. 18.4
 */
export function withdrawPaper(
  db: Db,
  localityId: number,
  { id, why, actor, at }: { id: string; why: string; actor: Extract<Actor, { kind: 'official' }>; at: Date },
): Promise<Result<null, 'missing_reason' | 'withdrawn_before'>> {
  const reason = nfc(why).trim()
  if (reason === '') return Promise.resolve(no('missing_reason'))
  return db.transaction(async (tx) => {
    const done = await tx.first(sql<{ unitId: string; caseId: string | null }>`
      UPDATE issued_papers SET withdrawn_at = ${at}, withdrawn_by = ${actor.personId}, withdrawn_why = ${reason}
      WHERE locality_id = ${localityId} AND id = ${id} AND withdrawn_at IS NULL RETURNING unit_id, case_id`)
    if (!done) return no('withdrawn_before')
    await record(tx, {
      verb: verbs.withdraw.name,
      actor,
      subjectId: id,
      unitId: done.unitId,
      occurredAt: at,
      ...(done.caseId ? { caseId: done.caseId } : {}),
    })
    return ok(null)
  })
}
