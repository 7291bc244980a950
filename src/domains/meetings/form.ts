import { localDateOf } from '../../core/calendar/index.ts'
import type { PostedForm } from '../../core/files/index.ts'
import { formatTime, type Text } from '../../platform/i18n/index.ts'
import type { MeetingValues } from './pages/form-page.tsx'
import type { Invited, Meeting } from './queries/meetings.ts'
import type { Reason } from './reasons.ts'
import { isKind, isMode, type MeetingInput } from './rules/meeting.ts'
import { words } from './words.ts'

const MOST = 10_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isKey = (text: string): boolean => UUID.test(text)

/** A moment of a day in Vietnam; one that can't be read is no date. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

/** The form as it was sent. */
export const valuesOf = (form: PostedForm): MeetingValues => ({
  unitId: form.text('unitId'),
  kind: form.text('kind'),
  title: form.text('title').slice(0, MOST),
  day: form.text('day'),
  from: form.text('from'),
  to: form.text('to'),
  mode: form.text('mode'),
  place: form.text('place').slice(0, MOST),
  link: form.text('link').slice(0, MOST),
  chairId: form.text('chairId'),
  secretaryId: form.text('secretaryId'),
  agenda: form.text('agenda').slice(0, MOST),
  unitIds: form.all('unitIds').filter(isKey),
  personIds: form.all('personIds').filter(isKey),
  guests: form.text('guests').slice(0, MOST),
  note: form.text('note').slice(0, MOST),
})

/** What the form asks for. A meeting that ends after midnight ends on the next day. */
export function inputOf(values: MeetingValues): MeetingInput {
  const { day, from, to, kind, mode, agenda, guests, secretaryId } = values
  return {
    ...values,
    kind: isKind(kind) ? kind : 'other',
    mode: isMode(mode) ? mode : 'inPerson',
    startsAt: momentOf(day, from),
    endsAt: momentOf(day, to),
    agenda: agenda.split('\n'),
    guests: guests.split('\n'),
    secretaryId: secretaryId === '' ? null : secretaryId,
  }
}

/** The form of a meeting that stands. */
export const shownOf = (meeting: Meeting, invited: readonly Invited[]): MeetingValues => ({
  unitId: meeting.unitId,
  kind: meeting.kind,
  title: meeting.title,
  day: localDateOf(meeting.startsAt),
  from: formatTime(meeting.startsAt),
  to: formatTime(meeting.endsAt),
  mode: meeting.mode,
  place: meeting.place,
  link: meeting.link,
  chairId: meeting.chairId,
  secretaryId: meeting.secretaryId ?? '',
  agenda: meeting.agenda.join('\n'),
  unitIds: invited.filter(({ forUnit }) => forUnit).map(({ unitId }) => unitId),
  personIds: invited.filter(({ role, forUnit }) => role === 'member' && !forUnit).map(({ personId }) => personId),
  guests: meeting.guests.join('\n'),
  note: meeting.note,
})

/** Which field of a form a “no” is about. */
const FIELDS: Partial<Record<Reason, string>> = {
  missing_title: 'title',
  bad_times: 'day',
  too_long: 'day',
  begun: 'day',
  missing_place: 'place',
  missing_link: 'link',
  bad_link: 'link',
  unknown_person: 'chairId',
  unknown_unit: 'unitId',
  unit_without_head: 'unitIds',
  nobody_invited: 'unitIds',
  unknown_file: 'files',
  missing_answer: 'answer',
  missing_substitute: 'substituteId',
  already_invited: 'substituteId',
  nobody_came: 'present',
  bad_count: 'guestsCame',
  missing_body: 'body',
  missing_lead: 'lead',
  missing_due: 'dueOn',
  due_past: 'dueOn',
  double_booked: 'anyway',
  tasks_undecided: 'ket-luan',
  nothing_chosen: 'ket-luan',
  already_confirmed: 'ket-luan',
  nothing_concluded: 'ket-luan',
}

/** A “no” at its field, or above the whole form. @param instead where a form calls a field otherwise */
export const errorsOf = (reason: Reason, instead: Partial<Record<Reason, string>> = {}): Record<string, Text> => ({
  [instead[reason] ?? FIELDS[reason] ?? 'noi-dung']: words.reasons[reason],
})
