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
    { id: 'chair', code: 'chair', unitId: '19603', role: 'communeChair', title: t('Chủ tịch', 'Chair') },
    { id: 'land', code: 'land', unitId: '19603', role: 'landOfficer', title: t('Địa chính', 'Land') },
  ],
  officials: [
    { id: 'lan', fullName: 'Lê Thị Lan' },
    { id: 'minh', fullName: 'Trần Minh' },
  ],
  appointments: [
    { officialId: 'lan', postId: 'chair', validFrom: '2018-01-01', validTo: null },
    { officialId: 'minh', postId: 'land', validFrom: '2018-01-01', validTo: '2019-06-30' },
  ],
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
