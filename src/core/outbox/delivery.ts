import type { Patience } from './rules/patience.ts'

export type DeliveryState = 'waiting' | 'sent' | 'dropped' | 'dead'

/** Keys only: whatever says more about a person is looked up when it is sent. */
export type About = Record<string, string | number | boolean | null>

/** Something to be told outside, as a room hands it in. */
export interface NewDelivery {
  carrier: string
  /** Its carrier's name; with something after a colon where a carrier goes several ways, such as one for each endpoint. */
  route?: string
  /** The same key is the same telling: it is taken once. */
  key: string
  /** Those of one lane go one after another. */
  lane?: string
  actId?: string
  caseId?: string
  about?: About
  /** Not before. */
  notBefore?: Date
}

/** As it stands in the outbox. */
export interface Delivery {
  id: string
  number: number
  carrier: string
  route: string
  key: string
  lane: string | null
  actId: string | null
  caseId: string | null
  about: About
  state: DeliveryState
  /** How often it was tried. */
  attempts: number
  createdAt: Date
  since: Date
  nextAt: Date | null
  lastError: string | null
  finishedAt: Date | null
}

/** What became of one try. */
export type Outcome =
  | { is: 'sent' }
  /** Nobody has to be told any more. */
  | { is: 'dropped'; why: string }
  /** The far side will never take it: trying again is of no use until a person has looked. */
  | { is: 'refused'; why: string }
  /** `routeDown`: it would fail for every other of its route too, which rest meanwhile. */
  | { is: 'failed'; why: string; routeDown?: boolean; retryAfterMs?: number }

/** What takes deliveries of one kind outside. */
export interface Carrier {
  name: string
  patience: Patience
  /** How many at a time on one route. */
  parallel: number
  /** The most in a second on one route; without it, as many as go. */
  perSecond?: number
  /** Whether anything goes out at this time; until it does, deliveries wait where they are. Without it, always. */
  isOpen?(now: Date): boolean
  /**
   * One try. It must end by itself within {@link Carrier.timeoutMs} and may throw, which is a failure.
   *
   * A process that dies between the far side's yes and our note of it tries again: the far side gets the delivery's `key` each
   * time, by which it can tell.
   */
  send(delivery: Delivery): Promise<Outcome>
  timeoutMs: number
}
