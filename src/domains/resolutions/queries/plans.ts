import { type Db, sql } from '../../../platform/database/index.ts'
import { type PlanColumns, planColumns } from './columns.ts'

/** The plans of a target that stand for a period, by unit; null: the whole locality. */
export async function plansOf(
  db: Db,
  localityId: number,
  { targetId, period }: { targetId: string; period: string },
): Promise<Map<string | null, PlanColumns & { id: string }>> {
  const rows = await db.many(sql<PlanColumns & { id: string; unitId: string | null }>`
    SELECT p.id, p.unit_id, ${planColumns('p')} FROM target_plans p
    WHERE p.locality_id = ${localityId} AND p.target_id = ${targetId} AND p.year = ${Number(period.slice(0, 4))} AND p.period = ${period}
      AND p.stands ORDER BY p.unit_id NULLS FIRST`)
  return new Map(rows.map(({ unitId, ...plan }) => [unitId, plan]))
}
