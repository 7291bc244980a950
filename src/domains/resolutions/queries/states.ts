import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { periodOf } from '../rules/period.ts'
import { type Progress, progressOf } from '../rules/progress.ts'
import type { Measure, Reported } from '../rules/target.ts'
import {
  type FigureColumns,
  figureColumns,
  type Joined,
  measureOf,
  type PlanColumns,
  planColumns,
  reportedOf,
  unitKey,
} from './columns.ts'

/** Which target, of which unit (null: the whole locality), in which period. */
export interface TargetAsked {
  targetId: string
  unitId: string | null
  period: string
}

/** How a target stands in a period: everything a page of another room shows of it. */
export interface TargetState extends TargetAsked, Progress {
  name: Text
  /** The unit of measure: %, triệu đồng. */
  countedIn: Text
  measure: Measure | undefined
  reported: Reported | undefined
  /** The last month the figure reaches, 1 to 12; null where nothing is reported. */
  upToMonth: number | null
  /** Of units that have a plan of their own, how many have reported; null where none has. */
  units: { reported: number; of: number } | null
  ownerUnitId: string | null
  href: string
}

interface Row extends Joined<PlanColumns>, FigureColumns {
  place: number
  targetKey: string
  name: Text
  countedIn: Text
  ownerUnitId: string | null
  upTo: number | null
  path: string | null
  unitsOf: number
  unitsReported: number
}

/**
 * How targets stand, each in the place it was asked for; undefined where there is no such target. One query.
 *
 * A figure of the very period and unit counts as it is. Else it is rolled up: a year's months are added or the last one stands, as the
 * target says; units are added where they can be; of shares numerators and denominators are added, never per cents. Only approved
 * figures count.
 *
 * @param today local date at the office
 */
export async function findTargetStates(
  db: Db,
  localityId: number,
  asked: readonly TargetAsked[],
  today: string,
): Promise<(TargetState | undefined)[]> {
  if (asked.length === 0) return []
  const periods = asked.map(({ period }) => periodOf(period))
  const rows = await db.many(sql<Row>`
    WITH asked AS (
      SELECT * FROM unnest(${asked.map(({ targetId }) => targetId)}::uuid[], ${asked.map(({ unitId }) => unitId)}::uuid[],
        ${asked.map(({ period }) => period)}::text[], ${periods.map(({ year }) => year)}::smallint[],
        ${periods.map(({ firstMonth }) => firstMonth)}::smallint[], ${periods.map(({ lastMonth }) => lastMonth)}::smallint[])
        WITH ORDINALITY AS a (target_id, unit_id, period, year, first_month, last_month, place))
    SELECT a.place, t.key AS target_key, t.name, t.counted_in, t.owner_unit_id, ${planColumns('p')}, ${figureColumns('f')},
      f.up_to, trim_scale(coalesce(path.plan, f.due))::text AS path, u.units_of, u.units_reported
    FROM asked a
    JOIN targets t ON t.locality_id = ${localityId} AND t.id = a.target_id
    LEFT JOIN target_plans p ON p.locality_id = t.locality_id AND p.target_id = t.id AND p.year = a.year
      AND ${unitKey('p.unit_id')} = ${unitKey('a.unit_id')} AND p.period = a.period AND p.stands
    LEFT JOIN LATERAL (${rolledUp}) f ON f.up_to IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT sum(each.plan) AS plan FROM target_plans each
      WHERE each.locality_id = t.locality_id AND each.target_id = t.id AND each.year = a.year AND each.stands
        AND ${unitKey('each.unit_id')} = ${unitKey('a.unit_id')} AND each.kind = 'cumulative' AND each.grain = t.reported_every
        AND each.period <> a.period AND each.first_month >= a.first_month AND each.last_month <= f.up_to) path ON p.kind = 'cumulative'
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS units_of, count(*) FILTER (WHERE EXISTS (
        SELECT FROM target_figures of_unit WHERE of_unit.locality_id = t.locality_id AND of_unit.target_id = t.id
          AND of_unit.year = a.year AND of_unit.stands AND ${unitKey('of_unit.unit_id')} = planned.unit_id
          AND of_unit.first_month >= a.first_month AND of_unit.last_month <= a.last_month))::int AS units_reported
      FROM target_plans planned
      WHERE a.unit_id IS NULL AND planned.locality_id = t.locality_id AND planned.target_id = t.id AND planned.year = a.year
        AND planned.stands AND planned.unit_id IS NOT NULL AND planned.grain = 'year') u
    ORDER BY a.place`)
  const found = new Map(rows.map((row) => [Number(row.place), row]))
  return asked.map((each, index) => {
    const row = found.get(index + 1)
    return row && stateOf(each, row, today)
  })
}

