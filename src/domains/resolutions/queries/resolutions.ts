import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { PaperKind, PartKind, Standing } from '../rules/file.ts'
import type { Measure, Reported } from '../rules/target.ts'
import {
  type FigureColumns,
  figureColumns,
  measureOf,
  type PlanColumns,
  planColumns,
  reportedOf,
  unitKey,
  WHOLE,
} from './columns.ts'

/** What of a resolution, with what is below it. */
export interface Part {
  id: string
  key: string
  parentId: string | null
  kind: PartKind
  name: Text
  year: number | null
  paperId: string | null
  /** Counts what was changed by hand. */
  edition: number
}

export interface Paper {
  id: string
  key: string
  kind: PaperKind
  number: string | null
  title: Text
  issuer: Text
  issuedOn: string | null
  source: Text
  standing: Standing
  /** Titles of the papers it carries out. */
  follows: Text[]
}

/** Every resolution of a locality with what it is broken into, in the order it is read. */
export const findParts = (db: Db, localityId: number): Promise<Part[]> =>
  db.many(sql<Part>`
    SELECT id, key, parent_id, kind, name, year, paper_id, edition FROM resolution_parts WHERE locality_id = ${localityId}
    ORDER BY position`)

export const findPapers = (db: Db, localityId: number): Promise<Paper[]> =>
  db.many(sql<Paper>`
    SELECT p.id, p.key, p.kind, p.number, p.title, p.issuer, p.issued_on, p.source, p.standing,
      coalesce((SELECT jsonb_agg(f.title ORDER BY f.issued_on NULLS FIRST) FROM resolution_links l
        JOIN resolution_papers f ON f.locality_id = l.locality_id AND f.id = l.from_id
        WHERE l.locality_id = p.locality_id AND l.paper_id = p.id AND l.relation = 'carriesOut'), '[]') AS follows
    FROM resolution_papers p WHERE p.locality_id = ${localityId} ORDER BY p.issued_on NULLS FIRST, p.key`)

/** The years for which something was planned or reported, the latest first. */
export const findYears = async (db: Db, localityId: number): Promise<string[]> =>
  (
    await db.many(sql<{ year: string }>`
      SELECT year::text FROM target_plans WHERE locality_id = ${localityId}
      UNION SELECT year::text FROM target_figures WHERE locality_id = ${localityId} AND state = 'approved' ORDER BY 1 DESC`)
  ).map(({ year }) => year)

/** A plan or figure of a target, as its page lists them. */
export interface Entry {
  id: string
  period: string
  unitId: string | null
  measure: Measure | undefined
  reported: Reported | undefined
  /** Of a figure: `waiting` ones are for officials only. */
  state: 'plan' | 'waiting' | 'approved'
  /** Counts now; an earlier one stays readable. */
  stands: boolean
  at: Date
  source: Text
  standing: Standing
  /** Of a figure: what a reader must know of it. */
  note: Text | null
  paperNumber: string | null
  paperOn: string | null
  reason: string | null
  actId: string | null
}

export interface EntriesAsked {
  targetId: string
  year: number
  /** Null: those of the whole locality. */
  unitId: string | null
  withWaiting: boolean
}

/** All that was planned and reported for a target of a unit in a year, the latest period first. */
export async function findEntries(
  db: Db,
  localityId: number,
  { targetId, year, unitId, withWaiting }: EntriesAsked,
  today: string,
): Promise<Entry[]> {
  type Row = PlanColumns & FigureColumns & Omit<Entry, 'measure' | 'reported'>
  const rows = await db.many(sql<Row>`
    SELECT * FROM (SELECT id, 'plan' AS state, stands, period, unit_id, ${planColumns('p')},
      NULL AS value, NULL AS part, NULL AS whole, NULL::date AS done_on, set_at AS at, source, standing, NULL::jsonb AS note,
      NULL::text AS paper_number, NULL::date AS paper_on, reason, act_id
    FROM target_plans p
    WHERE locality_id = ${localityId} AND target_id = ${targetId} AND year = ${year} AND ${unitKey('p.unit_id')} = ${unitId ?? WHOLE}
    UNION ALL
    SELECT id, state, stands, period, unit_id, 'none', NULL, NULL, NULL, NULL, ${figureColumns('f')}, recorded_at, source, standing,
      note, paper_number, paper_on, reason, act_id
    FROM target_figures f
    WHERE locality_id = ${localityId} AND target_id = ${targetId} AND year = ${year} AND ${unitKey('f.unit_id')} = ${unitId ?? WHOLE}
      AND state = ANY(${withWaiting ? ['approved', 'waiting'] : ['approved']}::text[])
    ) entries ORDER BY period DESC, state = 'plan' DESC, at DESC, id DESC LIMIT 200`)
  return rows.map(({ kind, plan, base, upper, byDay, value, part, whole, doneOn, ...entry }) => ({
    ...entry,
    measure: entry.state === 'plan' ? measureOf({ kind, plan, base, upper, byDay }) : undefined,
    reported: entry.state === 'plan' ? undefined : reportedOf({ value, part, whole, doneOn }, today),
  }))
}

/** The years and units for which a target has plans or figures. */
export const findSpan = (
  db: Db,
  localityId: number,
  targetId: string,
): Promise<{ years: number[]; unitIds: string[] }> =>
  db.one(sql<{ years: number[]; unitIds: string[] }>`
    SELECT coalesce(array_agg(DISTINCT year ORDER BY year DESC), '{}') AS years,
      coalesce(array_agg(DISTINCT unit_id) FILTER (WHERE unit_id IS NOT NULL), '{}') AS unit_ids
    FROM (
      SELECT year, unit_id FROM target_plans WHERE locality_id = ${localityId} AND target_id = ${targetId} AND stands
      UNION ALL
      SELECT year, unit_id FROM target_figures WHERE locality_id = ${localityId} AND target_id = ${targetId} AND stands) known`)
