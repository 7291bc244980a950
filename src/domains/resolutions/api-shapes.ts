import { Type } from 'typebox'
import { Day, Key, type operations, orNull } from '../../platform/http/index.ts'
import type { Reason } from './reasons.ts'
import { PERIOD_PATTERN } from './rules/period.ts'
import type { Reported as Told } from './rules/target.ts'

/** The operations of this room, to which each part adds its own. */
export type Api = ReturnType<typeof operations<Reason>>

export const Period = Type.String({
  pattern: PERIOD_PATTERN,
  description: 'A year, a quarter or a month: 2017, 2017-Q1, 2017-03',
})
export const Decimal = Type.String({ maxLength: 40, description: 'A decimal written out, never a binary fraction' })
export const Unit = orNull(Key, { description: 'Null: the whole locality' })
export const Reported = Type.Object({
  value: orNull(Decimal),
  part: orNull(Decimal),
  whole: orNull(Decimal),
  doneOn: orNull(Day),
})
export const columnsOf = (reported: Told) => ({
  value: 'value' in reported ? reported.value : null,
  part: 'part' in reported ? reported.part : null,
  whole: 'part' in reported ? reported.whole : null,
  doneOn: 'done' in reported ? reported.done : null,
})
