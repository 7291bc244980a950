import type { Text } from '../../platform/i18n/index.ts'
import { no } from '../../platform/result.ts'
import type { Reason } from './reasons.ts'

/** Who did the thing first, for whoever came second. */
export interface DoneBy {
  name: string | null
  sentence: Text
  at: Date
}

/** What an action answers. A “no” tells, where it matters, who was quicker. */
export type Answer<T> = { ok: true; value: T } | { ok: false; reason: Reason; by?: DoneBy }

/** The “no” of an action, with whoever was quicker. */
export const refused = (reason: Reason, by?: DoneBy): { ok: false; reason: Reason; by?: DoneBy } =>
  by ? { ...no(reason), by } : no(reason)
