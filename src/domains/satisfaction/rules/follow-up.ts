import type { LocalDate } from '../../../core/calendar/index.ts'

export const CAUSES = ['conduct', 'time', 'papers', 'place', 'other'] as const
/** What was wrong, as the office found. */
export type Cause = (typeof CAUSES)[number]
export const isCause = (text: string): text is Cause => CAUSES.some((cause) => cause === text)

export const WAYS = ['phone', 'inPerson', 'writing', 'unreachable'] as const
/** How the person was spoken with. */
export type Way = (typeof WAYS)[number]
export const isWay = (text: string): text is Way => WAYS.some((way) => way === text)

export const STATES = ['open', 'answered', 'closed'] as const
export type State = (typeof STATES)[number]

/** From how many stars down a rating is followed up, and how fast, between two dates. */
export interface FollowUpRule {
  validFrom: LocalDate
  validTo: LocalDate | null
  starsAtMost: number
  workingDays: number
  source: string
  standing: 'S' | 'K'
}

/** A profile's file of rules. */
export interface SatisfactionFile {
  followUps: readonly FollowUpRule[]
}

/** Where a profile has no rule. @practice two of five stars, five working days */
export const USUAL: Pick<FollowUpRule, 'starsAtMost' | 'workingDays'> = { starsAtMost: 2, workingDays: 5 }

/** Who looks at a follow-up, as the rules see them. */
export interface Handler {
  /** The person, and those the person acts for. */
  personIds: readonly string[]
  /** Whether a post of theirs leads the unit or one above it. */
  reaches: boolean
}

export type WhyNot = 'not_yours' | 'rated_yourself' | 'already_closed' | 'not_answered' | 'already_answered'

/** What officials may do, by the state it stands in. */
const IN_STATE = {
  contact: ['open', 'answered'],
  passOn: ['open'],
  answer: ['open'],
  close: ['answered'],
} as const satisfies Record<string, readonly State[]>
export type Deed = keyof typeof IN_STATE

/**
 * Whether somebody may do something about a follow-up now; undefined: yes.
 *
 * @param rated who served the person in this dossier: they don't judge their own case
 */
export function whyNot(deed: Deed, state: State, handler: Handler, rated: ReadonlySet<string>): WhyNot | undefined {
  if (!handler.reaches) return 'not_yours'
  if (handler.personIds.some((id) => rated.has(id))) return 'rated_yourself'
  if ((IN_STATE[deed] as readonly State[]).includes(state)) return undefined
  if (state === 'closed') return 'already_closed'
  return state === 'open' ? 'not_answered' : 'already_answered'
}
