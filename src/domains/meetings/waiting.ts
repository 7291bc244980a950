import { type Db, sql } from '../../platform/database/index.ts'
import type { Desk } from './deps.ts'

/** What waits for a person in this room. */
export interface WaitingMeeting {
  kind: 'answer' | 'confirm' | 'record'
  meetingId: string
  title: string
  unitId: string
  /** Until when: the meeting's beginning, or for what is left after it, the day it was. */
  dueAt: Date
  count: number
}

const MOST = 200

/**
 * Invitations to answer, conclusions to confirm, meetings whose attendance nobody has recorded: each from an index that holds only
 * what waits.
 */
export const waitingFor = (
  { db, localityId }: Pick<Desk, 'localityId'> & { db: Db },
  personIds: readonly string[],
  now: Date,
): Promise<WaitingMeeting[]> => {
  const people = sql`${[...personIds]}::uuid[]`
  return db.many(sql<WaitingMeeting>`
    SELECT 'answer' AS kind, m.id AS meeting_id, m.title, m.unit_id, m.starts_at AS due_at, 1 AS count
    FROM meeting_people p JOIN meetings m ON m.locality_id = p.locality_id AND m.id = p.meeting_id
    WHERE p.locality_id = ${localityId} AND p.person_id = ANY (${people}) AND p.answer IS NULL AND p.starts_at > ${now}
      AND m.state = 'called'
    UNION ALL
    SELECT 'confirm', m.id, m.title, m.unit_id, m.ends_at, count(*)::integer
    FROM meeting_conclusions c JOIN meetings m ON m.locality_id = c.locality_id AND m.id = c.meeting_id
    WHERE c.locality_id = ${localityId} AND c.kind = 'task' AND c.state = 'noted' AND m.chair_id = ANY (${people})
    GROUP BY m.id, m.title, m.unit_id, m.ends_at
    UNION ALL
    SELECT 'record', m.id, m.title, m.unit_id, m.ends_at, 1 FROM meetings m
    WHERE m.locality_id = ${localityId} AND m.state = 'called' AND m.ends_at < ${now}
      AND coalesce(m.secretary_id, m.called_by) = ANY (${people})
    ORDER BY due_at, meeting_id LIMIT ${MOST}`)
}
