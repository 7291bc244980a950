import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect, sql } from '../../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { beginEpoch, type Follower, follow, record } from './index.ts'
import { anAct } from './testing/acts.ts'

describe('a follower of the ledger', () => {
  let base: TestDatabase
  beforeEach(async () => {
    base = await testDatabase()
    await base.admin.run(sql`CREATE TABLE heard (place bigserial, act_id uuid)`)
    await base.admin.run(sql`GRANT ALL ON heard, heard_place_seq TO camlo_app`)
  })
  afterEach(() => base.close())

  const heard = async () =>
    (await base.admin.many(sql<{ actId: string }>`SELECT act_id FROM heard ORDER BY place`)).map(({ actId }) => actId)
  const listen = (db = base.db): Follower =>
    follow(
      db,
      'listener',
      async (tx, acts) => {
        await tx.run(sql`INSERT INTO heard (act_id) SELECT unnest(${acts.map(({ id }) => id)}::uuid[])`)
      },
      { everyMs: 10, batch: 7 },
    )

  test('misses no act of 50 concurrent writers, some slow, though it is killed and taken over meanwhile', async () => {
    const writers = connect({ url: base.appUrl, max: 50, name: 'writers' })
    const doomed = connect({ url: base.appUrl, max: 2, name: 'doomed' })
    const followers = [listen(doomed), listen(), listen()]
    const killing = (async () => {
      for (let round = 0; round < 10; round += 1) {
        await sleep(40)
        await base.admin.run(sql`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'doomed' AND datname = current_database() AND query LIKE '%followers%'`)
      }
    })()
    const written = await Promise.all(
      Array.from({ length: 50 }, async (_, writer) => {
        const ids: string[] = []
        for (let turn = 0; turn < 6; turn += 1)
          await writers.transaction(async (tx) => {
            ids.push(await record(tx, anAct()))
            await sleep(writer % 10 === 0 ? 300 : Math.random() * 30)
            ids.push(await record(tx, anAct()))
          })
        return ids
      }),
    )
    await killing
    const all = written.flat().sort()
    await vi.waitFor(async () => expect((await heard()).length).toBeGreaterThanOrEqual(all.length), 15_000)
    await Promise.all(followers.map((follower) => follower.stop()))
    await Promise.all([writers.close(), doomed.close()])
    const once = await heard()
    expect([...once].sort()).toEqual(all)
    const inOrder = await base.admin.many(sql<{ id: string }>`SELECT id FROM acts ORDER BY epoch, xid, number`)
    expect(once).toEqual(inOrder.map(({ id }) => id))
  })

  test('waits for a transaction that is still running, and hears its acts first', async () => {
    const follower = listen()
    let late = ''
    let early = ''
    await base.db.transaction(async (tx) => {
      late = await record(tx, anAct())
      early = await record(base.db, anAct())
      await sleep(100)
      expect(await heard()).toEqual([])
    })
    await vi.waitFor(async () => expect(await heard()).toEqual([late, early]), 5000)
    await follower.stop()
  })

  test('a handler that fails is tried again with the same acts, and nothing of the failure stays', async () => {
    const id = await record(base.db, anAct())
    const failures: unknown[] = []
    const follower = follow(
      base.db,
      'listener',
      async (tx, acts) => {
        await tx.run(sql`INSERT INTO heard (act_id) SELECT unnest(${acts.map((act) => act.id)}::uuid[])`)
        if (failures.length < 2) throw new Error('not today')
      },
      { everyMs: 5, onError: (cause) => failures.push(cause) },
    )
    await vi.waitFor(async () => expect(await heard()).toEqual([id]), 5000)
    await follower.stop()
    expect(failures).toHaveLength(2)
  })

  test('goes on after a restore, where transactions count from the start again', async () => {
    const before = await record(base.db, anAct())
    await beginEpoch(base.admin, 'restored elsewhere')
    await base.admin.run(sql`UPDATE acts SET xid = '900000000' WHERE id = ${before}`)
    const after = await record(base.db, anAct())
    const follower = listen()
    await vi.waitFor(async () => expect(await heard()).toEqual([before, after]), 5000)
    await follower.stop()
  })
})
