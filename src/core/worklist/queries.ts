import { type Db, sql } from '../../platform/database/index.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { OfficialViewer } from '../identity/index.ts'
import { type Position, readPosition } from './rules/position.ts'
import type { Fragment, Scene, WaitingItem, WaitingRows, WorkSource } from './source.ts'

export interface WorklistFilter {
  /** One kind only. */
  kind?: string | undefined
  timeliness?: 'late' | 'near' | undefined
  text?: string | undefined
  /** Where the page before ended. */
  after?: string | undefined
  /** Due within these instants, for a calendar. */
  from?: Date | undefined
  to?: Date | undefined
  limit?: number | undefined
}

export interface WorklistCounts {
  all: number
  late: number
  near: number
  byKind: ReadonlyMap<string, number>
}

export interface WorklistPage {
  items: WaitingItem[]
  /** Where the next page goes on. */
  next: string | null
  counts: WorklistCounts
}

export const PAGE_ROWS = 50

interface Branch {
  source: WorkSource
  rows: WaitingRows
}

const branchesOf = (sources: readonly WorkSource[], official: OfficialViewer, scene: Scene): Branch[] =>
  sources.flatMap((source) => {
    const rows = source.rows(official, scene)
    return rows ? [{ source, rows }] : []
  })

const PLACE = sql`(VALUES (1)) AS place (one)`

/** Each place of a kind read in its own order, no further than asked. */
function readOf({ source, rows }: Branch, conditions: (rows: WaitingRows) => Fragment, limit: number): Fragment {
  return sql`
    SELECT ${sql.lit(source.kind)}::text AS kind, r.id, r.due_at, r.since, r.data
    FROM ${rows.places ?? PLACE} CROSS JOIN LATERAL (
      SELECT ${rows.id} AS id, ${rows.dueAt} AS due_at, ${rows.since} AS since, ${rows.data} AS data
      FROM ${rows.from} WHERE ${rows.where} AND ${conditions(rows)}
      ORDER BY ${rows.dueAt}, ${rows.id} LIMIT ${sql.lit(limit)}) r`
}

const countOf = ({ source, rows }: Branch): Fragment => sql`
  SELECT ${sql.lit(source.kind)}::text AS kind, r.due_at
  FROM ${rows.places ?? PLACE} CROSS JOIN LATERAL (SELECT ${rows.dueAt} AS due_at FROM ${rows.from} WHERE ${rows.where}) r`

function conditionsOf(filter: WorklistFilter, after: Position | undefined, now: Date, near: Date) {
  const text = filter.text?.trim()
  return ({ dueAt, id, text: searched }: WaitingRows): Fragment => {
    const parts = [sql`true`]
    if (filter.timeliness === 'late') parts.push(sql`${dueAt} < ${now}`)
    if (filter.timeliness === 'near') parts.push(sql`${dueAt} >= ${now} AND ${dueAt} <= ${near}`)
    if (filter.from) parts.push(sql`${dueAt} >= ${filter.from}`)
    if (filter.to) parts.push(sql`${dueAt} < ${filter.to}`)
    if (text) parts.push(sql`fold_vietnamese(${searched}) LIKE ${`%${escapeLike(foldVietnamese(text))}%`}`)
    if (after) parts.push(sql`(${dueAt}, ${id}) > (${after.dueAt}::text::timestamptz, ${after.id}::uuid)`)
    return sql.join(parts, sql` AND `)
  }
}

const escapeLike = (text: string): string => text.replace(/[%_\\]/g, '\\$&')

type Row = Omit<WaitingItem, 'dueAt'> & { dueAt: Date | null; position: string }

/**
 * What waits for a person in every room, nearest due first: one statement for the rows and one for the counts, sent at once.
 *
 * Thinking of how to read a dozen places took the database three times as long as reading them, so it keeps to the plan it has made.
 */
export async function findWorklist(
  db: Db,
  sources: readonly WorkSource[],
  official: OfficialViewer,
  filter: WorklistFilter,
  { now, near, people }: Scene & { near: Date },
): Promise<WorklistPage> {
  const branches = branchesOf(sources, official, { now, people })
  const asked = filter.kind ? branches.filter(({ source }) => source.kind === filter.kind) : branches
  const limit = filter.limit ?? PAGE_ROWS
  const conditions = conditionsOf(filter, readPosition(filter.after), now, near)
  const union = (parts: Fragment[]) => sql.join(parts, sql` UNION ALL `)
  const [, rows, counted] = await db.transaction((tx) =>
    Promise.all([
      tx.run(sql`SET LOCAL plan_cache_mode = force_generic_plan`),
      asked.length === 0
        ? []
        : tx.many(sql<Row>`
        SELECT kind, id, CASE WHEN isfinite(due_at) THEN due_at END AS due_at, since, data, due_at::text || '|' || id AS position
        FROM (${union(asked.map((branch) => readOf(branch, conditions, limit + 1)))}) w
        ORDER BY w.due_at, w.id LIMIT ${limit + 1}`),
      branches.length === 0
        ? []
        : tx.many(sql<{ kind: string; all: number; late: number; near: number }>`
        SELECT kind, count(*) AS all, count(*) FILTER (WHERE due_at < ${now}) AS late,
          count(*) FILTER (WHERE due_at >= ${now} AND due_at <= ${near}) AS near
        FROM (${union(branches.map(countOf))}) w GROUP BY kind`),
    ]),
  )
  const shown = rows.slice(0, limit)
  const sum = (of: 'all' | 'late' | 'near') => counted.reduce((total, each) => total + each[of], 0)
  return {
    items: shown.map(({ position: _, ...item }) => item),
    next: rows.length > limit ? (shown.at(-1)?.position ?? null) : null,
    counts: {
      all: sum('all'),
      late: sum('late'),
      near: sum('near'),
      byKind: new Map(counted.map(({ kind, all }) => [kind, all])),
    },
  }
}
