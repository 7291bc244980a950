import { describe, expect, test } from 'vitest'
import { nearUntil, spell, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import type { Place } from '../../../core/organization/index.ts'
import { tidyApplicant, tidyEmail, tidyPhone } from './applicant.ts'
import { DOSSIER_CODE, dossierCode, tidyCode } from './dossier-code.ts'
import { destination, givesResult, type RouteStep } from './routing.ts'
import { at, time } from './testing.ts'

describe('a dossier’s code', () => {
  test.each([
    [1, '000.13.25.H50-190218-0001'],
    [9999, '000.13.25.H50-190218-9999'],
    [10_000, '000.13.25.H50-190218-10000'],
  ])('serial %i', (serial, code) => {
    expect(dossierCode('000.13.25.H50', '2019-02-18', serial)).toBe(code)
    expect(code).toMatch(DOSSIER_CODE)
  })

  test('is understood however it is typed', () => {
    expect(tidyCode(' h50.12.05–251117-0042 ')).toBe('H50.12.05-251117-0042')
  })
})

describe('an applicant', () => {
  test.each([
    ['+84 912.345-678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['0233 3873 456', '02333873456'],
    ['01234567890', undefined],
    ['12345', undefined],
  ])('phone %s', (typed, expected) => expect(tidyPhone(typed)).toBe(expected))

  test.each([
    ['an@example.vn', 'an@example.vn'],
    [' Nguyen.An+hoso@Mail.Example.VN ', 'Nguyen.An+hoso@mail.example.vn'],
    ['an@example', undefined],
    ['an example@example.vn', undefined],
    ['.an@example.vn', undefined],
    ['an..b@example.vn', undefined],
    ['an@-example.vn', undefined],
    ['an@example.vn\r\nBcc: all@example.vn', undefined],
    ['<an@example.vn>', undefined],
    ['ân@example.vn', undefined],
    [`${'a'.repeat(65)}@example.vn`, undefined],
    [`an@${'example.'.repeat(40)}vn`, undefined],
  ])('e-mail %j', (typed, expected) => expect(tidyEmail(typed)).toBe(expected))

  test.each([
    ['', undefined, 'missing_name'],
    ['   ', undefined, 'missing_name'],
    ['Hồ Văn Pa-Kô', undefined, 'ok'],
    ['Sương', undefined, 'ok'],
    ['Lan', '99904500012', 'bad_id_number'],
    ['Lan', '999 045 000 123', 'ok'],
  ])('“%s”, number %s', (fullName, idNumber, expected) => {
    const tidied = tidyApplicant({ fullName, idNumber })
    expect(tidied.ok ? 'ok' : tidied.reason).toBe(expected)
  })
})

describe('the way through the offices', () => {
  const steps: RouteStep[] = [
    { key: 'receive', role: 'reception', place: 'receiving', unitId: null },
    { key: 'tax', role: 'taxOfficer', place: 'external', unitId: 'tax' },
    { key: 'sign', role: 'districtHead', place: 'office', unitId: 'district' },
    { key: 'return', role: 'returnDesk', place: 'receiving', unitId: null },
  ]
  const sender = { unitId: 'commune', role: 'reception' }
  const merged = (place: Place): Place =>
    place.unitId === 'district' ? { unitId: 'new commune', role: 'communeChair' } : place

  test('a body outside is charged, its sender keeps the dossier in the queue', () => {
    const [, tax] = steps
    expect(tax && destination(tax, 'commune', sender, merged)).toMatchObject({
      unitId: 'tax',
      queue: sender,
      external: true,
    })
  })

  test('a unit that was merged is followed to whoever does its work now', () => {
    const [, , sign] = steps
    expect(sign && destination(sign, 'commune', sender, merged).queue).toEqual({
      unitId: 'new commune',
      role: 'communeChair',
    })
  })

  test.each([
    ['receive', false],
    ['tax', false],
    ['sign', true],
    ['return', true],
  ])('%s gives the result: %s', (key, expected) => {
    expect(givesResult(steps, key)).toBe(expected)
  })
})

describe('late and near in words', () => {
  const now = at('2025-11-17 10:00')
  test.each([
    ['2025-11-17 09:00', 'late', 'Quá hạn 1 giờ'],
    ['2025-11-17 16:00', 'near', 'Còn 4 giờ 30 phút'],
    ['2025-11-20 10:00', 'inTime', 'Còn 3 ngày'],
  ])('due %s', (due, expected, words) => {
    expect(timeliness(at(due), now, nearUntil(time, now))).toBe(expected)
    expect(timeLeft(time, at(due), now).vi).toBe(words)
  })

  test.each([
    ['a Sunday before a Monday’s meeting', '2025-11-16 15:00', '2025-11-17 07:30', 'Thứ Hai, 07:30', 'Monday, 07:30'],
    [
      'Saturday, due at the end of Sunday',
      '2025-11-15 09:00',
      '2025-11-16 23:59',
      'Hết Chủ nhật',
      'By the end of Sunday',
    ],
    ['the evening of the day it is due', '2025-11-17 18:00', '2025-11-17 23:59', 'Hết hôm nay', 'By the end of today'],
    ['tonight', '2025-11-17 18:00', '2025-11-17 19:30', 'Hôm nay, 19:30', 'Today, 19:30'],
    ['just now', '2025-11-17 18:00', '2025-11-17 17:30', 'Vừa quá hạn', 'Just late'],
    [
      'eight days off',
      '2026-02-14 09:00',
      '2026-02-22 20:00',
      'Chủ nhật 22/02/2026, 20:00',
      'Sunday 22/02/2026, 20:00',
    ],
  ])('no working time is left: %s', (_, now, due, vi, en) => {
    expect(timeLeft(time, at(due), at(now))).toEqual({ vi, en })
  })

  test('minutes are said where there are few', () => {
    expect(spell(45).vi).toBe('45 phút')
    expect(spell(0).vi).toBe('0 phút')
  })
})
