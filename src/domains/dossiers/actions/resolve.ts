import { noteActOfFile } from '../../../core/correspondence/index.ts'
import type { Answer } from '../answer.ts'
import { givesResult, returnUnitOf } from '../rules/routing.ts'
import { CLOSED, keepNote, type Moved, moved, recordAct, type Scene, takenBy } from '../scene.ts'
import { endRun, periodOf, readClocks, settle, settled } from '../stopwatch.ts'
import { storeResult } from './held-papers.ts'
import { arrive, nextStop } from './next-stop.ts'
import { tellWhole } from './parts.ts'

/**
 * A whole goes on when its parts are done: to its next step, or to the desk that returns the result where the parts' results are
 * what the person came for.
 */
export async function goOn(whole: Scene): Promise<void> {
  const { dossier, version } = whole
  const scene = { ...whole, next: 'processing' as const }
  if (givesResult(takenBy(dossier, version), dossier.stepKey)) {
    await resolve({ ...scene, next: 'resolved' }, 'completeParts', null)
    return
  }
  const to = nextStop(scene)
  if (!to) return
  const clocks = await readClocks(scene)
  const patch = await arrive(scene, to, Math.max(1, periodOf(clocks)), null)
  await recordAct(scene, 'goOn', { facts: { toStep: to.to.stepKey, toUnit: to.to.unitId } })
  await moved(scene, patch)
}

/**
 * The office is done: every clock stops, lateness is charged, and the result goes to whoever hands it out.
 *
 * @param result null where it is the results of the parts
 */
export async function resolve(
  scene: Scene,
  verb: 'resolve' | 'recordExternalResult' | 'completeParts',
  result: { fileId: string; signedBy: string | null; note?: string } | null,
): Promise<Answer<Moved>> {
  const { dossier, now, staff } = scene
  const clocks = await readClocks(scene)
  const ended = await endRun(scene, clocks)
  const changes = settled(scene, await settle(scene, clocks))
  const isPart = dossier.partKind !== null
  const act = await recordAct(scene, isPart ? 'finishPart' : verb, {
    ...(ended ? { stepKey: ended.stepKey } : {}),
    ...(dossier.legalDueAt ? { dueAt: dossier.legalDueAt } : {}),
    outcome: changes.lateMinutes ? 'late' : 'onTime',
    workingMinutes: changes.workedMinutes ?? 0,
    lateMinutes: changes.lateMinutes ?? 0,
    facts: { stepUnit: ended?.unitId ?? null, stepMinutes: ended?.workedMinutes ?? null },
  })
  if (result) {
    await keepResult(scene, act, verb, result)
    await storeResult(scene, { ...result, issuerId: ended?.unitId })
  }
  if (isPart) {
    // Its result goes to the whole, where the person gets all of them in one place.
    const done = await moved(scene, { ...changes, ...CLOSED, status: 'returned', finishedAt: now, returnedAt: now })
    await tellWhole(scene, goOn)
    return done
  }
  // Where a version has no step of its own for it, the desk hands the result out all the same.
  const desk = staff.placeOf({ unitId: returnUnitOf(dossier), role: 'returnDesk' }, dossier.decidingUnitId)
  const to = nextStop(scene) ?? {
    steps: [],
    sender: desk,
    to: { ...desk, stepKey: dossier.stepKey, external: false, queue: desk },
  }
  const period = ended?.legalPeriod ?? Math.max(1, periodOf(clocks))
  return moved(scene, { ...changes, ...(await arrive(scene, to, period, null)), finishedAt: now })
}

async function keepResult(
  scene: Scene,
  act: string,
  verb: 'resolve' | 'recordExternalResult' | 'completeParts',
  result: { fileId: string; signedBy: string | null; note?: string },
): Promise<void> {
  const { tx, office, dossier, now } = scene
  await tx.run(
    tx.q.insertInto('dossierResults').values({
      localityId: office.localityId,
      id: act,
      dossierId: dossier.id,
      fileId: result.fileId,
      signedBy: result.signedBy,
      external: result.signedBy === null,
      addedAt: now,
    }),
  )
  if (verb === 'resolve')
    await noteActOfFile(tx, office.localityId, { caseId: dossier.id, fileId: result.fileId, actId: act })
  if (result.note?.trim())
    await keepNote(scene, act, { verb: 'recordExternalResult', body: result.note, fileId: result.fileId })
}
