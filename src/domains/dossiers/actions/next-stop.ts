import { type Step, stopAfter } from '../../procedures/index.ts'
import { type Destination, destination, returnUnitOf } from '../rules/routing.ts'
import { inParts, type Scene, takenBy } from '../scene.ts'
import { shareOf, startRun } from '../stopwatch.ts'
import { beginParts, type Sender } from './parts.ts'

/** Where the dossier goes when its step ends, and who hands it over. */
export interface NextStop {
  /** More than one where they run side by side. */
  steps: readonly Step[]
  to: Destination
  sender: Sender
}

/** Where the dossier goes when its step ends; undefined after the last step. */
export function nextStop({ dossier, version, staff, post }: Scene): NextStop | undefined {
  const steps = stopAfter(takenBy(dossier, version), dossier.stepKey)
  const [first] = steps
  if (!first) return undefined
  const sender = {
    unitId: dossier.queueUnitId ?? post?.unitId ?? dossier.decidingUnitId,
    role: dossier.queueRole ?? post?.role ?? 'reception',
  }
  const to = destination(first, dossier.decidingUnitId, sender, staff.placeOf, returnUnitOf(dossier))
  // While others do several steps at once, it stands with whoever handed it over, as while a body outside has it.
  return { steps, to: steps.length > 1 ? { ...to, queue: sender } : to, sender }
}

/** Starts the next step's clock, or the parts that do it, and says what changes of the dossier. */
export async function arrive(
  scene: Scene,
  { steps, to, sender }: NextStop,
  legalPeriod: number,
  personId: string | null,
) {
  const { dossier, now } = scene
  const patch = {
    stepKey: to.stepKey,
    queueUnitId: to.queue.unitId,
    queueRole: to.queue.role,
    assigneeId: personId,
  }
  if (inParts(steps)) {
    await beginParts({ ...scene, dossier: { ...dossier, ...patch } }, steps, sender, legalPeriod)
    return { ...patch, assigneeId: null, stepDueAt: null }
  }
  const legal = { startedAt: dossier.clockStartedAt ?? now, dueAt: dossier.legalDueAt ?? now }
  const stepDueAt = await startRun(scene, to, shareOf(scene, to.stepKey, legal), legalPeriod, personId)
  return { ...patch, stepDueAt }
}

/** Whether a person is one of those who do such steps at such a unit. */
export const mayHold = ({ staff }: Scene, unitId: string | null, role: string | null, personId: string): boolean =>
  unitId !== null && role !== null && staff.holders(unitId, role).some((holder) => holder.personId === personId)
