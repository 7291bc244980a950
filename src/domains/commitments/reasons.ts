import type { TermsFlaw } from './rules/terms.ts'

export type Reason =
  | TermsFlaw
  | 'not_found'
  | 'not_yours'
  | 'wrong_state'
  | 'not_your_turn'
  | 'not_the_signer'
  | 'version_changed'
  | 'nothing_changed'
  | 'missing_reason'
  | 'missing_comment'
  | 'unknown_post'
  | 'not_below'
  | 'post_vacant'
  | 'unknown_subject'
  | 'already_there'
  | 'bad_year'
  | 'bad_day'
  | 'bad_form'
  | 'unknown_duty'
  | 'duty_met'
  | 'no_form'
  | 'no_file'
  | 'not_a_pdf'
  | 'not_read'
  | 'not_the_successor'
  | 'no_scan'

/** What each “no” means over HTTP. */
export const HTTP: Record<Reason, number> = {
  no_clauses: 422,
  too_many_clauses: 422,
  too_many_duties: 422,
  clause_twice: 422,
  outside_term: 422,
  missing_duty_words: 422,
  missing_missed: 422,
  missing_grounds: 422,
  not_found: 404,
  not_yours: 403,
  wrong_state: 409,
  not_your_turn: 409,
  not_the_signer: 403,
  version_changed: 409,
  nothing_changed: 422,
  missing_reason: 422,
  missing_comment: 422,
  unknown_post: 422,
  not_below: 422,
  post_vacant: 409,
  unknown_subject: 422,
  already_there: 409,
  bad_year: 422,
  bad_day: 422,
  bad_form: 422,
  unknown_duty: 404,
  duty_met: 409,
  no_form: 409,
  no_file: 422,
  not_a_pdf: 422,
  not_read: 422,
  not_the_successor: 403,
  no_scan: 422,
}
