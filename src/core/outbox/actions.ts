import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import type { Delivery, Outcome } from './delivery.ts'
import { isGivenUp, type Patience, waitAfter } from './rules/patience.ts'
import { scrub } from './rules/scrub.ts'

/** Writes down what became of a try. Said twice it changes nothing more. */
export async function settle(
  db: Db,
  localityId: number,
  delivery: Delivery,
  outcome: Outcome,
  { now, patience, by, chance = Math.random() }: { now: Date; patience: Patience; by: string; chance?: number },
): Promise<void> {
  const end = (state: 'sent' | 'dropped' | 'dead', why: string | null) =>
    sql`state = ${state}, finished_at = ${now}, last_error = ${why}`
  const change = () => {
    switch (outcome.is) {
      case 'sent':
        return end('sent', null)
      case 'dropped':
        return end('dropped', scrub(outcome.why))
      case 'refused':
        return end('dead', scrub(outcome.why))
      case 'failed': {
        if (isGivenUp(delivery.since, now, patience)) return end('dead', scrub(outcome.why))
        // A route that is down rests as a whole; what was tried on it goes first once it is open again.
        const wait = outcome.retryAfterMs ?? waitAfter(delivery.attempts, patience, chance)
        const nextAt = outcome.routeDown ? null : new Date(now.getTime() + Math.min(wait, patience.longestWaitMs))
        return sql`next_at = ${nextAt}, last_error = ${scrub(outcome.why)}`
      }
    }
  }
  await db.run(sql`
    UPDATE deliveries SET claimed_by = NULL, ${change()}
    WHERE locality_id = ${localityId} AND id = ${delivery.id} AND claimed_by = ${by} AND state = 'waiting'`)
}

/** Tries a dead delivery again, with new patience. */
export async function sendAgain(
  tx: Db,
  localityId: number,
  id: string,
  now: Date,
): Promise<Result<Delivery, 'not_found'>> {
  const row = await tx.first(sql<Delivery>`
    UPDATE deliveries SET state = 'waiting', finished_at = NULL, attempts = 0, next_at = NULL, since = ${now}
    WHERE locality_id = ${localityId} AND id = ${id} AND state = 'dead'
    RETURNING id, number, carrier, route, key, lane, act_id, case_id, about, state, attempts, created_at, since, next_at,
      last_error, finished_at`)
  return row ? ok(row) : no('not_found')
}

/** Lets a dead delivery be: nobody is told, and what waits behind it in its lane may go. */
export async function giveUp(
  tx: Db,
  localityId: number,
  id: string,
  now: Date,
): Promise<Result<Delivery, 'not_found'>> {
  const row = await tx.first(sql<Delivery>`
    UPDATE deliveries SET state = 'dropped', finished_at = ${now}
    WHERE locality_id = ${localityId} AND id = ${id} AND state = 'dead'
    RETURNING id, number, carrier, route, key, lane, act_id, case_id, about, state, attempts, created_at, since, next_at,
      last_error, finished_at`)
  return row ? ok(row) : no('not_found')
}
