import type { Calendar } from './calendar.ts'
import { dueAt, workingDaysBetween } from './due.ts'
import type { Due } from './explanation.ts'
import type { Limit } from './limit.ts'
import { type LocalDate, localDateOf } from './local-date.ts'
import { plusWorkingMinutes, workingMinutesBetween } from './working-minutes.ts'

/** How a procedure counts its limit. */
export interface Counting {
  limit: Limit
  /** Whether receipt after 15:00 moves the first day. */
  countAfterCutoff?: 'sameDay' | 'nextDay' | undefined
  dueTimeMode?: 'endOfDay' | 'sameClockTime' | undefined
}

/** The calendar of the office, as the rules of rooms use it. */
export interface WorkingTime {
  due(from: Date, counting: Counting): Due
  plusMinutes(from: Date, workingMinutes: number): Date
  /** Working minutes from one instant to a later one; 0 when it isn't later. */
  minutesBetween(from: Date, to: Date): number
  /** Working days after one date, up to and with another. */
  workingDaysBetween(after: LocalDate, until: LocalDate): number
  dateOf(at: Date): LocalDate
}

export const MINUTES_PER_WORKING_DAY = 480

const DAY_MS = 86_400_000

/** Days from one local date to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The rules' view of a calendar. */
export const workingTimeOf = (calendar: Calendar): WorkingTime => ({
  due: (from, { limit, ...options }) => dueAt(calendar, from, limit, options),
  plusMinutes: (from, minutes) => plusWorkingMinutes(calendar, from, minutes),
  minutesBetween: (from, to) => (from < to ? Math.round(workingMinutesBetween(calendar, from, to)) : 0),
  workingDaysBetween: (after, until) => workingDaysBetween(calendar, after, until),
  dateOf: localDateOf,
})
