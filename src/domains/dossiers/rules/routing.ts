import type { Place } from '../../../core/organization/index.ts'
import { stopAfter, stopAt } from '../../procedures/index.ts'

/** A step of a procedure's version, as routing needs it. */
export interface RouteStep {
  key: string
  role: string
  /** The office in charge, a fixed office of the profile, or a body outside the program. */
  place: 'receiving' | 'office' | 'external'
  /** The fixed office or outside body. */
  unitId: string | null
  parallel?: string | null
}

/** Where a dossier goes: who holds the step, and who must act on it. */
export interface Destination {
  stepKey: string
  /** The unit the step's clock is charged to. */
  unitId: string
  role: string
  /** The unit and role in whose queue it stands: the sender's, while a body outside has it. */
  queue: { unitId: string; role: string }
  external: boolean
}

/** A step that was done, as sending back needs it. */
export interface DoneStep {
  stepKey: string
  unitId: string
  role: string
  external: boolean
  personId: string | null
  endedAt: Date | null
}

/**
 * The earlier steps a dossier may be sent back to, nearest first: those that were done within the program, each by whoever
 * did it last. What a body outside answered is asked for anew, never sent back. What runs beside a step isn't before it.
 *
 * @param runs in the order they ran
 */
export function stepsBack<Run extends DoneStep>(
  steps: readonly { key: string; parallel?: string | null }[],
  key: string,
  runs: readonly Run[],
): Run[] {
  const here = steps.findIndex((step) => step.key === stopAt(steps, key)[0]?.key)
  return steps
    .slice(0, Math.max(0, here))
    .toReversed()
    .flatMap((step) => runs.findLast((run) => run.stepKey === step.key && run.endedAt !== null && !run.external) ?? [])
}

/** The part of its share a step has at least when it comes back. @practice */
const LEAST_AGAIN = 0.25

/** The working minutes a step has when a dossier is sent back to it: what it left of its share, and some in any case. */
export const shareAgain = (shareMinutes: number, workedMinutes: number): number =>
  Math.round(Math.max(shareMinutes - workedMinutes, shareMinutes * LEAST_AGAIN))

/** Whether a step's end is the result: the last one before the result is handed out. */
export function givesResult(steps: readonly RouteStep[], key: string): boolean {
  const [next] = stopAfter(steps, key)
  if (next) return next.role === 'returnDesk' && stopAfter(steps, next.key).length === 0
  return steps.length > 0 && stopAt(steps, steps.at(-1)?.key ?? '').some((step) => step.key === key)
}

/**
 * Where a step takes place. A unit that has been merged or split is followed to whoever took over the step's work, so that a
 * dossier on its way arrives.
 *
 * @param sender who hands it over: while a body outside has the dossier, the sender records the answer
 * @param placeOf where the work of a place is done today
 * @param returnUnitId where the result is handed out, if not at the office in charge
 */
export function destination(
  step: RouteStep,
  decidingUnitId: string,
  sender: { unitId: string; role: string },
  placeOf: (place: Place, decidingUnitId: string) => Place,
  returnUnitId: string = decidingUnitId,
): Destination {
  const home = step.role === 'returnDesk' ? returnUnitId : decidingUnitId
  const unit = step.place === 'receiving' ? home : (step.unitId ?? sender.unitId)
  const { unitId, role } = placeOf({ unitId: unit, role: step.role }, decidingUnitId)
  const external = step.place === 'external'
  return {
    stepKey: step.key,
    unitId,
    role,
    external,
    queue: external ? sender : { unitId, role },
  }
}

/** Where the person collects the result: where they chose to, else where they handed the dossier in. */
export const returnUnitOf = ({
  returnUnitId,
  receivingUnitId,
}: {
  returnUnitId: string | null
  receivingUnitId: string
}): string => returnUnitId ?? receivingUnitId
