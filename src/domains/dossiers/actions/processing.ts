import { noteActOfFile } from '../../../core/correspondence/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { KeptFile, Office } from '../office.ts'
import { type Destination, destination, shareAgain, stepAfter, stepsBack } from '../rules/routing.ts'
import type { Official } from '../rules/who-may.ts'
import { keepNote, type Moved, moved, onDossier, recordAct, type Scene, takenBy } from '../scene.ts'
import {
  type EndedRun,
  endPause,
  endRun,
  readClocks,
  resumeClocks,
  settle,
  settled,
  shareOf,
  startPause,
  startRun,
} from '../stopwatch.ts'
import type { Seen } from './reception.ts'

/** Gives a dossier to one of those who may do its step. */
export function assign(
  office: Office,
  official: Official,
  id: string,
  { personId, version }: Seen & { personId: string },
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'assign', version, async (scene) => {
    const { dossier, tx } = scene
    if (!mayHold(scene, dossier.queueUnitId, dossier.queueRole, personId)) return refused('no_such_person')
    await tx.run(
      tx.q
        .updateTable('dossierSteps')
        .set({ personId })
        .where('localityId', '=', office.localityId)
        .where('dossierId', '=', dossier.id)
        .where('endedAt', 'is', null),
    )
    await recordAct(scene, 'assign', { facts: { to: personId } })
    return moved(scene, { assigneeId: personId })
  })
}

const mayHold = ({ staff }: Scene, unitId: string | null, role: string | null, personId: string): boolean =>
  unitId !== null && role !== null && staff.holders(unitId, role).some((holder) => holder.personId === personId)

/** Where the dossier goes when its step ends; undefined after the last step. */
function nextStop(scene: Scene): Destination | undefined {
  const { dossier, version, staff, post } = scene
  const next = stepAfter(takenBy(dossier, version), dossier.stepKey)
  if (!next || !post) return undefined
  const sender = { unitId: dossier.queueUnitId ?? post.unitId, role: dossier.queueRole ?? post.role }
  return destination(next, dossier.receivingUnitId, sender, staff.placeOf)
}

/** Starts the next step's clock and says what changes of the dossier. */
async function arrive(scene: Scene, to: Destination, after: EndedRun | undefined, personId: string | null) {
  const { dossier, now } = scene
  const legal = { startedAt: dossier.clockStartedAt ?? now, dueAt: dossier.legalDueAt ?? now }
  const stepDueAt = await startRun(scene, to, shareOf(scene, to.stepKey, legal), after?.legalPeriod ?? 1, personId)
  return {
    stepKey: to.stepKey,
    queueUnitId: to.queue.unitId,
    queueRole: to.queue.role,
    assigneeId: personId,
    stepDueAt,
  }
}

const measured = (run: EndedRun | undefined) =>
  run
    ? {
        unitId: run.unitId,
        stepKey: run.stepKey,
        dueAt: run.dueAt,
        outcome: run.outcome ?? 'onTime',
        workingMinutes: run.workedMinutes,
        lateMinutes: run.overMinutes,
      }
    : {}

/**
 * Ends a step and hands the dossier to the next, perhaps at another office: one clock stops, the next starts.
 *
 * @param input.personId to whom in particular; otherwise to everybody who holds the step's role
 */
export function handOver(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { note?: string | undefined; personId?: string | undefined } = {},
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'handOver', input.version, (scene) =>
    passOn(scene, 'handOver', input),
  )
}

/** Records what a body outside the program answered, and hands the dossier on. */
export function recordExternalAnswer(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { answer: string; upload?: string | undefined; personId?: string | undefined },
): Promise<Answer<Moved>> {
  if (input.answer.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'recordExternalAnswer', input.version, async (scene) => {
    const file = input.upload ? await claim(scene, input.upload) : null
    if (file === undefined) return refused('unknown_file')
    return passOn(scene, 'recordExternalAnswer', { note: input.answer, personId: input.personId, fileId: file?.id })
  })
}

async function passOn(
  scene: Scene,
  verb: 'handOver' | 'recordExternalAnswer',
  input: { note?: string | undefined; personId?: string | undefined; fileId?: string | undefined },
): Promise<Answer<Moved>> {
  const to = nextStop(scene)
  if (!to) return refused('no_next_step')
  const personId = input.personId ?? null
  if (personId && !mayHold(scene, to.queue.unitId, to.queue.role, personId)) return refused('no_such_person')
  const ended = await endRun(scene, await readClocks(scene))
  const patch = await arrive(scene, to, ended, personId)
  const facts = { toStep: to.stepKey, toUnit: to.unitId }
  const act = await recordAct(scene, verb, { ...measured(ended), facts })
  const body = input.note?.trim()
  if (body) await keepNote(scene, act, { verb, body, fileId: input.fileId ?? null })
  return moved(scene, patch)
}

