import type { WorkingTime } from '../../core/calendar/index.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { RECEPTION_ANSWER_MINUTES } from './rules/clocks.ts'

// Everybody who sends within one second at the same office sees the same dates, and the calendar is asked once.
let lastAnswer: { time: WorkingTime; second: number; at: Date } | undefined

/** When reception must have answered. */
export function answerDue(time: WorkingTime, from: Date): Date {
  const second = Math.floor(from.getTime() / 1000)
  if (lastAnswer?.time !== time || lastAnswer.second !== second)
    lastAnswer = { time, second, at: time.plusMinutes(from, RECEPTION_ANSWER_MINUTES) }
  return lastAnswer.at
}

const promises = new WeakMap<WorkingTime, Map<string, string>>()

/** The due date shown before sending: the limit, counted from the latest moment at which reception must have accepted. */
export function promisedOn(time: WorkingTime, acceptedBy: Date, version: ProcedureVersion): string {
  const known = promises.get(time) ?? new Map<string, string>()
  promises.set(time, known)
  const key = `${version.id} ${acceptedBy.toISOString().slice(0, 16)}`
  const cached = known.get(key)
  if (cached) return cached
  // Only the current minutes are asked for again; the rest is let go.
  if (known.size > 500) known.clear()
  const { limit, countAfterCutoff, dueTimeMode } = version
  const { on } = time.due(acceptedBy, { limit, countAfterCutoff, dueTimeMode })
  known.set(key, on)
  return on
}
