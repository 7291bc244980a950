import { no, ok, type Result } from '../../../platform/result.ts'

export const STATES = ['planned', 'called', 'held', 'concluded', 'cancelled'] as const
export type State = (typeof STATES)[number]

/** Giao ban, chuyên đề, sơ kết and tổng kết, others. */
export const KINDS = ['briefing', 'topic', 'review', 'other'] as const
export type Kind = (typeof KINDS)[number]

export const MODES = ['inPerson', 'online', 'mixed'] as const
export type Mode = (typeof MODES)[number]

export const ANSWERS = ['coming', 'substitute', 'declined'] as const
export type AnswerKind = (typeof ANSWERS)[number]

export type MeetingRole = 'chair' | 'secretary' | 'member' | 'added'

export const LEVELS = ['province', 'district', 'commune', 'office'] as const
export type Level = (typeof LEVELS)[number]

/** On which level a unit of a kind meets. */
export const levelOf = (unitKind: string): Level => {
  if (unitKind === 'province' || unitKind === 'district') return unitKind
  return unitKind === 'office' ? 'office' : 'commune'
}

/** What each state allows, and where it leads. A change, an answer, minutes and conclusions leave it as it is. */
const NEXT = {
  planned: { change: 'planned', call: 'called', hold: 'held', cancel: 'cancelled' },
  called: {
    change: 'called',
    answer: 'called',
    hold: 'held',
    cancel: 'cancelled',
    minute: 'called',
    note: 'called',
    confirm: 'called',
  },
  held: { hold: 'held', minute: 'held', note: 'held', confirm: 'held', issue: 'concluded' },
  concluded: {},
  cancelled: {},
} as const satisfies Record<State, Partial<Record<Deed, State>>>

export const DEEDS = ['change', 'call', 'answer', 'hold', 'cancel', 'minute', 'note', 'confirm', 'issue'] as const
export type Deed = (typeof DEEDS)[number]

/** What may be done only once the meeting has begun. */
const ONCE_BEGUN: ReadonlySet<Deed> = new Set(['hold', 'minute', 'note', 'confirm', 'issue'])
/** What may be done only before it begins. */
const BEFORE: ReadonlySet<Deed> = new Set(['call', 'answer'])

export interface Timed {
  state: State
  startsAt: Date
}

/** Where a deed leads, if the meeting's state and hour allow it. */
export function advance({ state, startsAt }: Timed, deed: Deed, now: Date): Result<State, WrongMoment> {
  const to = (NEXT[state] as Partial<Record<Deed, State>>)[deed]
  if (!to) return no('wrong_state')
  if (ONCE_BEGUN.has(deed) && now < startsAt) return no('not_begun')
  if (BEFORE.has(deed) && now >= startsAt) return no('begun')
  return ok(to)
}

export type WrongMoment = 'wrong_state' | 'not_begun' | 'begun'

/** What somebody wants a meeting to be. */
export interface MeetingInput {
  unitId: string
  kind: Kind
  title: string
  chairId: string
  secretaryId: string | null
  startsAt: Date
  endsAt: Date
  mode: Mode
  place: string
  link: string
  agenda: readonly string[]
  /** Units whose heads are invited, and people. */
  unitIds: readonly string[]
  personIds: readonly string[]
  /** From outside the program, a line each. */
  guests: readonly string[]
  note: string
}

export type Flaw = 'missing_title' | 'bad_times' | 'too_long' | 'missing_place' | 'missing_link' | 'bad_link'

/** A meeting of more than this is a conference with days of its own. */
export const LONGEST_DAYS = 5
const DAY_MS = 86_400_000
const MOST_LINES = 60
const MOST_LETTERS = 500

const lines = (from: readonly string[]): string[] =>
  from
    .map((line) => line.trim().slice(0, MOST_LETTERS))
    .filter(Boolean)
    .slice(0, MOST_LINES)

/** The same, with blanks gone; or what is wrong with it. */
export function tidyMeeting(input: MeetingInput): Result<MeetingInput, Flaw> {
  const { startsAt, endsAt, mode } = input
  const title = input.title.trim().slice(0, MOST_LETTERS)
  const [place, link] = [input.place.trim().slice(0, MOST_LETTERS), input.link.trim()]
  if (title === '') return no('missing_title')
  if (Number.isNaN(startsAt.getTime()) || !(endsAt > startsAt)) return no('bad_times')
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS) return no('too_long')
  if (mode !== 'online' && place === '') return no('missing_place')
  if (mode !== 'inPerson' && link === '') return no('missing_link')
  if (link !== '' && !isWebAddress(link)) return no('bad_link')
  return ok({
    ...input,
    title,
    place: mode === 'online' ? '' : place,
    link: mode === 'inPerson' ? '' : link,
    agenda: lines(input.agenda),
    guests: lines(input.guests),
    note: input.note.trim().slice(0, 4 * MOST_LETTERS),
    unitIds: [...new Set(input.unitIds)],
    personIds: [...new Set(input.personIds)],
  })
}

function isWebAddress(text: string): boolean {
  if (text.length > MOST_LETTERS || !URL.canParse(text)) return false
  return new URL(text).protocol === 'https:'
}

/** Two spans of time touch when one begins before the other ends; one after the other they don't. */
export const overlaps = (one: { startsAt: Date; endsAt: Date }, other: { startsAt: Date; endsAt: Date }): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

/**
 * What a meeting takes of people's time, in hours.
 *
 * @practice the district promised to hold fewer: 30 people for 2.5 hours are 75 person-hours
 */
export const personHours = (attendees: number, beganAt: Date, endedAt: Date): number =>
  (attendees * (endedAt.getTime() - beganAt.getTime())) / 3_600_000

export const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text)
export const isMode = (text: string): text is Mode => (MODES as readonly string[]).includes(text)
export const isAnswer = (text: string): text is AnswerKind => (ANSWERS as readonly string[]).includes(text)
