import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/index.ts'
import { NoRow, sql } from './index.ts'

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
})
