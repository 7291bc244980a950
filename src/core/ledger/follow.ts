import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, sql } from '../../platform/database/index.ts'
import { within } from '../../platform/within.ts'
import { type Act, actOf, type Position } from './act.ts'
import { rowsBetween } from './queries.ts'

/** A run of acts: those after one position up to another. */
export interface Run {
  after: Position
  upTo: Position
  size: number
}

export interface FollowOptions {
  /** How long to wait when there is nothing new. */
  everyMs?: number
  /** The most acts in one transaction. */
  batch?: number
  /** Told of each failure; the follower tries again, more and more slowly. */
  onError?: (cause: unknown) => void
}

export interface Follower {
  /** Ends after the work in hand. */
  stop(): Promise<void>
}

export const BEGINNING: Position = { epoch: 0, xid: '0', number: 0 }

/** How far a follower has read. */
export async function positionOf(db: Db, name: string): Promise<Position> {
  const found = await db.first(sql<Position>`SELECT epoch, xid, number FROM followers WHERE name = ${name}`)
  return found ?? BEGINNING
}

// Behind the oldest transaction still running nothing can be added any more; the acts of older epochs are all there.
async function nextRun(tx: Db, after: Position, batch: number): Promise<Run | undefined> {
  const last = await tx.first(sql<Position & { size: number }>`
    SELECT epoch, xid, number, count(*) OVER () AS size FROM (
      SELECT epoch, xid, number FROM acts
      WHERE (epoch, xid, number) > (${after.epoch}::integer, ${after.xid}::text::xid8, ${after.number}::bigint)
        AND (epoch, xid) < ((SELECT max(epoch) FROM ledger_epochs), pg_snapshot_xmin(pg_current_snapshot()))
      ORDER BY epoch, xid, number LIMIT ${sql.lit(batch)}
    ) AS next ORDER BY epoch DESC, xid DESC, number DESC LIMIT 1`)
  if (!last) return undefined
  const { size, ...upTo } = last
  return { after, upTo, size }
}

/**
 * One step of a follower: its next run of acts, its work on them and its new position, all in one transaction.
 *
 * The position's row is locked meanwhile, so that of several processes one works and the others stand by.
 *
 * @returns how many acts were read; none when there is nothing new or another process is at work
 */
export function step(db: Db, name: string, work: (tx: Db, run: Run) => Promise<void>, batch = 2000): Promise<number> {
  return db.transaction(async (tx) => {
    const after = await tx.first(sql<Position>`
      SELECT epoch, xid, number FROM followers WHERE name = ${name} FOR UPDATE SKIP LOCKED`)
    if (!after) return 0
    const run = await nextRun(tx, after, batch)
    if (!run) return 0
    await work(tx, run)
    const { epoch, xid, number } = run.upTo
    await tx.run(sql`
      UPDATE followers SET epoch = ${epoch}::integer, xid = ${xid}::text::xid8, number = ${number}::bigint, moved_at = now()
      WHERE name = ${name}`)
    return run.size
  })
}

/** Makes a follower known, at the beginning of the ledger; one that is known stays where it is. */
export async function register(db: Db, name: string): Promise<void> {
  await db.run(sql`INSERT INTO followers (name) VALUES (${name}) ON CONFLICT DO NOTHING`)
}

const SLOWEST_MS = 30_000
// A step that really takes longer goes on beside the next one, which finds the row locked and does nothing.
const STEP_MS = 120_000

/** Follows the ledger by positions, for work that SQL does by itself. See {@link follow}. */
export function followRuns(
  db: Db,
  name: string,
  work: (tx: Db, run: Run) => Promise<void>,
  { everyMs = 300, batch = 2000, onError = () => {} }: FollowOptions = {},
): Follower {
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  const goOn = async () => {
    let failures = 0
    let known = false
    while (!stopping.signal.aborted) {
      try {
        if (!known) await within(STEP_MS, register(db, name))
        known = true
        const read = await within(STEP_MS, step(db, name, work, batch))
        failures = 0
        if (read < batch) await pause(everyMs)
      } catch (cause) {
        onError(cause)
        failures += 1
        await pause(Math.min(SLOWEST_MS, everyMs * 2 ** failures))
      }
    }
  }
  const ended = goOn()
  return {
    stop() {
      stopping.abort()
      return ended
    },
  }
}

/**
 * Follows the ledger: every act once, in order, however late it commits, going on where it was after a crash.
 *
 * @param name    its own; several processes may follow under one name and take turns
 * @param handler works in the transaction that moves the position: all of it counts, or none
 */
export const follow = (
  db: Db,
  name: string,
  handler: (tx: Db, acts: Act[]) => Promise<void>,
  options: FollowOptions = {},
): Follower =>
  followRuns(
    db,
    name,
    async (tx, { after, upTo }) => handler(tx, (await rowsBetween(tx, after, upTo)).map(actOf)),
    options,
  )
