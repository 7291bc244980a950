import type { BadFigure, BadPlan } from './rules/entry.ts'

export type Reason =
  | BadFigure
  | BadPlan
  | 'not_found'
  | 'not_yours'
  | 'own_figure'
  | 'no_plan'
  | 'is_computed'
  | 'too_early'
  | 'bad_period'
  | 'already_reported'
  | 'already_waiting'
  | 'missing_reason'
  | 'missing_paper'
  | 'bad_paper_day'
  | 'unknown_file'
  | 'already_decided'
  | 'plan_changed'
  | 'plan_no_longer_fits'
  | 'nothing_chosen'
  | 'missing_name'
  | 'missing_unit_of_count'
  | 'unknown_part'
  | 'unknown_unit'
  | 'unknown_kind'
  | 'same_plan'
  | 'missing_cause'
  | 'missing_answer'
  | 'already_answered'
  | 'not_answered'
  | 'own_answer'
  | 'unknown_source'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  not_found: 404,
  not_yours: 403,
  own_figure: 403,
  no_plan: 409,
  is_computed: 409,
  already_reported: 409,
  already_waiting: 409,
  already_decided: 409,
  plan_changed: 409,
  plan_no_longer_fits: 409,
  too_early: 422,
  bad_period: 422,
  missing_value: 422,
  not_a_number: 422,
  missing_counts: 422,
  negative_count: 422,
  more_than_all: 422,
  missing_day: 422,
  bad_day: 422,
  missing_plan: 422,
  missing_base: 422,
  bad_range: 422,
  bad_percent: 422,
  missing_reason: 422,
  missing_paper: 422,
  bad_paper_day: 422,
  unknown_file: 422,
  nothing_chosen: 422,
  missing_name: 422,
  missing_unit_of_count: 422,
  unknown_part: 422,
  unknown_unit: 422,
  unknown_kind: 422,
  same_plan: 409,
  missing_cause: 422,
  missing_answer: 422,
  already_answered: 409,
  not_answered: 409,
  own_answer: 403,
  unknown_source: 422,
}
