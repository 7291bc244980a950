/** How long a carrier goes on trying. */
export interface Patience {
  /** The wait after the first failure, in milliseconds; each further one doubles it. */
  firstWaitMs: number
  longestWaitMs: number
  /** After this long without success, in milliseconds, it is put before the administrator. */
  givesUpAfterMs: number
}

const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** @practice RFC 5321, 4.5.4.1: half an hour between tries and four to five days are what mail servers keep to. */
export const ORDINARY: Patience = { firstWaitMs: 30 * SECOND, longestWaitMs: 2 * HOUR, givesUpAfterMs: 4 * DAY }

/**
 * How long to wait after a failure: 30 s, 1 min, 2 min … up to the longest.
 *
 * @param failures how many there were in a row, 1 or more
 * @param chance   0 to 1, drawn by chance: what failed together shall not come back together
 * @returns milliseconds
 */
export function waitAfter(failures: number, patience: Patience, chance: number): number {
  const wait = Math.min(patience.longestWaitMs, patience.firstWaitMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(wait * (0.75 + chance / 4))
}

/** Whether it has been tried for long enough. */
export const isGivenUp = (since: Date, now: Date, { givesUpAfterMs }: Patience): boolean =>
  now.getTime() - since.getTime() >= givesUpAfterMs
