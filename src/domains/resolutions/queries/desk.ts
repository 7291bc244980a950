import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Grain } from '../rules/period.ts'
import type { Measure } from '../rules/target.ts'
import { measureOf, type PlanColumns, planColumns, unitKey } from './columns.ts'

/** What a unit has to report in a year: a target with its plan, and the periods it has reported or sent in. */
export interface Duty {
  targetId: string
  targetKey: string
  name: Text
  of: Text
  countedIn: Text
  every: Grain
  unitId: string | null
  measure: Measure | undefined
  reported: string[]
  waiting: string[]
}

/**
 * What units have to report in a year, each target once: those they have a plan for, and those they own where no unit reports for
 * itself. What the program counts nobody reports.
 *
 * @param rootId owns what no unit owns
 */
export async function dutiesOf(
  db: Db,
  localityId: number,
  { unitIds, rootId, year }: { unitIds: readonly string[]; rootId: string; year: number },
): Promise<Duty[]> {
  const rows = await db.many(sql<Omit<Duty, 'measure'> & PlanColumns>`
    SELECT t.id AS target_id, t.key AS target_key, t.name, part.name AS of, t.counted_in, t.reported_every AS every, p.unit_id,
      ${planColumns('p')}, f.reported, f.waiting
    FROM target_plans p
    JOIN targets t ON t.locality_id = p.locality_id AND t.id = p.target_id
    JOIN resolution_parts part ON part.locality_id = t.locality_id AND part.id = t.part_id
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(each.period) FILTER (WHERE each.stands), '{}') AS reported,
        coalesce(array_agg(each.period) FILTER (WHERE each.state = 'waiting'), '{}') AS waiting
      FROM target_figures each WHERE each.locality_id = t.locality_id AND each.target_id = t.id AND each.year = p.year
        AND ${unitKey('each.unit_id')} = ${unitKey('p.unit_id')} AND (each.stands OR each.state = 'waiting')) f
    WHERE p.locality_id = ${localityId} AND p.year = ${year} AND p.grain = 'year' AND p.stands AND t.computed_by IS NULL
      AND (p.unit_id = ANY(${unitIds}::uuid[])
        OR (p.unit_id IS NULL AND coalesce(t.owner_unit_id, ${rootId}) = ANY(${unitIds}::uuid[])
          AND NOT (t.units_add AND EXISTS (SELECT FROM target_plans own WHERE own.locality_id = p.locality_id
            AND own.target_id = p.target_id AND own.year = p.year AND own.stands AND own.unit_id IS NOT NULL))))
    ORDER BY t.position, t.key, p.unit_id`)
  return rows.map(({ kind, plan, base, upper, byDay, ...duty }) => ({
    ...duty,
    measure: measureOf({ kind, plan, base, upper, byDay }),
  }))
}
