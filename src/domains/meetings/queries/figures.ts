import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { MonthCount } from '../rules/figures.ts'

interface Place {
  db: Db
  localityId: number
}

/** What units met for in two years, by month: a year and the one before. */
export const countMeetings = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  year: number,
): Promise<MonthCount[]> =>
  db.many(sql<MonthCount>`
    SELECT unit_id, level, to_char(starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM') AS month, count(*)::integer AS meetings,
      sum(attendees * extract(epoch FROM ended_at - began_at) / 3600)::double precision AS person_hours,
      count(*) FILTER (WHERE mode <> 'inPerson')::integer AS online,
      count(*) FILTER (WHERE conclusions = 0)::integer AS without_conclusion
    FROM meetings
    WHERE locality_id = ${localityId} AND unit_id = ANY (${[...unitIds]}::uuid[]) AND state IN ('held', 'concluded')
      AND starts_at >= ${startOfDay(`${year - 1}-01-01`)} AND starts_at < ${endOfDay(`${year}-12-31`)}
    GROUP BY 1, 2, 3`)

/** A task that a conclusion became, with the unit whose meeting concluded it. */
export interface PromisedTask {
  taskId: string
  unitId: string
  dueOn: string
}

/** What the conclusions of units promised for days of a year. */
export const promisedTasks = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  year: number,
): Promise<PromisedTask[]> =>
  db.many(sql<PromisedTask>`
    SELECT c.task_id, m.unit_id, c.due_on FROM meeting_conclusions c
    JOIN meetings m ON m.locality_id = c.locality_id AND m.id = c.meeting_id
    WHERE c.locality_id = ${localityId} AND c.task_id IS NOT NULL AND c.due_on BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date
      AND m.unit_id = ANY (${[...unitIds]}::uuid[])`)
