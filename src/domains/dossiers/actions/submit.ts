import { batcher } from '../../../platform/batch.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no } from '../../../platform/result.ts'
import { type OwnerKey, ownerKeyOf, type PapersReason, sameOwner } from '../../papers/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { secretOf } from '../secrets.ts'
import { checkHeld } from './held-papers.ts'
import { type CodedDossier, fileDossiers, giveCodes } from './insert.ts'
import { claimPapers, type NewDossier, prepare, type SubmitInput, type Submitted } from './new-dossier.ts'

/**
 * Filing online (nộp hồ sơ trực tuyến), the busiest thing the program does: those who send at the same moment share one
 * round trip and one commit, and one whose submission fails harms none of the others.
 *
 * The answer is given when the dossier and its act are on disk. Make one for each process.
 */
export function createSubmit(office: Office): (input: SubmitInput, proof?: OwnerProof) => Promise<Answer<Submitted>> {
  const file = batcher((dossiers: NewDossier[]) => fileTogether(office, dossiers), { max: 256, inFlight: 2 })
  return async (input, proof) => {
    const prepared = await prepare(office, 'online', input)
    if (!prepared.ok) return refused(prepared.reason)
    const alone = input.papers.some(({ upload, held }) => upload !== undefined || held !== undefined)
    return alone ? fileAlone(office, prepared.value, proof) : { ok: true, value: await file(prepared.value) }
  }
}

/** The applicant has shown to be whom they say, by the second secret of an earlier dossier or by an account, and consents by sending. */
export interface OwnerProof {
  owner: OwnerKey
}

/**
 * Files a dossier that brings uploads or uses papers that are held, in a transaction of its own: the uploads become its files, what
 * is held is used by the owner's consent, or all of it is refused.
 */
async function fileAlone(office: Office, dossier: NewDossier, proof?: OwnerProof): Promise<Answer<Submitted>> {
  const { db, localityId } = office
  const sentBefore = async (): Promise<Submitted | undefined> => {
    const known = (await findByKeys(db, office, [dossier])).get(dossier.idempotencyKey)
    return known && { ...known, secret: secretOf(office.secret, known.id), repeated: true }
  }
  const before = await sentBefore()
  if (before) return { ok: true, value: before }
  const [coded] = (await giveCodes(db, localityId, [dossier])) as [CodedDossier]
  const on = (await office.workingTime()).dateOf(dossier.submittedAt)
  const filed = await db.transaction(async (tx): Promise<boolean | PapersReason> => {
    const held = await checkOwn(office, tx, dossier, proof, on)
    if (!held.ok) return held.reason
    const files = await claimPapers(office, tx, dossier.papers)
    const written = files && (await fileDossiers(tx, office, [coded], { files, codes: held.value.codes })).size === 1
    if (written) await held.value.write(tx)
    return written ?? false
  })
  if (filed === true)
    return { ok: true, value: { id: coded.id, code: coded.code, secret: coded.secret, repeated: false } }
  // The same form, sent twice at the same moment: the other has claimed the uploads.
  const meanwhile = await sentBefore()
  return meanwhile ? { ok: true, value: meanwhile } : refused(filed || 'unknown_file')
}

/** Online only the owner reaches into the store, and only for a dossier of their own. */
function checkOwn(office: Office, tx: Db, dossier: NewDossier, proof: OwnerProof | undefined, on: string) {
  const uses = dossier.papers.some(({ held }) => held !== undefined)
  const { applicant } = dossier
  const isOwn = 'fullName' in applicant && sameOwner(ownerKeyOf(applicant), proof?.owner)
  if (uses && !isOwn) return no('no_consent' as const)
  const consent = uses ? { way: 'online' as const, scope: 'dossier' as const } : undefined
  return checkHeld(office, tx, dossier, { actor: { kind: 'citizen' }, consent, asks: false, on })
}

async function fileTogether(office: Office, dossiers: NewDossier[]): Promise<Submitted[]> {
  const { db, localityId } = office
  // The same form may stand twice in one batch; the first of them is filed.
  const first = [...new Map(dossiers.toReversed().map((dossier) => [dossier.idempotencyKey, dossier])).values()]
  const coded = await giveCodes(db, localityId, first)
  const written = await fileDossiers(db, office, coded)

  const filed = new Map(coded.filter(({ id }) => written.has(id)).map((dossier) => [dossier.id, dossier]))
  const byKey = new Map([...filed.values()].map((dossier) => [dossier.idempotencyKey, dossier]))
  const others = dossiers.filter(({ idempotencyKey }) => !byKey.has(idempotencyKey))
  const before = await findByKeys(db, office, others)
  return dossiers.map(({ id, idempotencyKey }) => {
    const mine = byKey.get(idempotencyKey)
    if (mine) return { id: mine.id, code: mine.code, secret: mine.secret, repeated: mine.id !== id }
    const known = before.get(idempotencyKey)
    if (!known) throw new Error('A submission was neither written nor found')
    return { ...known, secret: secretOf(office.secret, known.id), repeated: true }
  })
}

/** The dossiers that came of forms sent before. */
export async function findByKeys(
  db: Db,
  { localityId }: Pick<Office, 'localityId'>,
  dossiers: readonly Pick<NewDossier, 'idempotencyKey'>[],
): Promise<Map<string, { id: string; code: string }>> {
  if (dossiers.length === 0) return new Map()
  const keys = dossiers.map(({ idempotencyKey }) => idempotencyKey)
  const rows = await db.many(sql<{ idempotencyKey: string; id: string; code: string }>`
    SELECT idempotency_key, id, code FROM dossiers WHERE locality_id = ${localityId} AND idempotency_key = ANY (${keys}::text[])`)
  return new Map(rows.map(({ idempotencyKey, id, code }) => [idempotencyKey, { id, code }]))
}