/**
 * The figure of `a` for the target `t`: its own, else its parts put together. Figures of the whole locality go before those of its
 * units, and a unit's figure of the very period before those of its months. `due` is what of the units' plans is due by the last report of
 * each, so that who reports late doesn't make the others look behind.
 */
const rolledUp = sql`
  SELECT sum(g.value) AS value, sum(g.part) AS part, sum(g.whole) AS whole, max(g.done_on) AS done_on, max(g.up_to) AS up_to,
    sum(g.up_to * own.plan / 12) FILTER (WHERE NOT g.is_own) AS due
  FROM (
    SELECT of_unit, is_own, bool_or(is_own) OVER () AS has_own, value, part, whole, done_on, up_to
    FROM (
      SELECT of_unit, is_own, max(last_month) AS up_to, max(done_on) AS done_on,
        CASE WHEN t.periods_add THEN sum(value) ELSE (array_agg(value ORDER BY last_month DESC))[1] END AS value,
        CASE WHEN t.periods_add THEN sum(part) ELSE (array_agg(part ORDER BY last_month DESC))[1] END AS part,
        CASE WHEN t.periods_add THEN sum(whole) ELSE (array_agg(whole ORDER BY last_month DESC))[1] END AS whole
      FROM (
        SELECT each.*, ${unitKey('each.unit_id')} AS of_unit, ${unitKey('each.unit_id')} = ${unitKey('a.unit_id')} AS is_own,
          bool_or(each.period = a.period) OVER (PARTITION BY each.unit_id) AS has_exact
        FROM target_figures each
        WHERE each.locality_id = t.locality_id AND each.target_id = t.id AND each.year = a.year AND each.stands
          AND each.first_month >= a.first_month AND each.last_month <= a.last_month
          AND (each.period = a.period OR each.grain = t.reported_every)
          AND (${unitKey('each.unit_id')} = ${unitKey('a.unit_id')} OR (a.unit_id IS NULL AND t.units_add))) one
      WHERE (one.period = a.period) = one.has_exact
      GROUP BY of_unit, is_own) by_unit) g
  LEFT JOIN target_plans own ON own.locality_id = t.locality_id AND own.target_id = t.id AND own.year = a.year AND own.period = a.period
    AND ${unitKey('own.unit_id')} = g.of_unit AND own.stands AND own.kind = 'cumulative' AND own.grain = 'year'
  WHERE g.is_own = g.has_own`

function stateOf(asked: TargetAsked, row: Row, today: string): TargetState {
  const { kind, plan, base, upper, byDay, value, part, whole, doneOn, upTo, path, name, countedIn, ownerUnitId } = row
  const measure = measureOf({ kind, plan, base, upper, byDay })
  const reported = upTo === null ? undefined : reportedOf({ value, part, whole, doneOn }, today)
  const of = asked.unitId === null ? '' : `&don-vi=${asked.unitId}`
  return {
    ...asked,
    name,
    countedIn,
    measure,
    reported,
    ...progressOf({ measure, reported, countedIn, period: asked.period, upToMonth: upTo, path, today }),
    upToMonth: upTo,
    units: row.unitsOf > 0 ? { reported: row.unitsReported, of: row.unitsOf } : null,
    ownerUnitId,
    href: `/nghi-quyet/chi-tieu/${row.targetKey}?nam=${asked.period.slice(0, 4)}${of}`,
  }
}
