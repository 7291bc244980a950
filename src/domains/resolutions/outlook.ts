import Big from 'big.js'
import type { TargetHead } from './queries/figures.ts'
import type { SeriesPoint } from './queries/series.ts'
import { type Forecast, forecastOf, type Outlook, outlookOf, type Point } from './rules/forecast.ts'
import { isOver, periodOf } from './rules/period.ts'
import type { Measure } from './rules/target.ts'

/** Where a year is likely to end for a target, and whether that reaches its plan. */
export interface YearOutlook {
  forecast: Forecast
  outlook: Outlook | undefined
  /** In per cent, as shares are planned. */
  inPercent: boolean
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** A period's figure as a number on a chart; shares in per cent. */
export function chartValue({ value, part, whole }: Pick<SeriesPoint, 'value' | 'part' | 'whole'>): number | undefined {
  if (value !== null) return Number(value)
  if (part === null || whole === null || new Big(whole).lte(0)) return undefined
  return new Big(part).times(100).div(whole).toNumber()
}

/**
 * The outlook of a target whose year still runs; undefined where the year is over, there is no plan or not enough is reported. Of a
 * locality put together of units, only periods that all of them have reported are looked at.
 */
export function yearOutlook(
  target: Pick<TargetHead, 'every' | 'periodsAdd'>,
  measure: Measure | undefined,
  series: readonly SeriesPoint[],
  { year, today, pointsNeeded }: { year: number; today: string; pointsNeeded: number },
): YearOutlook | undefined {
  if (!measure || target.every === 'year' || isOver(periodOf(String(year)), today)) return undefined
  const most = Math.max(0, ...series.map(({ units }) => units))
  const points = series.flatMap((each): Point[] => {
    const value = each.units < most ? undefined : chartValue(each)
    return value === undefined ? [] : [{ month: each.lastMonth, value }]
  })
  const inPercent = measure.kind === 'share' || measure.kind === 'coverage'
  const forecast = forecastOf(points, {
    // Of shares the trend is looked at, not a sum.
    adds: target.periodsAdd && !inPercent,
    perPeriod: MONTHS[target.every],
    pointsNeeded,
    ...(inPercent ? { bounds: [0, 100] as [number, number] } : {}),
  })
  return forecast && { forecast, outlook: outlookOf(measure, forecast), inPercent }
}
