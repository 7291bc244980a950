import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, isGivenUp, ORDINARY, waitAfter } from './patience.ts'
import { scrub } from './scrub.ts'

describe('waiting after a failure', () => {
  test.each([
    [1, 30_000],
    [2, 60_000],
    [5, 480_000],
    [9, 2 * HOUR],
    [1_000_000, 2 * HOUR],
  ])('after %i in a row at most %i ms', (failures, ms) => {
    expect(waitAfter(failures, ORDINARY, 1)).toBe(ms)
    expect(waitAfter(failures, ORDINARY, 0)).toBe(ms * 0.75)
  })

  test('it is never shorter after one failure more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          expect(waitAfter(failures + 1, ORDINARY, chance)).toBeGreaterThanOrEqual(
            waitAfter(failures, ORDINARY, chance),
          )
        },
      ),
    )
  })

  test('patience ends after its days, not a moment before', () => {
    const since = new Date('2026-03-02T08:00:00Z')
    const end = since.getTime() + 4 * DAY
    expect(isGivenUp(since, new Date(end - 1), ORDINARY)).toBe(false)
    expect(isGivenUp(since, new Date(end), ORDINARY)).toBe(true)
  })
})

test.each([
  ['550 5.1.1 <lan.nguyen@example.vn>: user unknown', '550 5.1.1 <…@…>: user unknown'],
  ['no route to 0912 345 678', 'no route to …'],
  ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
  ['POST https://push.example/send/abc?key=1 said no', 'POST https://push.example/… said no'],
  ['two\r\nlines\u0000', 'two lines'],
  ['', '?'],
])('%j is kept as %j', (said, kept) => expect(scrub(said)).toBe(kept))

test('what is kept is short', () => expect(scrub('no '.repeat(500)).length).toBeLessThanOrEqual(300))
