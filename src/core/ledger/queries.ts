import { type Db, sql } from '../../platform/database/index.ts'
import { type Act, type ActRow, actOf, type Position } from './act.ts'

const COLUMNS = sql.raw(
  [
    'locality_id, id, epoch, xid, number, verb, actor_kind, actor_person_id, actor_post_id, actor_unit_id, acting_for_id',
    'subject_id, case_id, unit_id, step_key, topic_id, person_id, occurred_at, recorded_at, due_at, outcome',
    'working_minutes, late_minutes, facts',
  ].join(', '),
)
const IN_TIME = sql.raw('ORDER BY occurred_at, epoch, xid, number')

export const findRow = (db: Db, id: string): Promise<ActRow | undefined> =>
  db.first(sql<ActRow>`SELECT ${COLUMNS} FROM acts WHERE id = ${id}`)

export async function findAct(db: Db, id: string): Promise<Act | undefined> {
  const row = await findRow(db, id)
  return row && actOf(row)
}

/** @throws Error  there is no such act */
export async function getAct(db: Db, id: string): Promise<Act> {
  const act = await findAct(db, id)
  if (!act) throw new Error(`There is no act ${id}`)
  return act
}

/** What happened to one subject, oldest first. */
export async function timelineOf(db: Db, subjectId: string): Promise<Act[]> {
  const rows = await db.many(sql<ActRow>`SELECT ${COLUMNS} FROM acts WHERE subject_id = ${subjectId} ${IN_TIME}`)
  return rows.map(actOf)
}

/** What happened to one subject, newest first; a page at a time, since a subject may have many years of it. */
export async function latestOf(
  db: Db,
  subjectId: string,
  { limit, skip = 0 }: { limit: number; skip?: number },
): Promise<Act[]> {
  const rows = await db.many(sql<ActRow>`
    SELECT ${COLUMNS} FROM acts WHERE subject_id = ${subjectId} ORDER BY id DESC LIMIT ${limit} OFFSET ${skip}`)
  return rows.map(actOf)
}

/** What happened in one case, on all its subjects, oldest first. */
export async function actsOfCase(db: Db, caseId: string): Promise<Act[]> {
  const rows = await db.many(sql<ActRow>`
    SELECT ${COLUMNS} FROM acts WHERE case_id = ${caseId} AND case_id <> subject_id
    UNION ALL
    SELECT ${COLUMNS} FROM acts WHERE subject_id = ${caseId} AND case_id = ${caseId}
    ${IN_TIME}`)
  return rows.map(actOf)
}

export interface ActFilter {
  unitIds?: readonly string[]
  personId?: string
  topicId?: string
  stepKey?: string
  verbs?: readonly string[]
  outcome?: string
  /** Instants: from, up to but not including. */
  from: Date
  to: Date
  /** 50 by default. */
  limit?: number
  /** How many of the newest to leave out: for the pages after the first. */
  skip?: number
}

/** From a figure down to its acts, newest first. */
export async function findActs(db: Db, filter: ActFilter): Promise<Act[]> {
  const conditions = [
    sql`occurred_at >= ${filter.from}::timestamptz AND occurred_at < ${filter.to}::timestamptz`,
    filter.unitIds && sql`unit_id = ANY(${filter.unitIds}::uuid[])`,
    filter.personId && sql`person_id = ${filter.personId}::uuid`,
    filter.topicId && sql`topic_id = ${filter.topicId}::uuid`,
    filter.stepKey && sql`step_key = ${filter.stepKey}`,
    filter.verbs && sql`verb = ANY(${filter.verbs}::text[])`,
    filter.outcome && sql`outcome = ${filter.outcome}`,
  ].filter((condition) => condition !== undefined && condition !== '')
  const rows = await db.many(sql<ActRow>`
    SELECT ${COLUMNS} FROM acts WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY occurred_at DESC, number DESC LIMIT ${filter.limit ?? 50} OFFSET ${filter.skip ?? 0}`)
  return rows.map(actOf)
}

/** The rows after one position up to another, in the order of followers. */
export const rowsBetween = (db: Db, after: Position, upTo: Position): Promise<ActRow[]> =>
  db.many(sql<ActRow>`
    SELECT ${COLUMNS} FROM acts
    WHERE (epoch, xid, number) > (${after.epoch}::integer, ${after.xid}::text::xid8, ${after.number}::bigint)
      AND (epoch, xid, number) <= (${upTo.epoch}::integer, ${upTo.xid}::text::xid8, ${upTo.number}::bigint)
    ORDER BY epoch, xid, number`)

/** The next acts after a position, in the order of the ledger, whether or not all before them have committed. */
export const actsAfter = async (db: Db, after: Position, limit: number): Promise<Act[]> =>
  (await rowsAfter(db, after, limit)).map(actOf)

/** The next rows after a position, in the order of followers, whether or not all before them have committed. */
export const rowsAfter = (db: Db, after: Position, limit: number): Promise<ActRow[]> =>
  db.many(sql<ActRow>`
    SELECT ${COLUMNS} FROM acts
    WHERE (epoch, xid, number) > (${after.epoch}::integer, ${after.xid}::text::xid8, ${after.number}::bigint)
    ORDER BY epoch, xid, number LIMIT ${sql.lit(limit)}`)
