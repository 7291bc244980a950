import { type Calendar, indexOf, nextWorkingDay, OutsideCalendar, spellsOn } from './calendar.ts'
import { dayOf, instantOf, minuteOfDay } from './local-date.ts'

/** Minutes worked from the calendar's first day until an instant. */
function minutesUntil(calendar: Calendar, at: Date): number {
  const day = dayOf(at)
  const minute = minuteOfDay(at)
  let worked = calendar.minutesBefore[indexOf(calendar, day)] as number
  for (const [from, to] of spellsOn(calendar, day)) if (minute > from) worked += Math.min(minute, to) - from
  return worked
}

/** Whole working minutes from one instant to a later one; 0 when it isn't later. */
export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0
  return Math.floor(minutesUntil(calendar, to) - minutesUntil(calendar, from) + 1e-6)
}

/**
 * The instant at which some working minutes have passed. A full spell ends at its closing, not at the next opening.
 *
 * @law 91/2015/QH13, art. 147(1): a period in hours starts at the given moment; outside office hours, at opening (@practice)
 */
export function plusWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  const target = minutesUntil(calendar, from) + minutes
  if (minutes <= 0) return nextOpening(calendar, from)
  const day = dayThatReaches(calendar, dayOf(from), target)
  let left = target - (calendar.minutesBefore[indexOf(calendar, day)] as number)
  for (const [start, end] of spellsOn(calendar, day)) {
    if (left <= end - start) return instantOf(day, start + left)
    left -= end - start
  }
  throw new RangeError('A day reached its minutes without a spell of work')
}

/** The first day by whose end so many minutes have been worked, found by halving. */
function dayThatReaches(calendar: Calendar, from: number, minutes: number): number {
  const { minutesBefore, firstDay } = calendar
  let low = indexOf(calendar, from)
  let high = minutesBefore.length - 2
  if ((minutesBefore[high + 1] as number) < minutes)
    throw new OutsideCalendar('The calendar ends before the period does')
  while (low < high) {
    const middle = (low + high) >> 1
    if ((minutesBefore[middle + 1] as number) >= minutes) high = middle
    else low = middle + 1
  }
  return firstDay + low
}

/** The next moment at which the office works: the same instant if it does now. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  const minute = minuteOfDay(at)
  const day = dayOf(at)
  for (const [from, to] of spellsOn(calendar, day)) if (minute < to) return minute < from ? instantOf(day, from) : at
  const next = nextWorkingDay(calendar, day)
  return instantOf(next, spellsOn(calendar, next)[0]?.[0] ?? 0)
}
