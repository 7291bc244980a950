import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { readProvisional } from '../rules/provisional.ts'

/** Where a provisional number stands: whose block it is of, and the dossier that came of it. */
export interface Provisional {
  number: string
  personId: string
  unitId: string
  drawnAt: Date
  dossierId: string | null
  code: string | null
  receivedAt: Date | null
  recordedAt: Date | null
}

/** A provisional number as typed; undefined when it is none, or nobody has drawn it. */
export async function findProvisional(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  typed: string,
): Promise<Provisional | undefined> {
  const read = readProvisional(typed)
  if (!read) return undefined
  return db.first(sql<Provisional>`
    SELECT ${read.number}::text AS number, b.person_id, b.unit_id, b.drawn_at, r.dossier_id, d.code, r.received_at, r.recorded_at
    FROM provisional_blocks b
    LEFT JOIN provisional_receipts r ON r.locality_id = b.locality_id AND r.number = ${read.number}
    LEFT JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
    WHERE b.locality_id = ${localityId} AND b.year = ${read.year} AND b.first <= ${read.serial} AND b.last >= ${read.serial}
    ORDER BY b.first DESC LIMIT 1`)
}
