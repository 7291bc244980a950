import { type Db, sql } from '../../platform/database/index.ts'
import type { Position } from './act.ts'
import { BEGINNING, type Follower, type FollowOptions, followRuns, positionOf, type Run, register } from './follow.ts'

export const COUNTER = 'counts'

/** Told once for each batch that changed the counts, so that open boards ask again. */
export const COUNTS_CHANGED = 'ledger_counts'

const within = (after: Position, upTo: Position) => sql`
  (epoch, xid, number) > (${after.epoch}::integer, ${after.xid}::text::xid8, ${after.number}::bigint)
  AND (epoch, xid, number) <= (${upTo.epoch}::integer, ${upTo.xid}::text::xid8, ${upTo.number}::bigint)`

/** What the acts between two positions add to the counts. */
export const countsOf = (after: Position, upTo: Position) => sql`
  SELECT locality_id, dimension, key, unit_id, day, verb, outcome, count(*) AS acts,
    coalesce(sum(working_minutes), 0) AS working_minutes, coalesce(sum(late_minutes), 0) AS late_minutes
  FROM act_contributions WHERE ${within(after, upTo)}
  GROUP BY locality_id, dimension, key, unit_id, day, verb, outcome`

export const durationsOf = (after: Position, upTo: Position) => sql`
  SELECT locality_id, dimension, key, unit_id, day, verb, bucket, count(*) AS acts
  FROM act_contributions WHERE ${within(after, upTo)} AND working_minutes IS NOT NULL
  GROUP BY locality_id, dimension, key, unit_id, day, verb, bucket`

async function add(tx: Db, after: Position, upTo: Position): Promise<void> {
  await tx.run(sql`
    INSERT INTO act_counts (locality_id, dimension, key, unit_id, day, verb, outcome, acts, working_minutes, late_minutes)
    ${countsOf(after, upTo)}
    ON CONFLICT (locality_id, dimension, day, unit_id, verb, key, outcome) DO UPDATE SET
      acts = act_counts.acts + excluded.acts,
      working_minutes = act_counts.working_minutes + excluded.working_minutes,
      late_minutes = act_counts.late_minutes + excluded.late_minutes`)
  await tx.run(sql`
    INSERT INTO act_durations (locality_id, dimension, key, unit_id, day, verb, bucket, acts)
    ${durationsOf(after, upTo)}
    ON CONFLICT (locality_id, dimension, day, unit_id, verb, key, bucket) DO UPDATE SET
      acts = act_durations.acts + excluded.acts`)
}

/** Counts a run of acts and tells those who watch. */
export async function countNext(tx: Db, { after, upTo }: Run): Promise<void> {
  await add(tx, after, upTo)
  await tx.run(sql`SELECT pg_notify(${COUNTS_CHANGED}, '')`)
}

/** Keeps the counts a moment behind the ledger. */
export const keepCounting = (db: Db, options: FollowOptions = {}): Follower =>
  followRuns(db, COUNTER, countNext, { batch: 10_000, ...options })

/** Makes the counts anew from the acts, up to where the follower has read. */
export function rebuildCounts(db: Db): Promise<void> {
  return db.transaction(async (tx) => {
    await register(tx, COUNTER)
    await tx.run(sql`SELECT FROM followers WHERE name = ${COUNTER} FOR UPDATE`)
    await tx.run(sql`DELETE FROM act_counts`)
    await tx.run(sql`DELETE FROM act_durations`)
    await add(tx, BEGINNING, await positionOf(tx, COUNTER))
  })
}

/** So many acts behind is what a moment's work leaves. */
const A_MOMENT = 1_000

/** Whether counts stand about where the ledger does. After much history was loaded at once they take a while. */
export async function areCountsCurrent(db: Db): Promise<boolean> {
  const { epoch, xid, number } = await positionOf(db, COUNTER)
  const { behind } = await db.one(sql<{ behind: number }>`
    SELECT count(*) AS behind FROM (
      SELECT 1 FROM acts WHERE (epoch, xid, number) > (${epoch}::integer, ${xid}::text::xid8, ${number}::bigint)
      LIMIT ${A_MOMENT + 1}) AS next`)
  return behind <= A_MOMENT
}
