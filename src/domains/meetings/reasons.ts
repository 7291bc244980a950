import type { ConclusionFlaw } from './rules/conclusion.ts'
import type { Flaw, WrongMoment } from './rules/meeting.ts'

export type Reason =
  | Flaw
  | WrongMoment
  | ConclusionFlaw
  | 'not_found'
  | 'not_yours'
  | 'not_the_chair'
  | 'changed_meanwhile'
  | 'unknown_person'
  | 'unknown_unit'
  | 'unit_without_head'
  | 'nobody_invited'
  | 'unknown_file'
  | 'double_booked'
  | 'missing_answer'
  | 'missing_reason'
  | 'missing_substitute'
  | 'already_invited'
  | 'nobody_came'
  | 'bad_count'
  | 'nothing_chosen'
  | 'already_confirmed'
  | 'tasks_undecided'
  | 'nothing_concluded'
  | 'out_of_reach'
  | 'lead_is_chair'
  | 'outside_calendar'
  | 'task_refused'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  not_the_chair: 403,
  wrong_state: 409,
  not_begun: 409,
  begun: 409,
  changed_meanwhile: 409,
  double_booked: 409,
  already_confirmed: 409,
  tasks_undecided: 409,
  missing_title: 422,
  bad_times: 422,
  too_long: 422,
  missing_place: 422,
  missing_link: 422,
  bad_link: 422,
  unknown_person: 422,
  unknown_unit: 422,
  unit_without_head: 422,
  nobody_invited: 422,
  unknown_file: 422,
  missing_answer: 422,
  missing_reason: 422,
  missing_substitute: 422,
  already_invited: 422,
  nobody_came: 422,
  bad_count: 422,
  nothing_chosen: 422,
  nothing_concluded: 422,
  missing_body: 422,
  missing_lead: 422,
  missing_due: 422,
  due_past: 422,
  out_of_reach: 422,
  lead_is_chair: 422,
  outside_calendar: 422,
  task_refused: 422,
}
