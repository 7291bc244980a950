export { endOfDay, onDays, startOfDay } from './days.ts'
export { DueExplanationView } from './pages/due-explanation.tsx'
export { importCalendar, loadCalendar } from './queries.ts'
export {
  type Calendar,
  type CalendarDay,
  isWorkingDay,
  isWorkingDayNumber,
  type OfficeHours,
  OutsideCalendar,
} from './rules/calendar.ts'
export { type CalendarEvent, calendarFile, dueSlot } from './rules/calendar-file.ts'
export { addWorkingMinutes, apologiseBy, type CountingOptions, dueAt, workingDaysBetween } from './rules/due.ts'
export type { Due, DueExplanation, SkippedDay } from './rules/explanation.ts'
export { LIMIT_UNITS, type Limit } from './rules/limit.ts'
export { dateOfDay, dayNumberOf, type LocalDate, localDateOf, weekdayOf } from './rules/local-date.ts'
export { type CalendarFile, calendarFromFiles, type OfficeHoursFile } from './rules/profile.ts'
export { nearUntil, spell, type Timeliness, timeLeft, timeliness } from './rules/timeliness.ts'
export { nextOpening, plusWorkingMinutes, workingMinutesBetween } from './rules/working-minutes.ts'
export {
  type Counting,
  daysBetween,
  MINUTES_PER_WORKING_DAY,
  type WorkingTime,
  workingTimeOf,
} from './rules/working-time.ts'
export { type CalendarSource, calendarSource } from './source.ts'
