import { type Db, sql } from '../../platform/database/index.ts'
import { type Bar, percentile } from './rules/histogram.ts'

/** Which sums: over all acts of units, or over those of steps, persons or topics (procedures). */
export type Dimension = 'unit' | 'step' | 'person' | 'topic'

export interface FigureFilter {
  dimension: Dimension
  /** All units, unless some are named. */
  unitIds?: readonly string[]
  /** Step keys, person ids or topic ids. */
  keys?: readonly string[]
  verbs?: readonly string[]
  /** Local dates `YYYY-MM-DD`, both included. */
  from: string
  to: string
}

const GROUPS = { unitId: 'unit_id', key: 'key', day: 'day', verb: 'verb', outcome: 'outcome' } as const
type Group = keyof typeof GROUPS

export interface Figures {
  acts: number
  workingMinutes: number
  lateMinutes: number
}

type Grouped<By extends Group> = { [G in By]: G extends 'unitId' | 'outcome' ? string | null : string }

const where = ({ dimension, unitIds, keys, verbs, from, to }: FigureFilter) => {
  const conditions = [
    sql`dimension = ${dimension} AND day BETWEEN ${from}::text::date AND ${to}::text::date`,
    ...(unitIds ? [sql`unit_id = ANY(${unitIds}::uuid[])`] : []),
    ...(keys ? [sql`key = ANY(${keys}::text[])`] : []),
    ...(verbs ? [sql`verb = ANY(${verbs}::text[])`] : []),
  ]
  return sql.join(conditions, sql` AND `)
}

const columns = (by: readonly Group[]) => sql.raw(by.map((group) => `${GROUPS[group]}, `).join(''))
const grouping = (by: readonly Group[]) => sql.raw(['dimension', ...by.map((group) => GROUPS[group])].join(', '))

/**
 * Sums for boards and statistics. They cost by days, units and verbs, never by acts.
 *
 * @example figures(db, { dimension: 'unit', unitIds, verbs: ['dossier.resolve'], from, to }, ['day', 'outcome'])
 */
export const figures = <const By extends Group>(db: Db, filter: FigureFilter, by: readonly By[]) =>
  db.many(sql<Grouped<By> & Figures>`
    SELECT ${columns(by)} sum(acts)::bigint AS acts, sum(working_minutes)::bigint AS working_minutes,
      sum(late_minutes)::bigint AS late_minutes
    FROM act_counts WHERE ${where(filter)} GROUP BY ${grouping(by)} ORDER BY ${grouping(by)}`)

export interface Durations {
  acts: number
  /** Working minutes, within 5 %. */
  median: number
  p90: number
}

/** How long things really took. The outcome is not kept with durations. */
export async function durations<const By extends Exclude<Group, 'outcome'>>(
  db: Db,
  filter: FigureFilter,
  by: readonly By[],
): Promise<(Grouped<By> & Durations)[]> {
  const rows = await db.many(sql<Grouped<By> & { bars: Bar[]; dimension?: string }>`
    SELECT ${columns(by)} jsonb_agg(jsonb_build_object('bucket', bucket, 'acts', acts)) AS bars
    FROM act_durations WHERE ${where(filter)} GROUP BY ${grouping(by)} ORDER BY ${grouping(by)}`)
  return rows.map(({ bars, ...group }) => ({
    ...(group as unknown as Grouped<By>),
    acts: bars.reduce((sum, { acts }) => sum + acts, 0),
    median: percentile(bars, 0.5) ?? 0,
    p90: percentile(bars, 0.9) ?? 0,
  }))
}
