import { type Db, sql } from '../../../platform/database/index.ts'
import type { Reach } from '../reach.ts'
import type { State } from '../rules/task.ts'
import { matching, within } from './states.ts'
import { TASK_COLUMNS, type Task } from './tasks.ts'

export const VIEWS = ['mine', 'unit', 'given'] as const
/** Whose tasks a list has: one's own, one's unit's, those one gave. */
export type View = (typeof VIEWS)[number]

export const SHOWN = [
  'open',
  'overdue',
  'near',
  'toAccept',
  'inProgress',
  'submitted',
  'returned',
  'waiting',
  'paused',
  'noDeadline',
  'draft',
  'done',
  'doneLate',
  'all',
] as const
/** Which of them. `waiting`: what the giver has to decide. */
export type Shown = (typeof SHOWN)[number]

export const SORTS = ['due', 'dueLast', 'newest', 'priority', 'closed'] as const
export type Sort = (typeof SORTS)[number]

const CLOSED_TOO: ReadonlySet<Shown> = new Set(['done', 'doneLate', 'all'])

/** The orders a list can be read in: what grows with the years only in those an index has, however long it is. */
export const sortsFor = (shown: Shown): readonly Sort[] => {
  if (!CLOSED_TOO.has(shown)) return ['due', 'dueLast', 'newest', 'priority']
  return shown === 'all' ? ['dueLast', 'due'] : ['closed', 'due', 'dueLast']
}

export interface ListFilter {
  view: View
  reach: Reach
  shown: Shown
  typed?: string | undefined
  /** Of the reach's units, only this one. */
  unitId?: string | undefined
  personId?: string | undefined
  targetId?: string | undefined
  partId?: string | undefined
  sort: Sort
}

const OPEN_STATES: Partial<Record<Shown, State>> = {
  toAccept: 'assigned',
  inProgress: 'inProgress',
  submitted: 'submitted',
  returned: 'returned',
  paused: 'paused',
  draft: 'draft',
}

const RUNNING = sql`t.state NOT IN ('draft', 'paused', 'submitted')`

/** Which tasks are shown, as SQL over a table named `t`; the same words that say how a task stands. */
function isShown(shown: Shown, now: Date) {
  const state = OPEN_STATES[shown]
  if (state) return sql`t.closed_at IS NULL AND t.state = ${sql.lit(state)}`
  switch (shown) {
    case 'overdue':
      return sql`t.closed_at IS NULL AND ((${RUNNING} AND t.due_at < ${now}) OR (t.state = 'submitted' AND t.submitted_at > t.due_at))`
    case 'near':
      return sql`t.closed_at IS NULL AND ${RUNNING} AND t.near_at <= ${now} AND t.due_at >= ${now}`
    case 'waiting':
      return sql`t.closed_at IS NULL AND (t.state = 'submitted' OR t.extension_asked_at IS NOT NULL OR t.sent_back_at IS NOT NULL)`
    case 'noDeadline':
      return sql`t.closed_at IS NULL AND t.due_at IS NULL AND t.state <> 'draft'`
    case 'done':
      return sql`t.closed_at IS NOT NULL`
    case 'doneLate':
      return sql`t.closed_at IS NOT NULL AND t.state = 'approved' AND t.submitted_at > t.due_at`
    case 'all':
      return sql`t.state <> 'draft'`
    default:
      return sql`t.closed_at IS NULL AND t.state <> 'draft'`
  }
}

const ORDERS: Record<Sort, ReturnType<typeof sql>> = {
  due: sql`t.due_at, t.id`,
  // What has no deadline has no place among the latest; the order is its index's, read backwards.
  dueLast: sql`t.due_at DESC, t.id DESC`,
  newest: sql`t.assigned_at DESC NULLS FIRST, t.id DESC`,
  priority: sql`CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 ELSE 2 END, t.due_at, t.id`,
  closed: sql`t.closed_at DESC, t.id`,
}

