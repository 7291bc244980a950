import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Side } from './types.ts'

export const URGENCIES = ['normal', 'urgent', 'veryUrgent', 'atOnce'] as const
/** Thường, khẩn, thượng khẩn, hỏa tốc. @law 30/2020/NĐ-CP, annex I */
export type Urgency = (typeof URGENCIES)[number]

export const SECRECIES = ['none', 'secret', 'topSecret', 'utmostSecret'] as const
/** Không mật, mật, tối mật, tuyệt mật. Only the first belongs here. */
export type Secrecy = (typeof SECRECIES)[number]

export const HOWS = ['replaces', 'amends', 'corrects'] as const
/** What a later paper does to an earlier one. @law 30/2020/NĐ-CP, art. 18.3 */
export type How = (typeof HOWS)[number]

export const KINDS = ['assign', 'pass', 'inform', 'file'] as const
/** Giao việc, chuyển giải quyết, để biết, lưu. */
export type Kind = (typeof KINDS)[number]

/** A unit's State or Party side. */
export interface SeatKey {
  unitId: string
  side: Side
}

/** What a paper says of itself, whoever sent it. */
export interface About {
  type: string
  subject: string
  urgency: Urgency
  secrecy: Secrecy
  dueOn: string | null
}

/** A paper from outside, as a clerk enters it. */
export interface IncomingInput extends About {
  seat: SeatKey
  sender: string
  /** Number and symbol as printed. */
  code: string
  issuedOn: string
  arrivedOn: string
  note: string
  /** It is known that such a paper came before. */
  anyway: boolean
}

/** A paper to be sent out. */
export interface OutgoingInput extends About {
  seat: SeatKey
  signerId: string
  /** For a letter: the symbol of who drafted it. */
  drafted: string
  readBy: string | null
  receivers: readonly SeatKey[]
  outside: readonly string[]
  isPublic: boolean
  copies: number
  /** Its line in the book of outgoing papers, where it has its number already. */
  paperId: string | null
  earlierId: string | null
  earlierHow: How | null
}

export type Flaw =
  | 'secret'
  | 'missing_sender'
  | 'missing_code'
  | 'missing_subject'
  | 'bad_type'
  | 'bad_date'
  | 'date_ahead'
  | 'dates_crossed'
  | 'due_past'
  | 'no_receivers'
  | 'bad_copies'

const LETTERS = { subject: 500, sender: 200, code: 60, note: 500, drafted: 20 }
const MOST_OUTSIDE = 60
const MOST_COPIES = 999

/** Whether a day is written as one and is in the calendar. */
export const isDay = (on: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return false
  const at = new Date(`${on}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === on
}

const line = (text: string, most: number): string => nfc(text).replace(/\s+/g, ' ').trim().slice(0, most)

/** Secret papers don't belong in this system, on either way. @law 29/2018/QH14 (Luật Bảo vệ bí mật nhà nước) */
export const isSecret = (secrecy: Secrecy): boolean => secrecy !== 'none'

/** What both kinds of papers need, tidied; or what is wrong. */
function tidyAbout<T extends About>(input: T, types: readonly { key: string }[], today: string): Result<T, Flaw> {
  if (isSecret(input.secrecy)) return no('secret')
  if (!types.some(({ key }) => key === input.type)) return no('bad_type')
  const subject = line(input.subject, LETTERS.subject)
  if (subject === '') return no('missing_subject')
  if (input.dueOn !== null && !isDay(input.dueOn)) return no('bad_date')
  if (input.dueOn !== null && input.dueOn < today) return no('due_past')
  return ok({ ...input, subject })
}

/** A paper from outside with its blanks gone, or what is wrong with it. What came late may be due already: that is told, not refused. */
export function tidyIncoming(
  input: IncomingInput,
  types: readonly { key: string }[],
  today: string,
): Result<IncomingInput, Flaw> {
  const about = tidyAbout(input, types, '')
  if (!about.ok) return about
  const [sender, code] = [line(input.sender, LETTERS.sender), line(input.code, LETTERS.code)]
  if (sender === '') return no('missing_sender')
  if (code === '') return no('missing_code')
  if (!isDay(input.issuedOn) || !isDay(input.arrivedOn)) return no('bad_date')
  if (input.arrivedOn > today || input.issuedOn > today) return no('date_ahead')
  if (input.issuedOn > input.arrivedOn) return no('dates_crossed')
  return ok({ ...about.value, sender, code, note: line(input.note, LETTERS.note) })
}

/** A paper to be sent out, or what is wrong with it. */
export function tidyOutgoing(
  input: OutgoingInput,
  types: readonly { key: string }[],
  today: string,
): Result<OutgoingInput, Flaw> {
  const about = tidyAbout(input, types, today)
  if (!about.ok) return about
  if (input.readBy !== null && !isDay(input.readBy)) return no('bad_date')
  if (input.readBy !== null && input.readBy < today) return no('due_past')
  if (!Number.isInteger(input.copies) || input.copies < 1 || input.copies > MOST_COPIES) return no('bad_copies')
  const outside = [...new Set(input.outside.map((each) => line(each, LETTERS.sender)).filter(Boolean))].slice(
    0,
    MOST_OUTSIDE,
  )
  const receivers = [...new Map(input.receivers.map((each) => [`${each.unitId}:${each.side}`, each])).values()].filter(
    ({ unitId, side }) => unitId !== input.seat.unitId || side !== input.seat.side,
  )
  if (receivers.length + outside.length === 0) return no('no_receivers')
  return ok({ ...about.value, receivers, outside, drafted: line(input.drafted, LETTERS.drafted) })
}

export const seatKeyOf = ({ unitId, side }: SeatKey): string => `${unitId}:${side}`

/** A seat as a form or an address names it. */
export function readSeat(text: string): SeatKey | undefined {
  const [unitId = '', side] = text.split(':')
  const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(unitId)
  return isKey && (side === 'state' || side === 'party') ? { unitId, side } : undefined
}

export const isUrgency = (text: string): text is Urgency => (URGENCIES as readonly string[]).includes(text)
export const isSecrecy = (text: string): text is Secrecy => (SECRECIES as readonly string[]).includes(text)
export const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text)
export const isHow = (text: string): text is How => (HOWS as readonly string[]).includes(text)
