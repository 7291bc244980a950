import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FixedClock, fixedClock } from '../../platform/clock.ts'
import { connect, type Database, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import {
  type Carrier,
  type Delivery,
  type Dispatcher,
  enqueue,
  findDeliveries,
  giveUp,
  keepDelivering,
  type NewDelivery,
  type Outcome,
  sendAgain,
  sweepDeliveries,
} from './index.ts'

const HERE = 1
const HOUR_MS = 3_600_000

let base: TestDatabase
let clock: FixedClock
let running: Dispatcher[]
let pools: Database[]
/** What the far side was told, in order. */
let heard: string[]

beforeEach(async () => {
  base = await testDatabase()
  clock = fixedClock('2026-03-02T08:00:00+07:00')
  running = []
  pools = []
  heard = []
})
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  await Promise.all(running.map((each) => each.stop()))
  await base.close()
})

const telling = (key: string, more: Partial<NewDelivery> = {}): NewDelivery => ({ carrier: 'mail', key, ...more })
const put = (...deliveries: NewDelivery[]) => enqueue(base.db, HERE, deliveries, clock.now())
const states = async () =>
  Object.fromEntries((await findDeliveries(base.db, HERE, { limit: 1000 })).map(({ key, state }) => [key, state]))

const carrier = (send: (delivery: Delivery) => Promise<Outcome> | Outcome = () => ({ is: 'sent' })): Carrier => ({
  name: 'mail',
  patience: { firstWaitMs: 20, longestWaitMs: HOUR_MS, givesUpAfterMs: 4 * 24 * HOUR_MS },
  parallel: 4,
  timeoutMs: 2_000,
  async send(delivery) {
    const outcome = await send(delivery)
    if (outcome.is === 'sent') heard.push(delivery.key)
    return outcome
  },
})

function dispatch(of: Carrier, options: { db?: Database; orphanAfterMs?: number } = {}): Dispatcher {
  const { db = base.db, orphanAfterMs = 60_000 } = options
  const dispatcher = keepDelivering({
    db,
    clock,
    localityId: HERE,
    carriers: [of],
    everyMs: 10,
    restMs: 20,
    queryMs: 400,
    orphanAfterMs,
  })
  running.push(dispatcher)
  return dispatcher
}

