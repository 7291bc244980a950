/** Every “no” of this room, with a stable code. The words are in `words.reasons`. */
export type Reason =
  | 'not_found'
  | 'not_yours'
  | 'paper_not_held'
  | 'paper_does_not_hold'
  | 'no_consent'
  | 'paper_is_held'
  | 'missing_reason'
  | 'missing_way'
  | 'already_done'
  | 'wrong_secret'
  | 'bad_number'
  | 'number_of_guardian'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  paper_not_held: 409,
  paper_does_not_hold: 409,
  no_consent: 409,
  paper_is_held: 409,
  missing_reason: 422,
  missing_way: 422,
  already_done: 409,
  wrong_secret: 403,
  bad_number: 422,
  number_of_guardian: 422,
}
