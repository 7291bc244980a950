import { type Text, t } from '../../../platform/i18n/index.ts'

/** How often something is reported. */
export const GRAINS = ['month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

/** A year, a quarter or a month as its key (`2017`, `2017-Q1`, `2017-03`), with the months it spans. */
export interface Period {
  key: string
  grain: Grain
  year: number
  firstMonth: number
  lastMonth: number
}

export const PERIOD_PATTERN = '^\\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$'
const PERIOD = new RegExp(PERIOD_PATTERN)

/** @example findPeriod('2017-Q1') // January to March 2017; undefined for what is no period */
export function findPeriod(key: string): Period | undefined {
  if (!PERIOD.test(key)) return undefined
  const [year = '', part] = key.split('-')
  if (part === undefined) return { key, grain: 'year', year: Number(year), firstMonth: 1, lastMonth: 12 }
  if (part.startsWith('Q')) {
    const last = Number(part.slice(1)) * 3
    return { key, grain: 'quarter', year: Number(year), firstMonth: last - 2, lastMonth: last }
  }
  return { key, grain: 'month', year: Number(year), firstMonth: Number(part), lastMonth: Number(part) }
}

/** @throws RangeError no period */
export function periodOf(key: string): Period {
  const period = findPeriod(key)
  if (!period) throw new RangeError(`${key} is no period`)
  return period
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The periods of a year, in order, as they are reported. @example periodsIn(2017, 'quarter') // ['2017-Q1', …] */
export const periodsIn = (year: number, every: Grain): string[] =>
  every === 'year'
    ? [String(year)]
    : every === 'quarter'
      ? [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
      : Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`)

/** The period from one day to another; undefined where they bound none. */
export const periodBetween = (from: string, to: string): Period | undefined => {
  const year = Number(from.slice(0, 4))
  return GRAINS.flatMap((grain) => periodsIn(year, grain))
    .map(periodOf)
    .find((period) => firstDayOf(period) === from && lastDayOf(period) === to)
}

/** The last day of a period, `YYYY-MM-DD`. */
export const lastDayOf = ({ year, lastMonth }: Period): string =>
  new Date(Date.UTC(year, lastMonth, 0)).toISOString().slice(0, 10)

/** The first day of a period, `YYYY-MM-DD`. */
export const firstDayOf = ({ year, firstMonth }: Period): string => `${year}-${two(firstMonth)}-01`

/** Whether all of a period has passed. */
export const isOver = (period: Period, today: string): boolean => lastDayOf(period) < today

const ROMAN = ['I', 'II', 'III', 'IV']

/** A period as people call it: `Tháng 3/2017`, `Quý I/2017`, `Năm 2017`. */
export function periodName(key: string): Text {
  const { grain, year, lastMonth } = periodOf(key)
  if (grain === 'year') return t(`Năm ${year}`, `${year}`)
  if (grain === 'quarter') return t(`Quý ${ROMAN[lastMonth / 3 - 1]}/${year}`, `Quarter ${lastMonth / 3} of ${year}`)
  return t(`Tháng ${lastMonth}/${year}`, `${two(lastMonth)}/${year}`)
}
