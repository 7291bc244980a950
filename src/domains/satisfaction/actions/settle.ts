import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import type { Reason } from '../reasons.ts'
import { ruleOn } from '../settings.ts'
import { verbs } from '../verbs.ts'

/**
 * The person says once whether the answer settles it. If not, it is opened anew with a new date, and whoever answered has to
 * answer again.
 */
export async function settle(
  office: Office,
  dossierId: string,
  { settled, note }: { settled: boolean; note: string },
): Promise<Result<{ id: string }, Reason>> {
  const { db, localityId, clock } = office
  const time = await office.workingTime()
  return db.transaction(async (tx) => {
    const now = clock.now()
    const found = await tx.first(sql<{
      id: string
      state: string
      settled: boolean | null
      unitId: string
      procedureId: string
    }>`
      SELECT id, state, settled, unit_id, procedure_id FROM follow_ups
      WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} FOR UPDATE`)
    if (!found) return no('not_found')
    if (found.settled !== null) return no('already_said')
    if (found.state === 'open') return no('not_answered')
    const { workingDays } = await ruleOn(tx, localityId, time.dateOf(now))
    const dueAt = time.due(now, { limit: { amount: workingDays, unit: 'workingDays' } }).at
    const actId = await record(tx, {
      verb: verbs.settle.name,
      actor: { kind: 'citizen' },
      subjectId: dossierId,
      caseId: dossierId,
      topicId: found.procedureId,
      unitId: found.unitId,
      occurredAt: now,
      outcome: settled ? 'settled' : 'unsettled',
      ...(settled ? {} : { dueAt }),
      facts: { followUp: found.id },
    })
    if (note.trim())
      await tx.run(
        tx.q.insertInto('followUpNotes').values({
          localityId,
          id: actId,
          followUpId: found.id,
          kind: 'word',
          body: note.trim(),
          writtenAt: now,
        }),
      )
    await (settled
      ? tx.run(sql`
          UPDATE follow_ups SET settled = true, settled_at = ${now} WHERE locality_id = ${localityId} AND id = ${found.id}`)
      : tx.run(sql`
          UPDATE follow_ups SET settled = false, settled_at = ${now}, state = 'open', round = 2, due_at = ${dueAt}, told = 0,
            answered_at = NULL, closed_at = NULL, closed_by = NULL
          WHERE locality_id = ${localityId} AND id = ${found.id}`))
    return ok({ id: found.id })
  })
}
