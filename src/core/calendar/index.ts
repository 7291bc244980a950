export { DueExplanationView } from './pages/due-explanation.tsx'
export { importCalendar, loadCalendar } from './queries.ts'
export {
  type Calendar,
  type CalendarDay,
  isWorkingDay,
  type OfficeHours,
  OutsideCalendar,
} from './rules/calendar.ts'
export {
  addWorkingMinutes,
  apologiseBy,
  type CountingOptions,
  type Due,
  type DueExplanation,
  dueAt,
  LIMIT_UNITS,
  type Limit,
  workingDaysBetween,
} from './rules/due.ts'
export { dateOfDay, dayNumberOf, type LocalDate, localDateOf, weekdayOf } from './rules/local-date.ts'
export { type CalendarFile, calendarFromFiles, type OfficeHoursFile } from './rules/profile.ts'
export { nextOpening, plusWorkingMinutes, workingMinutesBetween } from './rules/working-minutes.ts'
export { type CalendarSource, calendarSource } from './source.ts'
