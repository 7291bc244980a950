import { newId } from '../../../platform/ids.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { findBySecret } from '../queries/by-secret.ts'
import { RECEPTION_ANSWER_MINUTES } from '../rules/clocks.ts'
import type { Official } from '../rules/who-may.ts'
import { keepNote, type Moved, moved, onDossier, type Party, recordAct, type Scene, type Seen } from '../scene.ts'
import { endPause, readClocks, shareOf, startLegalClock, startRun } from '../stopwatch.ts'
import { claimPapers, type PaperInput } from './new-dossier.ts'
import { SYSTEM, tellWhole, wake } from './parts.ts'
import { endDossier } from './reception.ts'
import { goOn } from './resolve.ts'

/** The person with code and second secret, or an official who does it for the person at the counter. */
export type OnBehalf = { code: string; secret: string } | { officer: Official; id: string }

async function partyOf(office: Office, who: OnBehalf): Promise<{ party: Party; id: string } | undefined> {
  if ('officer' in who) return { party: { kind: 'official', official: who.officer }, id: who.id }
  const id = await findBySecret(office, who.code, who.secret)
  return id === undefined ? undefined : { party: { kind: 'citizen' }, id }
}

/**
 * Hands in what was missing: the dossier returns to whoever asked, and the limit starts anew.
 *
 * @param input papers are added to those that are there; a form replaces the former one
 * @law 61/2018/NĐ-CP, art. 19.4
 */
export async function resubmit(
  office: Office,
  who: OnBehalf,
  input: { papers: readonly PaperInput[]; form?: Record<string, unknown> | undefined },
): Promise<Answer<Moved>> {
  const found = await partyOf(office, who)
  if (!found) return refused('wrong_secret')
  return onDossier(office, found.party, found.id, 'resubmit', undefined, async (scene) => {
    const { dossier, now, next, staff } = scene
    if (!(await addPapers(scene, input.papers))) return refused('unknown_file')
    const clocks = await readClocks(scene)
    await endPause(scene, clocks)
    const lastRun = clocks.runs.at(-1)
    const last = {
      unitId: lastRun?.unitId ?? dossier.decidingUnitId,
      role: lastRun?.role ?? dossier.queueRole ?? 'reception',
    }
    const place = {
      stepKey: dossier.stepKey,
      // The unit may have been taken over while the person looked for papers.
      ...staff.placeOf(last, dossier.decidingUnitId),
      external: lastRun?.external ?? false,
    }
    const legal = next === 'submitted' ? undefined : await startLegalClock(scene, 'supplement')
    const share = legal
      ? shareOf(scene, dossier.stepKey, { startedAt: now, dueAt: legal.legalDueAt })
      : RECEPTION_ANSWER_MINUTES
    const period = legal ? (lastRun?.legalPeriod ?? 0) + 1 : 0
    const stepDueAt = await startRun(scene, place, share, period, dossier.assigneeId)
    await recordAct(scene, 'resubmit', {
      ...(legal ? { dueAt: legal.legalDueAt } : {}),
      facts: { papers: input.papers.length },
    })
    const form = input.form ? { formData: { ...dossier.formData, ...input.form } } : {}
    const back = await moved(scene, { ...legal, ...form, stepDueAt, beforeSupplement: null })
    await tellWhole(scene, goOn)
    return back
  })
}

async function addPapers({ tx, office, dossier }: Scene, papers: readonly PaperInput[]): Promise<boolean> {
  if (papers.length === 0) return true
  const files = await claimPapers(office, tx, papers)
  if (!files) return false
  await tx.run(
    tx.q.insertInto('dossierPapers').values(
      papers.map(({ upload = '', ...paper }, index) => ({
        localityId: office.localityId,
        id: newId(),
        dossierId: dossier.id,
        // After those of the first submission.
        position: 100 * dossier.supplements + index,
        name: paper.name,
        kind: paper.kind ?? 'electronic',
        quantity: paper.quantity ?? 1,
        received: true,
        digitised: files.has(upload) ? 1 : 0,
        fileId: files.get(upload)?.id ?? null,
        fileName: files.get(upload)?.name ?? null,
      })),
    ),
  )
  return true
}

/** The person wants the dossier back. The clock goes on until the office has answered. */
export async function requestWithdrawal(
  office: Office,
  who: OnBehalf,
  { reason }: { reason?: string | undefined } = {},
): Promise<Answer<Moved>> {
  const found = await partyOf(office, who)
  if (!found) return refused('wrong_secret')
  return onDossier(office, found.party, found.id, 'requestWithdrawal', undefined, async (scene) => {
    const act = await recordAct(scene, 'requestWithdrawal')
    if (reason?.trim()) await keepNote(scene, act, { verb: 'requestWithdrawal', body: reason.trim() })
    return moved(scene, { beforeWithdrawal: scene.dossier.status })
  })
}

/** The person has thought better of it: the dossier returns to where it was. */
export async function takeBackWithdrawal(office: Office, who: OnBehalf): Promise<Answer<Moved>> {
  const found = await partyOf(office, who)
  if (!found) return refused('wrong_secret')
  return onDossier(office, found.party, found.id, 'takeBackWithdrawal', undefined, async (scene) => {
    await recordAct(scene, 'takeBackWithdrawal')
    return resume(scene)
  })
}

/** Returns to where it was; what its parts came to meanwhile is taken up. */
async function resume(scene: Scene): Promise<Answer<Moved>> {
  const back = await moved(scene, { beforeWithdrawal: null })
  const { dossier, next } = scene
  await wake({ ...scene, ...SYSTEM, dossier: { ...dossier, status: next, beforeWithdrawal: null } }, goOn)
  return back
}

/** The office lets the dossier go. */
export function acceptWithdrawal(
  office: Office,
  official: Official,
  id: string,
  { version, reason }: Seen & { reason?: string | undefined } = {},
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'acceptWithdrawal', version, async (scene) => {
    return moved(scene, await endDossier(scene, 'acceptWithdrawal', reason?.trim() ?? ''))
  })
}

/** The office goes on with it, and says why: a result that is due to others can't be withdrawn. */
export function declineWithdrawal(
  office: Office,
  official: Official,
  id: string,
  { version, reason }: Seen & { reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'declineWithdrawal', version, async (scene) => {
    const act = await recordAct(scene, 'declineWithdrawal')
    await keepNote(scene, act, { verb: 'declineWithdrawal', body: reason })
    return resume(scene)
  })
}
