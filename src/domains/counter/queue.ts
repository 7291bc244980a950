import type { Limit, Limiter } from '../../core/identity/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { Result } from '../../platform/result.ts'
import { no } from '../../platform/result.ts'
import { type TakeInput, type Taken, take } from './actions/take.ts'
import { findOffice, type Hall, openingOf, type QueueOffice } from './hall.ts'
import type { LiveHalls } from './live.ts'
import type { SnapshotSource } from './queries/snapshot.ts'
import { HTTP, type Reason } from './reasons.ts'
import { closedInWords, words } from './words.ts'

/** What each group of routes is made with. */
export interface Queue {
  hall: Hall
  limits: Limiter
  snapshotOf: SnapshotSource
  live: LiveHalls
  /** Whether the site is reached over https, so that cookies may insist on it. */
  secure: boolean
}

/** Numbers taken by telephones from behind one address; a village may share one. */
const BY_PHONE: Limit = { name: 'queue phone', most: 12, windowSeconds: 900 }
/** Numbers from one office's kiosks: more than people can touch it. */
const BY_KIOSK: Limit = { name: 'queue kiosk', most: 150, windowSeconds: 900 }

/** Gives out a number if whoever asks has not taken too many. @param address of a telephone; a kiosk is counted by its office */
export async function takeWithinLimits(
  { hall, limits }: Queue,
  input: TakeInput,
  address: string,
): Promise<Result<Taken, Reason>> {
  const allowed =
    input.channel === 'kiosk' ? await limits.allows(BY_KIOSK, input.office) : await limits.allows(BY_PHONE, address)
  return allowed ? take(hall, input) : no('too_many')
}

/** The office an address names. @throws Refusal there is none */
export async function getOffice({ hall }: Queue, code: string): Promise<QueueOffice> {
  const office = await findOffice(hall, code)
  if (!office) throw refusalOf('no_such_office')
  return office
}

export const refusalOf = (reason: Reason): Refusal => new Refusal(HTTP[reason], reason, words.reasons[reason])

/** A “no” at the edge, which for a closed office says when it opens. */
export async function refuse({ hall }: Queue, reason: Reason, unitId: string): Promise<Refusal> {
  if (reason !== 'closed') return refusalOf(reason)
  return new Refusal(HTTP.closed, 'closed', closedInWords(await openingOf(hall, unitId)))
}
