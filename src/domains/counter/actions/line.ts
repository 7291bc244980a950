import { type Db, sql } from '../../../platform/database/index.ts'
import type { Line, Serving, Waiting } from '../rules/calling.ts'

/** Fairness looks back over so many calls: more than any ratio needs. */
export const CALLS_LOOKED_BACK = 200

/** The line in front of a desk, its numbers locked: nobody gives one up while it is being called. */
export async function readLine(
  tx: Db,
  { localityId, unitId, day }: { localityId: number; unitId: string; day: string },
  { number, groups }: Serving,
): Promise<Line> {
  const here = sql`locality_id = ${localityId} AND unit_id = ${unitId} AND day = ${day}::date`
  const [waiting, calls, lines] = await Promise.all([
    tx.many(sql<Omit<Waiting, 'takenAt'> & { takenAt: Date }>`
      SELECT id, group_key AS "group", priority IS NOT NULL AS priority, taken_at, returns_after, wanted_desk
      FROM queue_tickets WHERE ${here} AND state = 'waiting' AND (group_key = ANY(${groups}::text[]) OR wanted_desk = ${number})
      ORDER BY taken_at, id FOR UPDATE`),
    tx.many(sql<{ group: string; priority: boolean }>`
      SELECT group_key AS "group", priority IS NOT NULL AS priority FROM queue_tickets
      WHERE ${here} AND call_number IS NOT NULL ORDER BY call_number DESC LIMIT ${sql.lit(CALLS_LOOKED_BACK)}`),
    tx.many(sql<{ groupKey: string; called: number }>`SELECT group_key, called FROM queue_lines WHERE ${here}`),
  ])
  return {
    waiting: waiting.map(({ takenAt, ...ticket }) => ({ ...ticket, takenAt: takenAt.getTime() })),
    calls: calls.reverse(),
    called: Object.fromEntries(lines.map(({ groupKey, called }) => [groupKey, called])),
  }
}
