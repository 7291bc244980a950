import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'

/** How tasks are clocked between two dates. */
export interface TaskRule {
  validFrom: LocalDate
  validTo: LocalDate | null
  /** A deadline is near within so many working days, or so many per cent of its period if that is shorter. */
  nearWorkingDays: number
  nearPercent: number
  /** Within how many working days a task is accepted, and may be sent back as somebody else's. */
  acceptWorkingDays: number
  sendBackWorkingDays: number
  /** Within how many the giver answers: a result, a request, a task sent back. */
  answerWorkingDays: number
  /** Within how many an accepted task may be opened again. */
  reopenWorkingDays: number
  /** How often a deadline may be lengthened. */
  extensionsAtMost: number
  /** With fewer working days than this the giver confirms. */
  shortNoticeDays: number
  /** Hours that a standard unit of work stands for. */
  hoursAUnit: number
  source: string
  standing: 'S' | 'K'
}

/** What leaders are evaluated by, between two dates. */
export interface Axis {
  key: string
  name: Text
  validFrom: LocalDate
  validTo: LocalDate | null
  source: string
  standing: 'S' | 'K'
}

/** A profile's file of what tasks go by. */
export interface TasksFile {
  rules: readonly TaskRule[]
  axes: readonly Axis[]
}

export type Clocking = Omit<TaskRule, 'validFrom' | 'validTo' | 'source' | 'standing'>

/** Where a profile has no rule. @practice ours: resolutions-work, section 3 */
export const USUAL: Clocking = {
  nearWorkingDays: 3,
  nearPercent: 20,
  acceptWorkingDays: 1,
  sendBackWorkingDays: 2,
  answerWorkingDays: 2,
  reopenWorkingDays: 10,
  extensionsAtMost: 2,
  shortNoticeDays: 1,
  hoursAUnit: 8,
}

/**
 * Whether a task that a leader gives lacks the axis it will be evaluated under: told to them, never refused.
 *
 * @param axes those in force on the day it is due
 */
export const lacksAxis = (axes: readonly Axis[], { axis, byLeader }: { axis: string | null; byLeader: boolean }) =>
  byLeader && axes.length > 0 && axis === null

/** The axes in force on a day. */
export const axesOn = (axes: readonly Axis[], on: LocalDate): Axis[] =>
  axes.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
