export type Reason =
  | 'not_found'
  | 'not_yours'
  | 'nothing_chosen'
  | 'not_here'
  | 'already_confirmed'
  | 'missing_reason'
  | 'not_on_list'
  | 'cannot_cancel'
  | 'wrong_state'
  | 'missing_receiver'
  | 'missing_address'
  | 'bad_receiver_phone'
  | 'dossier_ended'
  | 'not_ready'
  | 'no_such_office'
  | 'result_at_desk'

/** What each “no” means over HTTP. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  nothing_chosen: 422,
  not_here: 409,
  already_confirmed: 409,
  missing_reason: 422,
  not_on_list: 404,
  cannot_cancel: 409,
  wrong_state: 409,
  missing_receiver: 422,
  missing_address: 422,
  bad_receiver_phone: 422,
  dossier_ended: 409,
  not_ready: 409,
  no_such_office: 422,
  result_at_desk: 409,
}
