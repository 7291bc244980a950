import type { PostedForm } from '../../../../core/files/index.ts'
import type { DoneBy } from '../../answer.ts'
import type { Reason } from '../../reasons.ts'
import type { DeedName } from './deeds.ts'

/** A deed that was refused: shown where it was tried, with what had been typed. */
export interface Failed {
  deed: DeedName
  reason: Reason
  by?: DoneBy | undefined
  form: PostedForm
}
