import { type Db, sql } from '../../../platform/database/index.ts'
import type { State } from '../../work/index.ts'

interface Place {
  db: Db
  localityId: number
}

/** A task as a card of a board or a bar of time. */
export interface Card {
  id: string
  title: string
  state: State
  leadUnitId: string
  leadPersonId: string | null
  assignerPostId: string
  assignerUnitId: string
  assignedAt: Date
  dueAt: Date | null
  nearAt: Date | null
  submittedAt: Date | null
  priority: 'normal' | 'high' | 'urgent'
  progress: number
  hours: number
}

export interface BoardFilter {
  unitIds: readonly string[]
  personId?: string | undefined
}

const CARD = sql`t.id, t.title, t.state, t.lead_unit_id, t.lead_person_id, t.assigner_post_id, t.assigner_unit_id, t.assigned_at, t.due_at,
  t.near_at, t.submitted_at, t.priority, t.progress, t.hours`

const scope = ({ unitIds, personId }: BoardFilter) => sql`t.lead_unit_id = ANY (${[...unitIds]}::uuid[])
  ${personId ? sql`AND t.lead_person_id = ${personId}` : sql``}`

/** Open tasks by state, nearest due first, so many of each; with how many there are. */
export const cardsByState = (
  { db, localityId }: Place,
  filter: BoardFilter,
  each: number,
): Promise<(Card & { of: number })[]> =>
  db.many(sql<Card & { of: number }>`
    SELECT * FROM (
      SELECT ${CARD}, count(*) OVER (PARTITION BY t.state)::integer AS of,
        row_number() OVER (PARTITION BY t.state ORDER BY t.due_at, t.id) AS place
      FROM tasks t WHERE t.locality_id = ${localityId} AND ${scope(filter)} AND t.closed_at IS NULL AND t.state <> 'draft'
    ) AS c WHERE place <= ${each} ORDER BY state, place`)

/** Open tasks that are due, nearest first. */
export const cardsByDue = (
  { db, localityId }: Place,
  filter: BoardFilter,
  { limit, skip }: { limit: number; skip: number },
): Promise<Card[]> =>
  db.many(sql<Card>`
    SELECT ${CARD} FROM tasks t
    WHERE t.locality_id = ${localityId} AND ${scope(filter)} AND t.closed_at IS NULL AND t.state <> 'draft' AND t.due_at IS NOT NULL
    ORDER BY t.due_at, t.id LIMIT ${limit} OFFSET ${skip}`)

export interface LeftRow {
  personId: string
  unitId: string
  hours: number
  dueOn: string | null
}

/** The work that is left of open tasks, by person and the day it is due. */
export const workLeft = ({ db, localityId }: Place, unitIds: readonly string[]): Promise<LeftRow[]> =>
  db.many(sql<LeftRow>`
    SELECT lead_person_id AS person_id, lead_unit_id AS unit_id, sum(hours * (100 - progress) / 100)::double precision AS hours,
      (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due_on
    FROM tasks
    WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${[...unitIds]}::uuid[]) AND closed_at IS NULL AND lead_person_id IS NOT NULL
      AND state IN ('assigned', 'accepted', 'inProgress', 'returned')
    GROUP BY 1, 2, 4`)
