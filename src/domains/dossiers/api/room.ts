import { Refusal, type Request } from '../../../platform/http/index.ts'
import { inLang } from '../../../platform/i18n/index.ts'
import type { DoneBy } from '../answer.ts'
import { HTTP, type Reason } from '../reasons.ts'
import type { Official } from '../rules/who-may.ts'
import { words } from '../words.ts'

/** What the operations of this room have in common; a “no” tells who was quicker. */
export const ROOM = {
  tag: 'dossiers',
  statuses: HTTP,
  words: words.reasons,
  more: ({ by }: { reason: Reason; by?: DoneBy }, { lang }: Request) =>
    by && { by: { name: by.name, did: inLang(by.sentence, lang), at: by.at } },
}

/** Why anything can't be done to a dossier now. */
export const NOT_NOW = [
  'not_found',
  'not_yours',
  'assigned_to_other',
  'for_citizen',
  'wrong_status',
  'already_done',
  'of_the_whole',
  'waits_for_parts',
] as const satisfies Reason[]

/** What may be wrong with what is filed. */
export const BAD_FILING = [
  'no_such_procedure',
  'unit_does_not_receive',
  'not_from_here',
  'missing_name',
  'missing_answer',
  'bad_phone',
  'bad_email',
  'bad_id_number',
  'unknown_file',
  'paper_not_held',
  'paper_does_not_hold',
  'no_consent',
] as const satisfies Reason[]

/** The signed-in official of a request. A route's permission has seen to it that there is one. */
export function officialOf({ viewer }: Request): Official {
  if (viewer.kind !== 'official') throw new Refusal(403, 'not_yours', words.reasons.not_yours)
  return viewer
}
