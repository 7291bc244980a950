import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { Organization, type Unit } from './organization.ts'

const unit = (code: string, rest: Partial<Unit> = {}): Unit => ({
  id: code,
  code,
  officialCode: code.slice(0, 5),
  agencyCode: null,
  kind: 'commune',
  typeVi: 'xã',
  name: t(code, code),
  shortNameVi: code,
  authorityVi: code,
  parentId: null,
  address: null,
  validFrom: '2015-01-01',
  validTo: null,
  successorIds: [],
  ...rest,
})

const ALWAYS = { validFrom: '2015-01-01', validTo: null }

const camLo = new Organization({
  units: [
    unit('468', { kind: 'district', validTo: '2025-06-30', successorIds: ['19597-2025', '19603-2025'] }),
    unit('19603', { parentId: '468', validTo: '2019-12-31', successorIds: ['19603-2020'] }),
    unit('19609', { parentId: '468', validTo: '2019-12-31', successorIds: ['19603-2020'] }),
    unit('19603-2020', {
      parentId: '468',
      validFrom: '2020-01-01',
      validTo: '2025-06-30',
      successorIds: ['19603-2025'],
    }),
    unit('19603-2025', { validFrom: '2025-07-01' }),
    unit('19597-2025', { validFrom: '2025-07-01' }),
  ],
  posts: [
    { id: 'chair', code: 'chair', unitId: '19603', role: 'communeChair', title: t('Chủ tịch', 'Chair'), ...ALWAYS },
    { id: 'land', code: 'land', unitId: '19603', role: 'landOfficer', title: t('Địa chính', 'Land'), ...ALWAYS },
  ],
  officials: [
    { id: 'lan', fullName: 'Lê Thị Lan' },
    { id: 'minh', fullName: 'Trần Minh' },
  ],
  appointments: [
    { officialId: 'lan', postId: 'chair', validFrom: '2018-01-01', validTo: null },
    { officialId: 'minh', postId: 'land', validFrom: '2018-01-01', validTo: '2019-06-30' },
  ],
  successionRules: [],
  absences: [
    {
      id: 'absence',
      officialId: 'lan',
      substituteId: 'minh',
      from: new Date('2019-03-04T00:00:00+07:00'),
      to: new Date('2019-03-06T00:00:00+07:00'),
    },
  ],
})

describe('units in time', () => {
  test.each([
    ['19603', '2019-12-31', '19603'],
    ['19603', '2020-01-01', '19603-2020'],
    ['19609', '2023-05-05', '19603-2020'],
    ['19609', '2025-07-01', '19603-2025'],
    ['19603-2020', '2025-06-30', '19603-2020'],
  ])('what %s did belongs on %s to %s', (code, on, successor) => {
    expect(camLo.successorOf(code, on)).toBe(successor)
  })

  test('a district reaches down to units that have been merged, for their acts stay its own', () => {
    expect(camLo.withBelow('468').sort()).toEqual(['19603', '19603-2020', '19609', '468'])
  })
})

