import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Grain } from '../rules/period.ts'
import type { UnitYear } from '../rules/reaching.ts'
import type { Measure } from '../rules/target.ts'
import { exact, measureOf, type PlanColumns, planColumns } from './columns.ts'

/** A target in a year. */
export interface YearAsked {
  targetId: string
  year: number
}

/** What every unit with a plan of its own was to reach of targets in years, and what it has reported: one statement. */
export async function findUnitYears(
  db: Db,
  localityId: number,
  asked: readonly YearAsked[],
): Promise<(YearAsked & UnitYear)[]> {
  if (asked.length === 0) return []
  type Row = YearAsked &
    PlanColumns & {
      unitId: string
      countedIn: Text
      every: Grain
      periodsAdd: boolean
      steps: UnitYear['steps']
      figures: UnitYear['figures']
    }
  const rows = await db.many(sql<Row>`
    SELECT p.target_id, p.year, p.unit_id, t.counted_in, t.reported_every AS every, t.periods_add, ${planColumns('p')},
      coalesce((SELECT jsonb_agg(jsonb_build_object('upTo', step.last_month, 'plan', step.plan::text)) FROM target_plans step
        WHERE step.locality_id = p.locality_id AND step.target_id = p.target_id AND step.year = p.year AND step.unit_id = p.unit_id
          AND step.stands AND step.kind = 'cumulative' AND step.grain <> 'year' AND step.grain = t.reported_every), '[]') AS steps,
      coalesce((SELECT jsonb_agg(to_jsonb(told)) FROM (
        SELECT f.id, f.act_id AS "actId", f.grain, f.last_month AS "lastMonth", ${exact('f.value', 'value')}, ${exact('f.part', 'part')},
          ${exact('f.whole', 'whole')}, f.done_on AS "doneOn"
        FROM target_figures f
        WHERE f.locality_id = p.locality_id AND f.target_id = p.target_id AND f.year = p.year AND f.unit_id = p.unit_id AND f.stands
          AND f.grain IN ('year', t.reported_every)) told), '[]') AS figures
    FROM unnest(${asked.map(({ targetId }) => targetId)}::uuid[], ${asked.map(({ year }) => year)}::smallint[]) AS a (target_id, year)
    JOIN targets t ON t.locality_id = ${localityId} AND t.id = a.target_id
    JOIN target_plans p ON p.locality_id = t.locality_id AND p.target_id = t.id AND p.year = a.year AND p.grain = 'year' AND p.stands
      AND p.unit_id IS NOT NULL
    ORDER BY p.unit_id`)
  return rows.map(({ kind, plan, base, upper, byDay, ...row }) => ({
    ...row,
    measure: measureOf({ kind, plan, base, upper, byDay }) as Measure,
  }))
}

/** Whether looking at a target would lead back to the one that looks. */
export async function looksBack(
  db: Db,
  localityId: number,
  { targetId, watchedId }: { targetId: string; watchedId: string },
): Promise<boolean> {
  const back = await db.first(sql`
    WITH RECURSIVE way AS (
      SELECT id, computed_of FROM targets WHERE locality_id = ${localityId} AND id = ${watchedId}
      UNION
      SELECT t.id, t.computed_of FROM way JOIN targets t ON t.locality_id = ${localityId} AND t.id = way.computed_of)
    SELECT 1 FROM way WHERE id = ${targetId}`)
  return back !== undefined
}
