import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { readProvisional } from '../rules/provisional.ts'

/** Where a provisional number stands: whose block it is of, and the dossier that came of it, or that it was thrown away. */
export interface Provisional {
  number: string
  personId: string
  unitId: string
  drawnAt: Date
  dossierId: string | null
  code: string | null
  receivedAt: Date | null
  recordedAt: Date | null
  discardId: string | null
}

/** A provisional number as typed; undefined when it is none, or nobody has drawn it. */
export async function findProvisional(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  typed: string,
): Promise<Provisional | undefined> {
  const read = readProvisional(typed)
  if (!read) return undefined
  return db.first(sql<Provisional>`
    SELECT ${read.number}::text AS number, b.person_id, b.unit_id, b.drawn_at, d.id AS dossier_id, d.code, r.received_at, r.recorded_at,
      x.id AS discard_id
    FROM provisional_blocks b
    LEFT JOIN provisional_receipts r ON r.locality_id = b.locality_id AND r.number = ${read.number}
    LEFT JOIN provisional_discards x ON x.locality_id = b.locality_id AND x.number = ${read.number}
    LEFT JOIN dossiers d ON d.locality_id = b.locality_id AND d.id = coalesce(r.dossier_id, x.dossier_id)
    WHERE b.locality_id = ${localityId} AND b.year = ${read.year} AND b.first <= ${read.serial} AND b.last >= ${read.serial}
    ORDER BY b.first DESC LIMIT 1`)
}
