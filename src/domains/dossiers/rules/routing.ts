/** A step of a procedure's version, as routing needs it. */
export interface RouteStep {
  key: string
  role: string
  /** The unit that took the dossier in, a fixed office of the profile, or a body outside the program. */
  place: 'receiving' | 'office' | 'external'
  /** The fixed office or outside body. */
  unitId: string | null
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

/** The step that follows, or undefined after the last. */
export function stepAfter<S extends { key: string }>(steps: readonly S[], key: string): S | undefined {
  const at = steps.findIndex((step) => step.key === key)
  return at < 0 ? undefined : steps[at + 1]
}

/** Whether a step's end is the result: the last one before the result is handed out. */
export function givesResult(steps: readonly RouteStep[], key: string): boolean {
  const next = stepAfter(steps, key)
  return next === undefined
    ? steps.at(-1)?.key === key
    : next.role === 'returnDesk' && stepAfter(steps, next.key) === undefined
}

/**
 * Where a step takes place. A unit that has been merged is followed to its successor, so that a dossier on its way arrives.
 *
 * @param sender who hands it over: while a body outside has the dossier, the sender records the answer
 * @param successorOf the unit in charge today of what a unit did
 */
export function destination(
  step: RouteStep,
  receivingUnitId: string,
  sender: { unitId: string; role: string },
  successorOf: (unitId: string) => string,
): Destination {
  const place = step.place === 'receiving' ? receivingUnitId : (step.unitId ?? sender.unitId)
  const unitId = successorOf(place)
  const external = step.place === 'external'
  return {
    stepKey: step.key,
    unitId,
    role: step.role,
    external,
    queue: external ? sender : { unitId, role: step.role },
  }
}
