import type { Flaw } from './rules/document.ts'

export type Reason =
  | Flaw
  | 'not_found'
  | 'not_yours'
  | 'wrong_state'
  | 'recalled'
  | 'maybe_twice'
  | 'missing_file'
  | 'unknown_file'
  | 'not_pdf'
  | 'unknown_receiver'
  | 'unknown_signer'
  | 'unknown_paper'
  | 'unknown_earlier'
  | 'no_term'
  | 'not_public'
  | 'missing_reason'
  | 'missing_kind'
  | 'missing_lead'
  | 'not_a_seat'
  | 'lead_is_yourself'
  | 'out_of_reach'
  | 'outside_calendar'
  | 'task_refused'
  | 'missing_readers'
  | 'unknown_person'
  | 'still_open'
  | 'read_already'
  | 'nothing_to_recall'
  | 'nobody_to_remind'
  | 'reminded_today'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  wrong_state: 409,
  recalled: 409,
  maybe_twice: 409,
  still_open: 409,
  read_already: 409,
  nothing_to_recall: 409,
  nobody_to_remind: 409,
  reminded_today: 409,
  secret: 422,
  missing_sender: 422,
  missing_code: 422,
  missing_subject: 422,
  bad_type: 422,
  bad_date: 422,
  date_ahead: 422,
  dates_crossed: 422,
  due_past: 422,
  no_receivers: 422,
  bad_copies: 422,
  missing_file: 422,
  unknown_file: 422,
  not_pdf: 422,
  unknown_receiver: 422,
  unknown_signer: 422,
  unknown_paper: 422,
  unknown_earlier: 422,
  no_term: 422,
  not_public: 422,
  missing_reason: 422,
  missing_kind: 422,
  missing_lead: 422,
  not_a_seat: 422,
  lead_is_yourself: 422,
  out_of_reach: 422,
  outside_calendar: 422,
  task_refused: 422,
  missing_readers: 422,
  unknown_person: 422,
}
