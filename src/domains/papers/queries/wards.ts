import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { NumberKind, OwnerKey } from '../rules/owner.ts'
import { findOwner, findPaper } from './store.ts'

/** A child's store, as whoever represents them sees it. */
export interface WardStore {
  ownerId: string
  name: string
  /** How many papers hold. */
  papers: number
}

/** The children whom the owner of a store represents on a day. */
export const wardsOf = (db: Db, localityId: number, guardianId: string, on: LocalDate): Promise<WardStore[]> =>
  db.many(sql<WardStore>`
    SELECT o.id AS owner_id, o.name, (SELECT count(*) FROM held_papers p
      WHERE p.locality_id = o.locality_id AND p.owner_id = o.id AND p.file_id IS NOT NULL AND p.revoked_at IS NULL
        AND p.replaced_by IS NULL AND (p.valid_until IS NULL OR p.valid_until >= ${on}::date)) AS papers
    FROM paper_guardians g JOIN paper_owners o ON o.locality_id = g.locality_id AND o.id = g.ward_id
    WHERE g.locality_id = ${localityId} AND g.guardian_id = ${guardianId} AND g.ended_at IS NULL
      AND (g.of_age_on IS NULL OR g.of_age_on > ${on}::date) AND o.erased_at IS NULL AND o.name IS NOT NULL
    ORDER BY g.since, o.id LIMIT 50`)

/** The child a dossier's result is about, as an official in charge sees them. */
export interface NamedWard {
  ownerId: string
  name: string
  numberKind: NumberKind
  number: string
}

export const findWardOf = (db: Db, localityId: number, dossierId: string): Promise<NamedWard | undefined> =>
  db.first(sql<NamedWard>`
    SELECT o.id AS owner_id, o.name, o.number_kind, o.number FROM held_papers p
    JOIN paper_owners o ON o.locality_id = p.locality_id AND o.id = p.owner_id
    WHERE p.locality_id = ${localityId} AND p.dossier_id = ${dossierId} AND o.name IS NOT NULL AND o.erased_at IS NULL LIMIT 1`)

/** In whose store a paper stands that a dossier's officials mean: the child's whose birth it registered, or the applicant's. */
export async function ownerOfPaper(
  db: Db,
  localityId: number,
  { id, owner }: { id: string; owner: OwnerKey | undefined },
  paperId: string,
): Promise<string | undefined> {
  const ward = await findWardOf(db, localityId, id)
  const ofWard = ward && (await findPaper(db, localityId, ward.ownerId, paperId))
  return ofWard?.ownerId ?? (owner && findOwner(db, localityId, owner))
}
