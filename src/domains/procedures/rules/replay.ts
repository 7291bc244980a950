import { type Calendar, dueAt, plusWorkingMinutes, workingMinutesBetween } from '../../../core/calendar/index.ts'
import { answersForExpressions, conditionHolds } from './expressions.ts'
import { lengthOf, stopsOf } from './stops.ts'
import type { ProcedureVersion, Step } from './version.ts'

/** A dossier that is done, as a replay needs it: no name, no number. */
export interface PastDossier {
  /** When its legal clock began, for the last time. */
  startedAt: Date
  receivingUnitId: string
  /** Whether it was late. */
  late: boolean
  /** Answers to the form; empty where no condition asks for them or they were erased. */
  answers: Readonly<Record<string, string>>
  /** The working minutes each step took, without pauses; steps it never came to are missing. */
  minutes: Readonly<Record<string, number>>
}

/** A step in a replay: how long it took, and who would have it. */
export interface StepFigures {
  step: Step
  dossiers: number
  /** How many dossiers have really been through this step; the others are given its whole share. */
  known: number
  medianMinutes: number
  /** More than the step's share of the limit. */
  over: number
}

/** A queue in a replay: one step at one unit. */
export interface QueueFigures {
  stepKey: string
  unitId: string
  dossiers: number
  /** Dossiers that stood there at once, on average over the office hours of the replay. */
  average: number
  most: number
}

export interface Replay {
  dossiers: number
  late: number
  steps: StepFigures[]
  /** The longest first. */
  queues: QueueFigures[]
}

interface Stay {
  stepKey: string
  unitId: string
  from: Date
  to: Date
  minutes: number
}

/** The steps that count towards the limit: handing over the result comes after it. */
const counted = (steps: readonly Step[]): Step[] => {
  const end = steps.findIndex(({ role }, index) => role === 'returnDesk' && index === steps.length - 1)
  return end < 0 ? [...steps] : steps.slice(0, end)
}

/**
 * How dossiers of the past would have run under a version.
 *
 * Each begins when it really began. A step takes the working minutes that dossier really spent in the step of the same key; a
 * step it was never in takes its whole share of the limit; a step whose condition doesn't hold is left out. Late is what would
 * end after the version's own due date. Queues count the dossiers that stand at a step of a unit at the same time.
 */
export function replay(version: ProcedureVersion, past: readonly PastDossier[], calendar: Calendar): Replay {
  const steps = counted(version.steps)
  const spent = new Map(steps.map(({ key }) => [key, [] as number[]]))
  const known = new Map<string, number>()
  const over = new Map<string, number>()
  const stays: Stay[] = []
  let late = 0
  const whole = lengthOf(version.steps)
  const withoutConditions = steps.some(({ condition }) => condition) ? undefined : stopsOf(steps)
  for (const dossier of past) {
    const due = dueAt(calendar, dossier.startedAt, version.limit, version).at
    const share = sharesOf(version, whole, { from: dossier.startedAt, to: due }, calendar)
    const answers = answersForExpressions(version.form, dossier.answers)
    let at = dossier.startedAt
    const taken = withoutConditions ?? stopsOf(steps.filter(({ condition }) => conditionHolds(condition, answers)))
    for (const stop of taken) {
      // Steps side by side begin together, and the dossier goes on when the last is done.
      const ends = stop.map((step) => {
        const really = dossier.minutes[step.key]
        const minutes = really ?? share(step)
        if (really !== undefined) count(known, step.key)
        if (minutes > share(step)) count(over, step.key)
        spent.get(step.key)?.push(minutes)
        const to = plusWorkingMinutes(calendar, at, minutes)
        stays.push({ stepKey: step.key, unitId: step.unitId ?? dossier.receivingUnitId, from: at, to, minutes })
        return to
      })
      for (const to of ends) if (to > at) at = to
    }
    if (at > due) late += 1
  }
  return {
    dossiers: past.length,
    late,
    steps: steps.map((step) => {
      const minutes = spent.get(step.key) ?? []
      return {
        step,
        dossiers: minutes.length,
        known: known.get(step.key) ?? 0,
        medianMinutes: median(minutes),
        over: over.get(step.key) ?? 0,
      }
    }),
    queues: queuesOf(stays, calendar),
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** A step's share of the limit in working minutes, as a dossier's own clocks have it. */
function sharesOf({ limit }: ProcedureVersion, whole: number, clock: { from: Date; to: Date }, calendar: Calendar) {
  const window = workingMinutesBetween(calendar, clock.from, clock.to)
  return ({ amount }: Step): number => {
    if (limit.unit === 'workingDays') return amount * 480
    if (limit.unit === 'workingHours') return amount * 60
    return whole === 0 ? 0 : Math.round((amount / whole) * window)
  }
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

function queuesOf(stays: readonly Stay[], calendar: Calendar): QueueFigures[] {
  if (stays.length === 0) return []
  const first = new Date(stays.reduce((least, { from }) => Math.min(least, from.getTime()), Number.POSITIVE_INFINITY))
  const last = new Date(stays.reduce((most, { to }) => Math.max(most, to.getTime()), 0))
  const hours = Math.max(1, workingMinutesBetween(calendar, first, last))
  const groups = Map.groupBy(stays, ({ stepKey, unitId }) => `${stepKey} ${unitId}`)
  return [...groups.values()]
    .map((group) => ({
      stepKey: (group[0] as Stay).stepKey,
      unitId: (group[0] as Stay).unitId,
      dossiers: group.length,
      average: group.reduce((sum, { minutes }) => sum + minutes, 0) / hours,
      most: mostAtOnce(group),
    }))
    .sort((a, b) => b.average - a.average || b.dossiers - a.dossiers)
}

/** How many stays there are at the fullest moment; who leaves makes room for who comes. */
function mostAtOnce(stays: readonly Stay[]): number {
  const moves = stays
    .filter(({ from, to }) => from < to)
    .flatMap(({ from, to }): [number, number][] => [
      [from.getTime(), 1],
      [to.getTime(), -1],
    ])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let now = 0
  let most = 0
  for (const [, change] of moves) {
    now += change
    most = Math.max(most, now)
  }
  return most
}
