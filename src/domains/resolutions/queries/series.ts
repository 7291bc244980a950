import { type Db, sql } from '../../../platform/database/index.ts'
import { type FigureColumns, figureColumns, unitKey, WHOLE } from './columns.ts'

/** What a period brought. */
export interface SeriesPoint extends FigureColumns {
  period: string
  year: number
  lastMonth: number
  /** How many units it comes of. */
  units: number
  /** The period's own plan, where it has one. */
  plan: string | null
}

/** The figures of a target's periods in years, in order: the unit's own, or for the locality those of its units put together. */
export const findSeries = (
  db: Db,
  localityId: number,
  { targetId, unitId, years }: { targetId: string; unitId: string | null; years: readonly number[] },
): Promise<SeriesPoint[]> =>
  db.many(sql<SeriesPoint>`
    SELECT period, year, last_month, units, ${figureColumns('g')}, trim_scale(plan)::text AS plan FROM (
      SELECT f.period, f.year, f.last_month, f.is_own, count(*)::int AS units, sum(f.value) AS value, sum(f.part) AS part, sum(f.whole) AS whole,
        max(f.done_on) AS done_on, bool_or(f.is_own) OVER (PARTITION BY f.year) AS has_own,
        (SELECT p.plan FROM target_plans p WHERE p.locality_id = ${localityId} AND p.target_id = ${targetId} AND p.year = f.year
          AND ${unitKey('p.unit_id')} = ${unitId ?? WHOLE} AND p.period = f.period AND p.stands) AS plan
      FROM (
        SELECT each.*, ${unitKey('each.unit_id')} = ${unitId ?? WHOLE} AS is_own
        FROM target_figures each JOIN targets t ON t.locality_id = each.locality_id AND t.id = each.target_id
        WHERE each.locality_id = ${localityId} AND each.target_id = ${targetId} AND each.year = ANY(${years}::smallint[]) AND each.stands
          AND each.grain = t.reported_every AND each.grain <> 'year'
          AND (${unitKey('each.unit_id')} = ${unitId ?? WHOLE} OR (${unitId}::uuid IS NULL AND t.units_add))) f
      GROUP BY f.period, f.year, f.last_month, f.is_own) g
    WHERE g.is_own = g.has_own ORDER BY year, last_month`)
