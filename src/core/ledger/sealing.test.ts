import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { generateSealKey, newSalt, readSealKey, recordMany, saltedHash, sealNow, verify } from './index.ts'
import { proveAct, proveConsistency } from './proofs.ts'
import { findRow } from './queries.ts'
import { canonicalJson, leafOf } from './rules/leaf.ts'
import { leafHash } from './rules/merkle.ts'
import { isConsistent, isIncluded } from './rules/proofs.ts'
import { anAct, someActs } from './testing/acts.ts'

describe('the seals', () => {
  const key = readSealKey(generateSealKey())
  let base: TestDatabase
  let ids: string[]
  beforeEach(async () => {
    base = await testDatabase()
    ids = await recordMany(base.db, someActs(21))
    await sealNow(base.db, key)
    ids.push(
      ...(await recordMany(base.db, [
        ...someActs(16),
        anAct({ verb: 'exercise.finish', workingMinutes: 90, unitId: randomUUID() }),
      ])),
    )
    await sealNow(base.db, key)
  })
  afterEach(() => base.close())
  const tamper = (statement: Parameters<typeof base.admin.run>[0]) => base.admin.run(statement)
  const finding = async () => (await verify(base.db)).finding

  test('an untouched ledger passes, with what is not sealed yet', async () => {
    await recordMany(base.db, someActs(3))
    expect(await verify(base.db)).toEqual({ acts: 41, sealed: 38, seals: 2, unsealed: 3, finding: null })
  })

  test('an empty ledger passes', async () => {
    const empty = await testDatabase()
    expect(await verify(empty.db)).toEqual({ acts: 0, sealed: 0, seals: 0, unsealed: 0, finding: null })
    await empty.close()
  })

  test('every act proves its place, and the later seal its beginning', async () => {
    for (const [index, id] of ids.entries()) {
      const proof = await proveAct(base.db, id)
      if (!proof.ok) throw new Error(proof.reason)
      const { act, leafIndex, path, seal } = proof.value
      expect(leafIndex).toBe(index)
      expect(isIncluded(leafHash(canonicalJson(act)), leafIndex, seal.size, path, seal.root)).toBe(true)
    }
    const proof = await proveConsistency(base.db, 21, 38)
    if (!proof.ok) throw new Error(proof.reason)
    expect(isConsistent(proof.value.older, proof.value.later, proof.value.path)).toBe(true)
  })

  test.each([
    ['verb', sql`'exercise.finish'`],
    ['facts', sql`'{"index": 99}'::jsonb`],
    ['occurred_at', sql`occurred_at + interval '1 millisecond'`],
    ['recorded_at', sql`recorded_at - interval '1 day'`],
    ['person_id', sql`gen_random_uuid()`],
    ['late_minutes', sql`1`],
    ['number', sql`number + 5000`],
  ])('an act whose %s was altered is named', async (column, value) => {
    await tamper(sql`UPDATE acts SET ${sql.raw(column)} = ${value} WHERE id = ${ids[9]}`)
    expect(await finding()).toEqual({ kind: 'altered', actId: ids[9], leafIndex: 9 })
  })

  test('an act that was taken out is named, the last one too', async () => {
    await tamper(sql`DELETE FROM acts WHERE id = ${ids[37]}`)
    expect(await finding()).toEqual({ kind: 'missing', actId: ids[37], leafIndex: 37 })
    await tamper(sql`DELETE FROM acts WHERE id = ${ids[5]}`)
    expect(await finding()).toEqual({ kind: 'missing', actId: ids[5], leafIndex: 5 })
  })

  test('an act that was slipped into the sealed past is named', async () => {
    const forged = randomUUID()
    await tamper(sql`
      INSERT INTO acts (locality_id, id, epoch, xid, number, verb, actor_kind, subject_id, occurred_at)
      SELECT locality_id, ${forged}, epoch, xid, 0, verb, actor_kind, subject_id, occurred_at FROM acts WHERE id = ${ids[0]}`)
    expect(await finding()).toEqual({ kind: 'inserted', actId: forged })
  })

  test('an act altered together with its leaf betrays itself by the tree', async () => {
    await tamper(sql`UPDATE acts SET outcome = 'onTime' WHERE id = ${ids[9]}`)
    const row = await findRow(base.admin, ids[9] as string)
    if (!row) throw new Error('gone')
    await tamper(sql`UPDATE leaves SET hash = decode(${leafOf(row).toString('hex')}, 'hex') WHERE leaf_index = 9`)
    expect(await finding()).toMatchObject({ kind: 'tree_altered' })
  })

  test('a seal that was altered, cut off or signed by a stranger is named', async () => {
    expect((await verify(base.db, { trustedKeyIds: ['0'] })).finding).toEqual({ kind: 'seal_by_unknown_key', size: 21 })
    const known = { size: 38, root: Buffer.alloc(32) }
    expect((await verify(base.db, { known })).finding).toMatchObject({ kind: 'tree_altered' })
    await tamper(sql`UPDATE seals SET sealed_at = sealed_at - interval '1 hour' WHERE size = 38`)
    expect(await finding()).toEqual({ kind: 'seal_altered', size: 38 })
    await tamper(sql`DELETE FROM seals WHERE size = 38`)
    expect(await finding()).toMatchObject({ kind: 'end_missing' })
    await tamper(sql`DELETE FROM leaves WHERE leaf_index >= 21`)
    await tamper(sql`DELETE FROM acts WHERE id = ANY(${ids.slice(21)}::uuid[])`)
    expect(await finding()).toEqual({ kind: 'end_missing', size: 21 })
  })

  test('a stored subtree that was altered is named by its leaves', async () => {
    await tamper(sql`UPDATE merkle_nodes SET hash = decode(repeat('00', 32), 'hex') WHERE level = 2 AND index = 1`)
    expect(await finding()).toEqual({ kind: 'tree_altered', fromLeaf: 4, toLeaf: 7 })
  })

  test('a count that does not come from acts is named', async () => {
    await base.db.run(sql`UPDATE act_counts SET acts = acts + 1 WHERE verb = 'exercise.finish'`)
    expect(await finding()).toMatchObject({ kind: 'counts_differ' })
  })

  test('erasing a person’s data leaves every seal valid, and what is left proves nothing', async () => {
    await tamper(sql`CREATE TABLE room (id uuid, salt text, name text)`)
    const salt = newSalt()
    const [id] = await recordMany(base.db, [anAct({ facts: { applicant: saltedHash(salt, 'Nguyễn Thị Lộ') } })])
    await tamper(sql`INSERT INTO room VALUES (${id}, ${salt}, 'Nguyễn Thị Lộ')`)
    await sealNow(base.db, key)
    const row = await findRow(base.db, id as string)
    expect(row?.facts.applicant).toBe(saltedHash(salt, 'Nguyễn Thị Lộ'.normalize('NFD')))
    await tamper(sql`DELETE FROM room`)
    expect(await finding()).toBeNull()
    expect(row?.facts.applicant).not.toBe(saltedHash(newSalt(), 'Nguyễn Thị Lộ'))
  })
})
