import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Organization, organizationSource } from '../../core/organization/index.ts'
import { sql } from '../../platform/database/index.ts'
import type { TestDatabase } from '../../platform/testing/index.ts'
import { importProcedures } from './actions.ts'
import { FlawedVersion } from './publish.ts'
import { type Catalogue, catalogueSource } from './queries.ts'
import { gapsBetween, unstaffedSteps } from './rules/checks.ts'
import { receivingUnitsOf } from './rules/receiving.ts'
import type { ProcedureVersion } from './rules/version.ts'
import { dated, openDistrict, profile } from './testing/world.ts'

describe('the catalogue with all its dated versions', () => {
  let base: TestDatabase
  let catalogue: Catalogue
  beforeAll(async () => {
    base = await openDistrict()
    expect(await importProcedures(base.db, dated)).toEqual({ published: 37, ended: 0, kept: 0 })
    catalogue = await catalogueSource(base.db)()
  })
  afterAll(() => base.close())

  test.each<[slug: string, on: string, amount: number, unit: string, code: string | null]>([
    ['cap-gcn-lan-dau', '2024-07-31', 30, 'workingDays', null],
    ['cap-gcn-lan-dau', '2024-08-01', 23, 'workingDays', null],
    ['cap-gcn-lan-dau', '2025-07-01', 20, 'workingDays', '1.013978'],
    ['bien-dong-dat-dai', '2025-06-30', 10, 'workingDays', null],
    ['bien-dong-dat-dai', '2025-07-01', 8, 'workingDays', '1.013831'],
    ['hoa-giai-dat-dai', '2024-07-31', 45, 'calendarDays', '1.003554'],
    ['hoa-giai-dat-dai', '2024-08-01', 30, 'calendarDays', '1.012812'],
    ['giay-phep-xay-dung', '2026-06-30', 15, 'calendarDays', '1.013225'],
    ['giay-phep-xay-dung', '2026-07-01', 7, 'workingDays', '1.013225'],
    ['khai-sinh', '2026-07-01', 1, 'sameDay', '1.001193'],
  ])('%s taken in on %s has %d %s', (slug, on, amount, unit, code) => {
    const version = catalogue.findInForce(slug, on)
    expect(version && { limit: version.limit, code: version.code }).toEqual({ limit: { amount, unit }, code })
  })

  test('what has ended takes in nothing, what has not begun neither', () => {
    expect(catalogue.findInForce('ho-tro-hoc-phi', '2025-06-30')).toBeDefined()
    expect(catalogue.findInForce('ho-tro-hoc-phi', '2025-07-01')).toBeUndefined()
    expect(catalogue.findInForce('ho-ngheo', '2021-12-31')).toBeUndefined()
    expect(catalogue.findInForce('no-such', '2026-01-01')).toBeUndefined()
  })

  test('what the district signed until 30/06/2025 the commune signs from the next day', () => {
    const signers = (on: string) =>
      catalogue.findInForce('giay-phep-xay-dung', on)?.steps.find(({ key }) => key === 'sign')
    expect(signers('2025-06-30')?.role).toBe('districtHead')
    expect(signers('2025-07-01')?.role).toBe('communeChair')
  })

  test('an old version is still there for the dossiers that run under it', () => {
    const [first] = catalogue.versionsOf('cap-gcn-lan-dau')
    expect(first).toMatchObject({ validFrom: '2014-07-01', validTo: '2024-07-31' })
    expect(catalogue.get((first as ProcedureVersion).id)).toBe(first)
    expect(() => catalogue.get('00000000-0000-7000-8000-000000000000')).toThrow(/There is no version/)
  })

  test('no procedure has days without a version', () => {
    for (const slug of new Set(catalogue.versions.map((version) => version.slug)))
      expect([slug, gapsBetween(catalogue.versionsOf(slug))]).toEqual([slug, []])
  })

  test('publishing again rewrites nothing', async () => {
    expect(await importProcedures(base.db, dated)).toEqual({ published: 0, ended: 0, kept: 37 })
  })
})

