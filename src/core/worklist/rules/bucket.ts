import { dateOfDay, dayNumberOf, type LocalDate, localDateOf } from '../../calendar/index.ts'

export const BUCKETS = ['late', 'today', 'week', 'later', 'undated'] as const

/** The heading under which something stands in a person's list. */
export type Bucket = (typeof BUCKETS)[number]

/**
 * Where something belongs: overdue, today, in the seven days that follow, later, without a date.
 *
 * @example bucketOf(new Date('2026-03-02T17:00+07:00'), new Date('2026-03-02T08:00+07:00')) // 'today'
 */
export function bucketOf(dueAt: Date | null, now: Date): Bucket {
  if (dueAt === null) return 'undated'
  if (dueAt < now) return 'late'
  const day = localDateOf(dueAt)
  if (day === localDateOf(now)) return 'today'
  return day <= daysAfter(localDateOf(now), 7) ? 'week' : 'later'
}

/** @example daysAfter('2026-02-27', 3) // '2026-03-02' */
export const daysAfter = (day: LocalDate, days: number): LocalDate => dateOfDay(dayNumberOf(day) + days)

/** The weeks of a month as a calendar shows them, from Monday on: days of other months fill the first and the last. @param month `YYYY-MM` */
export function weeksOf(month: string): LocalDate[][] {
  const first = `${month}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = daysAfter(first, -weekday)
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => daysAfter(start, week * 7 + day)),
  )
  return weeks.filter((week) => week.some((day) => day.startsWith(month)))
}

/** @example monthsAfter('2026-12', 1) // '2027-01' */
export function monthsAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}
