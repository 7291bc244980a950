import Big from 'big.js'
import type { Ratio, Verdict } from './target.ts'

/** How a target stands at a glance; always with its word. */
export type Tone = 'reached' | 'near' | 'far' | 'late' | 'none'

/** From this per cent on a target that isn't reached is near. @practice a setting */
export const NEAR_PERCENT = 90

/** Whether a fraction is at least so many per cent, exactly. */
export const isAtLeast = ({ part, whole }: Ratio, percent: number): boolean => part.times(100).gte(whole.times(percent))

/**
 * How a target stands. What adds up over a period is held against where it should be by now, as long as the period runs.
 *
 * @param path the part of the plan due by now, for what adds up
 */
export function toneOf(verdict: Verdict, { near = NEAR_PERCENT, path }: { near?: number; path?: Ratio } = {}): Tone {
  if (verdict.state === 'reached') return verdict.late ? 'late' : 'reached'
  if (verdict.state !== 'notReached') return 'none'
  if (verdict.late) return 'far'
  if (path && isAtLeast(path, 100)) return 'reached'
  const ratio = path ?? verdict.ratio
  return ratio && isAtLeast(ratio, near) ? 'near' : 'far'
}

/**
 * What of a plan that adds up should be there by now, from the plan of each part of the period.
 *
 * @param plans the plan of each month or quarter, in order
 * @param passed how many of them have passed
 * @returns undefined while nothing was due
 */
export function pathOf(value: string, plans: readonly string[], passed: number): Ratio | undefined {
  const due = plans.slice(0, passed).reduce((sum, plan) => sum.plus(plan), new Big(0))
  return due.gt(0) ? { part: new Big(value), whole: due } : undefined
}
