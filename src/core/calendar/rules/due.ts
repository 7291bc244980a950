import { type Calendar, closingOn, isWorkingDayNumber, nextWorkingDay, previousWorkingDay } from './calendar.ts'
import { type Due, explain } from './explanation.ts'
import type { Limit } from './limit.ts'
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

export interface CountingOptions {
  /** Whether receipt after 15:00 or on a day off counts as receipt on the next working day, for limits in days. */
  countAfterCutoff?: 'sameDay' | 'nextDay' | undefined
  /** Whether a limit in days ends with the office's hours or at the clock time it began. */
  dueTimeMode?: 'endOfDay' | 'sameClockTime' | undefined
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
  const movesOn = options.countAfterCutoff === 'nextDay'
  const afterCutoff = late && movesOn
  // A day off counts as after 15:00 too, or Saturday's dossiers would be due before those of Friday afternoon.
  const startsLater = movesOn && (late || !isWorkingDayNumber(calendar, received))
  const start = startsLater ? nextWorkingDay(calendar, received) : received
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
