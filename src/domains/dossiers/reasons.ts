import { PAPERS_HTTP, type PapersReason } from '../papers/index.ts'
import type { WhyNot } from './rules/who-may.ts'

/** Every “no” of this room, with a stable code. The words are in `words.reasons`. */
export type Reason =
  | WhyNot
  | PapersReason
  | 'not_found'
  | 'already_done'
  | 'no_such_procedure'
  | 'unit_does_not_receive'
  | 'not_from_here'
  | 'with_post'
  | 'missing_name'
  | 'missing_reason'
  | 'missing_items'
  | 'missing_answer'
  | 'bad_phone'
  | 'bad_email'
  | 'bad_id_number'
  | 'unknown_file'
  | 'bad_date'
  | 'no_such_person'
  | 'no_next_step'
  | 'no_such_step'
  | 'part_not_in_force'
  | 'wrong_secret'
  | 'claimed_elsewhere'
  | 'bad_rating'
  | 'already_late'
  | 'bad_time'
  | 'procedure_changed'
  | 'provisional_unknown'
  | 'provisional_taken'
  | 'provisional_discarded'
  | 'no_such_dossier'
  | 'other_official'
  | 'nothing_to_compare'
  | 'no_owner'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP: Record<Reason, number> = {
  ...PAPERS_HTTP,
  not_found: 404,
  not_yours: 403,
  assigned_to_other: 403,
  for_citizen: 403,
  wrong_secret: 403,
  claimed_elsewhere: 409,
  wrong_status: 409,
  already_done: 409,
  already_apologised: 409,
  already_rated: 409,
  already_lengthened: 409,
  not_lengthened_by_law: 409,
  already_late: 409,
  needs_result: 409,
  not_result_step: 409,
  not_external: 409,
  external_step: 409,
  no_next_step: 409,
  waits_for_parts: 409,
  of_the_whole: 409,
  part_not_in_force: 409,
  first_step: 409,
  no_such_step: 422,
  no_such_procedure: 422,
  unit_does_not_receive: 422,
  not_from_here: 422,
  not_arrived: 409,
  already_arrived: 409,
  with_post: 409,
  missing_name: 422,
  missing_reason: 422,
  missing_items: 422,
  missing_answer: 422,
  bad_phone: 422,
  bad_email: 422,
  bad_id_number: 422,
  unknown_file: 422,
  bad_date: 422,
  no_such_person: 422,
  bad_rating: 422,
  bad_time: 422,
  procedure_changed: 409,
  provisional_unknown: 422,
  provisional_taken: 409,
  provisional_discarded: 409,
  no_such_dossier: 422,
  // Whoever asks may take dossiers in; this one isn't theirs.
  other_official: 409,
  nothing_to_compare: 409,
  no_owner: 409,
}
