import { describe, expect, test } from 'vitest'
import { bucketOf, daysAfter, monthsAfter, weeksOf } from './bucket.ts'
import { readPosition } from './position.ts'

const now = new Date('2026-03-02T08:00:00+07:00')

describe('where something stands in a list', () => {
  test.each([
    ['2026-03-02T07:59:59+07:00', 'late'],
    ['2026-03-02T08:00:00+07:00', 'today'],
    ['2026-03-02T23:59:59+07:00', 'today'],
    ['2026-03-03T00:00:00+07:00', 'week'],
    ['2026-03-09T17:00:00+07:00', 'week'],
    ['2026-03-10T00:00:00+07:00', 'later'],
  ] as const)('what is due %s: %s', (dueAt, bucket) => {
    expect(bucketOf(new Date(dueAt), now)).toBe(bucket)
  })
  test('what has no date', () => expect(bucketOf(null, now)).toBe('undated'))
})

test('weeks begin on Monday and hold every day of the month once', () => {
  for (const month of ['2026-02', '2026-03', '2027-08', '2028-02']) {
    const weeks = weeksOf(month)
    expect(weeks.every(([monday]) => new Date(`${monday}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
    const days = weeks.flat().filter((day) => day.startsWith(month))
    expect(new Set(days).size).toBe(days.length)
    expect(daysAfter(days.at(-1) ?? '', 1)).toBe(`${monthsAfter(month, 1)}-01`)
  }
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2026-08')).toHaveLength(6)
})

test.each([
  ['infinity|019f0000-0000-7000-8000-000000000000', true],
  ['2026-03-02 08:00:00+07|019f0000-0000-7000-8000-000000000000', true],
  ["2026'; DROP|019f0000-0000-7000-8000-000000000000", false],
  ['|', false],
  [undefined, false],
])('a position %s', (text, is) => {
  expect(readPosition(text) !== undefined).toBe(is)
})
