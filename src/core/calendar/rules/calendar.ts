import { type DayNumber, dateOfDay, dayNumberOf, type LocalDate, weekdayOf } from './local-date.ts'

/** A day that isn't what its weekday says. */
export interface CalendarDay {
  on: LocalDate
  /** `holiday`: a public holiday or the day off in its stead; `swappedOff`, `swappedOn`: exchanged for one another by notice. */
  kind: 'holiday' | 'swappedOff' | 'swappedOn'
  /** What the day is, in Vietnamese. */
  name: string
  /** The notice it was announced by. */
  notice?: string | null
  /** Where the profile's row was taken from: the notice, or the article of law. */
  source?: string
  /** From the law and the moon alone: no notice for the year is out yet. */
  provisional?: boolean
}

/** When an office works, between two dates and within a season of each year. */
export interface OfficeHours {
  validFrom: LocalDate
  validTo: LocalDate | null
  /** `MM-DD`, both included; a season may cross the new year. */
  seasonFrom: string
  seasonTo: string
  /** Spells of work in minutes since midnight, in order. */
  spells: readonly (readonly [from: number, to: number])[]
}

/** Why a day isn't worked. */
export type DayOff = 'weekend' | 'holiday' | 'swappedOff'

/**
 * A calendar of working time, made once from its data and read very often: every day's spells of work and the sum of
 * working minutes before it, so that a span of any length is counted in one step.
 */
export interface Calendar {
  readonly firstDay: DayNumber
  readonly lastDay: DayNumber
  /** Minutes worked on all days before day `firstDay + i`. */
  readonly minutesBefore: Float64Array
  /** Which of `spellsOf` a day has; 0 for none. */
  readonly spellsIndex: Uint8Array
  readonly spells: readonly (readonly (readonly [from: number, to: number])[])[]
  readonly special: ReadonlyMap<DayNumber, CalendarDay>
  readonly provisionalYears: ReadonlySet<number>
}

const yearOf = (day: DayNumber): number => Number(dateOfDay(day).slice(0, 4))

/** A date outside what the calendar knows. */
export class OutsideCalendar extends RangeError {
  override name = 'OutsideCalendar'
}

/**
 * Makes a calendar of whole years.
 *
 * @throws RangeError a day of work has no office hours
 */
export function makeCalendar(data: {
  years: { from: number; to: number }
  days: readonly CalendarDay[]
  hours: readonly OfficeHours[]
}): Calendar {
  const firstDay = dayNumberOf(`${data.years.from}-01-01`)
  const lastDay = dayNumberOf(`${data.years.to}-12-31`)
  const length = lastDay - firstDay + 1
  const special = new Map(data.days.map((day) => [dayNumberOf(day.on), day]))
  const minutesBefore = new Float64Array(length + 1)
  const spellsIndex = new Uint8Array(length)
  const spells: Calendar['spells'] = [[], ...data.hours.map((hours) => hours.spells)]
  const minutesOf = spells.map((each) => each.reduce((sum, [from, to]) => sum + to - from, 0))

  for (let i = 0; i < length; i += 1) {
    const day = firstDay + i
    const index = isWorked(day, special) ? 1 + hoursOn(dateOfDay(day), data.hours) : 0
    spellsIndex[i] = index
    minutesBefore[i + 1] = (minutesBefore[i] as number) + (minutesOf[index] as number)
  }
  const provisionalYears = new Set(data.days.filter((day) => day.provisional).map((day) => Number(day.on.slice(0, 4))))
  return { firstDay, lastDay, minutesBefore, spellsIndex, spells, special, provisionalYears }
}

function isWorked(day: DayNumber, special: ReadonlyMap<DayNumber, CalendarDay>): boolean {
  const known = special.get(day)
  if (known) return known.kind === 'swappedOn'
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

function hoursOn(on: LocalDate, hours: readonly OfficeHours[]): number {
  const monthDay = on.slice(5)
  const index = hours.findIndex(({ validFrom, validTo, seasonFrom, seasonTo }) => {
    if (on < validFrom || (validTo !== null && on > validTo)) return false
    return seasonFrom <= seasonTo
      ? monthDay >= seasonFrom && monthDay <= seasonTo
      : monthDay >= seasonFrom || monthDay <= seasonTo
  })
  if (index < 0) throw new RangeError(`No office hours are in force on ${on}`)
  return index
}

export function indexOf(calendar: Calendar, day: DayNumber): number {
  if (day < calendar.firstDay || day > calendar.lastDay)
    throw new OutsideCalendar(`The calendar does not reach ${dateOfDay(day)}`)
  return day - calendar.firstDay
}

/** The spells of work on a day, in minutes since midnight. */
export const spellsOn = (calendar: Calendar, day: DayNumber): readonly (readonly [from: number, to: number])[] =>
  calendar.spells[calendar.spellsIndex[indexOf(calendar, day)] as number] ?? []

export const isWorkingDayNumber = (calendar: Calendar, day: DayNumber): boolean => spellsOn(calendar, day).length > 0

/** Whether the office works that day: swapped Saturdays do, swapped weekdays and holidays don't. */
export const isWorkingDay = (calendar: Calendar, on: LocalDate): boolean =>
  isWorkingDayNumber(calendar, dayNumberOf(on))

/** Why a day isn't worked, and its name; undefined for a working day. */
export function dayOffOn(
  calendar: Calendar,
  day: DayNumber,
): { why: DayOff; name?: string; notice?: string } | undefined {
  if (isWorkingDayNumber(calendar, day)) return undefined
  const known = calendar.special.get(day)
  if (!known || known.kind === 'swappedOn') return { why: 'weekend' }
  return { why: known.kind, name: known.name, ...(known.notice ? { notice: known.notice } : {}) }
}

/** Whether days off between two days come from the law and the moon alone, with no notice yet: shown as not confirmed. */
export function isProvisional(calendar: Calendar, from: DayNumber, to: DayNumber): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (calendar.provisionalYears.has(year)) return true
  return false
}

/** The first working day after a day. */
export function nextWorkingDay(calendar: Calendar, day: DayNumber): DayNumber {
  let next = day + 1
  while (!isWorkingDayNumber(calendar, next)) next += 1
  return next
}

/** The last working day before a day. */
export function previousWorkingDay(calendar: Calendar, day: DayNumber): DayNumber {
  let previous = day - 1
  while (!isWorkingDayNumber(calendar, previous)) previous -= 1
  return previous
}

/** The end of work on a working day, in minutes since midnight. */
export const closingOn = (calendar: Calendar, day: DayNumber): number => spellsOn(calendar, day).at(-1)?.[1] ?? 0
