import {
  type Calendar,
  dateOfDay,
  dayNumberOf,
  isWorkingDayNumber,
  type LocalDate,
  weekdayOf,
} from '../../../core/calendar/index.ts'

export const RHYTHMS = ['week', 'month', 'quarter', 'year'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export const OFF_DAYS = ['before', 'after'] as const
/** Where a deadline falls on a day off: the working day before or after. */
export type OffDays = (typeof OFF_DAYS)[number]

/** How many days before its deadline the next one is given. @practice ours */
export const AHEAD_DAYS: Readonly<Record<Rhythm, number>> = { week: 5, month: 10, quarter: 20, year: 30 }

const day = (year: number, month: number, date: number): LocalDate =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

/** The first day of the period a day lies in, and of the one after. */
function periodOf(every: Rhythm, on: LocalDate): [first: LocalDate, next: LocalDate] {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1]
  if (every === 'month') return [day(year, month, 1), day(year, month + 1, 1)]
  if (every === 'year') return [day(year, 0, 1), day(year + 1, 0, 1)]
  if (every === 'quarter') {
    const first = month - (month % 3)
    return [day(year, first, 1), day(year, first + 3, 1)]
  }
  const number = dayNumberOf(on)
  const monday = number - ((weekdayOf(number) + 6) % 7)
  return [dateOfDay(monday), dateOfDay(monday + 7)]
}

/** Which day of its period a day is, from 1 on. */
export const placeIn = (every: Rhythm, on: LocalDate): number =>
  dayNumberOf(on) - dayNumberOf(periodOf(every, on)[0]) + 1

/** The day of that place in the period after one; the last day where the period is shorter. */
export function nextOn(every: Rhythm, place: number, after: LocalDate): LocalDate {
  const [, first] = periodOf(every, after)
  const [, end] = periodOf(every, first)
  return dateOfDay(Math.min(dayNumberOf(first) + place - 1, dayNumberOf(end) - 1))
}

/** The working day a deadline is on, where its own is a day off. */
export function onWorkingDay(calendar: Calendar, on: LocalDate, offDays: OffDays): LocalDate {
  let number = dayNumberOf(on)
  while (!isWorkingDayNumber(calendar, number)) number += offDays === 'before' ? -1 : 1
  return dateOfDay(number)
}
