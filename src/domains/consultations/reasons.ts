import type { Reason } from './actions.ts'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  already_closed: 409,
  nobody_asked: 422,
  missing_question: 422,
  bad_days: 422,
  missing_ground: 422,
  missing_stance: 422,
  missing_answer: 422,
  missing_name: 422,
  unknown_file: 422,
}
