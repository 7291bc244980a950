import { v7 } from 'uuid'

/** A new key: UUIDv7, so that keys made later sort later and any PostgreSQL from 15 on serves. */
export const newId = (): string => v7()

/** The 32 bits behind the time of a UUIDv7; a count begins in the lower half, so that it has room to go on. */
const COUNTS = 2 ** 32
let last = { msecs: Number.NaN, seq: 0 }

/**
 * A key as it would have been made at `date`: history that is loaded in bulk falls into its own month's partition. Keys of one
 * process for the same millisecond, one after the other, sort as they were made.
 */
export function newIdAt(date: Date): string {
  const msecs = date.getTime()
  const seq = last.msecs === msecs && last.seq + 1 < COUNTS ? last.seq + 1 : Math.floor(Math.random() * (COUNTS / 2))
  last = { msecs, seq }
  return v7({ msecs, seq })
}
