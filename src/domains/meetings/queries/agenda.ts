import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type AnswerKind, type Kind, LONGEST_DAYS, type MeetingRole, type Mode, type State } from '../rules/meeting.ts'

/** A meeting as a line of an agenda. */
export interface AgendaLine {
  id: string
  unitId: string
  kind: Kind
  title: string
  chairId: string
  startsAt: Date
  endsAt: Date
  mode: Mode
  place: string
  link: string
  state: State
  /** How many are invited. */
  invited: number
  conclusions: number
  /** Since when it stands as it does. */
  madeAt: Date
  /** Whose agenda it is on: in what part, and what they answered. Missing on a unit's. */
  role?: MeetingRole | 'substitute'
  answer?: AnswerKind | null
}

interface Place {
  db: Db
  localityId: number
}

const LINE = sql`
  m.id, m.unit_id, m.kind, m.title, m.chair_id, m.starts_at, m.ends_at, m.mode, m.place, m.link, m.state, m.conclusions,
  coalesce(m.called_at, m.planned_at) AS made_at,
  (SELECT count(*)::integer FROM meeting_people i WHERE i.locality_id = m.locality_id AND i.meeting_id = m.id) AS invited`

const MOST = 500

/** The meetings of people between two days, both included, as they are invited or stand in for somebody. */
export const agendaOfPersons = (
  { db, localityId }: Place,
  personIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<AgendaLine[]> => {
  const within = sql`starts_at >= ${startOfDay(from)} AND starts_at < ${endOfDay(to)}`
  return db.many(sql<AgendaLine>`
    WITH mine AS (
      SELECT DISTINCT ON (meeting_id) meeting_id, role, answer FROM (
        SELECT meeting_id, role, answer FROM meeting_people
        WHERE locality_id = ${localityId} AND person_id = ANY (${[...personIds]}::uuid[]) AND ${within}
        UNION ALL
        SELECT meeting_id, 'substitute', 'coming' FROM meeting_people
        WHERE locality_id = ${localityId} AND substitute_id = ANY (${[...personIds]}::uuid[]) AND ${within}
      ) AS p ORDER BY meeting_id, role = 'chair' DESC, role = 'secretary' DESC
    )
    SELECT ${LINE}, mine.role, mine.answer FROM mine JOIN meetings m ON m.locality_id = ${localityId} AND m.id = mine.meeting_id
    WHERE m.state <> 'planned' OR mine.role IN ('chair', 'secretary') ORDER BY m.starts_at, m.id LIMIT ${MOST}`)
}

/** The meetings that units call between two days, and those that somebody of theirs is invited to. */
export const agendaOfUnits = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<AgendaLine[]> => {
  const within = (of: string) =>
    sql`${sql.ref(`${of}.starts_at`)} >= ${startOfDay(from)} AND ${sql.ref(`${of}.starts_at`)} < ${endOfDay(to)}`
  const units = sql`${[...unitIds]}::uuid[]`
  return db.many(sql<AgendaLine>`
    SELECT ${LINE} FROM meetings m
    WHERE m.locality_id = ${localityId} AND m.id IN (
      SELECT u.id FROM meetings u WHERE u.locality_id = ${localityId} AND u.unit_id = ANY (${units}) AND ${within('u')}
      UNION
      SELECT p.meeting_id FROM meeting_people p JOIN meetings c ON c.locality_id = p.locality_id AND c.id = p.meeting_id
      WHERE p.locality_id = ${localityId} AND p.unit_id = ANY (${units}) AND ${within('p')} AND c.state <> 'planned')
    ORDER BY m.starts_at, m.id LIMIT ${MOST}`)
}

/** Somebody who is to be at two meetings at once. */
export interface Clash {
  personId: string
  meetingId: string
  title: string
  startsAt: Date
  endsAt: Date
}

/** Where people are to be elsewhere in a span of time: they or who stands in for them. Who said no is free. */
export const clashesOf = (
  { db, localityId }: Place,
  personIds: readonly string[],
  { id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date },
): Promise<Clash[]> => {
  const people = sql`${[...personIds]}::uuid[]`
  // A meeting that runs at an hour began at most so long before: the index reads no more of the history.
  const span = sql`starts_at < ${endsAt} AND ends_at > ${startsAt} AND starts_at > ${startsAt}::timestamptz - make_interval(days => ${LONGEST_DAYS})`
  return db.many(sql<Clash>`
    SELECT c.person_id, m.id AS meeting_id, m.title, m.starts_at, m.ends_at
    FROM (
      SELECT meeting_id, person_id FROM meeting_people
      WHERE locality_id = ${localityId} AND person_id = ANY (${people}) AND ${span} AND (answer IS NULL OR answer = 'coming')
      UNION
      SELECT meeting_id, substitute_id FROM meeting_people
      WHERE locality_id = ${localityId} AND substitute_id = ANY (${people}) AND ${span}
    ) AS c JOIN meetings m ON m.locality_id = ${localityId} AND m.id = c.meeting_id
    WHERE m.id <> ${id} AND m.state IN ('planned', 'called', 'held', 'concluded')
    ORDER BY m.starts_at, m.id, c.person_id LIMIT 100`)
}
