/** A number that waits, as the order of calling looks at it. */
export interface Waiting {
  id: string
  group: string
  priority: boolean
  /** When it was taken, in milliseconds: the place in the line. */
  takenAt: number
  /** Skipped: how many of its group must have been called before its turn comes again. */
  returnsAfter: number | null
  /** Sent on to this desk, which alone calls it. */
  wantedDesk: number | null
}

/** An office's line as it stands. */
export interface Line {
  waiting: readonly Waiting[]
  /** The day's calls, the earliest first: each number once, where it was called last. */
  calls: readonly { group: string; priority: boolean }[]
  /** How many of each group were called. */
  called: Readonly<Record<string, number>>
}

/** A desk as far as it decides whom it may call. */
export interface Serving {
  number: number
  groups: readonly string[]
}

const isFor = ({ number, groups }: Serving, { group, wantedDesk }: Waiting): boolean =>
  wantedDesk === null ? groups.includes(group) : wantedDesk === number

const oldest = (tickets: readonly Waiting[]): Waiting | undefined =>
  tickets.reduce<Waiting | undefined>(
    (first, each) => (first && first.takenAt <= each.takenAt ? first : each),
    undefined,
  )

/** Ordinary numbers of these groups called since the last priority one; all of them when there was none. */
function ordinarySincePriority(calls: Line['calls'], groups: readonly string[]): number {
  let count = 0
  for (let i = calls.length - 1; i >= 0; i -= 1) {
    const call = calls[i]
    if (!call || !groups.includes(call.group)) continue
    if (call.priority) return count
    count += 1
  }
  return Number.POSITIVE_INFINITY
}

/**
 * Whom a desk calls next: the oldest number of its groups, a priority number before it when its turn has come.
 *
 * After a priority number `ordinaryBetween` ordinary ones are called before the next, while any waits: who has priority waits
 * for that many calls at most per priority number before them, and nobody else is starved. A skipped number stands back until
 * enough others of its group were called, or nobody else waits.
 *
 * @param ordinaryBetween 1 or more
 * @practice the ratio and the return of skipped numbers are the office's own regulation: a setting
 */
export function chooseNext(line: Line, desk: Serving, ordinaryBetween: number): Waiting | undefined {
  const mine = line.waiting.filter((ticket) => isFor(desk, ticket))
  const ready = mine.filter(
    ({ group, returnsAfter }) => returnsAfter === null || (line.called[group] ?? 0) >= returnsAfter,
  )
  const pool = ready.length > 0 ? ready : mine
  const priority = oldest(pool.filter((ticket) => ticket.priority))
  const ordinary = oldest(pool.filter((ticket) => !ticket.priority))
  if (!priority || !ordinary) return priority ?? ordinary
  return ordinarySincePriority(line.calls, desk.groups) >= ordinaryBetween ? priority : ordinary
}

/** The line after a number was called. */
export function afterCall(line: Line, { id, group, priority }: Waiting): Line {
  return {
    waiting: line.waiting.filter((each) => each.id !== id),
    calls: [...line.calls, { group, priority }],
    called: { ...line.called, [group]: (line.called[group] ?? 0) + 1 },
  }
}
