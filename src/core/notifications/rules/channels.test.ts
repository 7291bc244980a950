import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANNELS } from '../message.ts'
import { channelsFor, isQuiet, NO_WISHES, quietUntil, type Wishes, wishesFor, withoutMarks } from './channels.ts'

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
    expect(channelsFor({ ...NO_WISHES, ...wishes }, { hasEmail, hasPhone, browsers }, CHANNELS).join(' ')).toBe(
      expected,
    )
  })

  test('what the installation does not have is not used, and a text message takes the place of mail', () => {
    expect(channelsFor(NO_WISHES, { hasEmail: true, hasPhone: true, browsers: 1 }, ['sms'])).toEqual(['sms'])
  })
})

describe('what a law wants told', () => {
  test.each<[string, Partial<Wishes>, [mail: boolean, phone: boolean, browsers: number], string]>([
    [
      'goes as usual where everything was turned off',
      { email: false, sms: false, push: false },
      [true, true, 1],
      'email push',
    ],
    ['goes by text message to whoever has only that', { email: false, sms: false }, [false, true, 0], 'sms'],
    [
      'goes only where it is wished, as long as that reaches the person',
      { email: false, sms: true },
      [true, true, 0],
      'sms',
    ],
    [
      'a wish for what does not reach anybody is none',
      { email: false, sms: false, push: true },
      [true, true, 0],
      'email',
    ],
    ['nobody is told who gave no address', { email: false }, [false, false, 0], ''],
  ])('%s', (_, wishes, [hasEmail, hasPhone, browsers], expected) => {
    const reachable = { hasEmail, hasPhone, browsers }
    expect(channelsFor({ ...NO_WISHES, ...wishes }, reachable, CHANNELS, true).join(' ')).toBe(expected)
  })

  test('it reaches whoever can be reached, whatever they turned off', () => {
    const wish = fc.constantFrom(true, false, null)
    fc.assert(
      fc.property(fc.record({ email: wish, sms: wish, push: wish }), fc.boolean(), fc.boolean(), fc.nat(2), (...of) => {
        const [wishes, hasEmail, hasPhone, browsers] = of
        const told = channelsFor(wishes, { hasEmail, hasPhone, browsers }, CHANNELS, true)
        expect(told.length > 0).toBe(hasEmail || hasPhone || browsers > 0)
      }),
    )
  })
})

test('what was said of a matter goes before what was said of a channel', () => {
  expect(wishesFor({ email: false, sms: null, push: true }, { email: true })).toEqual({
    email: true,
    sms: null,
    push: true,
  })
})

test.each([
  ['2026-03-02T20:59:59+07:00', undefined],
  ['2026-03-02T21:00:00+07:00', '2026-03-03T07:00:00+07:00'],
  ['2026-12-31T23:30:00+07:00', '2027-01-01T07:00:00+07:00'],
  ['2026-03-03T06:59:59+07:00', '2026-03-03T07:00:00+07:00'],
  ['2026-03-03T07:00:00+07:00', undefined],
])('what comes up at %s waits until %s', (now, until) => {
  expect(quietUntil(new Date(now))).toEqual(until && new Date(until))
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