function pool(name: string): Database {
  const made = connect({ url: base.appUrl, max: 4, name })
  pools.push(made)
  return made
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`)

describe('the outbox', () => {
  test('takes the same telling once', async () => {
    expect(await put(telling('a'), telling('b'))).toBe(2)
    expect(await put(telling('a'), telling('c'))).toBe(1)
    dispatch(carrier())
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a', 'b', 'c']))
  })

  test('what is rolled back is never told', async () => {
    await base.db
      .transaction(async (tx) => {
        await enqueue(tx, HERE, [telling('never')], clock.now())
        throw new Error('rolled back')
      })
      .catch(() => {})
    await put(telling('told'))
    dispatch(carrier())
    await vi.waitFor(() => expect(heard).toEqual(['told']))
  })

  test('of several processes each telling goes out once', async () => {
    await put(...keys(200).map((key) => telling(key)))
    const slow = carrier(async () => {
      await sleep(Math.random() * 5)
      return { is: 'sent' }
    })
    for (const name of ['one', 'two', 'three']) dispatch(slow, { db: pool(name) })
    await vi.waitFor(() => expect(heard).toHaveLength(200), 10_000)
    expect(new Set(heard).size).toBe(200)
  })

  test('nothing is lost or told twice though whoever leads is cut off again and again under load', async () => {
    await put(...keys(150).map((key) => telling(key)))
    const slow = carrier(async () => {
      await sleep(Math.random() * 20)
      return { is: 'sent' }
    })
    for (const name of ['leader one', 'leader two', 'leader three'])
      dispatch(slow, { db: pool(name), orphanAfterMs: 8_000 })
    let cut = 0
    for (let round = 0; round < 20 && cut < 2; round += 1) {
      await sleep(40)
      cut += await base.admin.run(sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name LIKE 'leader%' AND datname = current_database() AND state = 'idle in transaction'
          AND query = 'SELECT'`)
    }
    expect(cut).toBe(2)
    await vi.waitFor(async () => expect(Object.values(await states())).toEqual(Array(150).fill('sent')), 25_000)
    expect(heard.toSorted()).toEqual(keys(150).toSorted())
  })

  test('what a process was sending when it died goes out by another', async () => {
    await put(telling('a'))
    await base.db.run(sql`UPDATE deliveries SET claimed_by = ${newId()}`)
    dispatch(carrier(), { orphanAfterMs: 100 })
    await sleep(60)
    expect(heard).toEqual([])
    await vi.waitFor(() => expect(heard).toEqual(['a']))
  })

  test('a lane keeps its order through failures; others overtake it', async () => {
    await put(telling('x1', { lane: 'x' }), telling('x2', { lane: 'x' }), telling('y1', { lane: 'y' }), telling('z'))
    let failures = 3
    dispatch(
      carrier(({ key }) => {
        if (key !== 'x1' || failures === 0) return { is: 'sent' }
        failures -= 1
        return { is: 'failed', why: 'busy', retryAfterMs: 0 }
      }),
    )
    await vi.waitFor(() => expect(heard).toHaveLength(4))
    expect(heard.indexOf('x1')).toBeLessThan(heard.indexOf('x2'))
    expect(heard.indexOf('y1')).toBeLessThan(heard.indexOf('x1'))
  })

  test('a refusal is put before a person; what is behind it in its lane waits until it is sent again', async () => {
    await put(telling('x1', { lane: 'x' }), telling('x2', { lane: 'x' }))
    let refuses = true
    dispatch(
      carrier(({ key }) => (key === 'x1' && refuses ? { is: 'refused', why: '422 unknown code' } : { is: 'sent' })),
    )
    await vi.waitFor(async () => expect(await states()).toEqual({ x1: 'dead', x2: 'waiting' }))
    const [dead] = await findDeliveries(base.db, HERE, { state: 'dead' })
    expect(dead?.lastError).toBe('422 unknown code')
    refuses = false
    expect((await sendAgain(base.db, HERE, dead?.id ?? '', clock.now())).ok).toBe(true)
    await vi.waitFor(() => expect(heard).toEqual(['x1', 'x2']))
    expect(await sendAgain(base.db, HERE, dead?.id ?? '', clock.now())).toEqual({ ok: false, reason: 'not_found' })
  })

  test('a dead telling that is given up lets its lane go on', async () => {
    await put(telling('x1', { lane: 'x' }), telling('x2', { lane: 'x' }))
    dispatch(carrier(({ key }) => (key === 'x1' ? { is: 'refused', why: 'no' } : { is: 'sent' })))
    await vi.waitFor(async () => expect((await states()).x1).toBe('dead'))
    const [dead] = await findDeliveries(base.db, HERE, { state: 'dead' })
    await giveUp(base.db, HERE, dead?.id ?? '', clock.now())
    await vi.waitFor(() => expect(heard).toEqual(['x2']))
    expect((await states()).x1).toBe('dropped')
  })

  test('while a route is down one goes ahead to see, and another route is not held up', async () => {
    await put(...keys(20).map((key) => telling(key, { route: 'mail:down' })), telling('other', { route: 'mail:up' }))
    let up = false
    let tries = 0
    dispatch(
      carrier(({ route }) => {
        if (route === 'mail:up' || up) return { is: 'sent' }
        tries += 1
        return { is: 'failed', why: 'ECONNREFUSED', routeDown: true }
      }),
    )
    await vi.waitFor(() => expect(heard).toEqual(['other']))
    await sleep(150)
    expect(tries).toBeLessThan(12)
    up = true
    await vi.waitFor(() => expect(heard).toHaveLength(21), 5_000)
    expect(new Set(heard).size).toBe(21)
  })

  test('it is tried for days before it is put before a person', async () => {
    await put(telling('a'))
    dispatch(carrier(() => ({ is: 'failed', why: 'try later', retryAfterMs: 0 })))
    await sleep(80)
    expect(await states()).toEqual({ a: 'waiting' })
    clock.advance(4 * 24 * HOUR_MS)
    await vi.waitFor(async () => expect(await states()).toEqual({ a: 'dead' }))
  })

  test.each([
    ['ahead', HOUR_MS],
    ['back', -HOUR_MS],
  ])('setting the clock an hour %s neither loses nor repeats anything', async (_, ms) => {
    let failing = true
    dispatch(carrier(() => (failing ? { is: 'failed', why: 'down', routeDown: true } : { is: 'sent' })))
    await put(...keys(30).map((key) => telling(key)))
    await sleep(60)
    clock.advance(ms)
    failing = false
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(keys(30).toSorted()), 5_000)
    await put(telling('after'))
    await vi.waitFor(() => expect(heard).toContain('after'))
    expect(heard).toHaveLength(31)
  })

  test('what takes too long is a failure of its route, and a throw is one of its own', async () => {
    await put(telling('slow'), telling('broken'))
    const impatient = carrier(({ key }) => {
      if (key === 'broken') throw new Error('a bug for an@example.vn')
      return new Promise(() => {})
    })
    dispatch({ ...impatient, timeoutMs: 30 })
    await vi.waitFor(async () => {
      const errors = (await findDeliveries(base.db, HERE)).map(({ key, lastError }) => [key, lastError])
      expect(Object.fromEntries(errors)).toEqual({ slow: 'No answer in time', broken: 'a bug for …@…' })
    })
  })

  test('what is done is swept away after a while; what is dead stays', async () => {
    await put(telling('done'), telling('dead'))
    dispatch(carrier(({ key }) => (key === 'dead' ? { is: 'refused', why: 'no' } : { is: 'sent' })))
    await vi.waitFor(async () => expect(await states()).toEqual({ done: 'sent', dead: 'dead' }))
    expect(await sweepDeliveries(base.db, HERE, clock.now())).toBe(0)
    expect(await sweepDeliveries(base.db, HERE, new Date(clock.now().getTime() + 1))).toBe(1)
    expect(await states()).toEqual({ dead: 'dead' })
  })
})
