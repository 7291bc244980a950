import type { Counting, LocalDate, WorkingTime } from '../../../core/calendar/index.ts'
import { dueAfterPause } from './clocks.ts'

export interface Pause {
  cause: PauseCause
  startedAt: Date
  /** Missing while it lasts. */
  endedAt: Date | null
}

export type PauseCause = 'supplement' | 'financialDuty' | 'outage'

export interface IndicatorInput {
  counting: Counting
  /** The first due date, as printed on the appointment slip. */
  firstDue: { at: Date; on: LocalDate }
  pauses: readonly Pause[]
  /** The first of: result signed, returned, stopped. */
  finishedAt: Date | null
  /** The end of the period that is looked at. */
  periodEndsAt: Date
}

/**
 * Whether a dossier counts as on time in the national index (QĐ 766, 2.1).
 *
 * Unlike the legal clock, which starts anew after a supplement, this one only leaves the waiting out. More than one request
 * for a supplement counts as late, whatever the clock says. A dossier that waits for a supplement ends, for the index, with
 * the request.
 *
 * @law 766/QĐ-TTg, indicator 2.1
 */
export function onTimeForIndex(time: WorkingTime, input: IndicatorInput): boolean {
  const requests = input.pauses.filter((pause) => pause.cause === 'supplement')
  if (requests.length > 1) return false
  let due = input.firstDue
  for (const pause of input.pauses) {
    if (pause.endedAt === null) continue
    due = dueAfterPause(time, input.counting, due, pause.startedAt, pause.endedAt) ?? due
  }
  const waiting = requests.find((pause) => pause.endedAt === null)
  const endedAt = input.finishedAt ?? waiting?.startedAt ?? input.periodEndsAt
  return endedAt <= due.at
}
