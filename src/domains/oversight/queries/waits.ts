import { type Db, sql } from '../../../platform/database/index.ts'

interface Place {
  db: Db
  localityId: number
}

export const WAITS = ['decide', 'extend', 'sentBack', 'accept', 'result', 'needs'] as const
/** What somebody waits for: a decision, more time, a word on a wrong address; that it is accepted, that it is done, that another is done first. */
export type WaitKind = (typeof WAITS)[number]

/** One unit waits for another. */
export interface WaitRow {
  why: WaitKind
  fromUnitId: string
  toUnitId: string
  count: number
  since: Date
}

/** Whose waiting is looked at: open tasks of units, and those their posts gave. */
export interface WaitScope {
  unitIds: readonly string[]
  postIds: readonly string[]
}

/** Each open task that somebody waits for, once for every reason, as `w`. */
const waits = (localityId: number, { unitIds, postIds }: WaitScope, now: Date) => sql`
  WITH open AS MATERIALIZED (
    SELECT id, state, lead_unit_id, assigner_unit_id, submitted_at, extension_asked_at, sent_back_at, assigned_at, due_at FROM tasks
    WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${[...unitIds]}::uuid[]) AND closed_at IS NULL AND state <> 'draft'
    UNION ALL
    SELECT id, state, lead_unit_id, assigner_unit_id, submitted_at, extension_asked_at, sent_back_at, assigned_at, due_at FROM tasks
    WHERE locality_id = ${localityId} AND assigner_post_id = ANY (${[...postIds]}::uuid[]) AND closed_at IS NULL AND state <> 'draft'
      AND lead_unit_id <> ALL (${[...unitIds]}::uuid[])),
  w AS (
    SELECT id, 'decide' AS why, lead_unit_id AS from_unit_id, assigner_unit_id AS to_unit_id, submitted_at AS since FROM open WHERE state = 'submitted'
    UNION ALL SELECT id, 'extend', lead_unit_id, assigner_unit_id, extension_asked_at FROM open WHERE extension_asked_at IS NOT NULL
    UNION ALL SELECT id, 'sentBack', lead_unit_id, assigner_unit_id, sent_back_at FROM open WHERE sent_back_at IS NOT NULL
    UNION ALL SELECT id, 'accept', assigner_unit_id, lead_unit_id, assigned_at FROM open WHERE state = 'assigned' AND sent_back_at IS NULL
    UNION ALL SELECT id, 'result', assigner_unit_id, lead_unit_id, due_at FROM open
      WHERE state IN ('accepted', 'inProgress', 'returned') AND due_at < ${now}
    UNION ALL SELECT o.id, 'needs', o.lead_unit_id, n.lead_unit_id, o.assigned_at FROM open o
      JOIN task_dependencies d ON d.locality_id = ${localityId} AND d.task_id = o.id
      JOIN tasks n ON n.locality_id = ${localityId} AND n.id = d.needs_id AND n.closed_at IS NULL)`

/** Who waits for whom; the longest first. */
export const waitsOf = ({ db, localityId }: Place, scope: WaitScope, now: Date, limit = 200): Promise<WaitRow[]> =>
  db.many(sql<WaitRow>`${waits(localityId, scope, now)}
    SELECT why, from_unit_id, to_unit_id, count(*)::integer AS count, min(since) AS since FROM w
    GROUP BY 1, 2, 3 ORDER BY since, count DESC LIMIT ${limit}`)

/** A task that somebody waits for. */
export interface WaitingTask {
  id: string
  title: string
  leadUnitId: string
  leadPersonId: string | null
  assignerPersonId: string
  why: WaitKind
  since: Date
  dueAt: Date | null
}

export interface Edge {
  from: string
  to: string
  whys: readonly WaitKind[]
}

/** What one unit waits for another for, the longest first. */
export const tasksWaited = (
  { db, localityId }: Place,
  scope: WaitScope,
  { from, to, whys }: Edge,
  now: Date,
  { limit, skip }: { limit: number; skip: number },
): Promise<WaitingTask[]> =>
  db.many(sql<WaitingTask>`${waits(localityId, scope, now)}
    SELECT t.id, t.title, t.lead_unit_id, t.lead_person_id, t.assigner_person_id, w.why, w.since, t.due_at
    FROM w JOIN tasks t ON t.locality_id = ${localityId} AND t.id = w.id
    WHERE w.from_unit_id = ${from} AND w.to_unit_id = ${to} AND w.why = ANY (${[...whys]}::text[])
    ORDER BY w.since, t.id LIMIT ${limit} OFFSET ${skip}`)

/** A task whose giver owes an answer. */
export interface Owed {
  id: string
  title: string
  leadUnitId: string
  leadPersonId: string | null
  assignerPostId: string
  assignerPersonId: string
  since: Date
  why: 'decide' | 'extend' | 'sentBack'
}

/** Answers that givers owe and whose time is over, the longest first. */
export const owedBy = (
  { db, localityId }: Place,
  { postIds, unitId }: { postIds: readonly string[]; unitId?: string | undefined },
  now: Date,
): Promise<Owed[]> =>
  db.many(sql<Owed>`
    SELECT id, title, lead_unit_id, lead_person_id, assigner_post_id, assigner_person_id,
      coalesce(sent_back_at, extension_asked_at, submitted_at) AS since,
      CASE WHEN sent_back_at IS NOT NULL THEN 'sentBack' WHEN extension_asked_at IS NOT NULL THEN 'extend' ELSE 'decide' END AS why
    FROM tasks
    WHERE locality_id = ${localityId} AND assigner_post_id = ANY (${[...postIds]}::uuid[]) AND answer_by IS NOT NULL AND answer_by < ${now}
      ${unitId ? sql`AND lead_unit_id = ${unitId}` : sql``}
    ORDER BY answer_by, id LIMIT 50`)

/** How many answers givers have to give, in time or not. */
export const answersToGive = async ({ db, localityId }: Place, postIds: readonly string[]): Promise<number> =>
  (
    await db.one(sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM tasks
      WHERE locality_id = ${localityId} AND assigner_post_id = ANY (${[...postIds]}::uuid[]) AND answer_by IS NOT NULL`)
  ).count