/** The column a view goes by, and its keys: each is read by its own index, however many tasks there are. */
function keysOf({ view, reach, unitId, personId }: ListFilter): [column: string, keys: readonly string[]] {
  if (view === 'mine') return ['t.lead_person_id', reach.personIds]
  if (view === 'given') return ['t.assigner_post_id', reach.postIds]
  if (personId) return ['t.lead_person_id', [personId]]
  return ['t.lead_unit_id', unitId ? reach.unitIds.filter((id) => id === unitId) : reach.unitIds]
}

function conditions({ view, reach, shown, sort, typed, unitId, personId, targetId, partId }: ListFilter, now: Date) {
  const found = typed ? matching(typed) : undefined
  const all = [
    isShown(shown, now),
    sort === 'dueLast' ? sql`t.due_at IS NOT NULL` : undefined,
    found,
    view === 'given' && unitId ? sql`t.lead_unit_id = ${unitId}` : undefined,
    view === 'given' && personId ? sql`t.lead_person_id = ${personId}` : undefined,
    view === 'unit' && personId ? sql`t.lead_unit_id = ANY (${reach.unitIds}::uuid[])` : undefined,
    view !== 'given' ? sql`t.state <> 'draft'` : undefined,
    targetId ? sql`t.target_id = ${targetId}` : undefined,
    partId ? sql`t.part_id = ${partId}` : undefined,
  ]
  return sql.join(
    all.filter((each) => each !== undefined),
    sql` AND `,
  )
}

/** A page of tasks. */
export function listTasks(
  db: Db,
  localityId: number,
  filter: ListFilter,
  now: Date,
  { limit, skip }: { limit: number; skip: number },
): Promise<Task[]> {
  const [column, keys] = keysOf(filter)
  const where = conditions(filter, now)
  const order = ORDERS[filter.sort]
  // Rare words lead straight to their tasks; else each key gives its first ones, in its index's order.
  if (filter.typed && matching(filter.typed))
    return db.many(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM tasks t
      WHERE t.locality_id = ${localityId} AND ${sql.ref(column)} = ANY (${[...keys]}::uuid[]) AND ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`)
  return db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM unnest(${[...keys]}::uuid[]) AS k (key) CROSS JOIN LATERAL (
      SELECT * FROM tasks t WHERE t.locality_id = ${localityId} AND ${sql.ref(column)} = k.key AND ${where} ORDER BY ${order} LIMIT ${limit + skip}) t
    ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`)
}

export interface Counts {
  open: number
  overdue: number
  near: number
  toAccept: number
  submitted: number
  waiting: number
}

/** How many open tasks a view has, and how they stand; closed ones cost nothing. */
export function countTasks(
  db: Db,
  localityId: number,
  filter: Pick<ListFilter, 'view' | 'reach' | 'unitId' | 'personId'>,
  now: Date,
): Promise<Counts> {
  const [column, keys] = keysOf({ ...filter, shown: 'open', sort: 'due' })
  const count = (shown: Shown) => sql`count(*) FILTER (WHERE ${isShown(shown, now)})`
  return db.one(sql<Counts>`
    SELECT count(*) AS open, ${count('overdue')} AS overdue, ${count('near')} AS near, ${count('toAccept')} AS to_accept,
      ${count('submitted')} AS submitted, ${count('waiting')} AS waiting
    FROM tasks t WHERE t.locality_id = ${localityId} AND ${sql.ref(column)} = ANY (${[...keys]}::uuid[]) AND t.closed_at IS NULL
      AND t.state <> 'draft'`)
}

/** Tasks somebody may look at whose key or words are typed: for choosing one. */
export async function chooseTasks(
  db: Db,
  localityId: number,
  reach: Reach,
  typed: string,
  limit = 8,
): Promise<Pick<Task, 'id' | 'title' | 'dueAt' | 'state'>[]> {
  const [key] = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(typed) ?? []
  const found = key ? sql`t.id = ${key}` : matching(typed)
  if (!found) return []
  return db.many(sql<Pick<Task, 'id' | 'title' | 'dueAt' | 'state'>>`
    SELECT t.id, t.title, t.due_at, t.state FROM tasks t
    WHERE t.locality_id = ${localityId} AND ${found} AND ${within(reach)} AND t.closed_at IS NULL AND t.state <> 'draft'
    ORDER BY t.due_at NULLS LAST, t.id LIMIT ${limit}`)
}
