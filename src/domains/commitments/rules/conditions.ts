import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Duty } from './terms.ts'

/** How a counter-duty stands: met in time, met late, late and still owed, or not due yet. */
export const MET = ['met', 'metLate', 'late', 'owed'] as const
export type Met = (typeof MET)[number]

export interface DutyState {
  duty: Duty
  met: Met
  doneOn: LocalDate | null
  /** Whole days from the day it was due to the day it was met, or to today. */
  lateDays: number
}

const DAY_MS = 86_400_000
const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** How the giver's duties stand on a day. @param doneOn when each was met, by its key */
export const dutyStates = (
  duties: readonly Duty[],
  doneOn: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
): DutyState[] =>
  duties.map((duty) => {
    const done = doneOn.get(duty.key) ?? null
    const lateDays = Math.max(0, daysBetween(duty.dueOn, done ?? today))
    const met: Met = done === null ? (lateDays > 0 ? 'late' : 'owed') : lateDays > 0 ? 'metLate' : 'met'
    return { duty, met, doneOn: done, lateDays }
  })

/** The conditions that a clause lacks now (điều kiện chưa bảo đảm), or got too late. */
export const lacking = (states: readonly DutyState[], clauseKey: string): DutyState[] =>
  states.filter(
    ({ duty, met }) =>
      (duty.clauseKey === null || duty.clauseKey === clauseKey) && (met === 'late' || met === 'metLate'),
  )