describe('the catalogue of the profile', () => {
  let base: TestDatabase
  let catalogue: Catalogue
  let organization: Organization
  beforeAll(async () => {
    base = await openDistrict()
    await importProcedures(base.db, profile)
    catalogue = await catalogueSource(base.db)()
    organization = await organizationSource(base.db)()
  })
  afterAll(() => base.close())

  const on = '2026-11-23'
  const version = (slug: string): ProcedureVersion => catalogue.findInForce(slug, on) as ProcedureVersion

  test('is what was in force on 31/12/2019, without an end', () => {
    const inForce = dated.versions.filter(
      ({ validFrom, validTo }) => validFrom <= '2019-12-31' && (validTo === null || validTo >= '2019-12-31'),
    )
    const key = ({ slug, limit, code, validFrom }: Pick<ProcedureVersion, 'slug' | 'limit' | 'code' | 'validFrom'>) =>
      JSON.stringify([slug, limit.amount, limit.unit, code, validFrom])
    // The linked birth registration and its two parts are the profile's own, each marked K.
    const own = new Set(['lien-thong-khai-sinh', 'thuong-tru-tre-em', 'the-bhyt-tre-em'])
    const listed = catalogue.versions.filter(({ slug }) => !own.has(slug))
    expect(listed.map(key).sort()).toEqual(inForce.map(key).sort())
    expect(catalogue.versions.filter(({ validTo }) => validTo !== null)).toEqual([])
  })

  test('civil status is received by the nine communes, a building permit at the district’s one-stop', () => {
    expect(receivingUnitsOf(version('khai-sinh'), organization, on)).toHaveLength(9)
    expect(receivingUnitsOf(version('giay-phep-xay-dung'), organization, on).map(({ code }) => code)).toEqual(['VP'])
  })

  test('somebody holds the role of every step', () => {
    for (const each of catalogue.versions)
      expect([each.slug, unstaffedSteps(each, organization, on)]).toEqual([each.slug, []])
  })

  test('the program can’t rewrite what is published', async () => {
    await expect(base.db.run(sql`UPDATE procedure_versions SET fee_dong = 1`)).rejects.toThrow(/permission denied/)
    await expect(base.db.run(sql`DELETE FROM procedure_steps`)).rejects.toThrow(/permission denied/)
  })

  test.each([
    [
      'procedure_versions_do_not_overlap',
      sql`UPDATE procedure_versions SET valid_from = '2019-01-01', procedure_id = (SELECT id FROM procedures WHERE slug = 'ket-hon') WHERE code = '1.001193'`,
    ],
    ['procedure_version_valid_in_order', sql`UPDATE procedure_versions SET valid_to = '2000-01-01'`],
    ['procedure_code_has_national_form', sql`UPDATE procedure_versions SET code = '1.1'`],
    ['limit_is_positive', sql`UPDATE procedure_versions SET limit_amount = 0`],
    ['step_elsewhere_names_its_unit', sql`UPDATE procedure_steps SET unit_id = NULL WHERE place = 'office'`],
    ['step_takes_no_negative_time', sql`UPDATE procedure_steps SET amount = -1`],
    ['paper_is_asked_for', sql`UPDATE procedure_papers SET quantity = 0`],
  ])('%s holds even against the super-user', async (constraint, statement) => {
    await expect(base.admin.run(statement)).rejects.toMatchObject({ constraint_name: constraint })
  })

  test('a change by hand shows in every process within a second', async () => {
    const source = catalogueSource(base.db)
    const before = await source()
    await base.admin.run(sql`UPDATE procedures SET terms = terms || '{abc xyz}' WHERE slug = 'khai-tu'`)
    await expect.poll(source, { timeout: 1_500 }).not.toBe(before)
    expect((await source()).search('abc xyz', on)[0]?.slug).toBe('khai-tu')
  })
})

describe('publishing', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await openDistrict()
    await importProcedures(base.db, profile)
  })
  afterAll(() => base.close())

  const next = (slug: string, change: object) => {
    const [old] = profile.versions.filter((version) => version.slug === slug)
    return { ...(old as (typeof profile.versions)[number]), ...change }
  }

  test('ends the version before and leaves an act for each', async () => {
    const file = {
      lifeEvents: [],
      versions: [next('khai-sinh', { validTo: '2027-02-28' }), next('khai-sinh', { validFrom: '2027-03-01' })],
    }
    expect(await importProcedures(base.db, file)).toEqual({ published: 1, ended: 1, kept: 0 })
    const catalogue = await catalogueSource(base.db)()
    expect(catalogue.findInForce('khai-sinh', '2027-02-28')?.validTo).toBe('2027-02-28')
    expect(catalogue.findInForce('khai-sinh', '2027-03-01')?.validFrom).toBe('2027-03-01')
    const acts = await base.db.many(sql<{ verb: string; n: number }>`
      SELECT verb, count(*) AS n FROM acts WHERE verb LIKE 'procedure.%' GROUP BY verb ORDER BY verb`)
    expect(acts).toEqual([
      { verb: 'procedure.endVersion', n: 1 },
      { verb: 'procedure.publishVersion', n: 20 },
    ])
  })

  test('a version whose steps don’t add up is refused by name, and nothing of its file is published', async () => {
    const file = {
      lifeEvents: [],
      versions: [
        next('khai-tu', { slug: 'new-one' }),
        next('attp', { slug: 'broken', limit: { amount: 16, unit: 'workingDays' } }),
      ],
    }
    const refused = importProcedures(base.db, file)
    await expect(refused).rejects.toThrow(FlawedVersion)
    await expect(refused).rejects.toThrow('broken from 2019-02-07: steps_do_not_add_up')
    expect((await catalogueSource(base.db)()).versionsOf('new-one')).toEqual([])
  })

  test('a version that would hold together with another is refused', async () => {
    const file = { lifeEvents: [], versions: [next('ket-hon', { validFrom: '2020-01-01' })] }
    await expect(importProcedures(base.db, file)).rejects.toMatchObject({
      constraint_name: 'procedure_versions_do_not_overlap',
    })
  })
})

test('no law of the profile is younger than its world', () => {
  const years = profile.versions.flatMap(({ legalBasis }) =>
    legalBasis.flatMap((law) => [...law.matchAll(/\/(20\d\d)/g)].map(([, year]) => Number(year))),
  )
  expect(Math.max(...years)).toBeLessThanOrEqual(2019)
})
