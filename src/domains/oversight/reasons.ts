export type Reason =
  | 'not_found'
  | 'not_yours'
  | 'already_sent'
  | 'changed_meanwhile'
  | 'week_ahead'
  | 'bad_week'
  | 'empty_report'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 404,
  already_sent: 409,
  changed_meanwhile: 409,
  week_ahead: 422,
  bad_week: 422,
  empty_report: 422,
}
