import type { Actor } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Result } from '../../../platform/result.ts'
import {
  checkReuse,
  findWard,
  keepPaper,
  type OwnerKey,
  ownerKeyOf,
  type PapersReason,
  type Reuse,
} from '../../papers/index.ts'
import type { Office } from '../office.ts'
import { kindKeyOf } from '../rules/paper-kind.ts'
import type { Scene } from '../scene.ts'
import type { ClaimedFiles, ConsentInput, NewDossier, SeenInput } from './new-dossier.ts'

/** Whose papers an applicant's are; undefined without a number, and once erased. */
export async function findOwnerKey(db: Db, localityId: number, applicantId: string): Promise<OwnerKey | undefined> {
  const row = await db.first(sql<{ kind: string; idNumber: string | null }>`
    SELECT kind, id_number FROM applicants WHERE locality_id = ${localityId} AND id = ${applicantId}`)
  return row && ownerKeyOf(row)
}

const ownerOf = (db: Db, localityId: number, { applicant }: NewDossier): Promise<OwnerKey | undefined> =>
  'fullName' in applicant ? Promise.resolve(ownerKeyOf(applicant)) : findOwnerKey(db, localityId, applicant.id)

/**
 * Checks what a new dossier takes from its owner's store, before any of it is written.
 *
 * @param by.consent given with the dossier
 * @param by.asks    whether papers are asked for at a counter, where what is held needs a reason; online the owner brings what they like
 */
export async function checkHeld(
  office: Office,
  tx: Db,
  dossier: NewDossier,
  by: { actor: Actor; consent?: ConsentInput | undefined; asks: boolean; on: string },
): Promise<Result<Reuse, PapersReason>> {
  const { version, papers, unit, submittedAt } = dossier
  return checkReuse(tx, office.localityId, {
    owner: await ownerOf(tx, office.localityId, dossier),
    dossier: { id: dossier.id, procedureId: version.procedureId, procedureSlug: version.slug, unitId: unit.id },
    claims: papers.map(({ name, held, received, anew }) => ({
      kindKey: kindKeyOf(version, name),
      heldId: held,
      received: by.asks && (received ?? true),
      anew,
    })),
    consent: by.consent,
    actor: by.actor,
    on: by.on,
    at: submittedAt,
  })
}

/** Puts what was scanned at the counter, its original seen, into the applicant's store; a paper without a kind could stand for nothing. */
export async function keepSeen(
  office: Office,
  tx: Db,
  dossier: NewDossier,
  { actor, files }: { actor: Actor; files: ClaimedFiles },
): Promise<void> {
  const { version, unit, submittedAt: at } = dossier
  const seen = dossier.papers.flatMap((paper) => {
    const kindKey = kindKeyOf(version, paper.name)
    const file = files.get(paper.upload ?? '')
    return paper.seen && kindKey && file ? [{ ...paper, kindKey, file, seen: paper.seen }] : []
  })
  const owner = seen.length > 0 ? await ownerOf(tx, office.localityId, dossier) : undefined
  if (!owner) return
  for (const { name, kindKey, file, seen: says } of seen)
    await keepPaper(tx, office.localityId, {
      ...tidySeen(says),
      owner,
      kindKey,
      name: version.papers.find((paper) => paper.name.vi === name)?.name ?? { vi: name, en: name },
      source: 'reception',
      dossier: { id: dossier.id, procedureId: version.procedureId },
      unitId: unit.id,
      fileId: file.id,
      actor,
      at,
    })
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayOf = (day: string | undefined): string | null =>
  day && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null

/** What a paper says of itself, as a clerk wrote it down. */
export const tidySeen = ({ number, issuedBy, issuedOn, validUntil }: SeenInput) => ({
  number: number?.trim().slice(0, 60) || null,
  issuedBy: issuedBy?.trim().slice(0, 200) || null,
  issuedOn: dayOf(issuedOn),
  validUntil: dayOf(validUntil),
})

/**
 * Puts a dossier's result into its applicant's store, in the transaction that signed or recorded it; a paper about a child, such as
 * a birth certificate, into the child's, which whoever registered the birth opens for them.
 */
export async function storeResult(
  { tx, office, dossier, version, actor, now, post, staff }: Scene,
  result: { fileId: string; signedBy: string | null; issuerId: string | undefined },
): Promise<void> {
  const kindKey = version.resultKind ?? null
  const [applicant, ward] = await Promise.all([
    findOwnerKey(tx, office.localityId, dossier.applicantId),
    findWard(tx, office.localityId, kindKey, dossier.formData),
  ])
  const owner = ward ? ({ kind: 'registeredBirth', number: dossier.id } as const) : applicant
  if (!owner) return
  const issuerId = result.signedBy === null ? result.issuerId : (post?.unitId ?? result.issuerId)
  await keepPaper(tx, office.localityId, {
    owner,
    ward: ward && { ...ward, guardian: applicant },
    kindKey,
    name: { vi: version.resultVi, en: version.resultEn },
    source: 'result',
    dossier: { id: dossier.id, procedureId: dossier.procedureId },
    unitId: post?.unitId ?? dossier.decidingUnitId,
    signedBy: result.signedBy,
    issuedBy: (issuerId && staff.findUnit(issuerId)?.name.vi) ?? null,
    fileId: result.fileId,
    actor,
    at: now,
  })
}
