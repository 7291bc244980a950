import type { WorkingTime } from '../../../core/calendar/index.ts'
import { type Actor, recordMany } from '../../../core/ledger/index.ts'
import type { Place } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type Interval, workedMinutes } from '../rules/lateness.ts'
import { verbs } from '../verbs.ts'

/** A unit's change with everything its dossiers need to follow. */
export interface Transfer {
  localityId: number
  time: WorkingTime
  actor: Actor
  now: Date
  /** Where the work of a place is done from now on; undefined where nobody has decided. */
  placeOf(place: Place, decidingUnitId: string): Place | undefined
  /** Whether a person holds a role in a unit from now on. */
  holds(personId: string, place: Place): boolean
}

/** How a dossier stood before it went over, and the version it has since. */
export interface TransferredDossier {
  id: string
  code: string
  version: number
  queueUnitId: string
  queueRole: string
  assigneeId: string | null
  /** The run that was ended, with the one that goes on; missing when no clock ran at the unit. */
  run: { endedId: string; startedId: string } | null
}

interface Row extends Omit<TransferredDossier, 'run'> {
  procedureId: string
  decidingUnitId: string
  stepKey: string
  runId: string | null
  runUnitId: string | null
  runRole: string | null
  runExternal: boolean | null
  runPersonId: string | null
  startedAt: Date | null
  shareMinutes: number | null
  dueAt: Date | null
  legalPeriod: number | null
}

/**
 * Lets the open dossiers of a unit follow its successors, each to where its step is done now. Code, receipt and due dates stay. The
 * clock of the step is split: what was late by now stays with the old unit, the new one has what is left. Each is an act.
 *
 * @returns the dossiers that went over; those whose place nobody decided stay in their queue
 */
export async function transferDossiers(tx: Db, unitId: string, transfer: Transfer): Promise<TransferredDossier[]> {
  const { localityId, actor, now } = transfer
  const rows = await tx.many(sql<Row>`
    SELECT d.id, d.code, d.version, d.queue_unit_id, d.queue_role, d.assignee_id, d.procedure_id, d.deciding_unit_id,
      d.step_key, s.id AS run_id, s.unit_id AS run_unit_id, s.role AS run_role, s.external AS run_external,
      s.person_id AS run_person_id, s.started_at, s.share_minutes, s.due_at, s.legal_period
    FROM dossiers d
    LEFT JOIN dossier_steps s ON s.locality_id = d.locality_id AND s.dossier_id = d.id AND s.ended_at IS NULL
    WHERE d.locality_id = ${localityId} AND d.queue_role IS NOT NULL
      AND (d.queue_unit_id = ${unitId} OR d.id IN (
        SELECT r.dossier_id FROM dossier_steps r
        WHERE r.locality_id = ${localityId} AND r.unit_id = ${unitId} AND r.ended_at IS NULL))
    ORDER BY d.id FOR UPDATE OF d`)
  const pauses = await findPausesOf(tx, localityId, rows)
  const moves = rows.flatMap((row) => moveOf(row, unitId, transfer, pauses.get(row.id) ?? []) ?? [])
  if (moves.length === 0) return []
  await writeMoves(tx, transfer, moves)
  await recordMany(
    tx,
    moves.map(({ row, queue }) => ({
      verb: verbs.transfer.name,
      actor,
      subjectId: row.id,
      caseId: row.id,
      topicId: row.procedureId,
      unitId: row.decidingUnitId,
      stepKey: row.stepKey,
      occurredAt: now,
      facts: { fromUnit: unitId, toUnit: queue.unitId, role: queue.role },
    })),
  )
  return moves.map(({ row, run }) => ({
    id: row.id,
    code: row.code,
    version: row.version + 1,
    queueUnitId: row.queueUnitId,
    queueRole: row.queueRole,
    assigneeId: row.assigneeId,
    run: run && { endedId: run.endedId, startedId: run.id },
  }))
}

async function findPausesOf(tx: Db, localityId: number, rows: readonly Row[]) {
  const found = await tx.many(sql<{ dossierId: string; startedAt: Date; endedAt: Date | null }>`
    SELECT dossier_id, started_at, ended_at FROM dossier_pauses
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${rows.map(({ id }) => id)}::uuid[])`)
  return Map.groupBy(found, ({ dossierId }) => dossierId)
}

interface Move {
  row: Row
  queue: Place
  assigneeId: string | null
  run: {
    endedId: string
    workedMinutes: number
    overMinutes: number
    id: string
    place: Place
    personId: string | null
    shareMinutes: number
  } | null
}

