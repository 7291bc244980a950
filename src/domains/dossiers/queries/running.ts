import { nearUntil, type Timeliness, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'

export interface RunningFilter {
  unitIds: readonly string[]
  stepKey?: string | undefined
  personId?: string | undefined
  /** `told`: of those the leaders were told of. */
  timeliness: Timeliness | 'open' | 'told'
  limit: number
}

export interface RunningClock {
  dossierId: string
  code: string
  procedureVersionId: string
  unitId: string
  stepKey: string
  personId: string | null
  startedAt: Date
  dueAt: Date
  timeliness: Timeliness
  timeLeft: Text
}

/** The running clocks of steps behind a board's figures, nearest due first. No personal data of citizens. */
export async function runningClocks(office: Office, filter: RunningFilter): Promise<RunningClock[]> {
  const time = await office.workingTime()
  const now = office.clock.now()
  const near = nearUntil(time, now)
  const within = {
    late: sql`s.due_at < ${now}`,
    near: sql`s.due_at >= ${now} AND s.due_at <= ${near}`,
    inTime: sql`s.due_at > ${near}`,
    open: sql`true`,
    told: sql`EXISTS (
      SELECT FROM dossier_reminders r WHERE r.locality_id = s.locality_id AND r.run_id = s.id AND r.rung = 3)`,
  }[filter.timeliness]
  const rows = await office.db.many(sql<Omit<RunningClock, 'timeliness' | 'timeLeft'>>`
    SELECT s.dossier_id, d.code, d.procedure_version_id, s.unit_id, s.step_key, s.person_id, s.started_at, s.due_at
    FROM dossier_steps s JOIN dossiers d ON d.locality_id = s.locality_id AND d.id = s.dossier_id
    WHERE s.locality_id = ${office.localityId} AND s.ended_at IS NULL AND isfinite(d.queue_due_at)
      AND s.unit_id = ANY (${[...filter.unitIds]}::uuid[]) AND ${within}
      AND (${filter.stepKey ?? null}::text IS NULL OR s.step_key = ${filter.stepKey ?? null})
      AND (${filter.personId ?? null}::uuid IS NULL OR s.person_id = ${filter.personId ?? null}::uuid)
    ORDER BY s.due_at LIMIT ${filter.limit}`)
  return rows.map((row) => ({
    ...row,
    timeliness: timeliness(row.dueAt, now, near),
    timeLeft: timeLeft(time, row.dueAt, now),
  }))
}
