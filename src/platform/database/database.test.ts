import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/index.ts'
import { connect, NoRow, sql } from './index.ts'

describe('the way to the database', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await testDatabase()
  })
  afterAll(() => base.close())

  test('values arrive in the types the program works with', async () => {
    const row = await base.db.one(
      sql<
        Record<string, unknown>
      >`SELECT ${9_007_199_254_740_991}::bigint AS "money_in_dong", '2026-11-23'::date AS local_day,
        ${new Date('2026-11-23T01:00:00Z')}::timestamptz AS at_instant, ${['a', 'b']}::text[] AS list,
        ${JSON.stringify({ tên: 'Lộ' })}::text::jsonb AS facts, 0.25::numeric AS share`,
    )
    expect(row).toEqual({
      moneyInDong: 9_007_199_254_740_991,
      localDay: '2026-11-23',
      atInstant: new Date('2026-11-23T01:00:00Z'),
      list: ['a', 'b'],
      facts: { tên: 'Lộ' },
      share: 0.25,
    })
  })

  test('a promised row that is missing is a fault', async () => {
    await expect(base.db.one(sql`SELECT 1 WHERE false`)).rejects.toThrow(NoRow)
  })

  test('a value is never read as SQL', async () => {
    const hostile = `'; DROP TABLE schema_migrations; --`
    const row = await base.db.one(sql<{ echo: string }>`SELECT ${hostile}::text AS echo`)
    expect(row.echo).toBe(hostile)
  })

  test('a transaction that fails leaves nothing, an inner one takes back only itself', async () => {
    await base.admin.run(sql`CREATE TABLE kept (n int)`)
    await base.admin.transaction(async (tx) => {
      await tx.run(sql`INSERT INTO kept VALUES (1)`)
      await tx
        .transaction(async (inner) => {
          await inner.run(sql`INSERT INTO kept VALUES (2)`)
          throw new Error('changed my mind')
        })
        .catch(() => {})
    })
    await base.admin
      .transaction(async (tx) => {
        await tx.run(sql`INSERT INTO kept VALUES (3)`)
        throw new Error('all of it')
      })
      .catch(() => {})
    expect(await base.admin.many(sql`SELECT n FROM kept`)).toEqual([{ n: 1 }])
  })

  test('after its connections were cut in the middle of work the pool serves again within seconds', async () => {
    const db = connect({ url: base.appUrl, max: 4, name: 'cut' })
    let over = false
    const worker = async () => {
      while (!over) await db.run(sql`SELECT pg_sleep(0.002)`).catch(() => {})
    }
    const workers = Array.from({ length: 6 }, worker)
    for (let round = 0; round < 4; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150))
      await base.admin.run(sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'cut' AND datname = current_database() AND query LIKE '%pg_sleep%'`)
    }
    over = true
    const since = performance.now()
    await expect
      .poll(() => Promise.all(Array.from({ length: 8 }, () => db.run(sql`SELECT 1`).then(() => 'served', String))), {
        timeout: 14_000,
      })
      .toEqual(Array(8).fill('served'))
    // Nothing that was under way at a cut waits for ever.
    await Promise.all(workers)
    expect(performance.now() - since).toBeLessThan(12_000)
    await db.close()
  })
})
