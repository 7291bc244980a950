import { type Db, sql } from '../../platform/database/index.ts'

/** A task as it stood at the end of a week: nothing that came later is in it. */
export interface StoodThen {
  week: string
  title: string
  leadUnitId: string
  leadPersonId: string | null
  assignerUnitId: string
  assignedAt: Date
  acceptedAt: Date | null
  submittedAt: Date | null
  closedAt: Date | null
  quality: 'good' | 'met' | 'unmet' | null
  dueAt: Date | null
  /** Handed in and not judged yet. */
  handedInAt: Date | null
  /** More time was asked for and not answered yet. */
  askedAt: Date | null
  cause: string | null
}

export interface Week {
  monday: string
  from: Date
  until: Date
}

/** Tasks that were open at the end of each week or closed in it, from the rows and their submissions and requests. */
export const stoodAt = (db: Db, localityId: number, weeks: readonly Week[]): Promise<StoodThen[]> =>
  db.many(sql<StoodThen>`
    SELECT w.monday AS week, t.title, t.lead_unit_id, t.lead_person_id, t.assigner_unit_id, t.assigned_at, t.submitted_at, t.quality,
      CASE WHEN t.accepted_at <= w.until THEN t.accepted_at END AS accepted_at, CASE WHEN t.closed_at <= w.until THEN t.closed_at END AS closed_at,
      coalesce(g.to_due_at, t.first_due_at) AS due_at, s.submitted_at AS handed_in_at, a.asked_at, c.cause
    FROM jsonb_to_recordset(${JSON.stringify(weeks)}::text::jsonb) AS w (monday text, "from" timestamptz, until timestamptz)
    JOIN tasks t ON t.locality_id = ${localityId} AND t.assigned_at <= w.until AND (t.closed_at IS NULL OR t.closed_at >= w."from")
      AND t.state NOT IN ('draft', 'cancelled', 'merged')
    LEFT JOIN LATERAL (SELECT e.to_due_at FROM task_extensions e WHERE e.locality_id = t.locality_id AND e.task_id = t.id
      AND e.decision = 'granted' AND e.decided_at <= w.until ORDER BY e.decided_at DESC LIMIT 1) g ON true
    LEFT JOIN LATERAL (SELECT e.asked_at FROM task_extensions e WHERE e.locality_id = t.locality_id AND e.task_id = t.id
      AND e.asked_at <= w.until AND (e.decided_at IS NULL OR e.decided_at > w.until) LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT e.cause FROM task_extensions e WHERE e.locality_id = t.locality_id AND e.task_id = t.id
      AND e.asked_at <= w.until ORDER BY e.asked_at DESC LIMIT 1) c ON true
    LEFT JOIN LATERAL (SELECT u.submitted_at FROM task_submissions u WHERE u.locality_id = t.locality_id AND u.task_id = t.id
      AND u.submitted_at <= w.until AND (u.decided_at IS NULL OR u.decided_at > w.until) LIMIT 1) s ON true
    ORDER BY due_at, t.id`)
