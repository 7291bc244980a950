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
        WITH ORDINALITY AS each (target_id, unit_id, period, year, first_month, last_month, place)),
    a AS MATERIALIZED (
      SELECT asked.*, ${unitKey('asked.unit_id')} AS of_key, t.key, t.name, t.counted_in, t.owner_unit_id, t.reported_every, t.periods_add, t.units_add
      FROM asked JOIN targets t ON t.locality_id = ${localityId} AND t.id = asked.target_id),
    planned AS (${plannedByUnit(localityId)}),
    told AS (${toldByUnit(localityId)}),
    both_of AS (
      SELECT *, up_to IS NOT NULL AND is_own = bool_or(is_own AND up_to IS NOT NULL) OVER (PARTITION BY place) AS counts
      FROM (
        SELECT place, of_unit, of_unit = of_key AS is_own, unit_id IS NULL AND of_unit <> of_key AND has_year AS answers, told.place IS NOT NULL AS answered,
          planned.kind, plan, base, upper, by_day, year_sum, steps, step_months, up_to, value, part, whole, done_on
        FROM planned FULL JOIN told USING (place, of_unit) JOIN a USING (place)) one),
    f AS (
      SELECT place, ${ofOwn('kind', 'plan', 'base', 'upper', 'by_day', 'steps', 'step_months')},
        sum(value) FILTER (WHERE counts) AS value, sum(part) FILTER (WHERE counts) AS part, sum(whole) FILTER (WHERE counts) AS whole,
        max(done_on) FILTER (WHERE counts) AS done_on, max(up_to) FILTER (WHERE counts) AS up_to,
        sum(up_to * year_sum / 12) FILTER (WHERE counts AND NOT is_own) AS due,
        count(*) FILTER (WHERE answers)::int AS units_of, count(*) FILTER (WHERE answers AND answered)::int AS units_reported
      FROM both_of GROUP BY place)
    SELECT a.place, a.key AS target_key, a.name, a.counted_in, a.owner_unit_id, ${planColumns('f')}, ${figureColumns('f')}, f.up_to,
      trim_scale(coalesce((SELECT sum(s.plan) FROM unnest(f.steps, f.step_months) AS s (plan, month)
        WHERE f.kind = 'cumulative' AND s.month <= f.up_to), f.due))::text AS path,
      coalesce(f.units_of, 0) AS units_of, coalesce(f.units_reported, 0) AS units_reported
    FROM a LEFT JOIN f USING (place) ORDER BY a.place`)
  const found = new Map(rows.map((row) => [Number(row.place), row]))
  return asked.map((each, index) => {
    const row = found.get(index + 1)
    return row && stateOf(each, row, today)
  })
}

/** Columns of the unit that was asked for itself. */
const ofOwn = (...columns: readonly string[]) =>
  sql.join(
    columns.map((column) => sql`any_value(${sql.ref(column)}) FILTER (WHERE is_own) AS ${sql.ref(column)}`),
    sql`, `,
  )

/** Columns of the plan of the very period. */
const ofPeriod = (...columns: readonly string[]) =>
  sql.join(
    columns.map((column) => sql`any_value(${sql.ref(`p.${column}`)}) FILTER (WHERE p.is_exact) AS ${sql.ref(column)}`),
    sql`, `,
  )

/**
 * Of each target `a` that was asked for, the plan of the period by unit, and the steps to it. `OFFSET 0` keeps the inner statement one:
 * the index is asked for each target and year, however much history there is and whatever is known of the table.
 */
const plannedByUnit = (localityId: number) => sql`
  SELECT a.place, p.of_unit, bool_or(p.grain = 'year') AS has_year, ${ofPeriod('kind', 'plan', 'base', 'upper', 'by_day')},
    any_value(p.plan) FILTER (WHERE p.is_exact AND p.grain = 'year' AND p.kind = 'cumulative') AS year_sum,
    array_agg(p.plan) FILTER (WHERE p.is_step) AS steps, array_agg(p.last_month) FILTER (WHERE p.is_step) AS step_months
  FROM a CROSS JOIN LATERAL (
    SELECT ${unitKey('each.unit_id')} AS of_unit, each.period = a.period AS is_exact, kind, plan, base, upper, by_day, grain, last_month,
      each.period <> a.period AND kind = 'cumulative' AND grain = a.reported_every AND each.first_month >= a.first_month AS is_step
    FROM target_plans each
    WHERE locality_id = ${localityId} AND each.year = a.year AND each.target_id = a.target_id AND stands
      AND (a.unit_id IS NULL OR ${unitKey('each.unit_id')} = a.of_key)
    OFFSET 0) p
  GROUP BY a.place, p.of_unit`

/** A figure of the very period as it is; else its parts, added or the last one. */
const putTogether = (...columns: readonly string[]) =>
  sql.join(
    columns.map((column) => {
      const of = sql.ref(`f.${column}`)
      return sql`CASE WHEN bool_or(f.is_exact) THEN any_value(${of}) FILTER (WHERE f.is_exact)
        WHEN a.periods_add THEN sum(${of}) FILTER (WHERE f.counts)
        ELSE (array_agg(${of} ORDER BY f.last_month DESC) FILTER (WHERE f.counts))[1] END AS ${sql.ref(column)}`
    }),
    sql`, `,
  )

/**
 * Of each target `a` that was asked for, the figure by unit: its own, else its parts put together. Figures of the whole locality go before
 * those of its units, and a unit's figure of the very period before those of its months. `due` (above) is what of the units' plans is due
 * by the last report of each, so that who reports late doesn't make the others look behind.
 */
const toldByUnit = (localityId: number) => sql`
  SELECT a.place, f.of_unit, max(f.last_month) FILTER (WHERE f.counts) AS up_to,
    CASE WHEN bool_or(f.is_exact) THEN any_value(f.done_on) FILTER (WHERE f.is_exact) ELSE max(f.done_on) FILTER (WHERE f.counts) END AS done_on,
    ${putTogether('value', 'part', 'whole')}
  FROM a CROSS JOIN LATERAL (
    SELECT each.*, each.period = a.period AND each.may_count AS is_exact, (each.period = a.period OR each.grain = a.reported_every) AND each.may_count AS counts
    FROM (
      SELECT figure.period, figure.grain, value, part, whole, done_on, figure.last_month, ${unitKey('figure.unit_id')} AS of_unit,
        a.units_add OR ${unitKey('figure.unit_id')} = a.of_key AS may_count
      FROM target_figures figure
      WHERE locality_id = ${localityId} AND figure.year = a.year AND figure.target_id = a.target_id AND stands
        AND figure.first_month >= a.first_month AND figure.last_month <= a.last_month
        AND (a.unit_id IS NULL OR ${unitKey('figure.unit_id')} = a.of_key)
      OFFSET 0) each) f
  GROUP BY a.place, f.of_unit, a.periods_add`

function stateOf(asked: TargetAsked, row: Row, today: string): TargetState {
  const { kind, plan, base, upper, byDay, value, part, whole, doneOn, upTo, path, name, countedIn, ownerUnitId } = row
  const measure = measureOf({ kind, plan, base, upper, byDay })
  const reported = upTo === null ? undefined : reportedOf({ value, part, whole, doneOn }, today)
  const of = asked.unitId === null ? '' : `&don-vi=${asked.unitId}`
  const progress = progressOf({ measure, reported, countedIn, period: asked.period, upToMonth: upTo, path, today })
  // Spread, its words would be found for whoever never reads them.
  return Object.assign(progress, {
    ...asked,
    name,
    countedIn,
    measure,
    reported,
    upToMonth: upTo,
    units: row.unitsOf > 0 ? { reported: row.unitsReported, of: row.unitsOf } : null,
    ownerUnitId,
    href: `/nghi-quyet/chi-tieu/${row.targetKey}?nam=${asked.period.slice(0, 4)}${of}`,
  })
}
