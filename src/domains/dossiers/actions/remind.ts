import { nearUntil } from '../../../core/calendar/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { RUNGS, type Rung, rungsDue } from '../rules/ladder.ts'
import { verbs } from '../verbs.ts'

const AT_ONCE = 500

const VERBS = { handler: verbs.remind, head: verbs.tellHead, leader: verbs.tellLeader } as const

interface Running {
  runId: string
  dossierId: string
  procedureId: string
  decidingUnitId: string
  stepKey: string
  personId: string | null
  dueAt: Date
  told: number
}

/**
 * Tells those who must know that a step's time runs out: an act for each rung of the ladder, which their pages show and
 * notices follow. Any process may run it at any time; each rung is told once.
 *
 * @returns how many were told
 */
export async function remindDue(office: Office): Promise<number> {
  const { db, localityId } = office
  const time = await office.workingTime()
  const now = office.clock.now()
  const near = nearUntil(time, now)
  // A step that waits for the citizen, or is with a body outside, is nobody's here to hurry.
  const running = await db.many(sql<Running>`
    SELECT s.id AS run_id, s.dossier_id, d.procedure_id, d.deciding_unit_id, s.step_key, s.person_id, s.due_at, r.told
    FROM dossier_steps s
    JOIN dossiers d ON d.locality_id = s.locality_id AND d.id = s.dossier_id
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS told FROM dossier_reminders r WHERE r.locality_id = s.locality_id AND r.run_id = s.id) r
    WHERE s.locality_id = ${localityId} AND s.ended_at IS NULL AND NOT s.external AND s.due_at <= ${near}
      AND d.locality_id = ${localityId} AND d.queue_role IS NOT NULL AND d.queue_due_at < 'infinity'
      AND (r.told = 0 OR (r.told = 1 AND s.due_at < ${now}) OR (r.told = 2 AND s.due_at < ${now}::timestamptz - interval '2 days'))
    ORDER BY s.due_at LIMIT ${AT_ONCE}`)
  const due = running.flatMap((run) => rungsDue(time, run, now, near).map((rung) => ({ ...run, rung })))
  if (due.length === 0) return 0
  return db.transaction(async (tx) => {
    const told = await tx.many(sql<{ runId: string; rung: number }>`
      INSERT INTO dossier_reminders (locality_id, run_id, rung, dossier_id, told_at)
      SELECT ${localityId}::integer, run_id, rung, dossier_id, ${now}::timestamptz
      FROM unnest(${due.map(({ runId }) => runId)}::uuid[], ${due.map(({ rung }) => numberOf(rung))}::smallint[],
        ${due.map(({ dossierId }) => dossierId)}::uuid[]) AS d (run_id, rung, dossier_id)
      ON CONFLICT DO NOTHING RETURNING run_id, rung`)
    const mine = new Set(told.map(({ runId, rung }) => `${runId} ${rung}`))
    await recordMany(
      tx,
      due
        .filter(({ runId, rung }) => mine.has(`${runId} ${numberOf(rung)}`))
        .map(({ rung, runId, dossierId, procedureId, decidingUnitId, stepKey, personId, dueAt }) => ({
          verb: VERBS[rung].name,
          actor: { kind: 'system' as const },
          subjectId: dossierId,
          caseId: dossierId,
          topicId: procedureId,
          unitId: decidingUnitId,
          stepKey,
          ...(personId ? { personId } : {}),
          occurredAt: now,
          dueAt,
          facts: { run: runId },
        })),
    )
    return told.length
  })
}

const numberOf = (rung: Rung): number => RUNGS.indexOf(rung) + 1
