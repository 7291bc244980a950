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

const LAST = 12
/** Between these lie four of five outcomes of a normal error. */
const FOUR_OF_FIVE = 1.2816

/**
 * Where a target is likely to stand at the end of its year, from the trend of its figures, with how sure that is.
 *
 * What adds up: the mean of the periods so far goes on over those that are left; its error is the spread of a period, over as many as
 * are left, with that of the mean itself: `1.28 · s · √(left · (1 + left / n))`. A level: the straight line of least squares through
 * the figures, read at December, with the error of a prediction from it. The seasons of a year are not looked at, and figures are read as
 * binary fractions here: a forecast is told, it never decides anything.
 *
 * @param points       figures of the year so far, in order
 * @param perPeriod    months in a period
 * @param pointsNeeded with fewer, nothing is said
 * @returns undefined where there is not enough to say
 */
export function forecastOf(
  points: readonly Point[],
  {
    adds,
    perPeriod,
    pointsNeeded,
    bounds,
  }: { adds: boolean; perPeriod: number; pointsNeeded: number; bounds?: [number, number] },
): Forecast | undefined {
  const last = points.at(-1)
  if (!last || points.length < Math.max(2, pointsNeeded)) return undefined
  const forecast = adds ? goingOn(points, (LAST - last.month) / perPeriod) : onTheLine(points)
  return bounds ? within(forecast, bounds) : forecast
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
