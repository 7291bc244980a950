import { describe, expect, test } from 'vitest'
import { CHANNELS } from '../message.ts'
import { channelsFor, isQuiet, type Wishes, withoutMarks } from './channels.ts'

const UNSAID: Wishes = { email: null, sms: null, push: null }

describe('by which channels a person is told', () => {
  test.each<[string, Partial<Wishes>, [mail: boolean, phone: boolean, browsers: number], string]>([
    ['who gave both is told by mail', {}, [true, true, 0], 'email'],
    ['who gave a telephone only is told by text message', {}, [false, true, 0], 'sms'],
    ['who gave nothing is not told', {}, [false, false, 0], ''],
    ['who turned mail off is told by text message', { email: false }, [true, true, 0], 'sms'],
    ['who wants both gets both', { sms: true }, [true, true, 0], 'email sms'],
    ['who wants neither gets neither', { email: false, sms: false }, [true, true, 0], ''],
    ['a browser that asked is told besides', {}, [true, true, 2], 'email push'],
    ['a browser is left alone when push is turned off', { push: false }, [false, false, 1], ''],
    ['a wish for what is not there does nothing', { email: true, sms: true, push: true }, [false, false, 0], ''],
  ])('%s', (_, wishes, [hasEmail, hasPhone, browsers], expected) => {
    expect(channelsFor({ ...UNSAID, ...wishes }, { hasEmail, hasPhone, browsers }, CHANNELS).join(' ')).toBe(expected)
  })

  test('what the installation does not have is not used, and a text message takes the place of mail', () => {
    expect(channelsFor(UNSAID, { hasEmail: true, hasPhone: true, browsers: 1 }, ['sms'])).toEqual(['sms'])
  })
})

describe('a telephone at night', () => {
  test.each([
    ['2026-03-02T20:59:59+07:00', false],
    ['2026-03-02T21:00:00+07:00', true],
    ['2026-03-02T23:59:59+07:00', true],
    ['2026-03-03T00:00:00+07:00', true],
    ['2026-03-03T06:59:59+07:00', true],
    ['2026-03-03T07:00:00+07:00', false],
  ])('at %s it is left in peace: %s', (now, quiet) => {
    expect(isQuiet(new Date(now))).toBe(quiet)
  })
})

test('a text message has no marks', () =>
  expect(withoutMarks('Hồ sơ “Đăng ký” đã có kết quả – mời ông/bà')).toBe('Ho so "Dang ky" da co ket qua - moi ong/ba'))
