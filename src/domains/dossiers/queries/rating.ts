import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { sha256 } from '../secrets.ts'

/** What a one-use link lets its holder rate. */
export interface Ratable {
  procedureName: Text
  unitName: Text
  rated: boolean
}

export async function findRatable(office: Office, token: string): Promise<Ratable | undefined> {
  const row = await office.db.first(sql<{ versionId: string; unitId: string; rated: boolean }>`
    SELECT d.procedure_version_id AS version_id, d.deciding_unit_id AS unit_id, r.rated_at IS NOT NULL AS rated
    FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
    WHERE r.locality_id = ${office.localityId} AND r.token_hash = ${sha256(token)}`)
  if (!row) return undefined
  const [version, staff] = await Promise.all([office.getVersion(row.versionId), office.staff()])
  const unitName = staff.findUnit(row.unitId)?.name ?? { vi: '—', en: '—' }
  return { procedureName: version.name, unitName, rated: row.rated }
}
