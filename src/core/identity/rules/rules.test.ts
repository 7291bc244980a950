import { describe, expect, test } from 'vitest'
import { deviceName } from './device.ts'
import { localInstant } from './local-instant.ts'
import { maskAddress, maskName, maskNumber, maskPhone } from './masking.ts'
import { networkOf } from './network.ts'
import { checkPassword } from './password.ts'
import { expectedAccess, grants, unitsWhere } from './permissions.ts'
import { returnPath } from './return-path.ts'
import { isUsername, usernameOf } from './username.ts'

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

describe('what people type', () => {
  test.each([
    ['Tiepnhan.CamHieu ', true],
    ['ab', false],
    ['.dau', false],
    ['lê.lan', false],
    ['a'.repeat(65), false],
  ])('the username %s: %s', (typed, fine) => {
    expect(isUsername(usernameOf(typed))).toBe(fine)
  })

  test.each([
    ['một câu dễ nhớ', undefined],
    ['chín ký t', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['chào LAN nhé', 'contains_name'],
  ])('the password %s: %s', (password, reason) => {
    const answer = checkPassword(password, 'lan')
    expect(answer.ok ? undefined : answer.reason).toBe(reason)
  })

  test('a password is the same however its marks were typed', () => {
    expect(checkPassword('một câu dễ nhớ'.normalize('NFD'), 'lan')).toEqual({
      ok: true,
      value: 'một câu dễ nhớ'.normalize('NFC'),
    })
  })

  test.each([
    ['2026-03-02T08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T00:30:15', '2026-03-01T17:30:00.000Z'],
    ['2026-02-29T08:00', undefined],
    ['2026-03-02T24:30', undefined],
    ['hôm nay', undefined],
  ])('the local time %s is %s', (typed, at) => {
    expect(localInstant(typed)?.toISOString()).toBe(at)
  })
})

describe('who is at the other end', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['tiepnhan.camhieu', 'tiepnhan.camhieu'],
  ])('%s is held back with %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome, Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/140.0 Chrome/134.0 Safari/537.36', 'Cốc Cốc, Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    ['curl/8.5.0', 'curl'],
    ['', ''],
  ])('%s is %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name)
  })
})
