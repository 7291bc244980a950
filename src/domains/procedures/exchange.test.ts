import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organizationSource } from '../../core/organization/index.ts'
import type { TestDatabase } from '../../platform/testing/index.ts'
import { importProcedures } from './actions.ts'
import { approveDraft } from './draft-actions.ts'
import { openDrafts } from './draft-queries.ts'
import { exportProcedures, importDrafts } from './exchange.ts'
import { catalogueSource } from './queries.ts'
import type { ProceduresFile, VersionFile } from './rules/file.ts'
import { dated, openDistrict, profile } from './testing/world.ts'

const ON = '2026-11-24'
const doing = { actor: { kind: 'system' as const }, at: new Date('2026-11-24T08:00:00+07:00') }
const world = async ({ db }: TestDatabase) => ({
  catalogue: await catalogueSource(db)(),
  organization: await organizationSource(db)(),
  on: ON,
})
const exported = async (base: TestDatabase) => {
  const { catalogue, organization } = await world(base)
  return JSON.parse(JSON.stringify(exportProcedures(catalogue, organization))) as ProceduresFile
}

describe('a catalogue goes out and comes in again', () => {
  let [first, second]: TestDatabase[] = []
  beforeAll(async () => {
    first = await openDistrict()
    second = await openDistrict()
    await importProcedures(first.db, dated)
  })
  afterAll(async () => {
    await first?.close()
    await second?.close()
  })

  test('export, import, export: the same', async () => {
    const [from, to] = [first as TestDatabase, second as TestDatabase]
    const file = await exported(from)
    expect(file.versions).toHaveLength(37)
    await importProcedures(to.db, file)
    expect(await exported(to)).toEqual(file)
  })

  test('what is there already makes no draft; what is missing makes one each, word for word', async () => {
    const base = await openDistrict()
    try {
      const file = await exported(first as TestDatabase)
      const rows = await importDrafts(base.db, file, await world(base), doing)
      expect(rows.map(({ outcome }) => outcome)).toEqual(file.versions.map(() => 'drafted'))
      const drafts = await openDrafts(base.db)
      const contents = drafts
        .map(({ content: { lifeEvents, ...content } }) => content)
        .sort((a, b) => (`${a.slug} ${a.validFrom}` < `${b.slug} ${b.validFrom}` ? -1 : 1))
      expect(contents).toEqual(file.versions)
      const again = await importDrafts(base.db, file, await world(base), doing)
      expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['known']))
      const there = first as TestDatabase
      const same = await importDrafts(there.db, file, await world(there), doing)
      expect(new Set(same.map(({ outcome }) => outcome))).toEqual(new Set(['known']))
    } finally {
      await base.close()
    }
  })

  test('drafts that are approved make the catalogue they came from', async () => {
    const base = await openDistrict()
    try {
      const open = profile.versions.filter(({ slug }) => slug === 'khai-sinh' || slug === 'lam-san')
      const file = { lifeEvents: [], versions: open.map((version) => ({ ...version, validFrom: '2027-01-01' })) }
      await importDrafts(base.db, file, await world(base), doing)
      const known = await world(base)
      for (const { id, edition } of await openDrafts(base.db)) {
        const world_ = () => ({
          on: ON,
          organization: known.organization,
          versions: [],
          results: [],
          findInForce: () => undefined,
        })
        const done = await approveDraft(base.db, { id, edition, decision: '1/QĐ-UBND', decidedOn: ON }, world_, doing)
        expect(done.ok).toBe(true)
      }
      const tidy = (versions: readonly VersionFile[]) => versions.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
      const { versions } = await exported(base)
      expect(versions.map(({ slug, steps, papers, form }) => [slug, steps.length, papers.length, form.length])).toEqual(
        tidy(open).map(({ slug, steps, papers, form }) => [slug, steps.length, papers.length, form.length]),
      )
    } finally {
      await base.close()
    }
  })
})

describe('a file with mistakes', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await openDistrict()
    await importProcedures(base.db, profile)
  })
  afterAll(() => base.close())
  const good = profile.versions.find(({ slug }) => slug === 'khai-sinh') as VersionFile

  test('each row is told by its number and place; good rows come in', async () => {
    const file = {
      versions: [
        { ...good, validFrom: '2027-01-01', name: { vi: 'Khai sinh mới', en: 'New' } },
        { ...good, papers: [{ ...good.papers[0], quantity: 'hai' }] },
        { slug: 'x' },
        null,
        { ...good, slug: '../../etc' },
        { ...good, validFrom: '2028-01-01', limit: { amount: 9, unit: 'workingDays' } },
      ],
    }
    const rows = await importDrafts(base.db, file, await world(base), doing)
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, 'drafted'],
      [2, 'refused'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'drafted'],
    ])
    expect(rows[0]?.findings).toEqual([])
    expect(rows[1]?.findings[0]?.vi).toContain('papers.0.quantity')
    expect(rows[4]?.findings[0]?.vi).toContain('slug')
    expect(rows[5]?.findings.map(({ vi }) => vi).join()).toContain('Tổng thời gian các bước')
  })

  test.each([[[]], ['text'], [{}], [{ versions: 1 }]])('%j is no catalogue', async (file) => {
    await expect(importDrafts(base.db, file, await world(base), doing)).rejects.toThrow(/danh mục thủ tục/)
  })
})
