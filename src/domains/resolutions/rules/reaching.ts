import type { Text } from '../../../platform/i18n/index.ts'
import { addValues as together } from './adding-up.ts'
import { type Grain, isOver, lastDayOf, type Period } from './period.ts'
import { type Progress, progressOf } from './progress.ts'
import type { Measure, Reported } from './target.ts'

/** Which units are looked at: communes and towns, or offices. */
export const AMONG = ['communes', 'offices'] as const
export type Among = (typeof AMONG)[number]

/** A figure of a unit that stands. */
export interface UnitFigure {
  id: string
  actId: string
  grain: Grain
  lastMonth: number
  value: string | null
  part: string | null
  whole: string | null
  doneOn: string | null
}

/** What a unit was to reach in a year, and what of it was reported. */
export interface UnitYear {
  unitId: string
  measure: Measure
  countedIn: Text
  every: Grain
  periodsAdd: boolean
  /** What each month or quarter adds, where they have plans of their own. */
  steps: readonly { upTo: number; plan: string }[]
  figures: readonly UnitFigure[]
}

/** How a unit stood at the end of a period. */
export interface UnitReach extends Progress {
  unitId: string
  measure: Measure
  reported: Reported | undefined
  upToMonth: number | null
  state: 'reached' | 'notReached' | 'notReported' | 'notArising' | 'notJudged'
  /** The last figure it comes of. */
  figure: UnitFigure | undefined
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/**
 * Whether a unit has reached its target of the year by the end of a period: what adds up is held against what was due by then. A period
 * that is over asks for its last report; one that runs takes the latest there is.
 */
export function unitReach(unit: UnitYear, period: Period, today: string): UnitReach {
  const { unitId, measure, countedIn, every, steps } = unit
  const ended = isOver(period, today)
  const told = figureBy(unit, period.lastMonth)
  const due = Math.floor(period.lastMonth / MONTHS[every]) * MONTHS[every]
  const isLate = ended && (told === undefined || told.upTo < Math.max(due, 1))
  const known = isLate ? undefined : told
  const reported = known && reportedIn(known.sum, today)
  const upToMonth = known?.upTo ?? null
  const progress = progressOf({
    measure,
    reported,
    countedIn,
    period: String(period.year),
    upToMonth,
    path:
      upToMonth === null || steps.length === 0
        ? null
        : together(steps.filter(({ upTo }) => upTo <= upToMonth).map(({ plan }) => plan)),
    today: ended ? lastDayOf(period) : today,
  })
  const { state } = progress.verdict
  const isReached = state === 'reached' || progress.tone === 'reached'
  return {
    unitId,
    measure,
    reported,
    upToMonth,
    ...progress,
    state: isReached ? 'reached' : state,
    figure: known?.last,
  }
}

type Sum = Pick<UnitFigure, 'value' | 'part' | 'whole' | 'doneOn'>

/** What a unit has reported up to a month: the year's own figure, else its periods put together. */
function figureBy({ figures, every, periodsAdd }: UnitYear, month: number) {
  const until = figures.filter(({ lastMonth }) => lastMonth <= month)
  const ofYear = until.find(({ grain }) => grain === 'year')
  const parts = ofYear ? [ofYear] : until.filter(({ grain }) => grain === every)
  const last = parts.toSorted((a, b) => a.lastMonth - b.lastMonth).at(-1)
  if (!last) return undefined
  const sum: Sum = periodsAdd
    ? { ...last, value: added(parts, 'value'), part: added(parts, 'part'), whole: added(parts, 'whole') }
    : last
  return { sum, last, upTo: last.lastMonth }
}

function added(figures: readonly UnitFigure[], column: 'value' | 'part' | 'whole'): string | null {
  const values = figures.flatMap((figure) => figure[column] ?? [])
  return values.length === 0 ? null : together(values)
}

function reportedIn({ value, part, whole, doneOn }: Sum, today: string): Reported {
  if (value !== null) return { value }
  if (part !== null && whole !== null) return { part, whole }
  return { done: doneOn, today }
}

export interface ReachTally {
  part: number
  whole: number
  /** Units that have a plan and haven't reported: they are in neither count. */
  notReported: number
}

/**
 * Of how many units that can be judged so many have reached it. Undefined while nobody has reported: that is no zero; 0 of 0 where there
 * was nothing to reach.
 */
export function reachTally(units: readonly Pick<UnitReach, 'state'>[]): ReachTally | undefined {
  const count = (...states: UnitReach['state'][]) => units.filter(({ state }) => states.includes(state)).length
  const whole = count('reached', 'notReached')
  const notReported = count('notReported')
  return whole === 0 && notReported > 0 ? undefined : { part: count('reached'), whole, notReported }
}
