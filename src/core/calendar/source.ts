import type { Db } from '../../platform/database/index.ts'
import { versioned } from '../../platform/versioned.ts'
import { calendarVersion, loadCalendar } from './queries.ts'
import type { Calendar } from './rules/calendar.ts'

/** Gives the calendar in force. */
export type CalendarSource = () => Promise<Calendar>

/** The calendar as the database has it; a change shows within a second in every process. */
export const calendarSource = (db: Db): CalendarSource =>
  versioned(
    () => calendarVersion(db),
    () => loadCalendar(db),
  )
