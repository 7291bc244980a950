/** Every “no” of this room, with a stable code. The words are in `words.reasons`. */
export type Reason =
  | 'no_such_office'
  | 'no_such_group'
  | 'no_such_ground'
  | 'closed'
  | 'too_many'
  | 'not_found'
  | 'already_called'
  | 'already_over'
  | 'not_yours'
  | 'no_desk'
  | 'desk_taken'
  | 'bad_desk'
  | 'choose_groups'
  | 'nobody_waiting'
  | 'nobody_called'
  | 'finish_first'
  | 'already_serving'
  | 'same_place'
  | 'no_such_desk'
  | 'bad_hours'
  | 'missing_reason'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  no_such_office: 404,
  no_such_group: 422,
  no_such_ground: 422,
  closed: 409,
  too_many: 429,
  not_found: 404,
  already_called: 409,
  already_over: 409,
  not_yours: 403,
  no_desk: 409,
  desk_taken: 409,
  bad_desk: 422,
  choose_groups: 422,
  nobody_waiting: 409,
  nobody_called: 409,
  finish_first: 409,
  already_serving: 409,
  same_place: 422,
  no_such_desk: 422,
  bad_hours: 422,
  missing_reason: 422,
}
