import type { WorkingTime } from '../../../core/calendar/index.ts'

/** Whose doing an hour of lateness is. The time a citizen takes is outside the limit and so never late. */
export type LatenessCause = 'office' | 'otherAgency'

/** One run of a step, ended. */
export interface Run {
  id: string
  unitId: string
  stepKey: string
  external: boolean
  startedAt: Date
  endedAt: Date
  /** The working minutes it was allowed. */
  shareMinutes: number
}

export interface Interval {
  startedAt: Date
  endedAt: Date
}

/** One run of the legal clock: from reception, or from a supplement, to the result or to the next request. */
export interface LegalPeriod {
  dueAt: Date
  endedAt: Date
}

export interface Charge {
  runId: string
  unitId: string
  stepKey: string
  cause: LatenessCause
  workingMinutes: number
}

/** Working minutes of an interval that lie outside every pause. */
export function workedMinutes(time: WorkingTime, within: Interval, pauses: readonly Interval[]): number {
  const paused = pauses.reduce((sum, pause) => {
    const from = laterOf(pause.startedAt, within.startedAt)
    const to = earlierOf(pause.endedAt, within.endedAt)
    return from < to ? sum + time.minutesBetween(from, to) : sum
  }, 0)
  return Math.max(0, time.minutesBetween(within.startedAt, within.endedAt) - paused)
}

/** How late a run of the legal clock ended, in working minutes; pauses don't count. */
export function lateMinutes(time: WorkingTime, period: LegalPeriod, pauses: readonly Interval[]): number {
  if (period.endedAt <= period.dueAt) return 0
  return workedMinutes(time, { startedAt: period.dueAt, endedAt: period.endedAt }, pauses)
}

/** Parts of a whole by weight, in whole minutes that add up to it exactly (largest remainder). */
function divide(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (whole * weight) / sum)
  const parts = exact.map(Math.floor)
  const missing = whole - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value % 1 }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/**
 * Gives every late working minute of a dossier to a step, a unit and a cause.
 *
 * The steps that took longer than their share carry it, each in proportion to its excess, so that a step that received a
 * dossier late and kept its own time carries nothing. When none exceeded its share (the shares were too wide for the
 * limit), it falls on whoever held the dossier after the due date. The charges add up to the lateness exactly.
 */
export function attributeLateness(
  time: WorkingTime,
  period: LegalPeriod,
  runs: readonly Run[],
  pauses: readonly Interval[],
): Charge[] {
  const total = lateMinutes(time, period, pauses)
  if (total === 0 || runs.length === 0) return []
  const over = runs.map((run) => Math.max(0, workedMinutes(time, run, pauses) - run.shareMinutes))
  const held = runs.map((run) =>
    lateMinutes(time, { dueAt: laterOf(run.startedAt, period.dueAt), endedAt: run.endedAt }, pauses),
  )
  const last = runs.map((_, index) => (index === runs.length - 1 ? 1 : 0))
  const weights = [over, held, last].find((each) => each.some((weight) => weight > 0)) ?? last
  return divide(total, weights).flatMap((workingMinutes, index) => {
    const run = runs[index]
    if (!run || workingMinutes === 0) return []
    const cause = run.external ? ('otherAgency' as const) : ('office' as const)
    return [{ runId: run.id, unitId: run.unitId, stepKey: run.stepKey, cause, workingMinutes }]
  })
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b)
const earlierOf = (a: Date, b: Date): Date => (a < b ? a : b)
