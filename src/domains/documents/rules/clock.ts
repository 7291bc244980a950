import {
  type Calendar,
  dateOfDay,
  dayNumberOf,
  isWorkingDay,
  localDateOf,
  nextOpening,
} from '../../../core/calendar/index.ts'

/** The last millisecond of a day in Vietnam. */
export const endOf = (on: string): Date => new Date(`${on}T23:59:59.999+07:00`)

/**
 * By when a clerk confirms what has arrived: the same day; what comes after hours, the next day the office works.
 *
 * @law 30/2020/NĐ-CP, art. 21: receipt is confirmed the same day, by the system
 */
export const confirmBy = (calendar: Calendar, at: Date): Date => endOf(localDateOf(nextOpening(calendar, at)))

/**
 * By when a head says what becomes of a paper: the next working day at the latest; what is urgent, the same day.
 *
 * @law 30/2020/NĐ-CP, art. 23.2: passed on within the day, at the latest the next working day; at once where it is urgent
 */
export function instructBy(calendar: Calendar, at: Date, urgency: string): Date {
  const today = localDateOf(nextOpening(calendar, at))
  if (urgency !== 'normal') return endOf(today)
  let day = dayNumberOf(today) + 1
  while (!isWorkingDay(calendar, dateOfDay(day))) day += 1
  return endOf(dateOfDay(day))
}
