import { type Db, sql } from '../../../platform/database/index.ts'
import { handlingOf, type Part } from '../rules/handling.ts'
import type { Holding, Official } from '../rules/who-may.ts'

/** A post and the units it reaches, as identity gives them. */
export interface Reaching extends Holding {
  unitIdsBelow?: readonly string[]
}

/** The units an official's posts reach: their own and what is below. */
export const unitsInReach = (official: Official): string[] => [
  ...new Set(official.appointments.flatMap((post: Reaching) => [post.unitId, ...(post.unitIdsBelow ?? [])])),
]

/**
 * Whether a dossier `d` was taken in, is held or had a step in one of these units, so that it is found there. What of it is shown is
 * another question.
 */
export const handledIn = (unitIds: readonly string[]) => sql`(d.deciding_unit_id = ANY (${unitIds}::uuid[])
  OR d.receiving_unit_id = ANY (${unitIds}::uuid[])
  OR d.queue_unit_id = ANY (${unitIds}::uuid[])
  OR EXISTS (SELECT 1 FROM dossier_steps s WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id
    AND s.unit_id = ANY (${unitIds}::uuid[])))`

/**
 * The units that handle a dossier or have handled it: decide it, hold it, had one of its steps; and the office that took it in for
 * another as long as it is open.
 */
export async function handlingUnits(db: Db, localityId: number, dossierId: string): Promise<Set<string>> {
  const rows = await db.many(sql<{ unitId: string; part: Part; open: boolean }>`
    SELECT unit_id, part, queue_role IS NOT NULL AS open FROM dossiers d CROSS JOIN LATERAL (
      VALUES (d.deciding_unit_id, 'deciding'), (d.receiving_unit_id, 'receiving'), (d.queue_unit_id, 'step')
      UNION ALL
      SELECT s.unit_id, 'step' FROM dossier_steps s WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id) u (unit_id, part)
    WHERE d.locality_id = ${localityId} AND d.id = ${dossierId} AND unit_id IS NOT NULL`)
  return handlingOf(rows, rows[0]?.open ?? false)
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
