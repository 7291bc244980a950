import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { spellingsOf } from '../rules/dossier-code.ts'
import type { Official } from '../rules/who-may.ts'
import { handledIn, unitsInReach } from './reach.ts'

/**
 * The dossier whose whole code was typed, or read from the bars on its papers; undefined where it is none, or a dossier of units
 * out of the official's reach.
 */
export async function findByCode(
  { db, localityId }: Office,
  official: Official,
  typed: string,
): Promise<{ id: string; code: string } | undefined> {
  const codes = spellingsOf(typed)
  if (codes.length === 0) return undefined
  return db.first(sql<{ id: string; code: string }>`
    SELECT d.id, d.code FROM dossiers d
    WHERE d.locality_id = ${localityId} AND d.code = ANY (${codes}::text[]) AND ${handledIn(unitsInReach(official))}`)
}
