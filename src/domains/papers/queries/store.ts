import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Consent } from '../rules/consent.ts'
import type { OwnerKey } from '../rules/owner.ts'
import type { Source } from '../rules/reuse.ts'

/** A paper as the store has it. */
export interface HeldPaper {
  id: string
  ownerId: string
  kindKey: string | null
  name: Text
  source: Source
  dossierId: string
  unitId: string
  number: string | null
  issuedBy: string | null
  issuedOn: LocalDate | null
  validUntil: LocalDate | null
  signedBy: string | null
  fileId: string | null
  keptAt: Date
  keptBy: string | null
  replacedBy: string | null
  revokedAt: Date | null
  revokedReason: string | null
}

const COLUMNS = sql.raw(
  `id, owner_id, kind_key, name, source, dossier_id, unit_id, number, issued_by, issued_on, valid_until, signed_by, file_id, kept_at,
   kept_by, replaced_by, revoked_at, revoked_reason`,
)

/** The owner's key in the store; undefined where nothing was ever kept for that number, or it was erased. */
export async function findOwner(db: Db, localityId: number, { kind, number }: OwnerKey): Promise<string | undefined> {
  const row = await db.first(sql<{ id: string }>`
    SELECT id FROM paper_owners WHERE locality_id = ${localityId} AND number_kind = ${kind} AND number = ${number}`)
  return row?.id
}

/** All that is held for somebody, the newest first. */
export const papersOf = (db: Db, localityId: number, ownerId: string): Promise<HeldPaper[]> =>
  db.many(sql<HeldPaper>`
    SELECT ${COLUMNS} FROM held_papers WHERE locality_id = ${localityId} AND owner_id = ${ownerId}
    ORDER BY kept_at DESC, id DESC LIMIT 500`)

/** A paper, if it is this owner's. */
export const findPaper = (db: Db, localityId: number, ownerId: string, id: string): Promise<HeldPaper | undefined> =>
  db.first(sql<HeldPaper>`
    SELECT ${COLUMNS} FROM held_papers WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND id = ${id}`)

/** What holds on a day, of some kinds, the newest first. */
export const holdingPapers = (
  db: Db,
  localityId: number,
  owner: OwnerKey,
  kindKeys: readonly string[],
  on: LocalDate,
): Promise<HeldPaper[]> =>
  db.many(sql<HeldPaper>`
    SELECT ${COLUMNS} FROM held_papers
    WHERE locality_id = ${localityId} AND kind_key = ANY (${[...kindKeys]}::text[]) AND file_id IS NOT NULL
      AND revoked_at IS NULL AND replaced_by IS NULL AND (valid_until IS NULL OR valid_until >= ${on}::date)
      AND owner_id = (SELECT id FROM paper_owners
        WHERE locality_id = ${localityId} AND number_kind = ${owner.kind} AND number = ${owner.number})
    ORDER BY kept_at DESC, id DESC LIMIT 100`)

/** How many papers hold on a day: all that an official outside the unit in charge is told. */
export async function countHolding(db: Db, localityId: number, owner: OwnerKey, on: LocalDate): Promise<number> {
  const { count } = await db.one(sql<{ count: number }>`
    SELECT count(*) AS count FROM held_papers
    WHERE locality_id = ${localityId} AND file_id IS NOT NULL AND revoked_at IS NULL AND replaced_by IS NULL
      AND (valid_until IS NULL OR valid_until >= ${on}::date)
      AND owner_id = (SELECT id FROM paper_owners
        WHERE locality_id = ${localityId} AND number_kind = ${owner.kind} AND number = ${owner.number})`)
  return count
}

/** A consent with who recorded it. */
export interface ConsentRow extends Consent {
  recordedBy: string | null
  unitId: string | null
}

/** What the owner has consented to, the newest first. */
export const consentsOf = (db: Db, localityId: number, ownerId: string): Promise<ConsentRow[]> =>
  db.many(sql<ConsentRow>`
    SELECT id, scope, dossier_id, way, given_at, withdrawn_at, recorded_by, unit_id FROM paper_consents
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId} ORDER BY given_at DESC, id DESC LIMIT 200`)

/** Those that run, locked against a withdrawal until the transaction ends: it waits, or it came first and is seen. */
export const lockConsents = (tx: Db, localityId: number, ownerId: string): Promise<ConsentRow[]> =>
  tx.many(sql<ConsentRow>`
    SELECT id, scope, dossier_id, way, given_at, withdrawn_at, recorded_by, unit_id FROM paper_consents
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND withdrawn_at IS NULL
    ORDER BY given_at DESC, id DESC LIMIT 200 FOR SHARE`)

/** A paper asked for although it was held. */
export interface AskedAnew {
  paperId: string
  dossierId: string
  reason: string
  note: string | null
  askedBy: string
  askedAt: Date
}

export const askedAnewFor = (db: Db, localityId: number, dossierId: string): Promise<AskedAnew[]> =>
  db.many(sql<AskedAnew>`
    SELECT paper_id, dossier_id, reason, note, asked_by, asked_at FROM paper_requests
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} ORDER BY asked_at`)
