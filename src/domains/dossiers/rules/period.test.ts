import { describe, expect, test } from 'vitest'
import { periodsOn } from './period.ts'

const named = (today: string, key: string) => periodsOn(today).find((period) => period.key === key)

describe('periods of public statistics', () => {
  test('the newest of each kind is the one that runs', () => {
    const keys = periodsOn('2026-03-02').map(({ key }) => key)
    expect([keys[0], keys[12], keys[20]]).toEqual(['2026-03', '2026-Q1', '2026'])
  })

  test.each<[string, string, string, string]>([
    ['a leap February', '2024-02', '2024-02-01', '2024-02-29'],
    ['a month of the year before', '2023-12', '2023-12-01', '2023-12-31'],
    ['a quarter', '2023-Q4', '2023-10-01', '2023-12-31'],
    ['a year', '2022', '2022-01-01', '2022-12-31'],
  ])('%s begins and ends as the calendar says', (_, key, from, to) => {
    expect(named('2024-03-05', key)).toMatchObject({ from, to })
  })

  test('what is further back is not offered', () => {
    expect(named('2024-03-05', '2020')).toBeUndefined()
  })
})
