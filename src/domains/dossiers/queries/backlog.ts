import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import type { BacklogAge, BacklogCause } from '../rules/backlog.ts'

export interface BacklogFilter {
  /** The units that hold the dossiers now. */
  unitIds: readonly string[]
  stepKey?: string | undefined
  cause?: BacklogCause | undefined
  age?: BacklogAge | undefined
}

export interface BacklogLine {
  unitId: string
  stepKey: string
  cause: BacklogCause
  figures: Record<BacklogAge, number>
  /** The earliest due date by law among them. */
  oldestDueAt: Date | null
}

/** Long late, in calendar days. */
const LONG_DAYS = 10

/**
 * Open dossiers where they stand now, each with why it stands there. A whole that waits for its parts stands where they do; read from the index of queues, never from history.
 */
function standing({ localityId, clock }: Office, { unitIds, stepKey, cause, age }: BacklogFilter) {
  const now = sql`${clock.now()}::timestamptz`
  // Who waits for the citizen isn't late now.
  const late = sql`(d.legal_due_at < ${now} AND d.queue_due_at < 'infinity')`
  const conditions = [
    sql`true`,
    ...(stepKey === undefined ? [] : [sql`x.step_key = ${stepKey}`]),
    ...(cause === undefined ? [] : [sql`x.cause = ${cause}`]),
    ...(age === undefined ? [] : [sql`x.age = ${age}`]),
  ]
  return sql`(
    SELECT d.id, d.code, d.procedure_id, d.queue_unit_id AS unit_id, d.step_key, d.received_at, d.legal_due_at AS due_at,
      coalesce(d.assignee_id, s.person_id) AS assignee_id,
      CASE WHEN p.cause IS NOT NULL THEN p.cause WHEN s.external THEN 'otherAgency' WHEN coalesce(d.assignee_id, s.person_id) IS NULL THEN 'untaken'
        ELSE 'inWork' END AS cause,
      CASE WHEN NOT coalesce(${late}, false) THEN 'inTime' WHEN d.legal_due_at >= ${now} - make_interval(days => ${sql.lit(LONG_DAYS)})
        THEN 'late' ELSE 'longLate' END AS age
    FROM dossiers d
    LEFT JOIN dossier_pauses p ON p.locality_id = d.locality_id AND p.dossier_id = d.id
      AND (p.ended_at IS NULL OR (p.outage_id IS NOT NULL AND p.started_at <= ${now} AND p.ended_at > ${now}))
    LEFT JOIN dossier_steps s ON s.locality_id = d.locality_id AND s.dossier_id = d.id AND s.ended_at IS NULL
    WHERE d.locality_id = ${localityId} AND d.queue_role IS NOT NULL AND d.finished_at IS NULL
      AND NOT EXISTS (
        SELECT FROM dossiers part
        WHERE part.locality_id = d.locality_id AND part.parent_id = d.id AND part.queue_role IS NOT NULL)
      AND d.queue_unit_id = ANY (${[...unitIds]}::uuid[])
  ) AS x WHERE ${sql.join(conditions, sql` AND `)}`
}

/** What stands open now, by the unit and step that hold it and by what it waits for; most late first. */
export async function readBacklog(office: Office, filter: BacklogFilter): Promise<BacklogLine[]> {
  const rows = await office.db.many(sql<Omit<BacklogLine, 'figures'> & Record<BacklogAge, number>>`
    SELECT x.unit_id, x.step_key, x.cause, min(x.due_at) AS oldest_due_at,
      count(*) FILTER (WHERE x.age = 'inTime') AS in_time, count(*) FILTER (WHERE x.age = 'late') AS late,
      count(*) FILTER (WHERE x.age = 'longLate') AS long_late
    FROM ${standing(office, filter)} GROUP BY 1, 2, 3
    ORDER BY count(*) FILTER (WHERE x.age <> 'inTime') DESC, count(*) DESC, 2, 3`)
  return rows.map(({ inTime, late, longLate, ...line }) => ({ ...line, figures: { inTime, late, longLate } }))
}

export interface BacklogDossier {
  id: string
  code: string
  procedureId: string
  unitId: string
  stepKey: string
  cause: BacklogCause
  receivedAt: Date | null
  dueAt: Date | null
  assigneeId: string | null
}

/** The dossiers of a figure, nearest due first. */
export const backlogDossiers = (
  office: Office,
  filter: BacklogFilter,
  { limit, skip }: { limit: number; skip: number },
): Promise<BacklogDossier[]> =>
  office.db.many(sql<BacklogDossier>`
    SELECT x.id, x.code, x.procedure_id, x.unit_id, x.step_key, x.cause, x.received_at, x.due_at, x.assignee_id
    FROM ${standing(office, filter)} ORDER BY x.due_at NULLS LAST, x.id LIMIT ${limit} OFFSET ${skip}`)
