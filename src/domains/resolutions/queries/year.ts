import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Standing } from '../rules/file.ts'
import type { Grain } from '../rules/period.ts'
import { type Progress, progressOf } from '../rules/progress.ts'
import { together } from '../rules/roll-up.ts'
import type { Measure, Reported } from '../rules/target.ts'
import {
  type FigureColumns,
  figureColumns,
  type Joined,
  measureOf,
  type PlanColumns,
  planColumns,
  reportedOf,
} from './columns.ts'

/** How a target of one unit, or of the whole locality, stands in a year. */
export interface YearCell extends Progress {
  unitId: string | null
  measure: Measure | undefined
  reported: Reported | undefined
  upToMonth: number | null
  /** Periods with a figure that counts. */
  periods: readonly string[]
}

export interface YearTarget {
  id: string
  key: string
  partId: string
  name: Text
  countedIn: Text
  note: Text | null
  ownerUnitId: string | null
  every: Grain
  unitsAdd: boolean
  computedBy: string | null
  standing: Standing
  whole: YearCell
  /** Of each unit with a plan or a figure of its own. */
  units: readonly YearCell[]
}

type Head = Omit<YearTarget, 'whole' | 'units'>

interface PlanRow extends Head, Joined<PlanColumns> {
  unitId: string | null
  /** What each month or quarter adds, where they have plans of their own. */
  steps: { upTo: number; plan: string }[] | null
}

interface FigureRow extends FigureColumns {
  targetId: string
  unitId: string | null
  upTo: number
  periods: string[]
}

/**
 * Every target of a year with all its units, in two statements that read what stands of that year and nothing else.
 *
 * @param near from which per cent of its plan a target is near
 */
export async function findYear(
  db: Db,
  localityId: number,
  { year, today, near }: { year: number; today: string; near?: number },
): Promise<YearTarget[]> {
  const [plans, figures] = await Promise.all([findPlans(db, localityId, year), findFigures(db, localityId, year)])
  const told = new Map<string, FigureRow>(figures.map((row) => [`${row.targetId} ${row.unitId}`, row]))
  const cells = new Map<string, { head: Head; whole: YearCell | undefined; units: YearCell[] }>()
  for (const { unitId, kind, plan, base, upper, byDay, steps, ...head } of plans) {
    const measure = measureOf({ kind, plan, base, upper, byDay })
    const figure = told.get(`${head.id} ${unitId}`)
    const known = cells.get(head.id) ?? { head, whole: undefined, units: [] }
    cells.set(head.id, known)
    const cell = cellOf({ head, unitId, measure, figure, steps }, { year, today, near })
    if (unitId === null) known.whole = cell
    else if (cell.measure || cell.reported) known.units.push(cell)
  }
  return [...cells.values()].map(({ head, whole, units }) => {
    const own =
      whole ?? cellOf({ head, unitId: null, measure: undefined, figure: undefined, steps: null }, { year, today, near })
    return {
      ...head,
      units,
      whole: own.reported || !head.unitsAdd ? own : rolledUp(own, { head, units, year, today, near }),
    }
  })
}

/** Each target with each of its units, its plan of the year where there is one. */
const findPlans = (db: Db, localityId: number, year: number): Promise<PlanRow[]> =>
  db.many(sql<PlanRow>`
    SELECT t.id, t.key, t.part_id, t.name, t.counted_in, t.note, t.owner_unit_id, t.reported_every AS every, t.units_add, t.computed_by,
      t.standing, k.unit_id, ${planColumns('p')}, s.steps
    FROM (
      SELECT target_id, unit_id FROM target_plans WHERE locality_id = ${localityId} AND year = ${year} AND stands
      UNION SELECT target_id, unit_id FROM target_figures WHERE locality_id = ${localityId} AND year = ${year} AND stands) k
    JOIN targets t ON t.locality_id = ${localityId} AND t.id = k.target_id
    LEFT JOIN target_plans p ON p.locality_id = t.locality_id AND p.year = ${year} AND p.target_id = t.id
      AND p.unit_id IS NOT DISTINCT FROM k.unit_id AND p.grain = 'year' AND p.stands
    LEFT JOIN (
      SELECT target_id, unit_id, grain, jsonb_agg(jsonb_build_object('upTo', last_month, 'plan', plan::text)) AS steps
      FROM target_plans WHERE locality_id = ${localityId} AND year = ${year} AND stands AND grain <> 'year' AND kind = 'cumulative'
      GROUP BY target_id, unit_id, grain) s
      ON s.target_id = t.id AND s.unit_id IS NOT DISTINCT FROM k.unit_id AND s.grain = t.reported_every
    ORDER BY t.position, t.key`)

