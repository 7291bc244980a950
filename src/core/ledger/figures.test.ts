import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import type { NewAct } from './index.ts'
import {
  durations,
  figures,
  generateSealKey,
  readSealKey,
  rebuildCounts,
  recordMany,
  sealNow,
  verify,
} from './index.ts'
import { anAct } from './testing/acts.ts'

const [unitA, unitB, lan, minh, topic] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const finished = (unitId: string, personId: string, workingMinutes: number, occurredAt: string): NewAct =>
  anAct({
    verb: 'exercise.finish',
    unitId,
    personId,
    topicId: topic,
    stepKey: 'appraise',
    workingMinutes,
    lateMinutes: Math.max(0, workingMinutes - 480),
    outcome: workingMinutes > 480 ? 'late' : 'onTime',
    occurredAt: new Date(occurredAt),
  })

describe('the figures of boards', () => {
  const key = readSealKey(generateSealKey())
  let base: TestDatabase
  beforeAll(async () => {
    base = await testDatabase()
    await recordMany(base.db, [
      finished(unitA, lan, 100, '2026-11-20T16:59:00Z'),
      // 17:00 UTC is the next day in Vietnam.
      finished(unitA, lan, 600, '2026-11-20T17:00:00Z'),
      finished(unitA, minh, 200, '2026-11-21T02:00:00Z'),
    ])
    await sealNow(base.db, key)
    await recordMany(base.db, [finished(unitB, minh, 0, '2026-11-21T03:00:00Z'), anAct()])
    await sealNow(base.db, key)
  })
  afterAll(() => base?.close())
  const week = { from: '2026-11-16', to: '2026-11-22' }

  test('sums are by unit, local day and outcome, over several batches', async () => {
    const rows = await figures(base.db, { dimension: 'unit', unitIds: [unitA], ...week }, ['day', 'outcome'])
    expect(rows).toEqual([
      { day: '2026-11-20', outcome: 'onTime', acts: 1, workingMinutes: 100, lateMinutes: 0 },
      { day: '2026-11-21', outcome: 'late', acts: 1, workingMinutes: 600, lateMinutes: 120 },
      { day: '2026-11-21', outcome: 'onTime', acts: 1, workingMinutes: 200, lateMinutes: 0 },
    ])
  })

  test('sums are by person, step and procedure, and no act is counted twice', async () => {
    const people = await figures(base.db, { dimension: 'person', keys: [minh], ...week }, ['key', 'unitId'])
    expect(people.map(({ acts }) => acts)).toEqual([1, 1])
    const [all] = await figures(base.db, { dimension: 'topic', keys: [topic], verbs: ['exercise.finish'], ...week }, [])
    expect(all).toEqual({ acts: 4, workingMinutes: 900, lateMinutes: 120 })
  })

  test('medians and percentiles come within a twentieth', async () => {
    const [step] = await durations(base.db, { dimension: 'step', unitIds: [unitA], ...week }, ['key'])
    expect(step).toMatchObject({ key: 'appraise', acts: 3 })
    expect(Math.abs((step?.median ?? 0) / 200 - 1)).toBeLessThan(0.06)
    expect(Math.abs((step?.p90 ?? 0) / 600 - 1)).toBeLessThan(0.06)
  })

  test('counts are made anew from the acts', async () => {
    await base.db.run(sql`UPDATE act_counts SET acts = 99`)
    await base.db.run(sql`DELETE FROM act_durations`)
    expect((await verify(base.db)).finding?.kind).toBe('counts_differ')
    await rebuildCounts(base.db)
    expect((await verify(base.db)).finding).toBeNull()
  })
})
