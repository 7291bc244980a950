import type { Db } from '../../platform/database/index.ts'
import { COUNTER, countNext, keepCounting } from './counts.ts'
import { type Follower, register, step } from './follow.ts'
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

/**
 * Seals and counts all there is, and returns when it is done: after a bulk load, and in tests.
 *
 * What a transaction still running holds back is left to the followers.
 */
export async function sealNow(db: Db, key: SealKey): Promise<void> {
  await register(db, SEALER)
  await register(db, COUNTER)
  while ((await step(db, SEALER, async (tx, run) => void (await seal(tx, key, run, new Date())), BATCH)) > 0);
  while ((await step(db, COUNTER, countNext, 4 * BATCH)) > 0);
}
