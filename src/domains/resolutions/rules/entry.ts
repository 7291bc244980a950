import Big from 'big.js'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { TargetKind } from './target.ts'

export type BadFigure =
  | 'missing_value'
  | 'not_a_number'
  | 'missing_counts'
  | 'negative_count'
  | 'more_than_all'
  | 'missing_day'
  | 'bad_day'

/** How a figure of a kind is written down. */
export type Shape = 'value' | 'share' | 'day'

export const shapeOf = (kind: TargetKind): Shape =>
  kind === 'milestone' ? 'day' : kind === 'share' || kind === 'coverage' ? 'share' : 'value'

/** What somebody typed into a figure's fields. */
export interface TypedFigure {
  value?: string
  part?: string
  whole?: string
  done?: string
}

export type Figure = { value: string } | { part: string; whole: string } | { done: string }

const MOST_DIGITS = 20
const GROUPED = /^[-−]?\d{1,3}(\.\d{3})+(,\d+)?$/
const PLAIN = /^[-−]?\d+([.,]\d+)?$/

/**
 * A number as people here type it: comma before decimals, points between thousands; a lone point that can't be one between thousands
 * stands before decimals.
 *
 * @returns the decimal written out, or undefined
 * @example readNumber('285.197,5') // '285197.5'
 * @example readNumber('12.6') // '12.6'
 */
export function readNumber(typed: string): string | undefined {
  const text = typed.replace(/\s/g, '')
  if (text.replace(/\D/g, '').length > MOST_DIGITS) return undefined
  if (GROUPED.test(text)) return written(text.replaceAll('.', ''))
  return PLAIN.test(text) ? written(text) : undefined
}

const written = (text: string): string => new Big(text.replace('−', '-').replace(',', '.')).toFixed()

/**
 * Checks what somebody typed against what the target's kind asks for. Nothing to count (0 of 0) is a figure; a missing one isn't zero.
 *
 * @param today a day later than this hasn't happened
 */
export function readFigure(kind: TargetKind, typed: TypedFigure, today: string): Result<Figure, BadFigure> {
  switch (shapeOf(kind)) {
    case 'value': {
      if (!typed.value?.trim()) return no('missing_value')
      const value = readNumber(typed.value)
      return value === undefined ? no('not_a_number') : ok({ value })
    }
    case 'share': {
      if (!typed.part?.trim() || !typed.whole?.trim()) return no('missing_counts')
      const [part, whole] = [readNumber(typed.part), readNumber(typed.whole)]
      if (part === undefined || whole === undefined) return no('not_a_number')
      if (new Big(part).lt(0) || new Big(whole).lt(0)) return no('negative_count')
      return new Big(part).gt(whole) ? no('more_than_all') : ok({ part, whole })
    }
    case 'day': {
      if (!typed.done?.trim()) return no('missing_day')
      return isDay(typed.done) && typed.done <= today ? ok({ done: typed.done }) : no('bad_day')
    }
  }
}

/** Whether it is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

export type BadPlan =
  | 'missing_plan'
  | 'not_a_number'
  | 'missing_base'
  | 'missing_day'
  | 'bad_day'
  | 'bad_range'
  | 'bad_percent'

export interface TypedPlan {
  plan?: string
  base?: string
  upper?: string
  by?: string
}

export interface PlanValues {
  plan: string | null
  base: string | null
  upper: string | null
  byDay: string | null
}

const NOTHING: PlanValues = { plan: null, base: null, upper: null, byDay: null }

/** Checks what somebody typed as a plan against what its kind needs. */
export function readPlan(kind: TargetKind, typed: TypedPlan): Result<PlanValues, BadPlan> {
  if (kind === 'none') return ok(NOTHING)
  if (kind === 'milestone') {
    if (!typed.by?.trim()) return no('missing_day')
    return isDay(typed.by) ? ok({ ...NOTHING, byDay: typed.by }) : no('bad_day')
  }
  if (!typed.plan?.trim()) return no('missing_plan')
  const plan = readNumber(typed.plan)
  if (plan === undefined) return no('not_a_number')
  if (shapeOf(kind) === 'share' && (new Big(plan).lt(0) || new Big(plan).gt(100))) return no('bad_percent')
  if (kind === 'range') {
    const upper = readNumber(typed.upper ?? '')
    return upper === undefined || new Big(upper).lt(plan) ? no('bad_range') : ok({ ...NOTHING, plan, upper })
  }
  if (kind !== 'fallBy' && kind !== 'fallTo' && kind !== 'growth') return ok({ ...NOTHING, plan })
  if (!typed.base?.trim()) return no('missing_base')
  const base = readNumber(typed.base)
  return base === undefined ? no('not_a_number') : ok({ ...NOTHING, plan, base })
}
