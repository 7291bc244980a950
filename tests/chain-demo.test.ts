import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadChain, twoYears } from '../src/demo/index.ts'
import { countTargets } from '../src/domains/resolutions/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp()
  const { db, base, dataFolder } = app
  const ownerUrl = base.adminUrl
  await loadChain({
    db,
    ownerUrl,
    profile: 'cam-lo-2019',
    dataFolder,
    say() {},
    dossiers: 60,
    ...twoYears(app.clock.now()),
  })
}, 120_000)
afterAll(() => app.close())

const count = async (table: string, where = sql`true`): Promise<number> =>
  (await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${where}`)).n

test('the demonstration’s way from resolutions to work is whole, and made up where it is', async () => {
  expect(await count('targets', sql`standing = 'M'`)).toBeGreaterThanOrEqual(60)
  // Each of the demonstration's three years has its months; a share of communes is counted from another target.
  const years = await app.db.many(sql<{ year: number; n: number }>`
    SELECT year, count(*) AS n FROM target_figures WHERE standing = 'M' AND grain = 'month' AND stands GROUP BY year ORDER BY year`)
  expect(years.map(({ year }) => year)).toEqual([2016, 2017, 2018, 2024, 2025, 2026])
  expect(Math.min(...years.map(({ n }) => n))).toBeGreaterThan(50)
  expect(await countTargets(app.resolutions)).toBeGreaterThan(0)
  expect(
    await count(
      'target_figures',
      sql`target_id IN (SELECT id FROM targets WHERE computed_of IS NOT NULL) AND whole > 0`,
    ),
  ).toBeGreaterThan(0)
  // What the interview tells stays as it is told.
  expect(await count('target_figures', sql`standing = 'I'`)).toBe(6)
  expect(await count('commitments')).toBeGreaterThanOrEqual(100)
  expect(await count('meetings')).toBeGreaterThan(300)
  expect(await count('tasks')).toBeGreaterThan(200)
  expect(await count('tasks', sql`closed_at IS NULL`)).toBeGreaterThan(0)
  // What there is to see of a task is there: steps, words with names, files, what is waited for, what comes again.
  const inside = [
    'taskChecklist',
    'taskComments',
    'taskMentions',
    'taskFiles',
    'taskDependencies',
    'taskTemplates',
    'taskRepeats',
  ]
  for (const table of inside)
    expect(await count(table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)), table).toBeGreaterThan(0)
  expect(await count('tasks', sql`relation = 'cooperation'`)).toBeGreaterThan(0)
  expect(await count('weekly_reports', sql`state = 'sent' AND report_no IS NOT NULL`)).toBeGreaterThanOrEqual(35)
  expect(await count('weekly_reports', sql`state = 'draft'`)).toBe(1)
  // A sent report tells nothing of what came after its week.
  expect(
    await count('weekly_reports', sql`state = 'sent' AND sent_at < ${app.clock.now()} AND week + 7 <= sent_at::date`),
  ).toBe(await count('weekly_reports', sql`state = 'sent'`))
  // Nothing happened without an act.
  const [silent = { n: -1 }] = await app.db.many(sql<{ n: number }>`
    SELECT count(*) AS n FROM tasks t WHERE NOT EXISTS (SELECT FROM acts a WHERE a.subject_id = t.id)`)
  expect(silent.n).toBe(0)
  expect(await count('documents', sql`NOT is_made_up`)).toBe(0)
  expect(await count('documents')).toBeGreaterThan(10)
  // Somebody has to confirm, to instruct and to read something.
  expect(await count('document_arrivals', sql`state = '01'`)).toBeGreaterThan(0)
  expect(await count('document_arrivals', sql`desk_unit_id IS NOT NULL`)).toBeGreaterThan(0)
  expect(await count('document_readers', sql`read_at IS NULL`)).toBeGreaterThan(0)
  expect(await count('tasks', sql`origin_kind = 'document' AND origin_id IS NOT NULL`)).toBeGreaterThan(0)
})

test('leaders, heads and officers find work in it, on pages that open', async () => {
  for (const who of ['bithu.camlo', 'chutich.camlo', 'truongphong.phongtnmt', 'chutich.camhieu']) {
    const person = await app.as(who)
    const paths = [
      '/viec-cua-toi',
      '/nhiem-vu',
      '/theo-doi',
      '/cam-ket',
      '/chi-tieu',
      '/cuoc-hop',
      '/van-ban/den',
      '/van-ban/di',
      '/nghi-quyet?nam=2017',
    ]
    for (const path of paths) expect((await person.get(path)).statusCode, `${who} ${path}`).toBe(200)
  }
  const { body } = await (await app.as('chutich.camlo')).get('/viec-cua-toi')
  expect(body).toContain('data-row')
})
