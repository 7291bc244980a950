import {
  type Calendar,
  dateOfDay,
  dayNumberOf,
  isWorkingDayNumber,
  type LocalDate,
  localDateOf,
  workingDaysBetween,
} from '../../../core/calendar/index.ts'
import type { Clocking } from './settings.ts'
import type { State } from './task.ts'

/** The last moment of a deadline's day in Vietnam: what is handed in then is on time. */
export const dueAtOf = (on: LocalDate): Date => new Date(`${on}T23:59:59.999+07:00`)

const startOf = (on: LocalDate): Date => new Date(`${on}T00:00:00+07:00`)

/**
 * From when a deadline is near: within some working days, or a part of its period if that is shorter, the day itself included.
 *
 * @throws OutsideCalendar
 */
export function nearAtOf(
  calendar: Calendar,
  from: Date,
  dueOn: LocalDate,
  { nearWorkingDays, nearPercent }: Pick<Clocking, 'nearWorkingDays' | 'nearPercent'>,
): Date {
  const period = workingDaysBetween(calendar, localDateOf(from), dueOn)
  let left = Math.max(1, Math.min(nearWorkingDays, Math.ceil((period * nearPercent) / 100)))
  let day = dayNumberOf(dueOn)
  for (; ; day -= 1) {
    if (isWorkingDayNumber(calendar, day)) left -= 1
    if (left <= 0) return startOf(dateOfDay(day))
  }
}

/** What of a task decides how it stands on time. */
export interface Clocked {
  state: State
  dueAt: Date | null
  nearAt: Date | null
  /** The submission that counts. */
  submittedAt: Date | null
}

export const STANDINGS = [
  'notDue',
  'near',
  'overdue',
  'doneOnTime',
  'doneLate',
  'noDeadline',
  'paused',
  'draft',
  'ended',
] as const
/** How a task stands on time, computed from its deadline and the submission that counts; never stored. */
export type Standing = (typeof STANDINGS)[number]

/**
 * How a task stands now. What was handed in in time isn't late while it waits for the giver; what is returned runs on, and its next
 * submission is the one that counts. Late stays late.
 */
export function standingOf({ state, dueAt, nearAt, submittedAt }: Clocked, now: Date): Standing {
  if (state === 'draft') return 'draft'
  if (state === 'cancelled' || state === 'merged') return 'ended'
  if (dueAt === null) return 'noDeadline'
  if (state === 'approved') return submittedAt !== null && submittedAt <= dueAt ? 'doneOnTime' : 'doneLate'
  if (state === 'paused') return 'paused'
  const at = state === 'submitted' && submittedAt !== null ? submittedAt : now
  if (at > dueAt) return 'overdue'
  return nearAt !== null && at >= nearAt ? 'near' : 'notDue'
}

/** Whether what was handed in last came after its deadline. */
export const wasLate = ({ dueAt, submittedAt }: Pick<Clocked, 'dueAt' | 'submittedAt'>): boolean =>
  dueAt !== null && submittedAt !== null && submittedAt > dueAt

export type DeadlineFault = 'due_past' | 'due_short'

/** Whether a deadline may be given: never one that is past, and one that is short only when the giver confirms it. */
export function deadlineFault(
  calendar: Calendar,
  now: Date,
  dueOn: LocalDate,
  { confirmed, shortNoticeDays }: { confirmed: boolean; shortNoticeDays: number },
): DeadlineFault | undefined {
  const today = localDateOf(now)
  if (dueOn < today) return 'due_past'
  return !confirmed && workingDaysBetween(calendar, today, dueOn) < shortNoticeDays ? 'due_short' : undefined
}

export type ExtensionFault = 'no_deadline' | 'too_many_extensions' | 'not_longer' | 'too_long' | 'due_past'

/** Whether a deadline may be asked to move: later than it is, by no more than the first period, and not too often. */
export function extensionFault(
  calendar: Calendar,
  task: { dueAt: Date | null; firstDueAt: Date | null; assignedAt: Date | null; extensions: number },
  toOn: LocalDate,
  { now, extensionsAtMost }: { now: Date; extensionsAtMost: number },
): ExtensionFault | undefined {
  const { dueAt, firstDueAt, assignedAt, extensions } = task
  if (!dueAt || !firstDueAt || !assignedAt) return 'no_deadline'
  if (extensions >= extensionsAtMost) return 'too_many_extensions'
  const dueOn = localDateOf(dueAt)
  if (toOn <= dueOn) return 'not_longer'
  if (toOn < localDateOf(now)) return 'due_past'
  const first = Math.max(1, workingDaysBetween(calendar, localDateOf(assignedAt), localDateOf(firstDueAt)))
  return workingDaysBetween(calendar, dueOn, toOn) > first ? 'too_long' : undefined
}

/** What becomes of a deadline when it is asked for: too late is marked so, and the days between stay counted. */
export const lateRequest = (calendar: Calendar, dueAt: Date, askedAt: Date): { late: boolean; overdueDays: number } =>
  askedAt <= dueAt
    ? { late: false, overdueDays: 0 }
    : { late: true, overdueDays: workingDaysBetween(calendar, localDateOf(dueAt), localDateOf(askedAt)) }

/** A deadline moved on by working days, as after a pause. */
export function plusWorkingDays(calendar: Calendar, on: LocalDate, days: number): LocalDate {
  let day = dayNumberOf(on)
  for (let left = days; left > 0; ) {
    day += 1
    if (isWorkingDayNumber(calendar, day)) left -= 1
  }
  return dateOfDay(day)
}

/**
 * The share done on time of what was due: finished on time ÷ all whose deadline lies in the period, finished or overdue. Not ÷
 * finished only.
 *
 * @returns undefined where nothing was due
 */
export function onTimeRate({ onTime, late, overdue }: { onTime: number; late: number; overdue: number }) {
  const all = onTime + late + overdue
  return all === 0 ? undefined : onTime / all
}
