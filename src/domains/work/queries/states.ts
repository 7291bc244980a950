import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { Tone } from '../../../ui/index.ts'
import type { Reach } from '../reach.ts'
import { type Standing, standingOf } from '../rules/clock.ts'
import type { OriginKind } from '../rules/task.ts'
import { looks } from '../words.ts'
import { TASK_COLUMNS, type Task } from './tasks.ts'

/** A task as other rooms show it: what it is, how it stands, and the way to it. */
export interface TaskState
  extends Pick<
    Task,
    | 'id'
    | 'title'
    | 'state'
    | 'dueAt'
    | 'firstDueAt'
    | 'leadUnitId'
    | 'leadPersonId'
    | 'progress'
    | 'progressBasis'
    | 'quality'
  > {
  standing: Standing
  /** Never colour alone: a shape and a word beside it. */
  tone: Tone
  shape: string
  word: Text
  href: string
}

export function stateOf(task: Task, now: Date): TaskState {
  const { id, title, state, dueAt, firstDueAt, leadUnitId, leadPersonId, progress, progressBasis, quality } = task
  const standing = standingOf(task, now)
  return {
    ...{ id, title, state, dueAt, firstDueAt, leadUnitId, leadPersonId, progress, progressBasis, quality, standing },
    ...looks[standing],
    href: `/nhiem-vu/${id}`,
  }
}

/** How some tasks stand now, by their keys; one that is gone isn't there. */
export async function findTaskStates(
  db: Db,
  localityId: number,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, TaskState>> {
  if (ids.length === 0) return new Map()
  const tasks = await db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND t.id = ANY (${[...new Set(ids)]}::uuid[])`)
  return new Map(tasks.map((task) => [task.id, stateOf(task, now)]))
}

/** The tasks that were born from something, or serve it where it is a target or part of a resolution; nearest due first. */
export async function tasksOf(
  db: Db,
  localityId: number,
  originKind: OriginKind,
  originId: string,
  now: Date,
  { limit = 200 }: { limit?: number } = {},
): Promise<TaskState[]> {
  const serves = { target: sql`t.target_id = ${originId}`, part: sql`t.part_id = ${originId}` }
  const born = sql`t.origin_kind = ${originKind} AND t.origin_id = ${originId}`
  const which = originKind === 'target' || originKind === 'part' ? sql`((${born}) OR ${serves[originKind]})` : born
  const tasks = await db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND ${which}
    ORDER BY t.due_at NULLS LAST, t.id LIMIT ${limit}`)
  return tasks.map((task) => stateOf(task, now))
}

/** The tasks of a year that serve a target, of those somebody may look at: open ones first, nearest due first. */
export async function tasksServing(
  db: Db,
  localityId: number,
  targetId: string,
  reach: Reach,
  { year, now, limit }: { year: number; now: Date; limit: number },
): Promise<TaskState[]> {
  const tasks = await db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND t.target_id = ${targetId} AND ${within(reach)}
      AND coalesce(t.first_due_at, t.assigned_at, t.created_at) >= ${startOfDay(`${year}-01-01`)}
      AND coalesce(t.first_due_at, t.assigned_at, t.created_at) < ${endOfDay(`${year}-12-31`)}
    ORDER BY t.closed_at IS NOT NULL, t.due_at NULLS LAST, t.id LIMIT ${limit}`)
  return tasks.map((task) => stateOf(task, now))
}

/** Text as the search looks for it: words without marks, one blank between. */
export const foldedWords = (text: string): string => (foldVietnamese(text).match(/[a-z0-9]+/g) ?? []).join(' ')

const MOST_WORDS = 8

/** Tasks whose words begin as typed, as SQL over a table named `t`; undefined where nothing was typed. */
export function matching(typed: string) {
  const words = foldedWords(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  return words.length === 0
    ? undefined
    : sql`to_tsvector('simple', t.folded) @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`
}

/** What somebody may look at, as SQL over a table named `t`. */
export const within = ({ personIds, postIds, unitIds }: Reach) => sql`(
  t.lead_unit_id = ANY (${unitIds}::uuid[]) OR t.assigner_unit_id = ANY (${unitIds}::uuid[])
  OR t.lead_person_id = ANY (${personIds}::uuid[]) OR t.assigner_post_id = ANY (${postIds}::uuid[]))`

/** Tasks somebody may look at, by the beginnings of words; open ones first, nearest due first. */
export async function searchTasks(
  db: Db,
  localityId: number,
  reach: Reach,
  typed: string,
  now: Date,
  { limit = 20 }: { limit?: number } = {},
): Promise<TaskState[]> {
  const found = matching(typed)
  if (!found) return []
  const tasks = await db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t
    WHERE t.locality_id = ${localityId} AND ${found} AND ${within(reach)} AND (t.state <> 'draft' OR t.assigner_post_id = ANY (${reach.postIds}::uuid[]))
    ORDER BY t.closed_at IS NOT NULL, t.due_at NULLS LAST, t.id LIMIT ${limit}`)
  return tasks.map((task) => stateOf(task, now))
}
