import { type Db, sql } from '../../../platform/database/index.ts'
import type { Holding, Official } from '../rules/who-may.ts'

/** A post and the units it reaches, as identity gives them. */
export interface Reaching extends Holding {
  unitIdsBelow?: readonly string[]
}

/** The units an official's posts reach: their own and what is below. */
export const unitsInReach = (official: Official): string[] => [
  ...new Set(official.appointments.flatMap((post: Reaching) => [post.unitId, ...(post.unitIdsBelow ?? [])])),
]

/** Whether a dossier `d` was taken in, is held or had a step in one of these units. */
export const handledIn = (unitIds: readonly string[]) => sql`(d.receiving_unit_id = ANY (${unitIds}::uuid[])
  OR d.queue_unit_id = ANY (${unitIds}::uuid[])
  OR EXISTS (SELECT 1 FROM dossier_steps s WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id
    AND s.unit_id = ANY (${unitIds}::uuid[])))`

/** The units that handle a dossier or have handled it: received it, hold it, had one of its steps. */
export async function handlingUnits(db: Db, localityId: number, dossierId: string): Promise<Set<string>> {
  const rows = await db.many(sql<{ unitId: string }>`
    SELECT receiving_unit_id AS unit_id FROM dossiers WHERE locality_id = ${localityId} AND id = ${dossierId}
    UNION SELECT queue_unit_id FROM dossiers WHERE locality_id = ${localityId} AND id = ${dossierId} AND queue_unit_id IS NOT NULL
    UNION SELECT unit_id FROM dossier_steps WHERE locality_id = ${localityId} AND dossier_id = ${dossierId}`)
  return new Set(rows.map(({ unitId }) => unitId))
}

/** The official's post in a unit that handles the dossier: who has none sees personal data masked. */
export async function handlingPost(
  db: Db,
  localityId: number,
  official: Official,
  dossierId: string,
): Promise<Holding | undefined> {
  const units = await handlingUnits(db, localityId, dossierId)
  return official.appointments.find(({ unitId }) => units.has(unitId))
}
