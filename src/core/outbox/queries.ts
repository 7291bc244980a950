import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Delivery, DeliveryState, NewDelivery } from './delivery.ts'

const COLUMNS = sql.raw(
  `d.id, d.number, d.carrier, d.route, d.key, d.lane, d.act_id, d.case_id, d.about, d.state, d.attempts, d.created_at, d.since,
   d.next_at, d.last_error, d.finished_at`,
)

/**
 * Puts deliveries into the outbox, in their order; those whose key is known are there already. Call it in the transaction of
 * what they tell about, or in that of a follower of the ledger.
 *
 * @returns how many are new
 */
export async function enqueue(
  tx: Db,
  localityId: number,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<number> {
  if (deliveries.length === 0) return 0
  const rows = deliveries.map(({ carrier, key, ...rest }) => ({
    id: newId(),
    carrier,
    route: rest.route ?? carrier,
    key,
    lane: rest.lane ?? null,
    act_id: rest.actId ?? null,
    case_id: rest.caseId ?? null,
    about: rest.about ?? {},
    next_at: rest.notBefore ?? null,
  }))
  return tx.run(sql`
    INSERT INTO deliveries (locality_id, id, carrier, route, key, lane, act_id, case_id, about, created_at, since, next_at)
    SELECT ${localityId}::integer, id, carrier, route, key, lane, act_id, case_id, about, ${now}, ${now}, next_at
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS (id uuid, carrier text, route text, key text,
      lane text, act_id uuid, case_id uuid, about jsonb, next_at timestamptz)) WITH ORDINALITY
      AS r (id, carrier, route, key, lane, act_id, case_id, about, next_at, place)
    ORDER BY place
    ON CONFLICT (locality_id, carrier, key) DO NOTHING`)
}

/** The routes on which something waits, found by skipping through the index. */
export async function waitingRoutes(db: Db, localityId: number, carriers: readonly string[]): Promise<string[]> {
  const rows = await db.many(sql<{ route: string }>`
    WITH RECURSIVE routes AS (
      (SELECT route FROM deliveries WHERE locality_id = ${localityId} AND state = 'waiting' ORDER BY route LIMIT 1)
      UNION ALL
      SELECT (SELECT d.route FROM deliveries d WHERE d.locality_id = ${localityId} AND d.state = 'waiting' AND d.route > r.route
        ORDER BY d.route LIMIT 1)
      FROM routes r WHERE r.route IS NOT NULL
    )
    SELECT route FROM routes WHERE route IS NOT NULL AND split_part(route, ':', 1) = ANY (${carriers}::text[])`)
  return rows.map(({ route }) => route)
}

/** Takes the oldest of a route that may go now, for one process to send. */
export function claim(
  db: Db,
  localityId: number,
  { route, most, now, by }: { route: string; most: number; now: Date; by: string },
): Promise<Delivery[]> {
  return db.many(sql<Delivery>`
    WITH due AS (
      SELECT d.id FROM deliveries d
      WHERE d.locality_id = ${localityId} AND d.route = ${route} AND d.state = 'waiting' AND d.claimed_by IS NULL
        AND (d.next_at IS NULL OR d.next_at <= ${now})
        AND (d.lane IS NULL OR NOT EXISTS (
          SELECT FROM deliveries e WHERE e.locality_id = d.locality_id AND e.lane = d.lane AND e.number < d.number
            AND e.state IN ('waiting', 'dead')))
      ORDER BY d.number LIMIT ${sql.lit(most)} FOR UPDATE SKIP LOCKED
    )
    UPDATE deliveries d SET claimed_by = ${by}, attempts = d.attempts + 1 FROM due
    WHERE d.locality_id = ${localityId} AND d.id = due.id
    RETURNING ${COLUMNS}`)
}

/** Lets go of what these processes hold. */
export function release(db: Db, localityId: number, by: readonly string[]): Promise<number> {
  return db.run(sql`
    UPDATE deliveries SET claimed_by = NULL WHERE locality_id = ${localityId} AND claimed_by = ANY (${by}::uuid[])`)
}

/** Which processes hold something. */
export async function claimants(db: Db, localityId: number): Promise<string[]> {
  const rows = await db.many(sql<{ by: string }>`
    SELECT DISTINCT claimed_by AS by FROM deliveries WHERE locality_id = ${localityId} AND claimed_by IS NOT NULL`)
  return rows.map(({ by }) => by)
}

export interface DeliveryFilter {
  state?: DeliveryState
  carriers?: readonly string[]
  route?: string
  caseId?: string
  /** Below this number. */
  before?: number
  limit?: number
}

/** A page of the outbox, newest first. */
export function findDeliveries(db: Db, localityId: number, filter: DeliveryFilter = {}): Promise<Delivery[]> {
  const conditions = [
    sql`d.locality_id = ${localityId}`,
    filter.state && sql`d.state = ${filter.state}`,
    filter.carriers && sql`d.carrier = ANY (${filter.carriers}::text[])`,
    filter.route && sql`d.route = ${filter.route}`,
    filter.caseId && sql`d.case_id = ${filter.caseId}::uuid`,
    filter.before && sql`d.number < ${filter.before}::bigint`,
  ].filter((condition) => condition !== undefined && condition !== '' && condition !== 0)
  return db.many(sql<Delivery>`
    SELECT ${COLUMNS} FROM deliveries d WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY d.number DESC LIMIT ${sql.lit(filter.limit ?? 50)}`)
}

export interface RouteState {
  carrier: string
  route: string
  waiting: number
  dead: number
  /** When the oldest that waits was made. */
  oldest: Date | null
}

/** What stands still, by route. */
export const routeStates = (db: Db, localityId: number): Promise<RouteState[]> =>
  db.many(sql<RouteState>`
    SELECT carrier, route, count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'dead') AS dead,
      min(created_at) FILTER (WHERE state = 'waiting') AS oldest
    FROM deliveries WHERE locality_id = ${localityId} AND state IN ('waiting', 'dead') GROUP BY carrier, route ORDER BY route`)

/** Removes what was done before a day. What is dead stays until somebody has looked. @returns how many went */
export const sweepDeliveries = (db: Db, localityId: number, before: Date): Promise<number> =>
  db.run(sql`
    DELETE FROM deliveries WHERE locality_id = ${localityId} AND id IN (
      SELECT id FROM deliveries WHERE locality_id = ${localityId} AND state IN ('sent', 'dropped') AND finished_at < ${before}
      ORDER BY number LIMIT 5000)`)
