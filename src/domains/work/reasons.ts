import type { DeadlineFault, ExtensionFault } from './rules/clock.ts'
import type { WhyNot } from './rules/task.ts'

export type Reason =
  | WhyNot
  | DeadlineFault
  | ExtensionFault
  | 'not_found'
  | 'missing_title'
  | 'missing_reason'
  | 'missing_result'
  | 'missing_quality'
  | 'missing_text'
  | 'missing_file'
  | 'unknown_unit'
  | 'out_of_reach'
  | 'unknown_person'
  | 'yourself'
  | 'own_work'
  | 'unknown_origin'
  | 'unknown_axis'
  | 'bad_weight'
  | 'bad_date'
  | 'outside_calendar'
  | 'later_than_parent'
  | 'too_deep'
  | 'too_late_to_send_back'
  | 'already_sent_back'
  | 'not_sent_back'
  | 'already_asked'
  | 'not_asked'
  | 'parts_open'
  | 'waits_for_another'
  | 'circle'
  | 'already_there'
  | 'moves_by_acts'
  | 'same_task'
  | 'changed_meanwhile'
  | 'nothing_chosen'
  | 'nothing_found'
  | 'choose_one'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  own_work: 403,
  out_of_reach: 403,
  closed: 409,
  wrong_state: 409,
  already_sent_back: 409,
  not_sent_back: 409,
  already_asked: 409,
  not_asked: 409,
  parts_open: 409,
  waits_for_another: 409,
  already_there: 409,
  circle: 409,
  moves_by_acts: 409,
  changed_meanwhile: 409,
  too_late_to_send_back: 409,
  too_many_extensions: 409,
  no_deadline: 409,
  too_deep: 409,
  due_past: 422,
  due_short: 422,
  not_longer: 422,
  too_long: 422,
  missing_title: 422,
  missing_reason: 422,
  missing_result: 422,
  missing_quality: 422,
  missing_text: 422,
  missing_file: 422,
  unknown_unit: 422,
  unknown_person: 422,
  yourself: 422,
  unknown_origin: 422,
  unknown_axis: 422,
  bad_weight: 422,
  bad_date: 422,
  outside_calendar: 422,
  later_than_parent: 422,
  same_task: 422,
  nothing_chosen: 422,
  nothing_found: 422,
  choose_one: 422,
}
