import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Grain } from '../rules/period.ts'
import type { Among } from '../rules/reaching.ts'
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
  WHOLE,
} from './columns.ts'

/** A target as whoever reports or sets plans needs it. */
export interface TargetHead {
  id: string
  key: string
  name: Text
  countedIn: Text
  note: Text | null
  partId: string
  partKey: string
  of: Text
  ownerUnitId: string | null
  answersPostId: string | null
  every: Grain
  periodsAdd: boolean
  unitsAdd: boolean
  computedBy: string | null
  /** The target that units are to reach, where this one is the share of units that do. */
  watched: { targetId: string; key: string; name: Text; among: Among } | null
  standing: string
}

const HEAD = sql`t.id, t.key, t.name, t.counted_in, t.note, t.part_id, part.key AS part_key, part.name AS of, t.owner_unit_id,
  t.answers_post_id, t.reported_every AS every, t.periods_add, t.units_add, t.computed_by, t.standing,
  CASE WHEN watched.id IS NOT NULL THEN jsonb_build_object('targetId', watched.id, 'key', watched.key, 'name', watched.name,
    'among', t.computed_among) END AS watched`
const WITH_PART = sql`targets t JOIN resolution_parts part ON part.locality_id = t.locality_id AND part.id = t.part_id
  LEFT JOIN targets watched ON watched.locality_id = t.locality_id AND watched.id = t.computed_of`

/** @param of its key in addresses, or its id */
export const findTarget = (
  db: Db,
  localityId: number,
  of: { key: string } | { id: string },
): Promise<TargetHead | undefined> =>
  db.first(sql<TargetHead>`
    SELECT ${HEAD} FROM ${WITH_PART} WHERE t.locality_id = ${localityId}
      AND ${'key' in of ? sql`t.key = ${of.key}` : sql`t.id = ${of.id}`}`)

/** A plan that stands. */
export interface StandingPlan {
  id: string
  period: string
  measure: Measure
}

/** The plan a period's figure is held against: its own, else its year's. @param lock nobody changes it meanwhile */
export async function findPlanFor(
  db: Db,
  localityId: number,
  { targetId, unitId, period }: { targetId: string; unitId: string | null; period: string },
  { lock = false } = {},
): Promise<StandingPlan | undefined> {
  const year = period.slice(0, 4)
  const row = await db.first(sql<PlanColumns & { id: string; period: string }>`
    SELECT p.id, p.period, ${planColumns('p')} FROM target_plans p
    WHERE p.locality_id = ${localityId} AND p.target_id = ${targetId} AND p.year = ${Number(year)}
      AND ${unitKey('p.unit_id')} = ${unitId ?? WHOLE} AND p.period IN (${period}, ${year}) AND p.stands
    ORDER BY p.period = ${period} DESC LIMIT 1 ${lock ? sql`FOR SHARE` : sql``}`)
  return row && { id: row.id, period: row.period, measure: measureOf(row) as Measure }
}

export type FigureState = 'waiting' | 'approved' | 'returned'

/** A figure with everything that is known of it. */
export interface FigureRecord {
  id: string
  targetId: string
  targetKey: string
  targetName: Text
  countedIn: Text
  ownerUnitId: string | null
  unitId: string | null
  period: string
  reported: Reported
  state: FigureState
  stands: boolean
  planId: string | null
  note: Text | null
  source: Text
  standing: string
  enteredBy: string | null
  enteredUnitId: string | null
  recordedAt: Date
  paperNumber: string | null
  paperOn: string | null
  fileId: string | null
  replacesId: string | null
  reason: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decision: string | null
  actId: string
  decisionActId: string | null
}

type FigureRow = Omit<FigureRecord, 'reported'> & FigureColumns

const FIGURE = sql`f.id, f.target_id, t.key AS target_key, t.name AS target_name, t.counted_in, t.owner_unit_id, f.unit_id, f.period,
  ${figureColumns('f')}, f.state, f.stands, f.plan_id, f.note, f.source, f.standing, f.entered_by, f.entered_unit_id, f.recorded_at,
  f.paper_number, f.paper_on, f.file_id, f.replaces_id, f.reason, f.decided_by, f.decided_at, f.decision, f.act_id, f.decision_act_id`
const WITH_TARGET = sql`target_figures f JOIN targets t ON t.locality_id = f.locality_id AND t.id = f.target_id`

const figureOf = ({ value, part, whole, doneOn, ...row }: FigureRow, today: string): FigureRecord => ({
  ...row,
  reported: reportedOf({ value, part, whole, doneOn }, today),
})

