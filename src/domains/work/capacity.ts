import { type Calendar, OutsideCalendar, workingMinutesBetween } from '../../core/calendar/index.ts'

const DAYS_AHEAD_MS = 5 * 86_400_000

/** Working hours from now until a deadline, whole; of what has none, those of the next days. */
export function capacityHours(calendar: Calendar, now: Date, dueAt: Date | null): number {
  const until = dueAt && dueAt > now ? dueAt : new Date(now.getTime() + DAYS_AHEAD_MS)
  try {
    return Math.floor(workingMinutesBetween(calendar, now, until) / 60)
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return 0
    throw cause
  }
}
