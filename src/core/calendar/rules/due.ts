import {
  type Calendar,
  closingOn,
  type DayOff,
  dayOffOn,
  isProvisional,
  isWorkingDayNumber,
  nextWorkingDay,
  previousWorkingDay,
} from './calendar.ts'
import {
  type DayNumber,
  dateOfDay,
  dayNumberOf,
  dayOf,
  instantOf,
  type LocalDate,
  minuteOfDay,
  plusMonths,
} from './local-date.ts'
import { plusWorkingMinutes } from './working-minutes.ts'

export const LIMIT_UNITS = ['sameDay', 'workingHours', 'workingDays', 'calendarDays', 'months', 'clockHours'] as const

/** How long a procedure may take. For `sameDay` the amount says nothing. */
export interface Limit {
  amount: number
  unit: (typeof LIMIT_UNITS)[number]
}

export interface CountingOptions {
  /** Whether receipt after 15:00 counts as receipt on the next working day, for limits in days. */
  countAfterCutoff?: 'sameDay' | 'nextDay' | undefined
  /** Whether a limit in days ends with the office's hours or at the clock time it began. */
  dueTimeMode?: 'endOfDay' | 'sameClockTime' | undefined
}

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
  /** Received after 15:00, so that the next working day counts as the day of receipt. */
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

/** “After 15:00” is strictly later. @law 61/2018/NĐ-CP, art. 18(2); 118/2025/NĐ-CP, art. 18(2) (the boundary: @practice) */
const CUTOFF_MINUTE = 15 * 60

/**
 * When a period that begins at an instant ends.
 *
 * Days: the day of the event is not counted; a period in calendar days or months that ends on a day off ends with the next
 * working day. Working days skip weekends, holidays and swapped days off; swapped Saturdays count. Hours begin at the given
 * moment. “Within the day”: received after 15:00, or on a day off, the next working day.
 *
 * @throws OutsideCalendar
 * @law 91/2015/QH13, art. 147 and 148; 61/2018/NĐ-CP, art. 18(2)
 * @example dueAt(calendar, new Date('2026-02-13T09:00+07:00'), { amount: 3, unit: 'workingDays' }).on // '2026-02-25'
 */
export function dueAt(calendar: Calendar, from: Date, limit: Limit, options: CountingOptions = {}): Due {
  const { amount, unit } = limit
  if (unit === 'workingHours')
    return explain(calendar, from, limit, plusWorkingMinutes(calendar, from, amount * 60), {})
  if (unit === 'clockHours') return explain(calendar, from, limit, new Date(from.getTime() + amount * 3_600_000), {})

  const late = minuteOfDay(from) > CUTOFF_MINUTE
  const received = dayOf(from)
  if (unit === 'sameDay') {
    const stays = isWorkingDayNumber(calendar, received) && !late
    const day = stays ? received : nextWorkingDay(calendar, received)
    return explain(calendar, from, limit, instantOf(day, closingOn(calendar, day)), { afterCutoff: late })
  }
  const afterCutoff = late && options.countAfterCutoff === 'nextDay'
  const start = afterCutoff ? nextWorkingDay(calendar, received) : received
  const end =
    unit === 'months'
      ? plusMonths(start, amount)
      : unit === 'calendarDays'
        ? start + amount
        : plusWorkingDays(calendar, start, amount)
  const last = isWorkingDayNumber(calendar, end) ? end : nextWorkingDay(calendar, end)
  const minute = options.dueTimeMode === 'sameClockTime' ? minuteOfDay(from) : closingOn(calendar, last)
  return explain(calendar, from, limit, instantOf(last, minute), {
    afterCutoff,
    start,
    ...(last === end ? {} : { movedFrom: end }),
  })
}

function plusWorkingDays(calendar: Calendar, start: DayNumber, amount: number): DayNumber {
  if (!Number.isInteger(amount) || amount < 0)
    throw new RangeError(`A limit of ${amount} working days can’t be counted`)
  let day = start
  for (let counted = 0; counted < amount; counted += 1) day = nextWorkingDay(calendar, day)
  return day
}

/** When some working minutes have passed since an instant, explained like every other due date. */
export function addWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Due {
  return explain(
    calendar,
    from,
    { amount: minutes / 60, unit: 'workingHours' },
    plusWorkingMinutes(calendar, from, minutes),
    {},
  )
}

interface Counted {
  afterCutoff?: boolean
  start?: DayNumber
  movedFrom?: DayNumber
}

function explain(calendar: Calendar, from: Date, limit: Limit, at: Date, counted: Counted): Due {
  const start = counted.start ?? dayOf(from)
  const end = dayOf(at)
  const skipped: SkippedDay[] = []
  const workedOn: DueExplanation['workedOn'] = []
  let provisional = false
  // Every day of a calendar period counts, days off too: only the day it moved over is skipped.
  const skipsFrom = limit.unit === 'calendarDays' || limit.unit === 'months' ? (counted.movedFrom ?? end) : start + 1
  for (let day = start; day <= end; day += 1) {
    provisional ||= isProvisional(calendar, day)
    const off = dayOffOn(calendar, day)
    if (off && day >= skipsFrom && limit.unit !== 'clockHours') skipped.push({ on: dateOfDay(day), ...off })
    const special = calendar.special.get(day)
    if (special?.kind === 'swappedOn') workedOn.push({ on: special.on, notice: special.notice ?? null })
  }
  const on = dateOfDay(end)
  return {
    at,
    on,
    provisional,
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

/**
 * The last day to apologise for a result that will be late: the day before the limit ends, or the working day before that.
 *
 * @law 61/2018/NĐ-CP, art. 19(9) (the move to a working day: @practice)
 */
export function apologiseBy(calendar: Calendar, dueOn: LocalDate): LocalDate {
  return dateOfDay(previousWorkingDay(calendar, dayNumberOf(dueOn)))
}

/** How many working days lie after one date, up to and with another. */
export function workingDaysBetween(calendar: Calendar, after: LocalDate, until: LocalDate): number {
  let days = 0
  for (let day = dayNumberOf(after) + 1; day <= dayNumberOf(until); day += 1)
    if (isWorkingDayNumber(calendar, day)) days += 1
  return days
}
