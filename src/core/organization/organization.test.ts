import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { timelineOf } from '../ledger/index.ts'
import {
  appoint,
  createOfficial,
  dismiss,
  endAbsence,
  importLocality,
  importPosts,
  importUnits,
  registerAbsence,
} from './actions.ts'
import { loadOrganization } from './queries.ts'
import type { UnitFile } from './rules/files.ts'

const SYSTEM = { kind: 'system' } as const
const AT = new Date('2019-03-04T08:00:00+07:00')

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
  const units = JSON.parse(
    await readFile(new URL('testing/cam-lo-2015-2025.json', import.meta.url), 'utf8'),
  ) as UnitFile[]
  const nothing = t('', '')
  const localityId = await importLocality(
    base.db,
    { code: 'cam-lo', name: t('Cam Lộ', 'Cam Lo'), partOf: nothing, notice: nothing },
    'test',
  )
  // Twice: a profile is loaded again when the program is updated.
  for (const _ of [1, 2]) {
    await importUnits(base.db, localityId, units)
    await importPosts(base.db, localityId, {
      byKind: {
        commune: [{ code: 'ho-tich', role: 'civilStatusOfficer', titleVi: 'Hộ tịch', titleEn: 'Civil status' }],
      },
      byUnit: {},
    })
  }
})
afterAll(() => base.close())

describe('Cam Lộ through three eras', () => {
  test.each([
    ['2018-05-09', 9, true],
    ['2019-12-31', 9, true],
    ['2020-01-01', 8, true],
    ['2025-06-30', 8, true],
    ['2025-07-01', 2, false],
  ])('on %s it has %i communes and towns', async (on, count, hasDistrict) => {
    const inForce = (await loadOrganization(base.db)).unitsInForce(on)

    expect(inForce.filter(({ kind }) => kind === 'commune' || kind === 'town')).toHaveLength(count)
    expect(inForce.some(({ kind }) => kind === 'district')).toBe(hasDistrict)
    const codes = inForce.map(({ kind, officialCode }) => `${kind} ${officialCode}`)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test.each([
    ['19609', '2020-01-01', 'Xã Thanh An'],
    ['19609', '2026-01-01', 'Xã Hiếu Giang'],
    ['19597', '2025-07-01', 'Xã Cam Lộ'],
    ['19612', '2019-12-31', 'Xã Cam Thành'],
  ])('what %s did belongs on %s to %s', async (code, on, name) => {
    const people = await loadOrganization(base.db)
    const unit = people.findUnitByCode(code)
    expect(people.findUnit(people.successorOf(unit?.id ?? '', on))?.name.vi).toBe(name)
  })

  test('a post ends with its unit', async () => {
    const posts = await base.db.many<{ validTo: string | null }>(
      base.db.q
        .selectFrom('posts')
        .innerJoin('units', 'units.id', 'posts.unitId')
        .select('posts.validTo')
        .where('units.code', '=', '19603') as never,
    )
    expect(posts).toEqual([{ validTo: '2019-12-31' }])
  })
})

describe('officials', () => {
  const postOf = async (code: string) => {
    const people = await loadOrganization(base.db)
    return people.postsOf(people.findUnitByCode(code)?.id ?? '')[0]?.id ?? ''
  }

  test('come and go by decisions, each an act on the person', async () => {
    const officialId = await createOfficial(base.db, { fullName: 'Lê Thị Lan' })
    const postId = await postOf('19615')
    await appoint(base.db, SYSTEM, AT, { officialId, postId, from: '2019-03-04', decision: '7/QĐ' })
    expect(await dismiss(base.db, SYSTEM, AT, { officialId, postId, lastDay: '2019-06-30' })).toBe(true)
    expect(await dismiss(base.db, SYSTEM, AT, { officialId, postId, lastDay: '2019-07-31' })).toBe(false)

    const people = await loadOrganization(base.db)
    const roles = (day: string) =>
      people.heldBy(officialId, new Date(`${day}T08:00:00+07:00`), day).map(({ post }) => post.role)
    expect(roles('2019-06-30')).toEqual(['civilStatusOfficer'])
    expect(roles('2019-07-01')).toEqual([])
    expect((await timelineOf(base.db, officialId)).map(({ verb }) => verb)).toEqual([
      'organization.appoint',
      'organization.dismiss',
    ])
  })

  test('an absence called off before it began leaves nobody acting', async () => {
    const [officialId, substituteId] = [
      await createOfficial(base.db, { fullName: 'Trần Minh' }),
      await createOfficial(base.db, { fullName: 'Hồ Văn Hòa' }),
    ]
    await appoint(base.db, SYSTEM, AT, {
      officialId,
      postId: await postOf('19618'),
      from: '2019-01-01',
      decision: '8/QĐ',
    })
    const [from, to] = [new Date('2019-03-05T08:00:00+07:00'), new Date('2019-03-06T08:00:00+07:00')]
    await registerAbsence(base.db, SYSTEM, AT, { officialId, substituteId, from, to, reason: 'Họp' })
    const before = await loadOrganization(base.db)
    const [absence] = before.absencesFrom(AT)
    expect(before.heldBy(substituteId, from, '2019-03-05')).toHaveLength(1)

    expect(await endAbsence(base.db, SYSTEM, AT, absence?.id ?? '')).toBe(true)
    expect(await endAbsence(base.db, SYSTEM, AT, absence?.id ?? '')).toBe(false)
    expect((await loadOrganization(base.db)).heldBy(substituteId, from, '2019-03-05')).toEqual([])
  })
})

test.each([
  ['unit_valid_in_order', `UPDATE units SET valid_to = '1900-01-01' WHERE code = '468'`],
  ['unit_kind_is_known', `UPDATE units SET kind = 'kingdom' WHERE code = '468'`],
  ['nobody_succeeds_oneself', `INSERT INTO unit_successors SELECT id, id FROM units LIMIT 1`],
  [
    'post_code_is_unique',
    `INSERT INTO posts SELECT gen_random_uuid(), code, unit_id, role, title_vi, title_en, valid_from FROM posts LIMIT 1`,
  ],
  [
    'units_by_official_code',
    `UPDATE units SET official_code = '19606', valid_from = '2015-01-01' WHERE code = '19615'`,
  ],
  [
    'nobody_acts_for_oneself',
    `INSERT INTO absences (id, official_id, substitute_id, from_at, to_at, reason)
     SELECT '${newId()}', id, id, now(), now() + interval '1 day', '' FROM officials LIMIT 1`,
  ],
])('the database itself keeps %s', async (constraint, statement) => {
  await expect(base.admin.run(sql.raw(statement))).rejects.toMatchObject({ constraint_name: constraint })
})
