import type { PostedForm } from '../../core/files/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Reason } from './reasons.ts'
import {
  type IncomingInput,
  isHow,
  isSecrecy,
  isUrgency,
  type OutgoingInput,
  readSeat,
  type SeatKey,
} from './rules/document.ts'
import { GROUPS, groupOf, type Seat } from './seats.ts'
import { words } from './words.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isKey = (text: string): boolean => UUID.test(text)
export const keyOr = (text: string | undefined): string | null => (text && isKey(text) ? text : null)

const NAMES = [
  'sender',
  'code',
  'type',
  'issuedOn',
  'arrivedOn',
  'subject',
  'secrecy',
  'urgency',
  'dueOn',
  'readBy',
  'note',
  'anyway',
  'signerId',
  'drafted',
  'paperId',
  'outside',
  'isPublic',
  'copies',
  'earlierId',
  'earlierHow',
] as const
const MOST = 10_000

export type Values = Record<string, string>

/** What was typed, as it goes back into the form. */
export const valuesOf = (form: PostedForm): Values =>
  Object.fromEntries(NAMES.map((name) => [name, form.text(name).slice(0, MOST)]))

const about = (values: Values) => {
  const { urgency = '', secrecy = '' } = values
  return {
    type: values.type ?? '',
    subject: values.subject ?? '',
    urgency: isUrgency(urgency) ? urgency : ('normal' as const),
    // What can't be read isn't taken for harmless.
    secrecy: secrecy === '' ? ('none' as const) : isSecrecy(secrecy) ? secrecy : ('secret' as const),
    dueOn: values.dueOn || null,
  }
}

export const incomingOf = (values: Values, seat: SeatKey): IncomingInput => ({
  ...about(values),
  seat,
  sender: values.sender ?? '',
  code: values.code ?? '',
  issuedOn: values.issuedOn ?? '',
  arrivedOn: values.arrivedOn ?? '',
  note: values.note ?? '',
  anyway: values.anyway === '1',
})

/** Whole groups and single seats, as seats. */
export function receiversOf(form: PostedForm, seats: Iterable<Seat>): SeatKey[] {
  const groups = new Set(form.all('groups').filter((each) => (GROUPS as readonly string[]).includes(each)))
  const whole = [...seats]
    .filter((seat) => groups.has(groupOf(seat) ?? ''))
    .map(({ unitId, side }) => ({ unitId, side }))
  return [...whole, ...form.all('receivers').flatMap((each) => readSeat(each) ?? [])]
}

export function outgoingOf(values: Values, seat: SeatKey, receivers: readonly SeatKey[]): OutgoingInput {
  const { earlierHow = '' } = values
  const how = isHow(earlierHow) ? earlierHow : null
  return {
    ...about(values),
    seat,
    signerId: values.signerId ?? '',
    drafted: values.drafted ?? '',
    readBy: values.readBy || null,
    receivers,
    outside: (values.outside ?? '').split('\n'),
    isPublic: values.isPublic === '1',
    copies: values.copies === '' || values.copies === undefined ? 1 : Number(values.copies),
    paperId: keyOr(values.paperId),
    earlierId: how ? keyOr(values.earlierId) : null,
    earlierHow: keyOr(values.earlierId) ? how : null,
  }
}

/** Which field of a form a “no” is about. */
const FIELDS: Partial<Record<Reason, string>> = {
  secret: 'secrecy',
  missing_sender: 'sender',
  missing_code: 'code',
  missing_subject: 'subject',
  bad_type: 'type',
  bad_date: 'dueOn',
  date_ahead: 'arrivedOn',
  dates_crossed: 'arrivedOn',
  due_past: 'dueOn',
  no_receivers: 'groups',
  unknown_receiver: 'groups',
  bad_copies: 'copies',
  maybe_twice: 'anyway',
  missing_file: 'files',
  unknown_file: 'files',
  not_pdf: 'files',
  unknown_signer: 'signerId',
  unknown_paper: 'paperId',
  unknown_earlier: 'earlierId',
  no_term: 'type',
  not_public: 'isPublic',
  missing_kind: 'kind',
  missing_lead: 'lead',
  not_a_seat: 'lead',
  lead_is_yourself: 'lead',
  out_of_reach: 'lead',
  unknown_person: 'lead',
  outside_calendar: 'dueOn',
  task_refused: 'lead',
  missing_readers: 'readerUnits',
  nobody_to_remind: 'nhac',
  reminded_today: 'nhac',
}

/** A “no” at its field, or above the whole form. @param instead where a form calls a field otherwise */
export const errorsOf = (reason: Reason, instead?: string): Record<string, Text> => ({
  [instead ?? FIELDS[reason] ?? 'xu-ly']: words.reasons[reason],
})