export async function findFigure(
  db: Db,
  localityId: number,
  id: string,
  today: string,
  { lock = false } = {},
): Promise<FigureRecord | undefined> {
  const row = await db.first(sql<FigureRow>`
    SELECT ${FIGURE} FROM ${WITH_TARGET} WHERE f.locality_id = ${localityId} AND f.id = ${id} ${lock ? sql`FOR UPDATE OF f` : sql``}`)
  return row && figureOf(row, today)
}

/** What was ever reported for a period of a unit, the latest first. */
export async function figuresOf(
  db: Db,
  localityId: number,
  { targetId, unitId, period }: { targetId: string; unitId: string | null; period: string },
  today: string,
): Promise<FigureRecord[]> {
  const rows = await db.many(sql<FigureRow>`
    SELECT ${FIGURE} FROM ${WITH_TARGET}
    WHERE f.locality_id = ${localityId} AND f.target_id = ${targetId} AND f.period = ${period}
      AND ${unitKey('f.unit_id')} = ${unitId ?? WHOLE} ORDER BY f.recorded_at DESC, f.id DESC`)
  return rows.map((row) => figureOf(row, today))
}

/** How many figures of each unit and period wait for a decision about units. @param rootId as for {@link figuresWaiting} */
export const waitingByUnit = (
  db: Db,
  localityId: number,
  { unitIds, rootId }: { unitIds: readonly string[]; rootId: string },
): Promise<{ unitId: string; period: string; figures: number }[]> =>
  db.many(sql<{ unitId: string; period: string; figures: number }>`
    SELECT coalesce(f.unit_id, t.owner_unit_id, ${rootId}) AS unit_id, f.period, count(*)::int AS figures FROM ${WITH_TARGET}
    WHERE f.locality_id = ${localityId} AND f.state = 'waiting' AND coalesce(f.unit_id, t.owner_unit_id, ${rootId}) = ANY(${unitIds}::uuid[])
    GROUP BY 1, 2 ORDER BY 1, 2`)

/**
 * Figures that wait for a decision about units, unit by unit, the oldest first.
 *
 * @param rootId the unit of figures that name none and have no owner
 * @param period only those of this one
 */
export async function figuresWaiting(
  db: Db,
  localityId: number,
  {
    unitIds,
    rootId,
    period,
    limit,
  }: { unitIds: readonly string[]; rootId: string; period?: string | undefined; limit: number },
  today: string,
): Promise<(FigureRecord & { measure: Measure | undefined; planNow: string | null })[]> {
  type Row = FigureRow & Joined<PlanColumns> & { planNow: string | null }
  const rows = await db.many(sql<Row>`
    SELECT ${FIGURE}, p.id AS plan_now, ${planColumns('p')} FROM ${WITH_TARGET}
    LEFT JOIN LATERAL (
      SELECT * FROM target_plans each WHERE each.locality_id = f.locality_id AND each.target_id = f.target_id AND each.year = f.year
        AND ${unitKey('each.unit_id')} = ${unitKey('f.unit_id')} AND each.period IN (f.period, f.year::text) AND each.stands
      ORDER BY each.period = f.period DESC LIMIT 1) p ON true
    WHERE f.locality_id = ${localityId} AND f.state = 'waiting'
      AND coalesce(f.unit_id, t.owner_unit_id, ${rootId}) = ANY(${unitIds}::uuid[])
      ${period === undefined ? sql`` : sql`AND f.period = ${period}`}
    ORDER BY coalesce(f.unit_id, t.owner_unit_id, ${rootId}), f.recorded_at, f.id LIMIT ${limit}`)
  return rows.map(({ kind, plan, base, upper, byDay, planNow, ...row }) => ({
    ...figureOf(row, today),
    planNow,
    measure: measureOf({ kind, plan, base, upper, byDay }),
  }))
}

/** What an official's units sent in and isn't settled: it waits, or came back and nothing took its place. */
export async function figuresUnsettled(
  db: Db,
  localityId: number,
  { unitIds, year }: { unitIds: readonly string[]; year: number },
  today: string,
): Promise<FigureRecord[]> {
  const rows = await db.many(sql<FigureRow>`
    SELECT ${FIGURE} FROM ${WITH_TARGET}
    WHERE f.locality_id = ${localityId} AND f.entered_unit_id = ANY(${unitIds}::uuid[]) AND f.year = ${year}
      AND (f.state = 'waiting' OR (f.state = 'returned' AND NOT EXISTS (
        SELECT FROM target_figures later WHERE later.locality_id = f.locality_id AND later.target_id = f.target_id AND later.year = f.year
          AND later.period = f.period AND ${unitKey('later.unit_id')} = ${unitKey('f.unit_id')} AND later.recorded_at > f.recorded_at)))
    ORDER BY f.recorded_at DESC LIMIT 200`)
  return rows.map((row) => figureOf(row, today))
}
