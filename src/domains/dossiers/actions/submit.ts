import { batcher } from '../../../platform/batch.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { secretOf } from '../secrets.ts'
import { type CodedDossier, fileDossiers, giveCodes } from './insert.ts'
import { claimPapers, type NewDossier, prepare, type SubmitInput, type Submitted } from './new-dossier.ts'

/**
 * Filing online (nộp hồ sơ trực tuyến), the busiest thing the program does: those who send at the same moment share one
 * round trip and one commit, and one whose submission fails harms none of the others.
 *
 * The answer is given when the dossier and its act are on disk. Make one for each process.
 */
export function createSubmit(office: Office): (input: SubmitInput) => Promise<Answer<Submitted>> {
  const file = batcher((dossiers: NewDossier[]) => fileTogether(office, dossiers), { max: 256, inFlight: 2 })
  return async (input) => {
    const prepared = await prepare(office, 'online', input)
    if (!prepared.ok) return refused(prepared.reason)
    const withFiles = input.papers.some(({ upload }) => upload !== undefined)
    return withFiles ? fileWithUploads(office, prepared.value) : { ok: true, value: await file(prepared.value) }
  }
}

/** Files a dossier that brings uploads: they become its files in a transaction of its own, or all of it is refused. */
async function fileWithUploads(office: Office, dossier: NewDossier): Promise<Answer<Submitted>> {
  const { db, localityId } = office
  const sentBefore = async (): Promise<Submitted | undefined> => {
    const known = (await findByKeys(db, office, [dossier])).get(dossier.idempotencyKey)
    return known && { ...known, secret: secretOf(office.secret, known.id), repeated: true }
  }
  const before = await sentBefore()
  if (before) return { ok: true, value: before }
  const [coded] = (await giveCodes(db, localityId, [dossier])) as [CodedDossier]
  const filed = await db.transaction(async (tx) => {
    const files = await claimPapers(office, tx, dossier.papers)
    return files ? (await fileDossiers(tx, localityId, [coded], files)).size === 1 : false
  })
  if (filed) return { ok: true, value: { id: coded.id, code: coded.code, secret: coded.secret, repeated: false } }
  // The same form, sent twice at the same moment: the other has claimed the uploads.
  const meanwhile = await sentBefore()
  return meanwhile ? { ok: true, value: meanwhile } : refused('unknown_file')
}

async function fileTogether(office: Office, dossiers: NewDossier[]): Promise<Submitted[]> {
  const { db, localityId } = office
  // The same form may stand twice in one batch; the first of them is filed.
  const first = [...new Map(dossiers.toReversed().map((dossier) => [dossier.idempotencyKey, dossier])).values()]
  const coded = await giveCodes(db, localityId, first)
  const written = await fileDossiers(db, localityId, coded)

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
