import Big from 'big.js'
import type { TargetHead } from './queries/figures.ts'
import type { SeriesPoint } from './queries/series.ts'
import { type Forecast, forecastOf, type Outlook, outlookOf, type Point, seasonalForecast } from './rules/forecast.ts'
import { isOver, periodOf } from './rules/period.ts'
import type { Measure } from './rules/target.ts'

/** Where a year is likely to end for a target, and whether that reaches its plan. */
export interface YearOutlook {
  forecast: Forecast
  outlook: Outlook | undefined
  /** In per cent, as shares are planned. */
  inPercent: boolean
  /** The earlier years whose seasons it goes by; none: it goes by the trend of this year alone. */
  seasonsOf: readonly number[]
}

const LAST = 12
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** A period's figure as a number on a chart; shares in per cent. */
export function chartValue({ value, part, whole }: Pick<SeriesPoint, 'value' | 'part' | 'whole'>): number | undefined {
  if (value !== null) return Number(value)
  if (part === null || whole === null || new Big(whole).lte(0)) return undefined
  return new Big(part).times(100).div(whole).toNumber()
}

/**
 * The outlook of a target whose year still runs, by the seasons of whole earlier years where there are some, else by its trend; undefined where the year is over, there is no plan or not enough is reported. Of a
 * locality put together of units, only periods that all of them have reported are looked at.
 *
 * @param series of the year and of those before it
 */
export function yearOutlook(
  target: Pick<TargetHead, 'every' | 'periodsAdd'>,
  measure: Measure | undefined,
  series: readonly SeriesPoint[],
  { year, today, pointsNeeded }: { year: number; today: string; pointsNeeded: number },
): YearOutlook | undefined {
  if (!measure || target.every === 'year' || isOver(periodOf(String(year)), today)) return undefined
  const points = wholePoints(series.filter((each) => each.year === year))
  const inPercent = measure.kind === 'share' || measure.kind === 'coverage'
  const seasons = seasonsIn(series, { year, periods: LAST / MONTHS[target.every] })
  const options = {
    // Of shares the trend is looked at, not a sum.
    adds: target.periodsAdd && !inPercent,
    perPeriod: MONTHS[target.every],
    pointsNeeded,
    ...(inPercent ? { bounds: [0, 100] as [number, number] } : {}),
  }
  const bySeason = seasonalForecast(
    points,
    seasons.map((season) => season.points),
    options,
  )
  const forecast = bySeason ?? forecastOf(points, options)
  const seasonsOf = bySeason ? seasons.map((season) => season.year) : []
  return forecast && { forecast, outlook: outlookOf(measure, forecast), inPercent, seasonsOf }
}

/** The points of a year that all its units have reported. */
function wholePoints(series: readonly SeriesPoint[]): Point[] {
  const most = Math.max(0, ...series.map(({ units }) => units))
  return series.flatMap((each): Point[] => {
    const value = each.units < most ? undefined : chartValue(each)
    return value === undefined ? [] : [{ month: each.lastMonth, value }]
  })
}

/** How many years back are looked at: what was so long ago has other seasons. */
export const YEARS_BACK = 3
/** A period of an earlier year that this part of its units has reported is taken for all of them. @practice ours */
const ENOUGH_UNITS = 0.8

/** Whole earlier years: every period is there, of so many units that the few missing are filled in by the mean of the others. */
function seasonsIn(
  series: readonly SeriesPoint[],
  { year, periods }: { year: number; periods: number },
): { year: number; points: Point[] }[] {
  const earlier = Map.groupBy(
    series.filter((each) => each.year < year),
    (each) => each.year,
  )
  return [...earlier].flatMap(([of, all]) => {
    const most = Math.max(...all.map(({ units }) => units))
    const points = all.flatMap((each): Point[] => {
      const value = chartValue(each)
      if (value === undefined || each.units < most * ENOUGH_UNITS) return []
      return [{ month: each.lastMonth, value: each.value === null ? value : (value * most) / each.units }]
    })
    return points.length === periods ? [{ year: of, points }] : []
  })
}
