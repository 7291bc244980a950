import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { MOST_TOLD, type Quality } from '../rules/report.ts'

interface Place {
  db: Db
  localityId: number
}

/** What a unit got done in a week, or a task: overdue at its end, or due in the next. */
export type WeekRow = Told & {
  kind: 'done' | 'late' | 'coming'
  leadUnitId: string
  /** Of its kind; of what is done, the unit's. */
  count: number
}
interface Told extends Record<Quality, number> {
  title: string
  leadPersonId: string | null
  dueAt: Date | null
  cause: string | null
  onTime: number
}

/**
 * What a weekly report tells of tasks, in one statement; each part is a range of an index. Done ones are added up by unit, of the others the
 * first are told.
 *
 * @param until what is still open is looked at as of then: the end of the week, or now while it runs
 */
export const tasksOfWeek = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { from, to, next, until }: { from: string; to: string; next: string; until: Date },
): Promise<WeekRow[]> => {
  const units = sql`t.locality_id = ${localityId} AND t.lead_unit_id = ANY (${[...unitIds]}::uuid[])`
  const open = sql`${units} AND t.closed_at IS NULL AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')`
  const first = (kind: 'late' | 'coming', due: ReturnType<typeof sql>) => sql`
    SELECT ${kind}::text AS kind, t.lead_unit_id, count(*) OVER ()::integer AS count, t.title, t.lead_person_id, t.due_at, t.id FROM tasks t
    WHERE ${open} AND ${due} ORDER BY t.due_at, t.id LIMIT ${MOST_TOLD}`
  return db.many(sql<WeekRow>`
    SELECT 'done' AS kind, t.lead_unit_id, count(*)::integer AS count, '' AS title, NULL::uuid AS lead_person_id, NULL::timestamptz AS due_at,
      NULL AS cause, count(*) FILTER (WHERE t.due_at IS NULL OR t.submitted_at <= t.due_at)::integer AS on_time,
      count(*) FILTER (WHERE t.quality = 'good')::integer AS good, count(*) FILTER (WHERE t.quality = 'met')::integer AS met,
      count(*) FILTER (WHERE t.quality = 'unmet')::integer AS unmet
    FROM tasks t
    WHERE ${units} AND t.closed_at >= ${startOfDay(from)} AND t.closed_at < ${endOfDay(to)} AND t.closed_at IS NOT NULL AND t.state = 'approved'
    GROUP BY t.lead_unit_id
    UNION ALL
    SELECT o.kind, o.lead_unit_id, o.count, o.title, o.lead_person_id, o.due_at, CASE WHEN o.kind = 'late' THEN (
        SELECT e.cause FROM task_extensions e WHERE e.locality_id = ${localityId} AND e.task_id = o.id ORDER BY e.asked_at DESC LIMIT 1) END,
      0, 0, 0, 0
    FROM ((${first('late', sql`t.due_at < ${until}`)})
      UNION ALL (${first('coming', sql`t.due_at >= ${until} AND t.due_at < ${endOfDay(next)}`)})) o`)
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
