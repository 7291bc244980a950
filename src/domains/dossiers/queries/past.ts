import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'

/** A dossier that is done, without anything that says whose it is. */
export interface PastDossier {
  startedAt: Date
  receivingUnitId: string
  late: boolean
  answers: Record<string, string>
  /** Working minutes by step, in the last run of the legal clock; pauses are left out. */
  minutes: Record<string, number>
}

/**
 * A procedure's dossiers that were finished between two instants, the latest first: what a new version is tried on.
 *
 * @param withAnswers whether the answers of the form come too; they are asked for only where a condition needs them
 */
export async function pastDossiers(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  procedureId: string,
  { from, to, most, withAnswers }: { from: Date; to: Date; most: number; withAnswers: boolean },
): Promise<PastDossier[]> {
  return db.many(sql<PastDossier>`
    SELECT d.clock_started_at AS started_at, d.deciding_unit_id AS receiving_unit_id, d.late_minutes > 0 AS late,
      ${withAnswers ? sql`coalesce(d.form_data, '{}')` : sql`'{}'::jsonb`} AS answers, s.minutes
    FROM (SELECT * FROM dossiers
      WHERE locality_id = ${localityId} AND procedure_id = ${procedureId}::uuid AND finished_at >= ${from} AND finished_at < ${to}
        AND clock_started_at IS NOT NULL AND status IN ('resolved', 'returned') AND parent_id IS NULL
      ORDER BY finished_at DESC LIMIT ${most}) d
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(step_key, worked) AS minutes FROM (
        SELECT step_key, sum(worked_minutes) AS worked FROM dossier_steps
        WHERE locality_id = d.locality_id AND ended_at IS NOT NULL AND dossier_id = ANY (ARRAY(
            SELECT d.id UNION ALL SELECT b.id FROM dossiers b
            WHERE b.locality_id = d.locality_id AND b.parent_id = d.id AND b.part_kind = 'branch'))
          AND legal_period = (
            SELECT max(legal_period) FROM dossier_steps WHERE locality_id = d.locality_id AND dossier_id = d.id)
        GROUP BY step_key) runs) s
    WHERE s.minutes IS NOT NULL`)
}
