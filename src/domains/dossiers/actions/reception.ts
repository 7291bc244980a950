import { type Answer, refused } from '../answer.ts'
import { sendOut } from '../letters.ts'
import type { Office } from '../office.ts'
import type { Reason } from '../reasons.ts'
import { supplementInTime } from '../rules/clocks.ts'
import type { Official } from '../rules/who-may.ts'
import { CLOSED, keepNote, type Moved, moved, onDossier, recordAct, type Scene, type Seen } from '../scene.ts'
import {
  endPause,
  endRun,
  readClocks,
  settle,
  settled,
  shareOf,
  startLegalClock,
  startPause,
  startRun,
} from '../stopwatch.ts'
import { endParts, tellWhole } from './parts.ts'
import { enterInRegister } from './register.ts'
import { goOn } from './resolve.ts'

/**
 * Takes an online dossier in (tiếp nhận): from now on the law's limit runs.
 *
 * @law 118/2025/NĐ-CP, art. 17.3: the limit begins when the dossier is complete and correct, not when it was sent
 */
export function accept(office: Office, official: Official, id: string, { version }: Seen = {}): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'accept', version, async (scene) => {
    const answered = await endRun(scene, await readClocks(scene))
    const legal = await startLegalClock(scene, 'reception')
    const share = shareOf(scene, scene.dossier.stepKey, { startedAt: scene.now, dueAt: legal.legalDueAt })
    const stepDueAt = await startRun(scene, receptionOf(scene), share, 1, official.personId)
    await recordAct(scene, 'accept', {
      dueAt: legal.legalDueAt,
      outcome: answered?.outcome ?? 'onTime',
      workingMinutes: answered?.workedMinutes ?? 0,
      lateMinutes: answered?.overMinutes ?? 0,
    })
    const fee = await office.charge?.(scene.tx, {
      ...scene.dossier,
      unitId: scene.dossier.receivingUnitId,
      version: scene.version,
      form: scene.dossier.formData ?? {},
      actor: scene.actor,
      at: scene.now,
      paidInCash: false,
    })
    const accepted = await moved(scene, {
      ...legal,
      ...fee,
      stepDueAt,
      receivedAt: scene.now,
      receivedBy: official.personId,
    })
    await enterInRegister(scene.tx, office.localityId, [{ ...scene.dossier, receivedAt: scene.now }])
    return accepted
  })
}

const receptionOf = ({ dossier }: Scene) => ({
  stepKey: dossier.stepKey,
  unitId: dossier.queueUnitId ?? dossier.decidingUnitId,
  role: dossier.queueRole ?? 'reception',
  external: false,
})

/** Takes several in; each is told by itself, so that one that was taken by a colleague holds none of the others up. */
export async function batchAccept(
  office: Office,
  official: Official,
  ids: readonly string[],
): Promise<{ id: string; answer: Answer<Moved> }[]> {
  const answers: { id: string; answer: Answer<Moved> }[] = []
  for (const id of new Set(ids)) answers.push({ id, answer: await accept(office, official, id) })
  return answers
}

/**
 * Asks for what is missing (form 02): once, and in full.
 *
 * Before reception the dossier only waits. After it the limit ends here and starts anew when the dossier is complete; what is
 * late by now stays late. A request later than three working days after reception is possible, but recorded as late.
 *
 * @law 61/2018/NĐ-CP, art. 17 and 19.4
 */
export function requestSupplement(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { items: readonly string[]; reason: string },
): Promise<Answer<Moved>> {
  const items = input.items.map((item) => item.trim()).filter(Boolean)
  const missing = missingIn(items, input.reason)
  if (missing) return Promise.resolve(refused(missing))
  return onDossier(office, { kind: 'official', official }, id, 'requestSupplement', input.version, async (scene) => {
    const { dossier, time, now } = scene
    const clocks = await readClocks(scene)
    const ended = await endRun(scene, clocks)
    const settlement = await settle(scene, clocks)
    await startPause(scene, 'supplement', input.reason)
    const inTime = dossier.receivedAt === null || supplementInTime(time, dossier.receivedAt, now)
    const act = await recordAct(scene, 'requestSupplement', {
      outcome: inTime ? 'onTime' : 'late',
      workingMinutes: ended?.workedMinutes ?? 0,
      lateMinutes: settlement.lateMinutes,
      facts: { items: items.length },
    })
    await keepNote(scene, act, { verb: 'requestSupplement', body: input.reason, items })
    await sendOut(scene, 'supplementRequest', { actId: act })
    const waiting = await moved(scene, {
      ...(dossier.receivedAt ? settled(scene, settlement) : {}),
      beforeSupplement: dossier.status,
      supplements: dossier.supplements + 1,
      stepDueAt: null,
    })
    await tellWhole(scene, goOn)
    return waiting
  })
}

function missingIn(items: readonly string[], reason: string): Reason | undefined {
  if (items.length === 0) return 'missing_items'
  return reason.trim() === '' ? 'missing_reason' : undefined
}

/**
 * Refuses a dossier (form 03): before reception it is not accepted, after examination it is stopped.
 *
 * @law 61/2018/NĐ-CP, art. 17 and 19.8
 */
export function refuse(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { reason: string },
): Promise<Answer<Moved>> {
  return close(office, official, id, 'refuse', input)
}

/** Ends a dossier without its result (form 05 of the set of 2025). */
export function stop(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { reason: string },
): Promise<Answer<Moved>> {
  return close(office, official, id, 'stop', input)
}

function close(
  office: Office,
  official: Official,
  id: string,
  action: 'refuse' | 'stop',
  { reason, version }: Seen & { reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, action, version, async (scene) => {
    const patch = await endDossier(scene, action, reason)
    const ended = await moved(scene, patch)
    await tellWhole(scene, goOn)
    return ended
  })
}

/** A part that ends without its result is no dossier that does: it has words of its own, which no figure counts. */
const OF_PARTS = { refuse: 'refusePart', stop: 'stopPart', acceptWithdrawal: 'stopPart' } as const

/** Stops every clock of a dossier that ends without its result, and records why. */
export async function endDossier(scene: Scene, verb: 'refuse' | 'stop' | 'acceptWithdrawal', reason: string) {
  await endParts(scene, reason)
  const clocks = await readClocks(scene)
  await endPause(scene, clocks)
  await endRun(scene, clocks)
  const settlement = await settle(scene, clocks)
  const changes = settled(scene, settlement)
  const act = await recordAct(scene, scene.dossier.partKind === null ? verb : OF_PARTS[verb], {
    ...(scene.dossier.legalDueAt ? { dueAt: scene.dossier.legalDueAt } : {}),
    outcome: changes.lateMinutes ? 'late' : 'onTime',
    workingMinutes: changes.workedMinutes ?? 0,
    lateMinutes: changes.lateMinutes ?? 0,
  })
  await keepNote(scene, act, { verb, body: reason })
  await sendOut(scene, verb === 'refuse' ? 'refusal' : 'stopNotice', { actId: act })
  return { ...CLOSED, ...changes, finishedAt: scene.now, beforeWithdrawal: null, beforeSupplement: null }
}