/**
 * Sends a dossier back to an earlier step, to whoever did it, with the reason: the step here ends, that one runs again with
 * what it left of its share. The legal clock goes on, so the time this takes belongs to the steps it is spent at.
 */
export function sendBack(
  office: Office,
  official: Official,
  id: string,
  { toStep, reason, version }: Seen & { toStep: string; reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'sendBack', version, async (scene) => {
    const { dossier, staff } = scene
    const clocks = await readClocks(scene)
    const earlier = stepsBack(scene.version.steps, dossier.stepKey, clocks.runs).find(
      ({ stepKey }) => stepKey === toStep,
    )
    if (!earlier) return refused('no_such_step')
    const ended = await endRun(scene, clocks)
    const { stepKey, shareMinutes } = earlier
    const { unitId, role } = staff.placeOf(earlier, dossier.receivingUnitId)
    const personId = earlier.personId && mayHold(scene, unitId, role, earlier.personId) ? earlier.personId : null
    const share = shareAgain(shareMinutes, earlier.workedMinutes ?? 0)
    const to = { stepKey, unitId, role, external: false }
    const stepDueAt = await startRun(scene, to, share, ended?.legalPeriod ?? 1, personId)
    const act = await recordAct(scene, 'sendBack', { ...measured(ended), facts: { toStep: stepKey, toUnit: unitId } })
    await keepNote(scene, act, { verb: 'sendBack', body: reason.trim() })
    return moved(scene, { stepKey, queueUnitId: unitId, queueRole: role, assigneeId: personId, stepDueAt })
  })
}

const claim = ({ office, tx, now }: Scene, upload: string): Promise<KeptFile | undefined> =>
  office.claimUpload(tx, upload, now)

/** The signed result: a PDF that was uploaded, or one that is made, signed and kept within this transaction. */
export type SignedResult = { upload: string } | { makeResult: (tx: Db, scene: Scene) => Promise<string> }

/**
 * Signs the result (ký kết quả): the office is done, every clock stops and lateness is charged.
 *
 */
export function signResult(
  office: Office,
  official: Official,
  id: string,
  input: Seen & SignedResult,
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'sign', input.version, async (scene) => {
    const fileId = 'upload' in input ? (await claim(scene, input.upload))?.id : await input.makeResult(scene.tx, scene)
    if (fileId === undefined) return refused('unknown_file')
    return resolve(scene, 'resolve', { fileId, signedBy: official.personId })
  })
}

/** Records the result that a body outside the program has issued. */
export function recordExternalResult(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { upload: string; answer: string },
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'recordExternalResult', input.version, async (scene) => {
    const file = await claim(scene, input.upload)
    if (!file) return refused('unknown_file')
    return resolve(scene, 'recordExternalResult', { fileId: file.id, signedBy: null, note: input.answer })
  })
}

async function resolve(
  scene: Scene,
  verb: 'resolve' | 'recordExternalResult',
  result: { fileId: string; signedBy: string | null; note?: string },
): Promise<Answer<Moved>> {
  const { tx, office, dossier, now, staff } = scene
  const clocks = await readClocks(scene)
  const ended = await endRun(scene, clocks)
  const changes = settled(scene, await settle(scene, clocks))
  const act = await recordAct(scene, verb, {
    ...(ended ? { stepKey: ended.stepKey } : {}),
    ...(dossier.legalDueAt ? { dueAt: dossier.legalDueAt } : {}),
    outcome: changes.lateMinutes ? 'late' : 'onTime',
    workingMinutes: changes.workedMinutes ?? 0,
    lateMinutes: changes.lateMinutes ?? 0,
    facts: { stepUnit: ended?.unitId ?? null, stepMinutes: ended?.workedMinutes ?? null },
  })
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
  if (result.note?.trim()) await keepNote(scene, act, { verb, body: result.note, fileId: result.fileId })
  // Where a version has no step of its own for it, the desk of the receiving unit hands the result out all the same.
  const { receivingUnitId } = dossier
  const desk = staff.placeOf({ unitId: receivingUnitId, role: 'returnDesk' }, receivingUnitId)
  const to = nextStop(scene) ?? { ...desk, stepKey: dossier.stepKey, external: false, queue: desk }
  return moved(scene, { ...changes, ...(await arrive(scene, to, ended, null)), finishedAt: now })
}

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
