import type { WorkingTime } from '../../../core/calendar/index.ts'

/** Who is told, in this order: whoever handles the step, the head of their unit, the leaders above. */
export const RUNGS = ['handler', 'head', 'leader'] as const
export type Rung = (typeof RUNGS)[number]

/** How long a step may be over its time before the leaders are told. @practice */
export const LEADER_AFTER_MINUTES = 2 * 480

/** A running step, as the ladder looks at it. */
export interface Ticking {
  dueAt: Date
  /** The rungs that were told already: 0 to 3. */
  told: number
}

/**
 * The rungs to be told now, lowest first. A step that was found late only today climbs all rungs that are due at once, so that
 * nobody is left out.
 *
 * @param near until when a due date is near
 */
export function rungsDue(time: WorkingTime, { dueAt, told }: Ticking, now: Date, near: Date): Rung[] {
  const isLate = dueAt < now
  const reached = [dueAt <= near, isLate, isLate && time.minutesBetween(dueAt, now) >= LEADER_AFTER_MINUTES]
  return RUNGS.filter((_, index) => index >= told && reached[index])
}
