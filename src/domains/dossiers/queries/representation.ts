import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import type { Ground } from '../rules/representation.ts'
import { sha256 } from '../secrets.ts'

/** Who filed a dossier for the person it is of. */
export interface Representation {
  ground: Ground
  fullName: string | null
  idNumber: string | null
  phone: string | null
  confirmed: boolean
  objectedAt: Date | null
  objection: string | null
}

export const findRepresentation = (
  { db, localityId }: Office,
  dossierId: string,
): Promise<Representation | undefined> =>
  db.first(sql<Representation>`
    SELECT ground, full_name, id_number, phone, confirmed, objected_at, objection FROM dossier_representations
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId}`)

/** What the person a dossier was filed for is asked about. */
export interface Objectionable {
  id: string
  code: string
  procedure: Text
  unit: Text
  ground: Ground
  filer: string | null
  objected: boolean
}

/** The dossier that a link to object is about. */
export async function findObjectionable(office: Office, token: string): Promise<Objectionable | undefined> {
  const { db, localityId } = office
  const row = await db.first(sql<Omit<Objectionable, 'procedure' | 'unit'> & { versionId: string; unitId: string }>`
    SELECT d.id, d.code, d.procedure_version_id AS version_id, d.deciding_unit_id AS unit_id, r.ground, r.full_name AS filer,
      r.objected_at IS NOT NULL AS objected
    FROM dossier_representations r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
    WHERE r.locality_id = ${localityId} AND r.token_hash = ${sha256(token)}`)
  if (!row) return undefined
  const { versionId, unitId, ...rest } = row
  const [version, staff] = await Promise.all([office.getVersion(versionId), office.staff()])
  return { ...rest, procedure: version.name, unit: staff.findUnit(unitId)?.name ?? t('—', '—') }
}
