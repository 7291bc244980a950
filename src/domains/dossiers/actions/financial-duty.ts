import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import { keepNote, type Moved, moved, onDossier, recordAct, type Seen } from '../scene.ts'
import { endPause, readClocks, resumeClocks, startPause } from '../stopwatch.ts'

/** The person has a tax or fee to pay: until then the limit stands still. */
export function startFinancialDuty(
  office: Office,
  official: Official,
  id: string,
  { reason, version }: Seen & { reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'startFinancialDuty', version, async (scene) => {
    await startPause(scene, 'financialDuty', reason)
    const act = await recordAct(scene, 'startFinancialDuty')
    await keepNote(scene, act, { verb: 'startFinancialDuty', body: reason })
    return moved(scene, {})
  })
}

/** The duty is fulfilled: what was left of the limit and of the step is counted from now. */
export function finishFinancialDuty(
  office: Office,
  official: Official,
  id: string,
  { version }: Seen = {},
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'finishFinancialDuty', version, async (scene) => {
    const clocks = await readClocks(scene)
    const pause = await endPause(scene, clocks)
    const patch = pause ? await resumeClocks(scene, clocks, pause) : {}
    await recordAct(scene, 'finishFinancialDuty', patch.legalDueAt ? { dueAt: patch.legalDueAt } : {})
    return moved(scene, patch)
  })
}
