import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'

interface Place {
  db: Db
  localityId: number
}

/** A task of a week: done in it, overdue at its end, or due in the next. */
export interface WeekTask {
  kind: 'done' | 'late' | 'coming'
  title: string
  leadUnitId: string
  leadPersonId: string | null
  dueAt: Date | null
  submittedAt: Date | null
  quality: 'good' | 'met' | 'unmet' | null
  cause: string | null
}

const MOST_LISTED = 200

/**
 * Every task a weekly report tells of, in one statement; each part is a range of an index.
 *
 * @param until what is still open is looked at as of then: the end of the week, or now while it runs
 */
export const tasksOfWeek = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { from, to, next, until }: { from: string; to: string; next: string; until: Date },
): Promise<WeekTask[]> => {
  const units = sql`t.lead_unit_id = ANY (${[...unitIds]}::uuid[])`
  return db.many(sql<WeekTask>`
    (SELECT 'done' AS kind, t.title, t.lead_unit_id, t.lead_person_id, t.due_at, t.submitted_at, t.quality, NULL AS cause FROM tasks t
      WHERE t.locality_id = ${localityId} AND ${units} AND t.closed_at >= ${startOfDay(from)} AND t.closed_at < ${endOfDay(to)}
        AND t.closed_at IS NOT NULL AND t.state = 'approved')
    UNION ALL
    (SELECT 'late', t.title, t.lead_unit_id, t.lead_person_id, t.due_at, NULL, NULL,
        (SELECT e.cause FROM task_extensions e WHERE e.locality_id = t.locality_id AND e.task_id = t.id ORDER BY e.asked_at DESC LIMIT 1)
      FROM tasks t
      WHERE t.locality_id = ${localityId} AND ${units} AND t.closed_at IS NULL AND t.due_at < ${until}
        AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')
      ORDER BY t.due_at, t.id)
    UNION ALL
    (SELECT 'coming', t.title, t.lead_unit_id, t.lead_person_id, t.due_at, NULL, NULL, NULL FROM tasks t
      WHERE t.locality_id = ${localityId} AND ${units} AND t.closed_at IS NULL AND t.due_at >= ${until} AND t.due_at < ${endOfDay(next)}
        AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')
      ORDER BY t.due_at, t.id LIMIT ${MOST_LISTED})`)
}

/** What units met for in a week, and how many tasks came of it. */
export const meetingsOfWeek = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<{ count: number; personHours: number; tasks: number }> =>
  db.one(sql<{ count: number; personHours: number; tasks: number }>`
    SELECT count(*)::integer AS count, coalesce(sum(attendees * extract(epoch FROM ended_at - began_at) / 3600), 0)::double precision AS person_hours,
      coalesce(sum((SELECT count(*) FROM meeting_conclusions c
        WHERE c.locality_id = m.locality_id AND c.meeting_id = m.id AND c.task_id IS NOT NULL)), 0)::integer AS tasks
    FROM meetings m
    WHERE m.locality_id = ${localityId} AND m.unit_id = ANY (${[...unitIds]}::uuid[]) AND m.state IN ('held', 'concluded')
      AND m.starts_at >= ${startOfDay(from)} AND m.starts_at < ${endOfDay(to)}`)

/** The targets that have a plan for a year, of units or of the whole. */
export const plannedTargets = (
  { db, localityId }: Place,
  { unitIds, whole, year }: { unitIds: readonly string[]; whole: boolean; year: string },
): Promise<{ targetId: string; unitId: string | null }[]> =>
  db.many(sql<{ targetId: string; unitId: string | null }>`
    SELECT target_id, unit_id FROM target_plans
    WHERE locality_id = ${localityId} AND period = ${year} AND stands AND kind <> 'none'
      AND (unit_id = ANY (${[...unitIds]}::uuid[]) OR (${whole}::boolean AND unit_id IS NULL))
    ORDER BY target_id LIMIT 400`)
