import { noteActOfFile } from '../../../core/correspondence/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { type Step, stopAfter, stopAt } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { KeptFile, Office } from '../office.ts'
import type { RunRow } from '../rows.ts'
import { type Destination, destination, givesResult, returnUnitOf, shareAgain, stepsBack } from '../rules/routing.ts'
import type { Official } from '../rules/who-may.ts'
import {
  CLOSED,
  inParts,
  keepNote,
  type Moved,
  moved,
  onDossier,
  recordAct,
  type Scene,
  type Seen,
  takenBy,
} from '../scene.ts'
import {
  type Clocks,
  type EndedRun,
  endPause,
  endRun,
  periodOf,
  readClocks,
  resumeClocks,
  settle,
  settled,
  shareOf,
  startPause,
  startRun,
} from '../stopwatch.ts'
import { enterSigned } from './certify.ts'
import { storeResult } from './held-papers.ts'
import { beginBranches, beginParts, canBegin, endParts, type Sender, tellWhole, wholeOf } from './parts.ts'

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

/** Where the dossier goes when its step ends, and who hands it over. */
interface NextStop {
  /** More than one where they run side by side. */
  steps: readonly Step[]
  to: Destination
  sender: Sender
}

/** Where the dossier goes when its step ends; undefined after the last step. */
function nextStop({ dossier, version, staff, post }: Scene): NextStop | undefined {
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
async function arrive(scene: Scene, { steps, to, sender }: NextStop, legalPeriod: number, personId: string | null) {
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
  if (scene.dossier.partKind === 'branch') return finishBranch(scene, input)
  const next = nextStop(scene)
  if (!next) return refused('no_next_step')
  const { to, steps } = next
  const personId = inParts(steps) ? null : (input.personId ?? null)
  if (personId && !mayHold(scene, to.queue.unitId, to.queue.role, personId)) return refused('no_such_person')
  if (!(await canBegin(scene, steps))) return refused('part_not_in_force')
  const clocks = await readClocks(scene)
  const ended = await endRun(scene, clocks)
  const patch = await arrive(scene, next, ended?.legalPeriod ?? Math.max(1, periodOf(clocks)), personId)
  const facts = { toStep: to.stepKey, toUnit: to.unitId, ...(inParts(steps) ? { branches: steps.length } : {}) }
  const act = await recordAct(scene, verb, { ...measured(ended), facts })
  await keepWritten(scene, act, verb, input)
  return moved(scene, patch)
}

async function keepWritten(
  scene: Scene,
  act: string,
  verb: 'handOver' | 'recordExternalAnswer',
  { note, fileId = null }: { note?: string | undefined; fileId?: string | null | undefined },
): Promise<void> {
  const body = note?.trim()
  if (body) await keepNote(scene, act, { verb, body, fileId })
}

/** A branch is done: the whole goes on once every one beside it is. */
async function finishBranch(
  scene: Scene,
  input: { note?: string | undefined; fileId?: string | undefined },
): Promise<Answer<Moved>> {
  const ended = await endRun(scene, await readClocks(scene))
  const act = await recordAct(scene, 'finishPart', measured(ended))
  await keepWritten(scene, act, 'handOver', input)
  const done = await moved(scene, { ...CLOSED, status: 'returned', finishedAt: scene.now, returnedAt: scene.now })
  await tellWhole(scene, goOn)
  return done
}

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

const claim = ({ office, tx, now }: Scene, upload: string): Promise<KeptFile | undefined> =>
  office.claimUpload(tx, upload, now)

/** The signed result: a PDF that was uploaded, or one that is made, signed and kept within this transaction. */
export type SignedResult = { upload: string } | { makeResult: (tx: Db, scene: Scene) => Promise<string | undefined> }

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
    const fileId =
      'upload' in input ? await takeSigned(scene, official, input.upload) : await input.makeResult(scene.tx, scene)
    if (fileId === undefined) return refused('unknown_file')
    return resolve(scene, 'resolve', { fileId, signedBy: official.personId })
  })
}

/** A scan of what was signed on paper; of a certification its register is told. */
async function takeSigned(scene: Scene, { personId }: Official, upload: string): Promise<string | undefined> {
  const file = await claim(scene, upload)
  if (!file) return undefined
  const signer = { personId, name: scene.staff.nameOf(personId) ?? '', authority: [] }
  await enterSigned(scene, signer, scene.post?.unitId ?? scene.dossier.decidingUnitId, file.id)
  return file.id
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

/** @param result null where it is the results of the parts */
async function resolve(
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
