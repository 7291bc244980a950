import Big from 'big.js'
import type { LocalDate } from '../../../core/calendar/index.ts'

/**
 * What makes a target reached. Its plan and its figures are decimals written out, never binary fractions.
 *
 * @practice resolutions name bounds, falls, shares and counts in words; each is one of these
 */
export type Measure =
  /** At least so much (từ … trở lên). */
  | { kind: 'atLeast'; plan: string }
  /** More than so much (trên …). */
  | { kind: 'above'; plan: string }
  /** At most so much (không quá …). */
  | { kind: 'atMost'; plan: string }
  /** Less than so much (dưới …). */
  | { kind: 'below'; plan: string }
  /** Falls by so many points from its base (giảm … điểm). */
  | { kind: 'fallBy'; plan: string; base: string }
  /** Falls to a level (giảm còn …). */
  | { kind: 'fallTo'; plan: string; base: string }
  /** Grows by so many per cent on the year before (tăng … %). */
  | { kind: 'growth'; plan: string; base: string }
  /** So many per cent of all (tỷ lệ). */
  | { kind: 'share'; plan: string }
  /** So many per cent of different things, each counted once (độ phủ). */
  | { kind: 'coverage'; plan: string }
  /** Adds up over the period (lũy kế). */
  | { kind: 'cumulative'; plan: string }
  /** The last level of the period, never a sum (tại thời điểm). */
  | { kind: 'level'; plan: string }
  /** Done by a day (mốc). */
  | { kind: 'milestone'; by: LocalDate }
  /** Between two bounds, both included (trong khoảng). */
  | { kind: 'range'; from: string; to: string }
  /** No plan was given: never judged (không giao chỉ tiêu). */
  | { kind: 'none' }

export type TargetKind = Measure['kind']

/** Every kind, in the order a form offers them. */
export const TARGET_KINDS = [
  'atLeast',
  'above',
  'atMost',
  'below',
  'share',
  'coverage',
  'cumulative',
  'level',
  'growth',
  'fallBy',
  'fallTo',
  'range',
  'milestone',
  'none',
] as const satisfies readonly TargetKind[]

/** What was reported: a value, or of how many so many, or the day something was done. */
export type Reported =
  | { value: string }
  | { part: string; whole: string }
  | { done: LocalDate | null; today: LocalDate }

/** A fraction that is kept exact, so that no rounding decides anything. `whole` is above 0. */
export interface Ratio {
  part: Big
  whole: Big
}

export type Verdict =
  /** `ratio` is missing where per cent would say nothing: a plan of zero or below. */
  | { state: 'reached' | 'notReached'; ratio?: Ratio; late?: boolean }
  /** Nobody has reported; this is not zero. */
  | { state: 'notReported' }
  /** There was nothing to count (không phát sinh). */
  | { state: 'notArising' }
  /** There is no plan, or no base to compare with. */
  | { state: 'notJudged' }

const HUNDRED = new Big(100)
const ratioOf = (part: Big, whole: Big): { ratio?: Ratio } => (whole.gt(0) ? { ratio: { part, whole } } : {})
const verdict = (isReached: boolean, rest: { ratio?: Ratio; late?: boolean } = {}): Verdict => ({
  state: isReached ? 'reached' : 'notReached',
  ...rest,
})

/**
 * Whether a target is reached, on exact figures, and what part of its plan.
 *
 * @param reported missing where nobody has reported
 * @throws Error a figure that is no decimal, or not of the measure's shape
 */
export function judge(measure: Measure, reported: Reported | undefined): Verdict {
  if (measure.kind === 'none') return { state: 'notJudged' }
  if (!reported) return { state: 'notReported' }
  switch (measure.kind) {
    case 'milestone':
      return judgeMilestone(measure.by, reported)
    case 'share':
    case 'coverage':
      return judgeShare(new Big(measure.plan), reported)
    default:
      return judgeValue(measure, valueIn(reported))
  }
}

type Valued = Exclude<Measure, { kind: 'none' | 'milestone' | 'share' | 'coverage' }>

function judgeValue(measure: Valued, value: Big): Verdict {
  if (measure.kind === 'range') {
    const [from, to] = [new Big(measure.from), new Big(measure.to)]
    return verdict(value.gte(from) && value.lte(to))
  }
  const plan = new Big(measure.plan)
  switch (measure.kind) {
    case 'atLeast':
    case 'cumulative':
    case 'level':
      return verdict(value.gte(plan), ratioOf(value, plan))
    case 'above':
      return verdict(value.gt(plan), ratioOf(value, plan))
    case 'atMost':
      return verdict(value.lte(plan), upTo(plan, value))
    case 'below':
      return verdict(value.lt(plan), upTo(plan, value))
    case 'fallBy': {
      const fallen = new Big(measure.base).minus(value)
      return verdict(fallen.gte(plan), ratioOf(fallen, plan))
    }
    case 'fallTo': {
      const base = new Big(measure.base)
      // Where it stood below the plan from the beginning, there was no way to go.
      return verdict(value.lte(plan), ratioOf(base.minus(value), base.minus(plan)))
    }
    case 'growth': {
      const base = new Big(measure.base)
      if (base.lte(0)) return { state: 'notJudged' }
      const [grown, wanted] = [value.minus(base).times(HUNDRED), plan.times(base)]
      return verdict(grown.gte(wanted), ratioOf(grown, wanted))
    }
  }
}

/** Of a bound from above: half of what is allowed is twice as good; nothing at all is all that was asked. */
function upTo(plan: Big, value: Big): { ratio?: Ratio } {
  if (plan.lte(0)) return {}
  return value.lte(0) ? { ratio: { part: new Big(1), whole: new Big(1) } } : ratioOf(plan, value)
}

function judgeShare(plan: Big, reported: Reported): Verdict {
  if (!('part' in reported)) throw new Error('A share is reported as so many of so many')
  const [part, whole] = [new Big(reported.part), new Big(reported.whole)]
  if (whole.lte(0)) return { state: 'notArising' }
  const [got, wanted] = [part.times(HUNDRED), plan.times(whole)]
  return verdict(got.gte(wanted), ratioOf(got, wanted))
}

function judgeMilestone(by: LocalDate, reported: Reported): Verdict {
  if (!('done' in reported)) throw new Error('A milestone is reported as the day it was done')
  const { done, today } = reported
  if (done !== null) return verdict(true, done > by ? { late: true } : {})
  return verdict(false, today > by ? { late: true } : {})
}

function valueIn(reported: Reported): Big {
  if (!('value' in reported)) throw new Error('This target is reported as a value')
  return new Big(reported.value)
}