function moveOf(
  row: Row,
  unitId: string,
  { time, now, placeOf, holds }: Transfer,
  pauses: readonly { startedAt: Date; endedAt: Date | null }[],
): Move | undefined {
  const follow = (at: Place): Place | undefined => (at.unitId === unitId ? placeOf(at, row.decidingUnitId) : at)
  const queue = follow({ unitId: row.queueUnitId, role: row.queueRole })
  if (!queue) return undefined
  const keeps = (personId: string | null): string | null => (personId && holds(personId, queue) ? personId : null)
  const assigneeId = row.queueUnitId === unitId ? keeps(row.assigneeId) : row.assigneeId
  if (row.runId === null || row.runUnitId !== unitId) return { row, queue, assigneeId, run: null }
  const place = follow({ unitId: row.runUnitId, role: row.runRole ?? row.queueRole })
  if (!place) return undefined
  const { startedAt, shareMinutes, dueAt } = row as Row & { startedAt: Date; shareMinutes: number; dueAt: Date }
  const intervals: Interval[] = pauses.map((pause) => ({ startedAt: pause.startedAt, endedAt: pause.endedAt ?? now }))
  const worked = workedMinutes(time, { startedAt, endedAt: now }, intervals)
  return {
    row,
    queue,
    assigneeId,
    run: {
      endedId: row.runId,
      workedMinutes: worked,
      overMinutes: now > dueAt ? Math.max(0, worked - shareMinutes) : 0,
      id: newId(),
      place,
      personId: keeps(row.runPersonId),
      shareMinutes: Math.max(0, shareMinutes - worked),
    },
  }
}

async function writeMoves(tx: Db, { localityId, now }: Transfer, moves: readonly Move[]): Promise<void> {
  const queues = moves.map(({ row, queue, assigneeId }) => ({
    id: row.id,
    unit_id: queue.unitId,
    role: queue.role,
    assignee_id: assigneeId,
  }))
  await tx.run(sql`
    UPDATE dossiers d SET queue_unit_id = m.unit_id, queue_role = m.role, assignee_id = m.assignee_id, version = version + 1
    FROM jsonb_to_recordset(${JSON.stringify(queues)}::text::jsonb) AS m (id uuid, unit_id uuid, role text, assignee_id uuid)
    WHERE d.locality_id = ${localityId} AND d.id = m.id`)
  const runs = moves.flatMap(({ run }) =>
    run
      ? {
          ended_id: run.endedId,
          worked: run.workedMinutes,
          over: run.overMinutes,
          id: run.id,
          unit_id: run.place.unitId,
          role: run.place.role,
          person_id: run.personId,
          share: run.shareMinutes,
        }
      : [],
  )
  const given = sql`jsonb_to_recordset(${JSON.stringify(runs)}::text::jsonb) AS m (ended_id uuid, worked integer, over integer,
    id uuid, unit_id uuid, role text, person_id uuid, share integer)`
  await tx.run(sql`
    UPDATE dossier_steps s SET ended_at = greatest(${now}::timestamptz, s.started_at), worked_minutes = m.worked,
      over_minutes = m.over, outcome = CASE WHEN m.over > 0 THEN 'late' ELSE 'onTime' END
    FROM ${given} WHERE s.locality_id = ${localityId} AND s.id = m.ended_id`)
  await tx.run(sql`
    INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, external, person_id, started_at,
      share_minutes, due_at, legal_period)
    SELECT s.locality_id, m.id, s.dossier_id, s.step_key, m.unit_id, m.role, s.external, m.person_id, s.ended_at, m.share,
      s.due_at, s.legal_period
    FROM ${given} JOIN dossier_steps s ON s.locality_id = ${localityId} AND s.id = m.ended_id`)
}

/** Takes transferred dossiers back to where they stood. Nobody must have worked on them since, see `changedSince`. */
export async function transferBack(
  tx: Db,
  { localityId, actor, now }: Pick<Transfer, 'localityId' | 'actor' | 'now'>,
  dossiers: readonly TransferredDossier[],
): Promise<void> {
  if (dossiers.length === 0) return
  const rows = dossiers.map(({ id, queueUnitId, queueRole, assigneeId }) => ({
    id,
    unit_id: queueUnitId,
    role: queueRole,
    assignee_id: assigneeId,
  }))
  const runs = dossiers.flatMap(({ run }) => run ?? [])
  await tx.run(sql`
    DELETE FROM dossier_steps WHERE locality_id = ${localityId}
      AND id = ANY (${runs.map(({ startedId }) => startedId)}::uuid[])`)
  await tx.run(sql`
    UPDATE dossier_steps SET ended_at = NULL, worked_minutes = NULL, over_minutes = NULL, outcome = NULL
    WHERE locality_id = ${localityId} AND id = ANY (${runs.map(({ endedId }) => endedId)}::uuid[])`)
  const back = await tx.many(sql<{ id: string; procedureId: string; decidingUnitId: string }>`
    UPDATE dossiers d SET queue_unit_id = m.unit_id, queue_role = m.role, assignee_id = m.assignee_id,
      version = d.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS m (id uuid, unit_id uuid, role text, assignee_id uuid)
    WHERE d.locality_id = ${localityId} AND d.id = m.id
    RETURNING d.id, d.procedure_id, d.deciding_unit_id`)
  await recordMany(
    tx,
    back.map(({ id, procedureId, decidingUnitId }) => ({
      verb: verbs.transferBack.name,
      actor,
      subjectId: id,
      caseId: id,
      topicId: procedureId,
      unitId: decidingUnitId,
      occurredAt: now,
    })),
  )
}
