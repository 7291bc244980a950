import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'

interface Place {
  db: Db
  localityId: number
}

/** How the tasks of a unit, a person or a part of a resolution went. */
export interface Tally {
  key: string
  /** Done in time by the present deadline, and by the first; late; open and overdue: of those whose deadline lies in the period. */
  onTime: number
  onTimeByFirst: number
  late: number
  overdue: number
  good: number
  met: number
  unmet: number
  /** Open now, whatever the period. */
  open: number
  openOverdue: number
  toDecide: number
  /** Hours of work left. */
  hours: number
}

export const DIMENSIONS = { unit: 'lead_unit_id', person: 'lead_person_id', part: 'part_id' } as const
export type Dimension = keyof typeof DIMENSIONS

/**
 * Tasks of units with their deadline in a period, and those open now, by one dimension. Both parts are ranges of indexes: neither
 * grows with what is closed.
 */
export const tallyOf = (
  { db, localityId }: Place,
  dimension: Dimension,
  unitIds: readonly string[],
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<Tally[]> => {
  const key = sql.ref(DIMENSIONS[dimension])
  const units = sql`${[...unitIds]}::uuid[]`
  const overdue = sql`closed_at IS NULL AND ((state IN ('assigned', 'accepted', 'inProgress', 'returned') AND due_at < ${now})
    OR (state = 'submitted' AND submitted_at > due_at))`
  return db.many(sql<Tally>`
    WITH due AS (
      SELECT ${key} AS key,
        count(*) FILTER (WHERE state = 'approved' AND submitted_at <= due_at)::integer AS on_time,
        count(*) FILTER (WHERE state = 'approved' AND submitted_at <= first_due_at)::integer AS on_time_by_first,
        count(*) FILTER (WHERE state = 'approved' AND submitted_at > due_at)::integer AS late,
        count(*) FILTER (WHERE ${overdue})::integer AS overdue,
        count(*) FILTER (WHERE quality = 'good')::integer AS good, count(*) FILTER (WHERE quality = 'met')::integer AS met,
        count(*) FILTER (WHERE quality = 'unmet')::integer AS unmet
      FROM tasks WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${units}) AND due_at >= ${startOfDay(from)} AND due_at < ${endOfDay(to)}
        AND ${key} IS NOT NULL
      GROUP BY 1),
    running AS (
      SELECT ${key} AS key, count(*)::integer AS open, count(*) FILTER (WHERE ${overdue})::integer AS open_overdue,
        count(*) FILTER (WHERE state = 'submitted' OR extension_asked_at IS NOT NULL OR sent_back_at IS NOT NULL)::integer AS to_decide,
        coalesce(sum(hours * (100 - progress) / 100) FILTER (WHERE state <> 'submitted'), 0)::double precision AS hours
      FROM tasks WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${units}) AND closed_at IS NULL AND state <> 'draft' AND ${key} IS NOT NULL
      GROUP BY 1)
    SELECT coalesce(due.key, running.key) AS key, coalesce(on_time, 0) AS on_time, coalesce(on_time_by_first, 0) AS on_time_by_first,
      coalesce(late, 0) AS late, coalesce(overdue, 0) AS overdue, coalesce(good, 0) AS good, coalesce(met, 0) AS met,
      coalesce(unmet, 0) AS unmet, coalesce(open, 0) AS open, coalesce(open_overdue, 0) AS open_overdue, coalesce(to_decide, 0) AS to_decide,
      coalesce(hours, 0) AS hours
    FROM due FULL JOIN running ON running.key = due.key`)
}

export interface Part {
  id: string
  parentId: string | null
  kind: string
  name: { vi: string; en: string }
}

/** Every part of the resolutions, to sum tasks up to their scheme. */
export const allParts = ({ db, localityId }: Place): Promise<Part[]> =>
  db.many(
    sql<Part>`SELECT id, parent_id, kind, name FROM resolution_parts WHERE locality_id = ${localityId} ORDER BY position`,
  )