/** What each target of each unit came to: the year's own figure, else its periods put together. */
const findFigures = (db: Db, localityId: number, year: number): Promise<FigureRow[]> =>
  db.many(sql<FigureRow>`
    SELECT target_id, unit_id, ${figureColumns('g')}, up_to, periods FROM (
      SELECT f.target_id, f.unit_id, max(f.last_month) AS up_to, max(f.done_on) AS done_on, array_agg(f.period) AS periods,
        ${sql.join(['value', 'part', 'whole'].map(summed))}
      FROM target_figures f JOIN targets t ON t.locality_id = f.locality_id AND t.id = f.target_id
      WHERE f.locality_id = ${localityId} AND f.year = ${year} AND f.stands AND (f.grain = 'year' OR f.grain = t.reported_every)
      GROUP BY f.target_id, f.unit_id, t.periods_add) g`)

const summed = (column: string) => {
  const of = sql.ref(`f.${column}`)
  return sql`CASE WHEN bool_or(f.grain = 'year') THEN max(${of}) FILTER (WHERE f.grain = 'year')
    WHEN t.periods_add THEN sum(${of}) ELSE (array_agg(${of} ORDER BY f.last_month DESC))[1] END AS ${sql.ref(column)}`
}

interface Given {
  head: Head
  unitId: string | null
  measure: Measure | undefined
  figure: FigureRow | undefined
  steps: PlanRow['steps']
}

interface On {
  year: number
  today: string
  near?: number | undefined
}

function cellOf({ head, unitId, measure, figure, steps }: Given, { year, today, near }: On): YearCell {
  const reported = figure && reportedOf(figure, today)
  const upToMonth = figure?.upTo ?? null
  const path = upToMonth === null || steps === null ? null : pathTo(steps, upToMonth)
  const progress = progressOf({
    measure,
    reported,
    countedIn: head.countedIn,
    period: String(year),
    upToMonth,
    path,
    today,
    ...(near === undefined ? {} : { near }),
  })
  // Not spread: words of a cell are found where it is shown.
  return Object.assign(progress, { unitId, measure, reported, upToMonth, periods: figure?.periods ?? [] })
}

const pathTo = (steps: NonNullable<PlanRow['steps']>, upTo: number): string =>
  together(steps.filter((step) => step.upTo <= upTo).map(({ plan }) => plan))

function rolledUp(
  own: YearCell,
  { head, units, year, today, near }: { head: Head; units: readonly YearCell[] } & On,
): YearCell {
  const reported = units.flatMap((unit) => unit.reported ?? [])
  const [first] = reported
  if (!first || 'done' in first) return own
  const sum: Reported =
    'value' in first
      ? { value: together(reported.flatMap((each) => ('value' in each ? each.value : []))) }
      : {
          part: together(reported.flatMap((each) => ('part' in each ? each.part : []))),
          whole: together(reported.flatMap((each) => ('part' in each ? each.whole : []))),
        }
  const upToMonth = Math.max(...units.map((unit) => unit.upToMonth ?? 0))
  const progress = progressOf({
    measure: own.measure,
    reported: sum,
    countedIn: head.countedIn,
    period: String(year),
    upToMonth,
    // What of each unit's plan is due by its own last report.
    path: units.some(({ path }) => path) ? together(units.flatMap(({ path }) => path?.whole.toFixed() ?? [])) : null,
    today,
    ...(near === undefined ? {} : { near }),
  })
  return { ...own, reported: sum, upToMonth, ...progress }
}
