import { dateOfDay, dayNumberOf, type LocalDate, weekdayOf } from '../../../core/calendar/index.ts'

/** What somebody can work in a week. @practice 40 hours, by the Labour Code's 8 a day and 5 days; a setting */
export const HOURS_A_WEEK = 40

/** The Monday of a day's week. */
export function mondayOf(on: LocalDate): LocalDate {
  const day = dayNumberOf(on)
  return dateOfDay(day - ((weekdayOf(day) + 6) % 7))
}

export const plusWeeks = (monday: LocalDate, weeks: number): LocalDate => dateOfDay(dayNumberOf(monday) + weeks * 7)

/** Work that is left of a task. */
export interface Left {
  personId: string
  hours: number
  /** Local day; missing for a regular task, whose work is due evenly. */
  dueOn: LocalDate | null
}

/**
 * Hours that wait for each person in each week: what is left of a task is spread evenly from this week to the week it is due; what is
 * overdue is all of this week's.
 *
 * @param weeks Mondays, from this week's on
 */
export function spread(left: readonly Left[], weeks: readonly LocalDate[]): Map<string, number[]> {
  const [first = ''] = weeks
  const load = new Map<string, number[]>()
  for (const { personId, hours, dueOn } of left) {
    const row = load.get(personId) ?? weeks.map(() => 0)
    load.set(personId, row)
    const until = dueOn === null ? (weeks.at(-1) ?? first) : dueOn < first ? first : mondayOf(dueOn)
    const count = Math.round((dayNumberOf(until) - dayNumberOf(first)) / 7) + 1
    for (const index of weeks.keys()) if (index < count) row[index] = (row[index] ?? 0) + hours / count
  }
  return load
}

/** How heavy a week is: at a glance, with its figure beside. */
export type Weight = 'none' | 'light' | 'full' | 'over'

export function weightOf(hours: number, capacity: number): Weight {
  if (hours <= 0) return 'none'
  if (hours > capacity) return 'over'
  return hours > capacity * 0.75 ? 'full' : 'light'
}
