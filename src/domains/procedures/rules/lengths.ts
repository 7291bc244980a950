import type { Limit } from '../../../core/calendar/index.ts'

/** Units of time that can be compared, each with its length: working time in hours, calendar time in days. */
const LENGTH: Record<Limit['unit'], [kind: 'working' | 'calendar', length: number]> = {
  sameDay: ['working', 8],
  workingHours: ['working', 1],
  workingDays: ['working', 8],
  clockHours: ['calendar', 1 / 24],
  calendarDays: ['calendar', 1],
  months: ['calendar', 30],
}

/** How long a limit is, beside others of its kind. @example comparableLength({ amount: 2, unit: 'workingDays' }) // ['working', 16] */
export function comparableLength({ amount, unit }: Limit): [kind: 'working' | 'calendar', length: number] {
  const [kind, length] = LENGTH[unit]
  return [kind, amount * length]
}
