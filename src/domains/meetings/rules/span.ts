import { dateOfDay, dayNumberOf, type LocalDate, weekdayOf } from '../../../core/calendar/index.ts'

/** Days of an agenda, both included, with the spans before and after. */
export interface Span {
  kind: 'week' | 'month'
  /** `2026-03-02`, the Monday of a week; `2026-03`, a month. */
  key: string
  from: LocalDate
  to: LocalDate
  days: readonly LocalDate[]
  before: string
  after: string
}

const spanOf = (from: number, to: number): Pick<Span, 'from' | 'to' | 'days'> => ({
  from: dateOfDay(from),
  to: dateOfDay(to),
  days: Array.from({ length: to - from + 1 }, (_, index) => dateOfDay(from + index)),
})

/** The week of a day, from Monday to Sunday. @example weekOf('2026-03-04').key // '2026-03-02' */
export function weekOf(on: LocalDate): Span {
  const day = dayNumberOf(on)
  const monday = day - ((weekdayOf(day) + 6) % 7)
  return {
    kind: 'week',
    key: dateOfDay(monday),
    ...spanOf(monday, monday + 6),
    before: dateOfDay(monday - 7),
    after: dateOfDay(monday + 7),
  }
}

/** A month. @param key `2026-03`, or a day of it */
export function monthOf(key: string): Span {
  const [year = 0, month = 1] = key.split('-').map(Number)
  const at = (by: number): LocalDate => new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10)
  return {
    kind: 'month',
    key: at(0).slice(0, 7),
    ...spanOf(dayNumberOf(at(0)), dayNumberOf(at(1)) - 1),
    before: at(-1).slice(0, 7),
    after: at(1).slice(0, 7),
  }
}

/** The days of a month in weeks, each from Monday to Sunday; days of other months are missing. */
export function weeksOf({ days }: Pick<Span, 'days'>): (LocalDate | null)[][] {
  const [first] = days
  if (!first) return []
  const ahead = (weekdayOf(dayNumberOf(first)) + 6) % 7
  const cells = [...Array.from({ length: ahead }, () => null), ...days]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
