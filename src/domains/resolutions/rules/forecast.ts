import type { Measure } from './target.ts'

/** A figure of a part of the year: what the month or quarter brought, or the level at its end. */
export interface Point {
  /** The last month it reaches. */
  month: number
  value: number
}

/** Where the year is likely to end: four times of five within the range. */
export interface Forecast {
  low: number
  middle: number
  high: number
}

export interface ForecastOptions {
  /** Its figures add up over the year; else each is a level. */
  adds: boolean
  /** Months in a period. */
  perPeriod: number
  /** With fewer, nothing is said. */
  pointsNeeded: number
  bounds?: [number, number]
}

const LAST = 12
/** Between these lie four of five outcomes of a normal error. */
const FOUR_OF_FIVE = 1.2816

/**
 * Where a target is likely to stand at the end of its year, from the trend of its figures, with how sure that is.
 *
 * What adds up: the mean of the periods so far goes on over those that are left; its error is the spread of a period, over as many as
 * are left, with that of the mean itself: `1.28 · s · √(left · (1 + left / n))`. A level: the straight line of least squares through
 * the figures, read at December, with the error of a prediction from it. The seasons of a year are not looked at; where whole earlier
 * years are known {@link seasonalForecast} does. Figures are read as binary fractions here: a forecast is told, it never decides anything.
 *
 * @param points figures of the year so far, in order
 * @returns undefined where there is not enough to say
 */
export function forecastOf(
  points: readonly Point[],
  { adds, perPeriod, pointsNeeded, bounds }: ForecastOptions,
): Forecast | undefined {
  const last = points.at(-1)
  if (!last || points.length < Math.max(2, pointsNeeded)) return undefined
  const forecast = adds ? goingOn(points, (LAST - last.month) / perPeriod) : onTheLine(points)
  return bounds ? within(forecast, bounds) : forecast
}

/**
 * Where a target is likely to stand at the end of its year, from how far earlier years had come by the same periods.
 *
 * What adds up: so far divided by the share of the year those periods brought then. A level: the last figure divided by what part of
 * its December level stood at the same month. Each earlier year says where this one would end; the middle is their mean. The error
 * joins how far this year's periods lie from that season's with how far the earlier years differ, which one year alone can't tell:
 * `1.28 · √(s² · left · (1 + left / n) + d² · (1 + 1 / years))`.
 *
 * @param points  figures of the year so far, in order
 * @param earlier whole earlier years of the same series, each in order to December
 * @returns undefined where there is not enough to say, or a year stood at nothing
 */
export function seasonalForecast(
  points: readonly Point[],
  earlier: readonly (readonly Point[])[],
  { adds, perPeriod, pointsNeeded, bounds }: ForecastOptions,
): Forecast | undefined {
  const last = points.at(-1)
  if (!last || points.length < Math.max(2, pointsNeeded)) return undefined
  const years = earlier.flatMap((year) => seasonOf(points, year, adds) ?? [])
  if (years.length === 0 || years.length < earlier.length) return undefined
  const ends = years.map(({ end }) => end)
  const middle = mean(ends)
  // What each period of this year would be, had it the season of the earlier ones.
  const off = points.map(({ value }, index) => value - middle * mean(years.map(({ profile }) => profile[index] ?? 0)))
  const noise = Math.sqrt(off.reduce((sum, each) => sum + each ** 2, 0) / (points.length - 1))
  const left = adds ? LAST / perPeriod - points.length : last.month === LAST ? 0 : 1
  const differ = spreadOf(ends) ** 2 * (1 + 1 / years.length)
  const error = left === 0 ? 0 : Math.sqrt(noise ** 2 * left * (adds ? 1 + left / points.length : 1) + differ)
  const forecast = around(left === 0 && !adds ? last.value : middle, error)
  return bounds ? within(forecast, bounds) : forecast
}

