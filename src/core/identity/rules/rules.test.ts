import { describe, expect, test } from 'vitest'
import { maskAddress, maskName, maskNumber, maskPhone } from './masking.ts'
import { expectedAccess, grants, unitsWhere } from './permissions.ts'
import { returnPath } from './return-path.ts'

describe('masking', () => {
  test.each([
    [maskNumber, '045012345612', '0450******12'],
    [maskNumber, '12345', '*****'],
    [maskPhone, '0912345678', '0912***678'],
    [maskPhone, '113', '***'],
    [maskName, 'Nguyễn Thị Ánh Nguyệt', 'N. … Nguyệt'],
    [maskName, 'Hồ', '***'],
    [maskAddress, 'Thôn Vĩnh An, Xã Cam Hiếu', 'Xã Cam Hiếu'],
    [maskAddress, 'Thôn Vĩnh An', '***'],
  ])('%o hides what it must of %s', (mask, plain, masked) => {
    expect(mask(plain)).toBe(masked)
  })
})

describe('permissions', () => {
  test.each([
    ['dossier.receive', 'reception', true],
    ['dossier.receive', 'leader', false],
    ['dossier.sign', 'landOfficer', false],
    ['board.view', 'communeChair', true],
    ['account.manage', 'districtHead', false],
    ['public', null, true],
    ['signed-in', null, false],
    ['signed-in', 'a role no one knows', true],
    ['dossier.process', 'a role no one knows', false],
  ] as const)('%s for %s: %s', (permission, role, allowed) => {
    expect(grants(permission, role)).toBe(allowed)
  })

  test('a post reaches its unit and what is below it, and nothing beside', () => {
    const district = { postId: 'p', role: 'leader', unitId: 'huyện', unitIdsBelow: ['huyện', 'xã A', 'xã B'] }
    const commune = { postId: 'q', role: 'communeChair', unitId: 'xã A', unitIdsBelow: ['xã A'] }
    expect(unitsWhere('board.view', [commune])).toEqual(['xã A'])
    expect(unitsWhere('board.view', [commune, district])).toEqual(['xã A', 'huyện', 'xã B'])
    expect(unitsWhere('dossier.sign', [district])).toEqual([])
  })

  test('a visitor is asked to sign in, an official without the right is refused', () => {
    expect(expectedAccess('board.view', null)).toBe('asked to sign in')
    expect(expectedAccess('board.view', 'reception')).toBe('refused')
    expect(expectedAccess('board.view', 'leader')).toBe('let in')
  })
})

describe('where to go after signing in', () => {
  test.each([
    ['/ho-so?trang=2', '/ho-so?trang=2'],
    ['//evil.example/x', '/viec'],
    ['/\\evil.example', '/viec'],
    ['https://evil.example', '/viec'],
    ['javascript:alert(1)', '/viec'],
    ['/\t/evil.example', '/viec'],
    ['/dang-nhap?next=/x', '/viec'],
    [undefined, '/viec'],
  ])('%s leads to %s', (wish, path) => {
    expect(returnPath(wish, '/viec')).toBe(path)
  })
})
