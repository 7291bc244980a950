import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { actsOfCase, beginEpoch, ensurePartitions, findAct, record, recordMany, timelineOf } from './index.ts'
import { anAct, someActs } from './testing/acts.ts'

describe('the ledger of acts', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await testDatabase()
  })
  afterAll(() => base?.close())

  test('an act comes back as it was recorded', async () => {
    const [personId, postId, unitId, actingForId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const given = anAct({
      verb: 'exercise.finish',
      actor: { kind: 'official', personId, postId, unitId, actingForId },
      outcome: 'late',
      workingMinutes: 480,
      lateMinutes: 30,
      dueAt: new Date('2026-11-20T17:00:00+07:00'),
      facts: { 'tên tệp': 'đơn', sets: 2, digitised: true, note: null },
    })
    const id = await record(base.db, given)
    expect(await findAct(base.db, id)).toMatchObject({ ...given, id, epoch: 1, caseId: null })
  })

  test('a timeline keeps the order of one subject; a case gathers its subjects', async () => {
    const [subjectId, caseId] = [randomUUID(), randomUUID()]
    const ids = await recordMany(base.db, [
      anAct({ subjectId, caseId }),
      anAct({ subjectId, caseId, verb: 'exercise.finish' }),
      anAct({ subjectId: caseId, caseId }),
      anAct(),
    ])
    expect((await timelineOf(base.db, subjectId)).map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect((await actsOfCase(base.db, caseId)).map(({ id }) => id)).toEqual(ids.slice(0, 3))
  })

  test('an act with a verb or outcome no room declares is refused', async () => {
    await expect(record(base.db, anAct({ verb: 'exercise.invent' }))).rejects.toThrow('No room declares')
    await expect(record(base.db, anAct({ verb: 'exercise.finish', outcome: 'perfect' }))).rejects.toThrow('no outcome')
  })

  test('an official acts as a person in a post of a unit, or not at all', async () => {
    const id = await record(base.db, anAct())
    const half = sql`INSERT INTO acts (locality_id, id, epoch, verb, actor_kind, subject_id, occurred_at)
      VALUES (1, ${randomUUID()}, 1, 'exercise.begin', 'official', ${id}, now())`
    await expect(base.db.run(half)).rejects.toThrow('acts_of_officials_have_person_post_unit')
  })

  test.each(['acts', 'leaves', 'merkle_nodes', 'seals', 'acts_default'])(
    'the program itself cannot change, delete or empty %s',
    async (table) => {
      const name = sql.raw(table)
      const column = sql.raw({ acts: 'verb', acts_default: 'verb', seals: 'size' }[table] ?? 'hash')
      await expect(base.db.run(sql`UPDATE ${name} SET ${column} = ${column}`)).rejects.toThrow('permission denied')
      await expect(base.db.run(sql`DELETE FROM ${name}`)).rejects.toThrow('permission denied')
      await expect(base.db.run(sql`TRUNCATE ${name}`)).rejects.toThrow('permission denied')
    },
  )

  test('the program itself cannot make partitions or begin an epoch', async () => {
    await expect(ensurePartitions(base.db, new Date(), new Date())).rejects.toThrow('permission denied')
    await expect(beginEpoch(base.db, 'mischief')).rejects.toThrow('permission denied')
  })

  test('an act of a month without a partition is taken, and moves when the month gets one', async () => {
    const occurredAt = new Date('2016-05-04T01:00:00Z')
    const id = await record(base.db, anAct({ occurredAt }))
    const home = () =>
      base.admin.one(sql<{ part: string }>`SELECT tableoid::regclass::text AS part FROM acts WHERE id = ${id}`)
    expect((await home()).part).toBe('acts_default')
    expect(await ensurePartitions(base.admin, occurredAt, occurredAt)).toBe(1)
    expect(await ensurePartitions(base.admin, occurredAt, occurredAt)).toBe(0)
    expect((await home()).part).toBe('acts_2016_05')
    await expect(base.db.run(sql`DELETE FROM acts_2016_05`)).rejects.toThrow('permission denied')
    await record(base.db, anAct({ occurredAt }))
  })

  test('a statement that fails records no act of its batch', async () => {
    const subjectId = randomUUID()
    const id = randomUUID()
    await expect(recordMany(base.db, [anAct({ subjectId, id }), anAct({ subjectId, id })])).rejects.toThrow('acts_')
    expect(await timelineOf(base.db, subjectId)).toEqual([])
  })

  test('acts in their hundreds keep their order', async () => {
    const ids = await recordMany(base.db, someActs(500))
    const rows = await base.db.many(
      sql<{ id: string }>`SELECT id FROM acts WHERE id = ANY(${ids}::uuid[]) ORDER BY epoch, xid, number`,
    )
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })
})
