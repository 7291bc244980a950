import {
  type Counting,
  type Due,
  daysBetween,
  type LocalDate,
  MINUTES_PER_WORKING_DAY,
  type WorkingTime,
} from '../../../core/calendar/index.ts'
import { lengthOf } from '../../procedures/index.ts'

/**
 * The legal due date after a pause: what was left of the limit is counted from where the clock resumes.
 *
 * A pause that began after the due date changes nothing: late stays late.
 *
 * @law land law: the time a person takes for a financial duty is outside the limit
 * @example a limit of 20 working days from 02/03/2026, paused on 12/03, resumed on 27/03 // due 14/04/2026
 */
export function dueAfterPause(
  time: WorkingTime,
  counting: Counting,
  due: { at: Date; on: LocalDate },
  pausedAt: Date,
  resumedAt: Date,
): Due | null {
  if (pausedAt >= due.at) return null
  const pausedOn = time.dateOf(pausedAt)
  const { unit } = counting.limit
  const rest = (amount: number, of: Counting['limit']['unit']): Due =>
    amount > 0
      ? time.due(resumedAt, { limit: { amount, unit: of }, dueTimeMode: counting.dueTimeMode })
      : time.due(resumedAt, { limit: { amount: 1, unit: 'sameDay' } })
  switch (unit) {
    case 'sameDay':
      return rest(0, unit)
    case 'workingHours':
      return rest(time.minutesBetween(pausedAt, due.at) / 60, unit)
    case 'clockHours':
      return rest((due.at.getTime() - pausedAt.getTime()) / 3_600_000, unit)
    case 'workingDays':
      return rest(time.workingDaysBetween(pausedOn, due.on), unit)
    case 'calendarDays':
    case 'months':
      return rest(daysBetween(pausedOn, due.on), 'calendarDays')
  }
}

/**
 * The legal due date of a limit that was lengthened: the longer limit from where the clock started, with every pause since left out.
 */
export function lengthenedDue(
  time: WorkingTime,
  counting: Counting,
  clockStartedAt: Date,
  pauses: readonly { startedAt: Date; endedAt: Date | null }[],
): Due {
  let due = time.due(clockStartedAt, counting)
  for (const { startedAt, endedAt } of pauses)
    if (endedAt !== null && startedAt >= clockStartedAt)
      due = dueAfterPause(time, counting, due, startedAt, endedAt) ?? due
  return due
}

/** A step's part of the limit, as its procedure's version states it. */
export interface Share {
  key: string
  amount: number
  unitOfTime: Counting['limit']['unit']
  parallel?: string | null
}

/**
 * The working minutes a step may take.
 *
 * Working days and hours are turned into minutes by the length of a working day. Every other unit (calendar days, months,
 * “within the day”) says only how the steps divide the limit, so the step gets its share of the working time that lies
 * between the start of the legal clock and its due date.
 *
 * @param steps every step of the version, so that shares add up to the whole
 */
export function stepMinutes(
  time: WorkingTime,
  steps: readonly Share[],
  key: string,
  limit: Counting['limit'],
  clock: { startedAt: Date; dueAt: Date },
): number {
  const step = steps.find((each) => each.key === key)
  if (!step) throw new RangeError(`The version has no step ${key}`)
  if (limit.unit === 'workingDays') return Math.round(step.amount * MINUTES_PER_WORKING_DAY)
  if (limit.unit === 'workingHours') return Math.round(step.amount * 60)
  const whole = lengthOf(steps)
  if (whole === 0) return 0
  return Math.round((step.amount / whole) * time.minutesBetween(clock.startedAt, clock.dueAt))
}

/** When an online dossier must have its answer whether it is accepted. @law 45/2020/NĐ-CP: 8 working hours (@practice) */
export const RECEPTION_ANSWER_MINUTES = 8 * 60

/** How many working days after reception a supplement may be asked for. @law 61/2018/NĐ-CP, art. 19.4 */
export const SUPPLEMENT_WITHIN_WORKING_DAYS = 3

/** Whether a supplement is asked for in time; a later request is possible, but on record as such. */
export function supplementInTime(time: WorkingTime, receivedAt: Date, askedAt: Date): boolean {
  const limit = { amount: SUPPLEMENT_WITHIN_WORKING_DAYS, unit: 'workingDays' as const }
  return askedAt <= time.due(receivedAt, { limit }).at
}
