import days from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import {
  type CalendarFile,
  calendarFromFiles,
  type OfficeHoursFile,
  workingTimeOf,
} from '../../../core/calendar/index.ts'

/** The calendar of the first profile, for tests of rules. */
export const time = workingTimeOf(calendarFromFiles(days as CalendarFile, hours as unknown as OfficeHoursFile))

/** A local moment. @example at('2026-03-02 09:00') */
export const at = (local: string): Date =>
  new Date(`${local.slice(0, 10)}T${local.length > 10 ? local.slice(11) : '09:00'}:00+07:00`)
