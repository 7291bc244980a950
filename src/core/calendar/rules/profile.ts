import { type Calendar, type CalendarDay, makeCalendar, type OfficeHours } from './calendar.ts'
import type { LocalDate } from './local-date.ts'

/** The calendar as a profile's files state it. */
export interface CalendarFile {
  years: { from: number; to: number }
  days: CalendarDay[]
}

export interface OfficeHoursFile {
  hours: {
    validFrom: LocalDate
    validTo: LocalDate | null
    seasonFrom: string
    seasonTo: string
    /** `HH:mm` */
    spells: [from: string, to: string][]
  }[]
}

/** Minutes since midnight of `HH:mm`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined || !(hours * 60 + minutes <= 1_440))
    throw new RangeError(`${time} is no time of day`)
  return hours * 60 + minutes
}

export const officeHoursOf = (file: OfficeHoursFile): OfficeHours[] =>
  file.hours.map((hours) => ({
    ...hours,
    spells: hours.spells.map(([from, to]) => [minutesOf(from), minutesOf(to)] as const),
  }))

/** A calendar straight from a profile's files. */
export const calendarFromFiles = (days: CalendarFile, hours: OfficeHoursFile): Calendar =>
  makeCalendar({ years: days.years, days: days.days, hours: officeHoursOf(hours) })
