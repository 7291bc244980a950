import { firstDayOf, type Grain, lastDayOf, periodOf, periodsIn } from './period.ts'

export type ReportState = 'reported' | 'waiting' | 'missing' | 'open' | 'ahead'

/** A period of a year that has to be reported, and how far that is. */
export interface ReportDue {
  period: string
  /** The last day to report it. */
  dueOn: string
  state: ReportState
}

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

interface Days {
  key: string
  beginsOn: string
  dueOn: string
}

/** By year, how often, and how many days after: a page asks the same of every target and unit. Years are whatever somebody asks for. */
const MOST_KNOWN = 60
const known = new Map<string, readonly Days[]>()

function daysOf(year: number, every: Grain, reportDays: number): readonly Days[] {
  const asked = `${year} ${every} ${reportDays}`
  const found = known.get(asked)
  if (found) return found
  const days = periodsIn(year, every).map((key): Days => {
    const period = periodOf(key)
    return { key, beginsOn: firstDayOf(period), dueOn: plusDays(lastDayOf(period), reportDays) }
  })
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(asked, days)
  return days
}

/**
 * The periods of a year with how each stands on a day. A period may be reported once it has begun; from the day after its due day it
 * is missing.
 *
 * @param reportDays days after the period in which its figure is due
 * @practice cut-offs differ between provinces: NĐ 09/2019 has its own, and data of a period go on after it
 */
export function reportsDue(
  year: number,
  every: Grain,
  { reported, waiting }: { reported: readonly string[]; waiting: readonly string[] },
  { today, reportDays }: { today: string; reportDays: number },
): ReportDue[] {
  return daysOf(year, every, reportDays).map(({ key, beginsOn, dueOn }) => {
    const state = reported.includes(key)
      ? 'reported'
      : waiting.includes(key)
        ? 'waiting'
        : dueOn < today
          ? 'missing'
          : beginsOn <= today
            ? 'open'
            : 'ahead'
    return { period: key, dueOn, state }
  })
}
