import { no, type Result } from '../../../platform/result.ts'
import type { Reason } from '../reasons.ts'

/** A “no” found after something was written: nothing of it is kept. */
export class Refused extends Error {
  override name = 'Refused'
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

/** Turns a {@link Refused} into the “no” it is. */
export async function orRefused<T>(work: Promise<Result<T, Reason>>): Promise<Result<T, Reason>> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof Refused) return no(cause.reason)
    throw cause
  }
}
