import { type Db, sql } from '../../../platform/database/index.ts'
import type { Basis } from '../rules/progress.ts'
import type { OriginKind, Priority, Quality, Relation, State } from '../rules/task.ts'

/** A task as its row has it. */
export interface Task {
  id: string
  version: number
  title: string
  expected: string
  originKind: OriginKind
  originId: string | null
  originNumber: string | null
  targetId: string | null
  partId: string | null
  parentId: string | null
  relation: Relation | null
  rootId: string
  depth: number
  assignerPersonId: string
  assignerPostId: string
  assignerUnitId: string
  leadUnitId: string
  leadPersonId: string | null
  priority: Priority
  weight: number
  hours: number
  axis: string | null
  state: State
  beforePause: State | null
  createdAt: Date
  assignedAt: Date | null
  acceptBy: Date | null
  remindedAt: Date | null
  acceptedAt: Date | null
  begunAt: Date | null
  submittedAt: Date | null
  decidedAt: Date | null
  pausedAt: Date | null
  closedAt: Date | null
  firstDueAt: Date | null
  dueAt: Date | null
  nearAt: Date | null
  quality: Quality | null
  qualityReason: string | null
  returns: number
  extensions: number
  overdueDays: number
  extensionAskedAt: Date | null
  sentBackAt: Date | null
  sentBackBy: string | null
  sentBackReason: string | null
  answerBy: Date | null
  progress: number
  progressBasis: Basis
  mergedIntoId: string | null
  repeatId: string | null
  repeatOn: string | null
  reopenings: number
}

/** The columns of a task, of a table named `t`. */
export const TASK_COLUMNS = sql`
  t.id, t.version, t.title, t.expected, t.origin_kind, t.origin_id, t.origin_number, t.target_id, t.part_id, t.parent_id, t.relation,
  t.root_id, t.depth, t.assigner_person_id, t.assigner_post_id, t.assigner_unit_id, t.lead_unit_id, t.lead_person_id, t.priority, t.weight,
  t.hours, t.axis, t.state, t.before_pause, t.created_at, t.assigned_at, t.accept_by, t.reminded_at, t.accepted_at, t.begun_at,
  t.submitted_at, t.decided_at, t.paused_at, t.closed_at, t.first_due_at, t.due_at, t.near_at, t.quality, t.quality_reason, t.returns,
  t.extensions, t.overdue_days, t.extension_asked_at, t.sent_back_at, t.sent_back_by, t.sent_back_reason, t.answer_by, t.progress, t.progress_basis,
  t.merged_into_id, t.repeat_id, t.repeat_on, t.reopenings`

export const findTask = (db: Db, localityId: number, id: string): Promise<Task | undefined> =>
  db.first(sql<Task>`SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND t.id = ${id}`)

/**
 * A task with its family's first row locked, then its own: whoever changes a family does it one after the other, and nobody waits in a
 * circle. Others may point at it meanwhile.
 */
export async function lockTask(tx: Db, localityId: number, id: string): Promise<Task | undefined> {
  const locked = await tx.first(sql`
    SELECT 1 FROM tasks WHERE locality_id = ${localityId}
      AND id = (SELECT root_id FROM tasks WHERE locality_id = ${localityId} AND id = ${id}) FOR NO KEY UPDATE`)
  if (!locked) return undefined
  return tx.first(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND t.id = ${id} FOR NO KEY UPDATE`)
}

/** What is split off a task: parts first, then the help of other units. */
export const partsOf = (db: Db, localityId: number, id: string): Promise<Task[]> =>
  db.many(sql<Task>`
    SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${localityId} AND t.parent_id = ${id}
    ORDER BY t.relation DESC, t.due_at, t.id`)

/** The tasks above one, the nearest first. */
export const ancestorsOf = (db: Db, localityId: number, parentId: string | null): Promise<Task[]> =>
  parentId === null
    ? Promise.resolve([])
    : db.many(sql<Task>`
        WITH RECURSIVE above AS (
          SELECT id, parent_id, 1 AS place FROM tasks WHERE locality_id = ${localityId} AND id = ${parentId}
          UNION ALL
          SELECT p.id, p.parent_id, place + 1 FROM above a JOIN tasks p ON p.locality_id = ${localityId} AND p.id = a.parent_id)
        SELECT ${TASK_COLUMNS} FROM above a JOIN tasks t ON t.locality_id = ${localityId} AND t.id = a.id ORDER BY a.place`)
