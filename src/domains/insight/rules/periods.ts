import { dateOfDay, dayNumberOf, type LocalDate, weekdayOf } from '../../../core/calendar/index.ts'

/** The Monday of a day's week. */
export function mondayOf(on: LocalDate): LocalDate {
  const day = dayNumberOf(on)
  return dateOfDay(day - ((weekdayOf(day) + 6) % 7))
}

/** The Mondays of the last weeks, this week's last. */
export function lastWeeks(today: LocalDate, count: number): LocalDate[] {
  const monday = dayNumberOf(mondayOf(today))
  return Array.from({ length: count }, (_, index) => dateOfDay(monday - 7 * (count - 1 - index)))
}

/** A day some days before. */
export const daysBefore = (on: LocalDate, days: number): LocalDate => dateOfDay(dayNumberOf(on) - days)

/** Adds daily sums up to weeks. @param mondays in order */
export function byWeek<T extends { day: LocalDate; acts: number }>(
  rows: readonly T[],
  mondays: readonly LocalDate[],
): number[] {
  const place = new Map(mondays.map((monday, index) => [monday, index]))
  const sums = mondays.map(() => 0)
  for (const { day, acts } of rows) {
    const index = place.get(mondayOf(day))
    if (index !== undefined) sums[index] = (sums[index] ?? 0) + acts
  }
  return sums
}
