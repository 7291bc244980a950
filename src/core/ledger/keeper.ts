import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Position } from './act.ts'
import { COUNTER, countNext, keepCounting } from './counts.ts'
import { type Follower, positionOf, type Run, register, step } from './follow.ts'
import type { SealKey } from './rules/seal.ts'
import { keepSealing, SEALER, seal } from './seals.ts'

export interface KeepOptions {
  sealEveryMs?: number
  countEveryMs?: number
  onError?: (cause: unknown) => void
}

/** Seals and counts beside the program, in each process: they take turns, and one takes over from another. */
export function keepLedger(db: Db, key: SealKey, options: KeepOptions = {}): Follower {
  const { sealEveryMs, countEveryMs, onError } = options
  const told = onError ? { onError } : {}
  const followers = [
    keepSealing(db, key, { ...told, ...(sealEveryMs ? { everyMs: sealEveryMs } : {}) }),
    keepCounting(db, { ...told, ...(countEveryMs ? { everyMs: countEveryMs } : {}) }),
  ]
  return {
    async stop() {
      await Promise.all(followers.map((follower) => follower.stop()))
    },
  }
}

const BATCH = 5000
const AGAIN_MS = 20

/**
 * Seals and counts all there is, and returns when it is done: after a bulk load, and in tests.
 *
 * A transaction still running anywhere on the server holds followers back; this waits for it.
 */
export async function sealNow(db: Db, key: SealKey): Promise<void> {
  const last = await db.first(
    sql<Position>`SELECT epoch, xid, number FROM acts ORDER BY epoch DESC, xid DESC, number DESC LIMIT 1`,
  )
  if (!last) return
  await catchUp(db, SEALER, last, async (tx, run) => void (await seal(tx, key, run, new Date())))
  await catchUp(db, COUNTER, last, countNext, 10 * BATCH)
}

async function catchUp(
  db: Db,
  name: string,
  last: Position,
  work: (tx: Db, run: Run) => Promise<void>,
  batch = BATCH,
): Promise<void> {
  await register(db, name)
  while (isBefore(await positionOf(db, name), last))
    if ((await step(db, name, work, batch)) === 0) await sleep(AGAIN_MS)
}

function isBefore(a: Position, b: Position): boolean {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch
  return a.xid === b.xid ? a.number < b.number : BigInt(a.xid) < BigInt(b.xid)
}
