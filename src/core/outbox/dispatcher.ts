import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { TookTooLong, within } from '../../platform/within.ts'
import { settle } from './actions.ts'
import type { Carrier, Delivery, Outcome } from './delivery.ts'
import { claim, claimants, release, waitingRoutes } from './queries.ts'
import { waitAfter } from './rules/patience.ts'

export interface DispatchOptions {
  db: Db
  clock: Clock
  localityId: number
  carriers: readonly Carrier[]
  everyMs?: number
  /** How long what another process was sending is left to it after it lost the lead: a little longer than any try may take. */
  orphanAfterMs?: number
  /** How long a query may take before its connection counts as dead. */
  queryMs?: number
  /** How long a route rests after its first failure; doubled each time, up to five minutes. */
  restMs?: number
  onError?: (cause: unknown) => void
}

export interface Dispatcher {
  /** Ends after what is being sent. */
  stop(): Promise<void>
}

const LONGEST_REST_MS = 300_000
const LONGEST_ASKED_MS = 3_600_000
// One number for all installations; each has its own database.
const LEAD_LOCK = 7_262_020

/**
 * Sends what stands in the outbox, in one process of the installation at a time; another takes over when it ends or dies.
 *
 * The lead is an advisory lock of a transaction that does nothing else: it has no number, so it holds no follower of the
 * ledger back, and it ends with its connection. Waits of routes and orphans are measured on the machine's steady clock, so
 * that setting the time changes neither.
 */
export function keepDelivering(options: DispatchOptions): Dispatcher {
  const worker = new Worker(options)
  const ended = worker.run()
  return {
    stop() {
      worker.stopping.abort()
      return ended
    },
  }
}

const isOpen = (carrier: Carrier, now: Date): boolean => carrier.isOpen?.(now) ?? true

const longestTry = (carriers: readonly Carrier[]): number => Math.max(0, ...carriers.map(({ timeoutMs }) => timeoutMs))

interface Resting {
  failures: number
  until: number
}

class Worker {
  readonly stopping = new AbortController()
  readonly #options: Required<DispatchOptions>
  readonly #carriers: ReadonlyMap<string, Carrier>
  /** Our claims that are being sent. Each claim has a name of its own, so that letting one go late can't undo another. */
  readonly #sending = new Set<string>()
  /** Our claims of which we never learned whether they were made: the database went away meanwhile. */
  readonly #unsure = new Set<string>()
  /** The tenure in which this process leads; one that was cut off may end long after the next began. */
  #leading: Db | undefined
  readonly #busy = new Map<string, Promise<void>>()
  readonly #resting = new Map<string, Resting>()

