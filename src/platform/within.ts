import { setTimeout as sleep } from 'node:timers/promises'

/** It took longer than it may. */
export class TookTooLong extends Error {
  override name = 'TookTooLong'
}

/**
 * What a promise gives, unless it takes too long; then it is left to itself.
 *
 * For loops that must never stand still: postgres.js 3.4 loses queries given to a connection between its error and its close,
 * and their promises never end.
 *
 * @throws TookTooLong
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = sleep(ms, undefined, { signal: over.signal }).then(() => {
    throw new TookTooLong(`No end after ${ms} ms`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
    late.catch(() => {})
    work.catch(() => {})
  }
}
