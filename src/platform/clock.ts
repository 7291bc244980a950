/** Where “now” comes from, so that rules and tests never ask the machine. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved: for tests and for replaying history. */
export interface FixedClock extends Clock {
  set(at: Date | string): void
  advance(milliseconds: number): void
}

/** @param at an instant; a string must carry its offset, as in `2026-11-23T08:00:00+07:00` */
export function fixedClock(at: Date | string): FixedClock {
  let now = new Date(at).getTime()
  return {
    now: () => new Date(now),
    set: (to) => {
      now = new Date(to).getTime()
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
