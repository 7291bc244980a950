/** Every “no” of this room, with a stable code. The words are in `words.reasons`. */
export type Reason =
  | 'not_found'
  | 'not_yours'
  | 'nothing_due'
  | 'amount_changed'
  | 'day_closed'
  | 'missing_reason'
  | 'already_done'
  | 'no_category'
  | 'no_reduction'
  | 'already_paid'
  | 'not_confirmed'
  | 'line_explained'
  | 'line_not_matched'
  | 'comes_in'
  | 'no_such_dossier'
  | 'bad_amount'
  | 'more_than_paid'
  | 'refund_open'
  | 'own_request'
  | 'difference_unexplained'
  | 'bad_count'
  | 'no_open_day'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  nothing_due: 409,
  amount_changed: 409,
  day_closed: 409,
  missing_reason: 422,
  already_done: 409,
  no_category: 422,
  no_reduction: 409,
  already_paid: 409,
  not_confirmed: 409,
  line_explained: 409,
  line_not_matched: 409,
  comes_in: 422,
  no_such_dossier: 422,
  bad_amount: 422,
  more_than_paid: 422,
  refund_open: 409,
  own_request: 403,
  difference_unexplained: 422,
  bad_count: 422,
  no_open_day: 409,
}