/** Where this year would end by an earlier one, and what part of that year each of this year's periods was. */
function seasonOf(
  points: readonly Point[],
  year: readonly Point[],
  adds: boolean,
): { end: number; profile: number[] } | undefined {
  const at = new Map(year.map(({ month, value }) => [month, value]))
  const whole = adds ? year.reduce((sum, { value }) => sum + value, 0) : (at.get(LAST) ?? 0)
  const then = points.map(({ month }) => at.get(month) ?? Number.NaN)
  const reached = adds ? then.reduce((sum, value) => sum + value, 0) : (then.at(-1) ?? 0)
  if (!(whole > 0 && reached > 0)) return undefined
  const now = adds ? points.reduce((sum, { value }) => sum + value, 0) : (points.at(-1)?.value ?? 0)
  return { end: (now * whole) / reached, profile: then.map((value) => value / whole) }
}

const spreadOf = (values: readonly number[]): number => {
  if (values.length < 2) return 0
  const average = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function goingOn(points: readonly Point[], left: number): Forecast {
  const values = points.map(({ value }) => value)
  const average = mean(values)
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1))
  const middle = values.reduce((sum, value) => sum + value, 0) + average * left
  return around(middle, spread * Math.sqrt(left * (1 + left / values.length)))
}

function onTheLine(points: readonly Point[]): Forecast {
  const [months, values] = [points.map(({ month }) => month), points.map(({ value }) => value)]
  const [atMonth, atValue] = [mean(months), mean(values)]
  const width = months.reduce((sum, month) => sum + (month - atMonth) ** 2, 0)
  const slope = points.reduce((sum, { month, value }) => sum + (month - atMonth) * (value - atValue), 0) / width
  const read = (month: number): number => atValue + slope * (month - atMonth)
  if (months.at(-1) === LAST) return around(values.at(-1) ?? atValue, 0)
  const errors = points.reduce((sum, { month, value }) => sum + (value - read(month)) ** 2, 0)
  const spread = points.length > 2 ? Math.sqrt(errors / (points.length - 2)) : 0
  return around(read(LAST), spread * Math.sqrt(1 + 1 / points.length + (LAST - atMonth) ** 2 / width))
}

const around = (middle: number, error: number): Forecast => ({
  low: middle - FOUR_OF_FIVE * error,
  middle,
  high: middle + FOUR_OF_FIVE * error,
})

const within = ({ low, middle, high }: Forecast, [from, to]: [number, number]): Forecast => {
  const cut = (value: number): number => Math.min(to, Math.max(from, value))
  return { low: cut(low), middle: cut(middle), high: cut(high) }
}

export type Outlook = 'likely' | 'unsure' | 'unlikely'

/** Whether a forecast reaches the plan: at both ends of its range, at one, or at none; undefined where a plan isn't held so. */
export function outlookOf(measure: Measure, { low, high }: Forecast): Outlook | undefined {
  const reaches = reachesBy(measure)
  if (!reaches) return undefined
  const ends = [low, high].filter(reaches).length
  if (measure.kind === 'range' && ends === 0)
    return low < Number(measure.from) && high > Number(measure.to) ? 'unsure' : 'unlikely'
  return ends === 2 ? 'likely' : ends === 1 ? 'unsure' : 'unlikely'
}

function reachesBy(measure: Measure): ((value: number) => boolean) | undefined {
  switch (measure.kind) {
    case 'none':
    case 'milestone':
      return undefined
    case 'range':
      return (value) => value >= Number(measure.from) && value <= Number(measure.to)
    case 'atMost':
      return (value) => value <= Number(measure.plan)
    case 'below':
      return (value) => value < Number(measure.plan)
    case 'above':
      return (value) => value > Number(measure.plan)
    case 'fallTo':
      return (value) => value <= Number(measure.plan)
    case 'fallBy':
      return (value) => Number(measure.base) - value >= Number(measure.plan)
    case 'growth':
      return Number(measure.base) > 0
        ? (value) => (value / Number(measure.base) - 1) * 100 >= Number(measure.plan)
        : undefined
    default:
      return (value) => value >= Number(measure.plan)
  }
}
