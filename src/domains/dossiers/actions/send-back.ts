import { stopAt } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import type { RunRow } from '../rows.ts'
import { shareAgain, stepsBack } from '../rules/routing.ts'
import type { Official } from '../rules/who-may.ts'
import { keepNote, type Moved, moved, onDossier, recordAct, type Scene, type Seen, takenBy } from '../scene.ts'
import { type Clocks, endRun, measured, periodOf, readClocks, startRun } from '../stopwatch.ts'
import { mayHold } from './next-stop.ts'
import { beginBranches, endParts, wholeOf } from './parts.ts'

/**
 * Sends a dossier back to an earlier step, to whoever did it, with the reason: the step here ends, that one runs again with
 * what it left of its share. The legal clock goes on, so the time this takes belongs to the steps it is spent at.
 *
 * Out of steps that run side by side it takes the whole: the other branches end with the same reason. Back into them only the
 * branch that must be done again runs again.
 */
export function sendBack(
  office: Office,
  official: Official,
  id: string,
  { toStep, reason, version }: Seen & { toStep: string; reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'sendBack', version, async (scene) => {
    if (scene.dossier.partKind !== 'branch') {
      const clocks = await readClocks(scene)
      const earlier = earlierRun(scene, clocks, toStep)
      if (!earlier) return refused('no_such_step')
      const ended = await endRun(scene, clocks)
      return goBack(scene, earlier, clocks, measured(ended), reason)
    }
    const whole = await wholeOf(scene)
    const clocks = await readClocks(whole)
    const earlier = earlierRun(whole, clocks, toStep)
    if (!earlier) return refused('no_such_step')
    await endParts(whole, reason.trim())
    return goBack(whole, earlier, await readClocks(whole), { stepKey: scene.dossier.stepKey }, reason)
  })
}

const earlierRun = ({ version, dossier }: Scene, { runs, partRuns }: Clocks, toStep: string) =>
  stepsBack(
    version.steps,
    dossier.stepKey,
    [...runs, ...partRuns.filter(({ partKind }) => partKind === 'branch')].sort((a, b) => +a.startedAt - +b.startedAt),
  ).find(({ stepKey }) => stepKey === toStep)

async function goBack(
  scene: Scene,
  earlier: RunRow,
  clocks: Clocks,
  measures: ReturnType<typeof measured> | { stepKey: string },
  reason: string,
): Promise<Answer<Moved>> {
  const { dossier, staff, version } = scene
  const { stepKey, shareMinutes } = earlier
  const { unitId, role } = staff.placeOf(earlier, dossier.decidingUnitId)
  const personId = earlier.personId && mayHold(scene, unitId, role, earlier.personId) ? earlier.personId : null
  const share = shareAgain(shareMinutes, earlier.workedMinutes ?? 0)
  const period = Math.max(1, periodOf(clocks))
  const act = await recordAct(scene, 'sendBack', { ...measures, facts: { toStep: stepKey, toUnit: unitId } })
  await keepNote(scene, act, { verb: 'sendBack', body: reason.trim() })
  const stop = stopAt(takenBy({ ...dossier, stepKey }, version), stepKey)
  const step = stop.find(({ key }) => key === stepKey)
  if (stop.length > 1 && step) {
    const sender = { unitId: dossier.queueUnitId ?? unitId, role: dossier.queueRole ?? role }
    await beginBranches(scene, [{ step, again: { unitId, role, personId, shareMinutes: share } }], sender, period)
    return moved(scene, { stepKey: stop[0]?.key ?? stepKey, assigneeId: null, stepDueAt: null })
  }
  const stepDueAt = await startRun(scene, { stepKey, unitId, role, external: false }, share, period, personId)
  return moved(scene, { stepKey, queueUnitId: unitId, queueRole: role, assigneeId: personId, stepDueAt })
}