describe('where work is done', () => {
  const post = (unitId: string, role: string) => ({
    id: `${unitId} ${role}`,
    code: role,
    unitId,
    role,
    title: t(role, role),
    ...ALWAYS,
  })
  const reformed = new Organization({
    units: [
      unit('land', {
        kind: 'office',
        parentId: 'district',
        validTo: '2025-06-30',
        successorIds: ['cam-lo', 'hieu-giang'],
      }),
      unit('district', { kind: 'district', validTo: '2025-06-30', successorIds: ['cam-lo', 'hieu-giang'] }),
      unit('cam-thuy', { parentId: 'district', validTo: '2025-06-30', successorIds: ['hieu-giang'] }),
      unit('cam-chinh', { parentId: 'district', validTo: '2025-06-30', successorIds: ['cam-lo'] }),
      unit('cam-lo'),
      unit('hieu-giang'),
      unit('centre', { kind: 'office', parentId: 'hieu-giang' }),
      unit('economy', { kind: 'office', parentId: 'hieu-giang' }),
    ],
    posts: [
      { ...post('cam-thuy', 'reception'), validTo: '2025-06-30' },
      post('hieu-giang', 'communeChair'),
      post('centre', 'reception'),
      post('economy', 'economyOffice'),
      post('cam-lo', 'communeChair'),
    ],
    officials: [],
    appointments: [],
    absences: [],
    successionRules: [
      { unitId: 'district', role: 'districtHead', successorId: null, asRole: 'communeChair' },
      { unitId: 'land', role: 'districtSpecialist', successorId: null, asRole: 'economyOffice' },
      { unitId: 'district', role: 'archivist', successorId: 'cam-lo', asRole: null },
    ],
  })

  test.each([
    [
      'a merged commune’s counter is in its successor’s centre',
      'cam-thuy',
      'reception',
      'cam-thuy',
      'centre',
      'reception',
    ],
    [
      'a centre’s dossier is worked on in the office beside it',
      'centre',
      'economyOffice',
      'centre',
      'economy',
      'economyOffice',
    ],
    ['… and signed above it', 'centre', 'communeChair', 'centre', 'hieu-giang', 'communeChair'],
    [
      'a split unit’s work goes by way of the receiving commune',
      'land',
      'districtSpecialist',
      'cam-thuy',
      'economy',
      'economyOffice',
    ],
    ['… each to its own', 'district', 'districtHead', 'cam-chinh', 'cam-lo', 'communeChair'],
    ['a rule may name the unit', 'district', 'archivist', 'cam-thuy', 'cam-lo', 'archivist'],
    ['what nobody decided stays where it was', 'land', 'districtHead', 'land', 'land', 'districtHead'],
  ])('%s', (_, unitId, role, receiving, toUnit, toRole) => {
    expect(reformed.placeOf({ unitId, role }, '2025-07-01', receiving)).toEqual({ unitId: toUnit, role: toRole })
  })

  test('a unit that was split has no one successor until somebody decides', () => {
    expect(reformed.successorOf('land', '2025-07-01')).toBe('land')
  })

  test('before the day everything is where it was', () => {
    expect(reformed.placeOf({ unitId: 'district', role: 'districtHead' }, '2025-06-30', 'cam-thuy')).toEqual({
      unitId: 'district',
      role: 'districtHead',
    })
  })

  test('whoever took over a unit reaches its records', () => {
    expect(reformed.withBelow('hieu-giang')).toContain('cam-thuy')
    expect(reformed.withBelow('cam-lo')).toContain('district')
  })

  test('a post finds the records of the desks it took over, on the day it did and not before', () => {
    const counter = { unitId: 'centre', role: 'reception' }
    expect(reformed.reachOf(counter, '2025-07-01')).toEqual(['centre', 'cam-thuy'])
    expect(reformed.reachOf(counter, '2025-06-30')).toEqual(['centre'])
    expect(reformed.reachOf({ unitId: 'economy', role: 'economyOffice' }, '2025-07-01')).toEqual(['economy'])
  })
})

test.each([
  ['commune', 'Cam Lộ'],
  ['centre', 'Cam Lộ'],
  ['desk', 'Cam Lộ'],
  ['tax', 'Quảng Trị'],
  ['province', 'Quảng Trị'],
])('papers of the %s are written in %s', (id, place) => {
  const organization = new Organization({
    units: [
      unit('province', { kind: 'province', typeVi: 'tỉnh', name: t('Tỉnh Quảng Trị', '') }),
      unit('commune', { name: t('Xã Cam Lộ', ''), parentId: 'province' }),
      unit('centre', { kind: 'office', typeVi: 'phòng', name: t('Trung tâm xã Cam Lộ', ''), parentId: 'commune' }),
      unit('desk', { kind: 'office', typeVi: 'phòng', name: t('Phòng tiếp dân', ''), parentId: 'centre' }),
      unit('tax', { kind: 'external', name: t('Thuế tỉnh', ''), parentId: 'province' }),
    ],
    posts: [],
    officials: [],
    appointments: [],
    successionRules: [],
    absences: [],
  })
  expect(organization.placeNameOf(organization.findUnit(id) as Unit)).toBe(place)
})

describe('posts and absences', () => {
  const rolesOf = (person: string, at: string): string[] =>
    camLo
      .heldBy(person, new Date(at), at.slice(0, 10))
      .map(({ post, actingFor }) => `${post.role}${actingFor ? ` for ${actingFor.id}` : ''}`)

  test('a substitute holds the absent one’s posts for as long as the absence lasts', () => {
    expect(rolesOf('minh', '2019-03-03T10:00:00+07:00')).toEqual(['landOfficer'])
    expect(rolesOf('minh', '2019-03-05T10:00:00+07:00')).toEqual(['landOfficer', 'communeChair for lan'])
    expect(rolesOf('minh', '2019-03-06T10:00:00+07:00')).toEqual(['landOfficer'])
  })

  test('an appointment that ended gives nothing', () => {
    expect(rolesOf('minh', '2019-07-01T10:00:00+07:00')).toEqual([])
    expect(camLo.holders('19603', 'landOfficer', '2019-07-01')).toEqual([])
    expect(camLo.holders('19603', 'landOfficer', '2019-06-30').map(({ id }) => id)).toEqual(['minh'])
  })
})
