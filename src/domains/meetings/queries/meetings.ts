import { type Db, sql } from '../../../platform/database/index.ts'
import type { ConclusionKind, ConclusionState } from '../rules/conclusion.ts'
import type { AnswerKind, Kind, Level, MeetingRole, Mode, State } from '../rules/meeting.ts'

/** A meeting as it stands in its table. */
export interface Meeting {
  id: string
  unitId: string
  level: Level
  kind: Kind
  title: string
  chairId: string
  secretaryId: string | null
  startsAt: Date
  endsAt: Date
  mode: Mode
  place: string
  link: string
  agenda: string[]
  guests: string[]
  note: string
  state: State
  edition: number
  plannedBy: string
  calledBy: string | null
  calledAt: Date | null
  callActId: string | null
  invitationNo: string | null
  beganAt: Date | null
  endedAt: Date | null
  guestsCame: number | null
  attendees: number | null
  minutes: string
  conclusions: number
  issuedAt: Date | null
  issuedBy: string | null
  issueActId: string | null
  noticeNo: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
}

/** Somebody who is invited, and what became of it. */
export interface Invited {
  personId: string
  unitId: string
  role: MeetingRole
  forUnit: boolean
  answer: AnswerKind | null
  substituteId: string | null
  reason: string
  answeredAt: Date | null
  attended: boolean | null
}

export interface MeetingFile {
  fileId: string
  name: string
}

export interface Conclusion {
  id: string
  meetingId: string
  number: number | null
  kind: ConclusionKind
  body: string
  leadUnitId: string | null
  leadPersonId: string | null
  dueOn: string | null
  state: ConclusionState
  edition: number
  taskId: string | null
}

interface Place {
  db: Db
  localityId: number
}

const MEETING = sql`
  SELECT m.id, m.unit_id, m.level, m.kind, m.title, m.chair_id, m.secretary_id, m.starts_at, m.ends_at, m.mode, m.place, m.link, m.agenda,
    m.guests, m.note, m.state, m.edition, m.planned_by, m.called_by, m.called_at, m.call_act_id, m.invitation_no, m.began_at, m.ended_at,
    m.guests_came, m.attendees, m.minutes, m.conclusions, m.issued_at, m.issued_by, m.issue_act_id, m.notice_no, m.cancelled_at,
    m.cancelled_why
  FROM meetings m`

export const findMeeting = ({ db, localityId }: Place, id: string): Promise<Meeting | undefined> =>
  db.first(sql<Meeting>`${MEETING} WHERE m.locality_id = ${localityId} AND m.id = ${id}`)

/** The same, with its row locked until the transaction ends. */
export const lockMeeting = ({ db, localityId }: Place, id: string): Promise<Meeting | undefined> =>
  db.first(sql<Meeting>`${MEETING} WHERE m.locality_id = ${localityId} AND m.id = ${id} FOR UPDATE`)

/** Who is invited: chair and secretary first, then as they were named. */
export const invitedTo = ({ db, localityId }: Place, id: string): Promise<Invited[]> =>
  db.many(sql<Invited>`
    SELECT person_id, unit_id, role, for_unit, answer, substitute_id, reason, answered_at, attended FROM meeting_people
    WHERE locality_id = ${localityId} AND meeting_id = ${id}
    ORDER BY role = 'chair' DESC, role = 'secretary' DESC, role = 'added', unit_id, person_id`)

export const filesOf = ({ db, localityId }: Place, id: string): Promise<MeetingFile[]> =>
  db.many(sql<MeetingFile>`
    SELECT file_id, name FROM meeting_files WHERE locality_id = ${localityId} AND meeting_id = ${id} ORDER BY added_at, file_id`)

const CONCLUSION = sql`SELECT id, meeting_id, number, kind, body, lead_unit_id, lead_person_id, due_on, state, edition, task_id FROM meeting_conclusions`

/** The conclusions that stand, by their numbers. */
export const conclusionsOf = ({ db, localityId }: Place, id: string): Promise<Conclusion[]> =>
  db.many(sql<Conclusion>`
    ${CONCLUSION} WHERE locality_id = ${localityId} AND meeting_id = ${id} AND state <> 'dropped' ORDER BY number`)

/** One of a meeting whose row is locked. */
export const findConclusion = (
  { db, localityId }: Place,
  meetingId: string,
  id: string,
): Promise<Conclusion | undefined> =>
  db.first(
    sql<Conclusion>`${CONCLUSION} WHERE locality_id = ${localityId} AND meeting_id = ${meetingId} AND id = ${id}`,
  )