  constructor(options: DispatchOptions) {
    this.#options = {
      everyMs: 1_000,
      orphanAfterMs: longestTry(options.carriers) + 15_000,
      restMs: 5_000,
      queryMs: 15_000,
      onError: () => {},
      ...options,
    }
    this.#carriers = new Map(options.carriers.map((carrier) => [carrier.name, carrier]))
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => {})
  }

  #soon<T>(query: Promise<T>): Promise<T> {
    return within(this.#options.queryMs, query)
  }

  async run(): Promise<void> {
    const { db, everyMs, onError } = this.#options
    while (!this.stopping.signal.aborted) {
      try {
        await this.#freeUnsure()
        await this.#tenure(db)
      } catch (cause) {
        onError(cause)
      }
      await this.#pause(everyMs)
    }
    await Promise.all(this.#busy.values())
  }

  /** Leads as long as the connection that holds the lead lives; neither its beginning nor its end is waited for in vain. */
  #tenure(db: Db): Promise<void> {
    const { queryMs } = this.#options
    return new Promise((resolve, reject) => {
      const inVain = setTimeout(() => reject(new TookTooLong('The lead could not be asked for')), queryMs)
      const led = db.transaction((tx) => {
        clearTimeout(inVain)
        const tenure = this.#lead(tx)
        tenure.then(() => setTimeout(resolve, queryMs).unref(), reject)
        return tenure
      })
      led.then(resolve, reject).finally(() => clearTimeout(inVain))
    })
  }

  async #lead(lead: Db): Promise<void> {
    const asked = lead.one(sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(${LEAD_LOCK}) AS taken`)
    const { taken } = await this.#soon(asked)
    if (!taken) return
    this.#leading = lead
    try {
      const seen = new Map<string, number>()
      while (this.#leading === lead && !this.stopping.signal.aborted) {
        // Fails when the connection is gone, and the lead with it.
        await this.#soon(lead.run(sql`SELECT`))
        await this.#freeOrphans(seen)
        const { db, localityId, everyMs } = this.#options
        const routes = await this.#soon(waitingRoutes(db, localityId, [...this.#carriers.keys()]))
        for (const route of routes) this.#serve(route)
        await this.#pause(everyMs)
      }
    } finally {
      if (this.#leading === lead) this.#leading = undefined
    }
  }

  /**
   * Lets go of what nobody sends any more: claims of processes that led before, once any try of theirs is over.
   *
   * @param seen since when each other claim has been there
   */
  async #freeOrphans(seen: Map<string, number>): Promise<void> {
    const { db, localityId, orphanAfterMs } = this.#options
    const now = performance.now()
    const claims = new Set(await this.#soon(claimants(db, localityId)))
    for (const by of seen.keys()) if (!claims.has(by)) seen.delete(by)
    for (const by of claims) if (!this.#sending.has(by) && !seen.has(by)) seen.set(by, now)
    const gone = [...seen].filter(([, since]) => now - since >= orphanAfterMs).map(([by]) => by)
    if (gone.length > 0) await this.#soon(release(db, localityId, gone))
    await this.#freeUnsure()
  }

  async #freeUnsure(): Promise<void> {
    const { db, localityId } = this.#options
    if (this.#unsure.size > 0) await this.#soon(release(db, localityId, [...this.#unsure]))
  }

  #serve(route: string): void {
    const carrier = this.#carriers.get(route.split(':')[0] ?? '')
    const rest = this.#resting.get(route)
    if (!carrier || !isOpen(carrier, this.#options.clock.now())) return
    if (this.#busy.has(route) || (rest && performance.now() < rest.until)) return
    const work = this.#sendAll(carrier, route)
      .catch(this.#options.onError)
      .finally(() => this.#busy.delete(route))
    this.#busy.set(route, work)
  }

  /** Sends what waits on a route until nothing does or the route is down. */
  async #sendAll(carrier: Carrier, route: string): Promise<void> {
    const { clock } = this.#options
    while (this.#leading && !this.stopping.signal.aborted && isOpen(carrier, clock.now())) {
      // After a failure one goes ahead to see.
      const most = this.#resting.has(route) ? 1 : carrier.parallel
      const by = newId()
      this.#sending.add(by)
      const began = performance.now()
      const deliveries = await this.#claim({ route, most, now: clock.now(), by })
      const rests = await Promise.all(deliveries.map((delivery) => this.#send(carrier, delivery, by)))
      this.#sending.delete(by)
      if (deliveries.length === 0) return
      const asked = rests.filter((rest) => rest !== undefined)
      if (asked.length > 0) return this.#restFrom(route, Math.max(...asked))
      this.#resting.delete(route)
      const { perSecond } = carrier
      if (perSecond) await this.#pause(Math.max(0, began + (deliveries.length / perSecond) * 1_000 - performance.now()))
    }
  }

  async #claim(wanted: { route: string; most: number; now: Date; by: string }): Promise<Delivery[]> {
    const { db, localityId } = this.#options
    try {
      return await this.#soon(claim(db, localityId, wanted))
    } catch (cause) {
      this.#unsure.add(wanted.by)
      this.#sending.delete(wanted.by)
      throw cause
    }
  }

  /** @param askedMs how long the far side asks to be left alone */
  #restFrom(route: string, askedMs: number): void {
    const failures = (this.#resting.get(route)?.failures ?? 0) + 1
    const patience = { firstWaitMs: this.#options.restMs, longestWaitMs: LONGEST_REST_MS, givesUpAfterMs: 0 }
    const wait = Math.max(waitAfter(failures, patience, Math.random()), Math.min(askedMs, LONGEST_ASKED_MS))
    this.#resting.set(route, { failures, until: performance.now() + wait })
  }

  /** @returns how long its route is asked to rest, in milliseconds; undefined when it is open */
  async #send(carrier: Carrier, delivery: Delivery, by: string): Promise<number | undefined> {
    const outcome = await this.#try(carrier, delivery)
    await this.#note(carrier, delivery, outcome, by)
    return outcome.is === 'failed' && outcome.routeDown ? (outcome.retryAfterMs ?? 0) : undefined
  }

  async #try(carrier: Carrier, delivery: Delivery): Promise<Outcome> {
    const late = new AbortController()
    try {
      return await Promise.race([
        carrier.send(delivery),
        sleep(carrier.timeoutMs, { is: 'failed', why: 'No answer in time', routeDown: true } as const, {
          signal: late.signal,
        }),
      ])
    } catch (cause) {
      return { is: 'failed', why: cause instanceof Error ? cause.message : String(cause) }
    } finally {
      late.abort()
    }
  }

  /** What was sent must be written down, however long the database is away: else it would be sent again. */
  async #note(carrier: Carrier, delivery: Delivery, outcome: Outcome, by: string): Promise<void> {
    const { db, clock, localityId, everyMs, onError } = this.#options
    for (;;) {
      try {
        const context = { now: clock.now(), patience: carrier.patience, by }
        return await this.#soon(settle(db, localityId, delivery, outcome, context))
      } catch (cause) {
        onError(cause)
        // Told to stop while there is no database: the key tells the far side that it is the same.
        if (this.stopping.signal.aborted) return
        await this.#pause(everyMs)
      }
    }
  }
}
