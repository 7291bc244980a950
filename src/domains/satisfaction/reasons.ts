import type { WhyNot } from './rules/follow-up.ts'

export type Reason =
  | WhyNot
  | 'not_found'
  | 'missing_way'
  | 'missing_note'
  | 'missing_cause'
  | 'missing_done'
  | 'missing_answer'
  | 'same_unit'
  | 'unknown_unit'
  | 'already_said'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  rated_yourself: 403,
  already_closed: 409,
  not_answered: 409,
  already_answered: 409,
  already_said: 409,
  missing_way: 422,
  missing_note: 422,
  missing_cause: 422,
  missing_done: 422,
  missing_answer: 422,
  same_unit: 422,
  unknown_unit: 422,
}
