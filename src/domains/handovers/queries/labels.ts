import { type Db, sql } from '../../../platform/database/index.ts'

export interface Labelled {
  id: string
  code: string
  versionId: string
  receivingUnitId: string
  applicantName: string
  legalDueAt: Date | null
}

/** Dossiers to make labels for, in the order given: only those that these offices handle, since a label bears a name. */
export const findLabelled = (
  db: Db,
  localityId: number,
  ids: readonly string[],
  unitIds: readonly string[],
): Promise<Labelled[]> =>
  db.many(sql<Labelled>`
    SELECT d.id, d.code, d.procedure_version_id AS version_id, d.receiving_unit_id, coalesce(a.full_name, '—') AS applicant_name,
      d.legal_due_at
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS g (id, place)
    JOIN dossiers d ON d.locality_id = ${localityId} AND d.id = g.id
    JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.receiving_unit_id = ANY (${unitIds}::uuid[]) OR d.queue_unit_id = ANY (${unitIds}::uuid[])
      OR EXISTS (SELECT FROM dossier_steps s
        WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id AND s.unit_id = ANY (${unitIds}::uuid[]))
    ORDER BY g.place`)
