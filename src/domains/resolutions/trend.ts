import { inLang, type Lang } from '../../platform/i18n/index.ts'
import { COLOURS, type Series, trendLines } from '../../ui/index.ts'
import { chartValue } from './outlook.ts'
import type { TrendChart } from './pages/target-page.tsx'
import type { TargetHead } from './queries/figures.ts'
import type { SeriesPoint } from './queries/series.ts'
import { periodName } from './rules/period.ts'
import type { Measure } from './rules/target.ts'
import { words } from './words.ts'

const LAST = 12

/** A target's periods as lines: what adds up so far against its path, a level against its plan. Fewer than two are no line. */
export async function trendOf(
  { every, periodsAdd }: Pick<TargetHead, 'every' | 'periodsAdd'>,
  measure: Measure | undefined,
  points: readonly SeriesPoint[],
  lang: Lang,
): Promise<TrendChart | undefined> {
  const told = points.flatMap((point) => {
    const value = chartValue(point)
    return value === undefined ? [] : [{ ...point, figure: value }]
  })
  if (every === 'year' || told.length < 2) return undefined
  const isShare = told.some(({ part }) => part !== null)
  const adds = periodsAdd && !isShare
  let sum = 0
  const values = told.map(({ figure }) => {
    sum += figure
    return adds ? sum : figure
  })
  const plan = planLine(measure, told, adds)
  const series: Series[] = [
    { name: inLang(adds ? words.soFar : words.inPeriod, lang), colour: COLOURS.good, values },
    ...(plan ? [{ name: inLang(adds ? words.path : words.plan, lang), colour: COLOURS.plan, values: plan }] : []),
  ]
  const rows = told.map(({ period }) => inLang(periodName(period), lang))
  const short = told.map(({ lastMonth }) => (every === 'month' ? `T${lastMonth}` : `Q${lastMonth / 3}`))
  return { drawing: await trendLines(short, series), rows, series }
}

/** What was due by each period: its own plan's sum, or an even path; of a level the plan itself. */
function planLine(
  measure: Measure | undefined,
  points: readonly Pick<SeriesPoint, 'plan' | 'lastMonth'>[],
  adds: boolean,
): number[] | undefined {
  if (!measure || !('plan' in measure) || measure.kind === 'growth' || measure.kind === 'fallBy') return undefined
  const plan = Number(measure.plan)
  if (!adds) return points.map(() => plan)
  if (points.every((point) => point.plan === null)) return points.map(({ lastMonth }) => (plan * lastMonth) / LAST)
  let sum = 0
  return points.map((point) => {
    sum += Number(point.plan ?? 0)
    return sum
  })
}
