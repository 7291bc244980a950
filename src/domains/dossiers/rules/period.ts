import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'

/** A month, quarter or year of the calendar. */
export interface Period {
  /** `2026-03`, `2026-Q1` or `2026`. */
  key: string
  from: LocalDate
  /** The last day, included. */
  to: LocalDate
  name: Text
}

const MONTHS = 12
const QUARTERS = 8
const YEARS = 3

const two = (n: number): string => String(n).padStart(2, '0')

/** @param month 1 to 12 */
const lastDay = (year: number, month: number): LocalDate =>
  `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

function months(year: number, first: number, last: number): Pick<Period, 'from' | 'to'> {
  return { from: `${year}-${two(first)}-01`, to: lastDay(year, last) }
}

const monthOf = (year: number, month: number): Period => ({
  key: `${year}-${two(month)}`,
  ...months(year, month, month),
  name: t(`Tháng ${month}/${year}`, `${two(month)}/${year}`),
})

const quarterOf = (year: number, quarter: number): Period => ({
  key: `${year}-Q${quarter}`,
  ...months(year, quarter * 3 - 2, quarter * 3),
  name: t(`Quý ${quarter}/${year}`, `Quarter ${quarter}, ${year}`),
})

const yearOf = (year: number): Period => ({
  key: String(year),
  ...months(year, 1, 12),
  name: t(`Năm ${year}`, `Year ${year}`),
})

/** The periods the public may ask for on a day, newest first: months of a year, quarters of two, years of three. */
export function periodsOn(today: LocalDate): Period[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const before = (whole: number, position: number, by: number) => {
    const index = year * whole + position - by
    return [Math.floor(index / whole), (index % whole) + 1] as const
  }
  const quarter = Math.floor((month - 1) / 3)
  return [
    ...Array.from({ length: MONTHS }, (_, by) => monthOf(...before(12, month - 1, by))),
    ...Array.from({ length: QUARTERS }, (_, by) => quarterOf(...before(4, quarter, by))),
    ...Array.from({ length: YEARS }, (_, by) => yearOf(year - by)),
  ]
}
