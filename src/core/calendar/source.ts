import type { Db } from '../../platform/database/index.ts'
import { calendarVersion, loadCalendar } from './queries.ts'
import type { Calendar } from './rules/calendar.ts'

/** Gives the calendar in force. */
export type CalendarSource = () => Promise<Calendar>

const CHECK_EVERY_MS = 1_000

/**
 * The calendar as the database has it, kept in memory and read anew when it changed; a change shows within a second in every
 * process.
 */
export function calendarSource(db: Db): CalendarSource {
  let kept: { calendar: Calendar; version: number; checkedAt: number } | undefined
  let reading: Promise<Calendar> | undefined

  async function read(): Promise<Calendar> {
    const version = await calendarVersion(db)
    const calendar = kept?.version === version ? kept.calendar : await loadCalendar(db)
    kept = { calendar, version, checkedAt: performance.now() }
    return calendar
  }

  return () => {
    if (kept && performance.now() - kept.checkedAt < CHECK_EVERY_MS) return Promise.resolve(kept.calendar)
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
}
