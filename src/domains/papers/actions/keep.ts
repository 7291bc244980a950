import type { LocalDate } from '../../../core/calendar/index.ts'
import { localDateOf } from '../../../core/calendar/index.ts'
import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { findKind } from '../queries/settings.ts'
import type { OwnerKey } from '../rules/owner.ts'
import type { Source } from '../rules/reuse.ts'
import { validUntil } from '../rules/standing.ts'
import { type Ward, wardOf } from '../rules/ward.ts'
import { verbs } from '../verbs.ts'

/** A paper on its way into its owner's store. */
export interface NewPaper {
  owner: OwnerKey
  /** Where it is a child's: how they are called, and who registered them. */
  ward?: (Ward & { guardian: OwnerKey | undefined }) | undefined
  /** Missing: it is kept for its owner and stands for nothing. */
  kindKey: string | null
  name: Text
  source: Source
  /** Where it comes from. */
  dossier: { id: string; procedureId: string }
  /** In whose charge it was made or seen. */
  unitId: string
  signedBy?: string | null
  number?: string | null
  issuedBy?: string | null
  /** The day it is kept, where it doesn't say. */
  issuedOn?: LocalDate | null
  /** As long as its kind holds, where it doesn't say. */
  validUntil?: LocalDate | null
  fileId: string
  actor: Actor
  at: Date
}

/**
 * Puts a paper into its owner's store, in the transaction that made or took in the paper. Where a person has only one of its
 * kind, the older ones hold no longer.
 *
 * @returns its key
 * @law 107/2021/NĐ-CP: what is digitised at reception and what an office signs belongs to the person's electronic store
 */
export async function keepPaper(tx: Db, localityId: number, paper: NewPaper): Promise<string> {
  const { owner, kindKey, dossier, actor, at } = paper
  const kind = kindKey === null ? undefined : await findKind(tx, localityId, kindKey)
  const ownerId = await lockOwner(tx, localityId, owner, at)
  if (paper.ward) await entrust(tx, localityId, ownerId, { ...paper.ward, dossierId: dossier.id, at })
  const issuedOn = paper.issuedOn ?? localDateOf(at)
  const until = paper.validUntil ?? (kind?.validMonths ? validUntil(issuedOn, kind.validMonths) : null)
  const id = newIdAt(at)
  await tx.run(
    tx.q.insertInto('heldPapers').values({
      localityId,
      id,
      ownerId,
      kindKey: kind?.key ?? null,
      name: sql`${JSON.stringify(kind?.name ?? paper.name)}::text::jsonb`,
      source: paper.source,
      dossierId: dossier.id,
      unitId: paper.unitId,
      number: paper.number ?? null,
      issuedBy: paper.issuedBy ?? null,
      issuedOn,
      validUntil: until,
      signedBy: paper.signedBy ?? null,
      fileId: paper.fileId,
      keptAt: at,
      keptBy: actor.kind === 'official' ? actor.personId : null,
    }),
  )
  const replaced = kind?.replacesOlder
    ? await replaceOlder(tx, localityId, { id, ownerId, kindKey: kind.key, issuedOn })
    : 0
  await record(tx, {
    verb: verbs.keep.name,
    actor,
    subjectId: ownerId,
    caseId: dossier.id,
    topicId: dossier.procedureId,
    unitId: paper.unitId,
    occurredAt: at,
    facts: { paper: id, kind: kind?.key ?? null, source: paper.source, replaced },
  })
  return id
}

/** The owner's key, made when the first paper is kept; locked, so that of two papers of a kind one replaces the other. */
async function lockOwner(tx: Db, localityId: number, { kind, number }: OwnerKey, at: Date): Promise<string> {
  await tx.run(sql`
    INSERT INTO paper_owners (locality_id, id, number_kind, number, since)
    VALUES (${localityId}, ${newIdAt(at)}, ${kind}, ${number}, ${at})
    ON CONFLICT (locality_id, number_kind, number) WHERE number IS NOT NULL DO NOTHING`)
  const { id } = await tx.one(sql<{ id: string }>`
    SELECT id FROM paper_owners WHERE locality_id = ${localityId} AND number_kind = ${kind} AND number = ${number} FOR UPDATE`)
  return id
}

/** The child a paper of this kind is about, by a form's answers; undefined where the paper is the applicant's own. */
export async function findWard(
  db: Db,
  localityId: number,
  kindKey: string | null,
  answers: Record<string, unknown> | null,
): Promise<Ward | undefined> {
  const kind = kindKey === null ? undefined : await findKind(db, localityId, kindKey)
  return wardOf(kind?.about, answers)
}

/** Names a child whose store it is, and who may open it for them: whoever registered the birth. */
async function entrust(
  tx: Db,
  localityId: number,
  wardId: string,
  { name, ofAgeOn, guardian, dossierId, at }: NonNullable<NewPaper['ward']> & { dossierId: string; at: Date },
): Promise<void> {
  await tx.run(sql`UPDATE paper_owners SET name = ${name} WHERE locality_id = ${localityId} AND id = ${wardId}`)
  if (!guardian) return
  const guardianId = await lockOwner(tx, localityId, guardian, at)
  await tx.run(sql`
    INSERT INTO paper_guardians (locality_id, ward_id, guardian_id, dossier_id, since, of_age_on)
    VALUES (${localityId}, ${wardId}, ${guardianId}, ${dossierId}, ${at}, ${ofAgeOn}::date)
    ON CONFLICT DO NOTHING`)
}

/** A paper issued before one that is held already is replaced itself. */
async function replaceOlder(
  tx: Db,
  localityId: number,
  { id, ownerId, kindKey, issuedOn }: { id: string; ownerId: string; kindKey: string; issuedOn: LocalDate },
): Promise<number> {
  const newer = await tx.first(sql<{ id: string }>`
    SELECT id FROM held_papers
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND kind_key = ${kindKey} AND id <> ${id}
      AND replaced_by IS NULL AND revoked_at IS NULL AND issued_on > ${issuedOn}::date
    ORDER BY issued_on DESC LIMIT 1`)
  if (newer) {
    await tx.run(sql`UPDATE held_papers SET replaced_by = ${newer.id} WHERE locality_id = ${localityId} AND id = ${id}`)
    return 0
  }
  return tx.run(sql`
    UPDATE held_papers SET replaced_by = ${id}
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND kind_key = ${kindKey} AND id <> ${id} AND replaced_by IS NULL`)
}
