import { type Calendar, type DayOff, dayOffOn, isProvisional } from './calendar.ts'
import type { Limit } from './limit.ts'
import { type DayNumber, dateOfDay, dayNumberOf, dayOf, type LocalDate } from './local-date.ts'

/** When something is due, and why then. */
export interface Due {
  at: Date
  on: LocalDate
  /** The calendar of a year that matters here is not confirmed by notice yet. */
  provisional: boolean
  explanation: DueExplanation
}

/** How a due date came about: what was counted and what was skipped. */
export interface DueExplanation {
  from: string
  limit: Limit
  /** The day from which days are counted; itself not counted. */
  startOn: LocalDate
  dueOn: LocalDate
  /** Received after 15:00, and counted as received on the next working day. */
  afterCutoff: boolean
  skipped: SkippedDay[]
  /** Saturdays and Sundays that are worked by notice and so count. */
  workedOn: { on: LocalDate; notice: string | null }[]
  /** The period ended on this day, which isn't worked, and so moved to the next working day. */
  movedFrom: LocalDate | null
}

export interface SkippedDay {
  on: LocalDate
  why: DayOff
  name?: string
  notice?: string
}

/** What a count knows besides its end. */
interface Counted {
  afterCutoff?: boolean
  start?: DayNumber
  movedFrom?: DayNumber
}

/** A due date with the days skipped on the way and why. */
export function explain(calendar: Calendar, from: Date, limit: Limit, at: Date, counted: Counted): Due {
  const start = counted.start ?? dayOf(from)
  const end = dayOf(at)
  const skipped: SkippedDay[] = []
  const workedOn: DueExplanation['workedOn'] = []
  for (let day = skipsFrom(limit.unit, start, end, counted.movedFrom); day <= end; day += 1) {
    const off = dayOffOn(calendar, day)
    if (off) skipped.push({ on: dateOfDay(day), ...off })
    const special = calendar.special.get(day)
    if (special?.kind === 'swappedOn') workedOn.push({ on: special.on, notice: special.notice ?? null })
  }
  const on = dateOfDay(end)
  return {
    at,
    on,
    provisional: limit.unit !== 'clockHours' && isProvisional(calendar, start, end),
    explanation: {
      from: from.toISOString(),
      limit,
      startOn: dateOfDay(start),
      dueOn: on,
      afterCutoff: counted.afterCutoff ?? false,
      skipped,
      workedOn,
      movedFrom: counted.movedFrom === undefined ? null : dateOfDay(counted.movedFrom),
    },
  }
}

/** The first day that may be skipped: in calendar periods, where days off count, only what the last day moves over. */
function skipsFrom(unit: Limit['unit'], start: DayNumber, end: DayNumber, movedFrom: DayNumber | undefined): DayNumber {
  switch (unit) {
    case 'sameDay':
    case 'workingHours':
      return start
    case 'workingDays':
      return start + 1
    case 'calendarDays':
    case 'months':
      return movedFrom ?? end
    case 'clockHours':
      return end + 1
  }
}

/** Days that follow one another and were all counted. */
export interface CountedRun {
  from: LocalDate
  to: LocalDate
  days: number
}

/**
 * The days a limit in days counted, as unbroken runs between those it skipped. Empty for limits in hours and “within the
 * day”, which count no days.
 */
export function countedRuns({ limit, startOn, dueOn, movedFrom, skipped }: DueExplanation): CountedRun[] {
  if (limit.unit !== 'workingDays' && limit.unit !== 'calendarDays' && limit.unit !== 'months') return []
  const last = dayNumberOf(movedFrom ?? dueOn)
  const left = new Set(limit.unit === 'workingDays' ? skipped.map(({ on }) => on) : [])
  const runs: CountedRun[] = []
  let broken = true
  for (let day = dayNumberOf(startOn) + 1; day <= last; day += 1) {
    const on = dateOfDay(day)
    const run = runs.at(-1)
    if (left.has(on)) broken = true
    else if (broken || !run) {
      runs.push({ from: on, to: on, days: 1 })
      broken = false
    } else {
      run.to = on
      run.days += 1
    }
  }
  return runs
}

/** Whether days off count in this limit, so that only a last day on a day off matters. */
export const countsDaysOff = ({ limit }: Pick<DueExplanation, 'limit'>): boolean =>
  limit.unit === 'calendarDays' || limit.unit === 'months' || limit.unit === 'clockHours'
