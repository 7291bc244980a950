import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { PapersReason } from '../../papers/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { saveDossier } from '../rows.ts'
import type { ApplicantInput } from '../rules/applicant.ts'
import type { Official } from '../rules/who-may.ts'
import { actorOf } from '../scene.ts'
import { secretOf } from '../secrets.ts'
import { verbs } from '../verbs.ts'
import { startClocks } from './first-clocks.ts'
import { checkHeld, keepSeen } from './held-papers.ts'
import { type CodedDossier, giveCodes, insertDossiers } from './insert.ts'
import {
  type ConsentInput,
  claimPapers,
  type PaperInput,
  prepare,
  type SubmitInput,
  type Submitted,
} from './new-dossier.ts'
import { enterInRegister } from './register.ts'
import { findByKeys } from './submit.ts'

export interface CounterInput extends Omit<SubmitInput, 'applicant' | 'papers'> {
  /** New, or one the counter has found. */
  applicant: ApplicantInput | { id: string }
  papers: readonly (PaperInput & { received: boolean })[]
  channel?: 'counter' | 'post' | undefined
  /** Sets of papers (bộ), 1 by default. */
  sets?: number | undefined
  feePaid?: boolean | undefined
  /** How the owner agreed to the use of what is held, where anything of it is used. */
  consent?: ConsentInput | undefined
}

/** A dossier that was taken in before it reached us. */
export interface Earlier {
  at: Date
  /** What else is written with it. */
  also(tx: Db, dossierId: string): Promise<void>
}

/**
 * Takes a dossier in at the counter: the clerk has checked it, so it starts as accepted and the limit runs at once; for another
 * office, as the law of the day has it.
 *
 * The same form sent twice is one dossier here too.
 */
export async function receiveAtCounter(
  office: Office,
  official: Official,
  input: CounterInput,
  earlier?: Earlier,
): Promise<Answer<Submitted>> {
  const post = official.appointments.find(({ role, unitId }) => role === 'reception' && unitId === input.unitId)
  if (!post) return refused('not_yours')
  const prepared = await prepare(office, input.channel ?? 'counter', input, earlier?.at)
  if (!prepared.ok) return refused(prepared.reason)
  const known = await findKnownApplicant(office, input.applicant)
  if (!known) return refused('not_found')

  const [coded] = (await giveCodes(office.db, office.localityId, [prepared.value])) as [CodedDossier]
  const time = await office.workingTime()
  const actor = actorOf(official, post)
  const written = await office.db.transaction(async (tx): Promise<boolean | PapersReason> => {
    const { version, submittedAt: now } = coded
    const on = time.dateOf(now)
    const held = await checkHeld(office, tx, coded, { actor, consent: input.consent, asks: true, on })
    if (!held.ok) return held.reason
    const files = await claimPapers(office, tx, coded.papers)
    if (!files) return false
    const { codes } = held.value
    const isNew = (await insertDossiers(tx, office.localityId, [coded], { files, codes })).size === 1
    if (!isNew) return false
    await held.value.write(tx)
    await keepSeen(office, tx, coded, { actor, files })
    const { due, patch, elsewhere } = await startClocks(office, tx, coded, { personId: official.personId, time })
    await Promise.all([
      due &&
        tx.run(
          tx.q.insertInto('dossierDueDates').values({
            localityId: office.localityId,
            id: newId(),
            dossierId: coded.id,
            cause: 'reception',
            dueAt: due.at,
            dueOn: due.on,
            provisional: due.provisional,
            explanation: sql`${JSON.stringify(due.explanation)}::text::jsonb`,
            setAt: now,
          }),
        ),
      saveDossier(tx, office.localityId, coded.id, {
        ...patch,
        sets: input.sets ?? 1,
        feePaidAt: input.feePaid ? now : null,
      }),
    ])
    const about = {
      subjectId: coded.id,
      caseId: coded.id,
      topicId: version.procedureId,
      unitId: coded.deciding.id,
      occurredAt: now,
      ...(due ? { dueAt: due.at } : {}),
    }
    await record(tx, {
      ...about,
      verb: verbs.receive.name,
      actor,
      personId: official.personId,
      facts: {
        channel: coded.channel,
        papers: coded.papers.length,
        contentHash: coded.contentHash,
        ...(elsewhere ? { takenInAt: coded.unit.id, travels: elsewhere.travels } : {}),
      },
    })
    // Nobody has to confirm what needs no paper: it is there.
    if (elsewhere && !elsewhere.travels)
      await record(tx, {
        ...about,
        verb: verbs.arrive.name,
        actor: { kind: 'system' },
        facts: { fromUnit: coded.unit.id },
      })
    const fee = await office.charge?.(tx, {
      ...coded,
      unitId: coded.unit.id,
      sets: input.sets ?? 1,
      actor,
      at: now,
      paidInCash: input.feePaid ?? false,
    })
    if (fee)
      await tx.run(sql`
        UPDATE dossiers SET fee_dong = ${fee.feeDong}, fee_paid_at = ${fee.feePaidAt}
        WHERE locality_id = ${office.localityId} AND id = ${coded.id}`)
    await earlier?.also(tx, coded.id)
    await enterInRegister(tx, office.localityId, [
      { id: coded.id, receivingUnitId: coded.unit.id, decidingUnitId: coded.deciding.id, receivedAt: now },
    ])
    return true
  })
  if (written === true)
    return { ok: true, value: { id: coded.id, code: coded.code, secret: coded.secret, repeated: false } }
  const before = (await findByKeys(office.db, office, [coded])).get(coded.idempotencyKey)
  if (!before) return refused(written || 'unknown_file')
  return { ok: true, value: { ...before, secret: secretOf(office.secret, before.id), repeated: true } }
}

async function findKnownApplicant(office: Office, applicant: CounterInput['applicant']): Promise<boolean> {
  if (!('id' in applicant)) return true
  const { db, localityId } = office
  const row = await db.first(
    sql`SELECT 1 FROM applicants WHERE locality_id = ${localityId} AND id = ${applicant.id} AND erased_at IS NULL`,
  )
  return row !== undefined
}
