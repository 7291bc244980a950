import { nearUntil } from '../../../core/calendar/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Office, RUNGS, type Rung, rungsDue } from '../../dossiers/index.ts'
import { verbs } from '../verbs.ts'

const AT_ONCE = 500
const VERBS = { handler: verbs.remind, head: verbs.tellHead, leader: verbs.tellLeader } as const satisfies Record<
  Rung,
  unknown
>

interface Running {
  id: string
  dossierId: string
  procedureId: string
  unitId: string
  dueAt: Date
  told: number
}

/**
 * Tells those who must know that a follow-up's time runs out, by the same ladder as a step's. Any process may run it at any
 * time; each rung is told once in a round.
 *
 * @returns how many were told
 */
export async function remindFollowUps(office: Office): Promise<number> {
  const { db, localityId, clock } = office
  const time = await office.workingTime()
  const now = clock.now()
  const near = nearUntil(time, now)
  return db.transaction(async (tx) => {
    const running = await tx.many(sql<Running>`
      SELECT id, dossier_id, procedure_id, unit_id, due_at, told FROM follow_ups
      WHERE locality_id = ${localityId} AND state = 'open' AND told < 3 AND due_at <= ${near}
        AND (told = 0 OR (told = 1 AND due_at < ${now}) OR (told = 2 AND due_at < ${now}::timestamptz - interval '2 days'))
      ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`)
    const due = running.map((each) => ({ ...each, rungs: rungsDue(time, each, now, near) }))
    const climbing = due.filter(({ rungs }) => rungs.length > 0)
    if (climbing.length === 0) return 0
    await tx.run(sql`
      UPDATE follow_ups f SET told = r.told
      FROM unnest(${climbing.map(({ id }) => id)}::uuid[],
        ${climbing.map(({ told, rungs }) => told + rungs.length)}::smallint[]) AS r (id, told)
      WHERE f.locality_id = ${localityId} AND f.id = r.id`)
    const acts = climbing.flatMap(({ id, dossierId, procedureId, unitId, dueAt, rungs }) =>
      rungs.map((rung) => ({
        verb: VERBS[rung].name,
        actor: { kind: 'system' as const },
        subjectId: dossierId,
        caseId: dossierId,
        topicId: procedureId,
        unitId,
        occurredAt: now,
        dueAt,
        facts: { followUp: id, rung: RUNGS.indexOf(rung) + 1 },
      })),
    )
    await recordMany(tx, acts)
    return acts.length
  })
}
