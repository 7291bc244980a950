import { type Db, sql } from '../../../platform/database/index.ts'
import type { Cause, Quality, State } from '../rules/task.ts'
import { TASK_COLUMNS, type Task } from './tasks.ts'

export interface Submission {
  id: string
  round: number
  result: string
  resultNumber: string | null
  submittedBy: string
  submittedAt: Date
  decision: 'approved' | 'returned' | 'takenBack' | null
  quality: Quality | null
  reason: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

export interface Extension {
  id: string
  cause: Cause
  reason: string
  fromDueAt: Date
  toDueAt: Date
  late: boolean
  overdueDays: number
  askedBy: string
  askedAt: Date
  decision: 'granted' | 'refused' | 'takenBack' | null
  note: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

export interface Item {
  id: string
  item: string
  doneAt: Date | null
  doneBy: string | null
}

export interface TaskFile {
  id: string
  fileId: string
  submissionId: string | null
  name: string
  sizeBytes: number
  addedBy: string
  addedAt: Date
}

export interface Comment {
  id: string
  body: string
  writtenBy: string
  writtenAt: Date
  mentions: string[]
}

/** All that belongs to one task besides its row. */
export interface Detail {
  submissions: Submission[]
  extensions: Extension[]
  checklist: Item[]
  files: TaskFile[]
  comments: Comment[]
  /** What must be done first, and what waits for this. */
  needs: Task[]
  neededBy: Task[]
}

export async function detailOf(db: Db, localityId: number, taskId: string): Promise<Detail> {
  const own = sql`locality_id = ${localityId} AND task_id = ${taskId}`
  const [submissions, extensions, checklist, files, comments, needs, neededBy] = await Promise.all([
    db.many(sql<Submission>`
      SELECT id, round, result, result_number, submitted_by, submitted_at, decision, quality, reason, decided_by, decided_at
      FROM task_submissions WHERE ${own} ORDER BY round DESC`),
    db.many(sql<Extension>`
      SELECT id, cause, reason, from_due_at, to_due_at, late, overdue_days, asked_by, asked_at, decision, note, decided_by, decided_at
      FROM task_extensions WHERE ${own} ORDER BY asked_at DESC`),
    db.many(sql<Item>`SELECT id, item, done_at, done_by FROM task_checklist WHERE ${own} ORDER BY position`),
    db.many(sql<TaskFile>`
      SELECT id, file_id, submission_id, name, size_bytes, added_by, added_at FROM task_files WHERE ${own} ORDER BY added_at, id`),
    db.many(sql<Comment>`
      SELECT c.id, c.body, c.written_by, c.written_at, coalesce((SELECT array_agg(m.person_id) FROM task_mentions m
        WHERE m.locality_id = c.locality_id AND m.comment_id = c.id), '{}') AS mentions
      FROM task_comments c WHERE c.locality_id = ${localityId} AND c.task_id = ${taskId} ORDER BY c.written_at, c.id`),
    db.many(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM task_dependencies d JOIN tasks t ON t.locality_id = d.locality_id AND t.id = d.needs_id
      WHERE d.locality_id = ${localityId} AND d.task_id = ${taskId} ORDER BY t.due_at, t.id`),
    db.many(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM task_dependencies d JOIN tasks t ON t.locality_id = d.locality_id AND t.id = d.task_id
      WHERE d.locality_id = ${localityId} AND d.needs_id = ${taskId} ORDER BY t.due_at, t.id`),
  ])
  return { submissions, extensions, checklist, files, comments, needs, neededBy }
}

export const findTaskFile = (db: Db, localityId: number, taskId: string, id: string) =>
  db.first(sql<{ fileId: string }>`
    SELECT file_id FROM task_files WHERE locality_id = ${localityId} AND task_id = ${taskId} AND id = ${id}`)

/** What the holder of a post should have answered by now, the oldest first. */
export interface Owed {
  id: string
  title: string
  state: State
  answerBy: Date
}

export const owedBy = (db: Db, localityId: number, postId: string, now: Date, limit = 100): Promise<Owed[]> =>
  db.many(sql<Owed>`
    SELECT id, title, state, answer_by FROM tasks
    WHERE locality_id = ${localityId} AND assigner_post_id = ${postId} AND answer_by < ${now} ORDER BY answer_by, id LIMIT ${limit}`)

/** How much work somebody has: what is open, what of it is due by a day and how many hours of that are left. */
export interface Load {
  personId: string
  open: number
  overdue: number
  hours: number
}

export const loadsOf = (
  db: Db,
  localityId: number,
  personIds: readonly string[],
  now: Date,
  until: Date,
): Promise<Load[]> =>
  db.many(sql<Load>`
    SELECT lead_person_id AS person_id, count(*) AS open, count(*) FILTER (WHERE due_at < ${now}) AS overdue,
      coalesce(sum(hours * (100 - progress) / 100) FILTER (WHERE due_at <= ${until}), 0) AS hours
    FROM tasks WHERE locality_id = ${localityId} AND lead_person_id = ANY (${[...personIds]}::uuid[]) AND closed_at IS NULL
      AND state NOT IN ('draft', 'submitted', 'paused') GROUP BY 1`)
