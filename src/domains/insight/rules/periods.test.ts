import { expect, test } from 'vitest'
import { byWeek, daysBefore, lastWeeks, mondayOf } from './periods.ts'

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-01-01', '2025-12-29'],
])('the week of %s begins on %s', (on, monday) => expect(mondayOf(on)).toBe(monday))

test('the last weeks end with this one', () => {
  expect(lastWeeks('2026-11-25', 3)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
})

test('days add up to their weeks, days outside count nowhere', () => {
  const rows = [
    { day: '2026-11-15', acts: 2 },
    { day: '2026-11-16', acts: 3 },
    { day: '2026-11-22', acts: 4 },
    { day: '2026-11-23', acts: 5 },
    { day: '2020-01-01', acts: 100 },
  ]
  expect(byWeek(rows, ['2026-11-09', '2026-11-16', '2026-11-23'])).toEqual([2, 7, 5])
})

test('days before cross months', () => expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28'))
