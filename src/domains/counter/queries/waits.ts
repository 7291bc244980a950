import { sql } from '../../../platform/database/index.ts'
import { type Hall, todayOf } from '../hall.ts'

/** What people waited who took a number in one hour of the day. */
export interface HourWait {
  /** 7 for 07:00 to 07:59. */
  hour: number
  people: number
  medianMinutes: number
}

export interface Waits {
  today: HourWait[]
  /** The last four weeks, today left out. */
  before: HourWait[]
}

/** Weeks that “the last weeks” are. */
export const WEEKS = 4

/**
 * How long people waited, by the hour at which they took their number: from taking it to the first call, as the acts say.
 *
 * Who left or lapsed without a call has no wait and is not in it.
 */
export async function readWaits(hall: Hall, unitId: string): Promise<Waits> {
  const today = todayOf(hall)
  const rows = await hall.db.many(sql<HourWait & { isToday: boolean }>`
    SELECT day = ${today}::date AS is_today, extract(hour FROM taken_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::integer AS hour,
      count(*) AS people, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY waited_seconds)::numeric / 60, 1) AS median_minutes
    FROM queue_tickets
    WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND waited_seconds IS NOT NULL
      AND day BETWEEN ${today}::date - ${sql.lit(7 * WEEKS)} AND ${today}::date
    GROUP BY 1, 2 ORDER BY 2`)
  const of = (isToday: boolean): HourWait[] =>
    rows
      .filter((row) => row.isToday === isToday)
      .map(({ hour, people, medianMinutes }) => ({ hour, people, medianMinutes }))
  return { today: of(true), before: of(false) }
}

/** One office in the leader's list. */
export interface OfficeWaits {
  unitId: string
  taken: number
  waiting: number
  /** Minutes the one who waits longest has waited. */
  longestMinutes: number | null
  done: number
  missed: number
  left: number
  medianMinutes: number | null
  p90Minutes: number | null
  servedMinutes: number | null
  /** Medians of the last four weeks. */
  usualMinutes: number | null
  usualServedMinutes: number | null
  desks: number
}

/** Waits of several offices, today beside the last four weeks. */
export async function readOfficeWaits(hall: Hall, unitIds: readonly string[]): Promise<OfficeWaits[]> {
  const today = todayOf(hall)
  const now = hall.clock.now()
  const minutes = (share: number, column: 'waited_seconds' | 'served_seconds', isToday: boolean) => sql`
    round((percentile_cont(${sql.lit(share)}) WITHIN GROUP (ORDER BY ${sql.raw(column)})
      FILTER (WHERE ${isToday ? sql`is_today` : sql`NOT is_today`}) / 60)::numeric, 1)`
  return hall.db.many(sql<OfficeWaits>`
    SELECT u.unit_id,
      count(t.id) FILTER (WHERE is_today) AS taken,
      count(t.id) FILTER (WHERE is_today AND state = 'waiting') AS waiting,
      floor(max(extract(epoch FROM ${now}::timestamptz - taken_at)) FILTER (WHERE is_today AND state = 'waiting') / 60) AS longest_minutes,
      count(t.id) FILTER (WHERE is_today AND state = 'done') AS done,
      count(t.id) FILTER (WHERE is_today AND state = 'missed') AS missed,
      count(t.id) FILTER (WHERE is_today AND state = 'left') AS "left",
      ${minutes(0.5, 'waited_seconds', true)} AS median_minutes,
      ${minutes(0.9, 'waited_seconds', true)} AS p90_minutes,
      ${minutes(0.5, 'served_seconds', true)} AS served_minutes,
      ${minutes(0.5, 'waited_seconds', false)} AS usual_minutes,
      ${minutes(0.5, 'served_seconds', false)} AS usual_served_minutes,
      (SELECT count(*) FROM queue_desks d WHERE d.locality_id = ${hall.localityId} AND d.unit_id = u.unit_id
        AND d.day = ${today}::date AND d.closed_at IS NULL) AS desks
    FROM unnest(${unitIds}::uuid[]) AS u (unit_id)
    LEFT JOIN (
      SELECT *, day = ${today}::date AS is_today FROM queue_tickets
      WHERE locality_id = ${hall.localityId} AND day BETWEEN ${today}::date - ${sql.lit(7 * WEEKS)} AND ${today}::date
    ) AS t ON t.unit_id = u.unit_id
    GROUP BY u.unit_id`)
}
