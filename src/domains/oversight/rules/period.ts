import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'

/** A month, a quarter or a year, both days included. */
export interface Span {
  key: string
  from: LocalDate
  to: LocalDate
  name: Text
}

const two = (n: number): string => String(n).padStart(2, '0')
const lastOf = (year: number, month: number): LocalDate =>
  `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

const monthOf = (year: number, month: number): Span => ({
  key: `${year}-${two(month)}`,
  from: `${year}-${two(month)}-01`,
  to: lastOf(year, month),
  name: t(`Tháng ${month}/${year}`, `${two(month)}/${year}`),
})
const quarterOf = (year: number, quarter: number): Span => ({
  key: `${year}-Q${quarter}`,
  from: `${year}-${two(quarter * 3 - 2)}-01`,
  to: lastOf(year, quarter * 3),
  name: t(`Quý ${quarter}/${year}`, `Quarter ${quarter}, ${year}`),
})
const yearOf = (year: number): Span => ({
  key: String(year),
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  name: t(`Năm ${year}`, `Year ${year}`),
})

/** The periods a leader chooses from: this year's quarters and months so far, this year and the two before, newest first. */
export function spansOn(today: LocalDate): Span[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const months = Array.from({ length: 12 }, (_, by) => {
    const index = year * 12 + month - 1 - by
    return monthOf(Math.floor(index / 12), (index % 12) + 1)
  })
  const quarter = Math.ceil(month / 3)
  const quarters = Array.from({ length: 4 }, (_, by) => {
    const index = year * 4 + quarter - 1 - by
    return quarterOf(Math.floor(index / 4), (index % 4) + 1)
  })
  return [...months, ...quarters, ...[0, 1, 2].map((by) => yearOf(year - by))]
}
