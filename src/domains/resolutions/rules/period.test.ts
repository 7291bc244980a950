import { describe, expect, test } from 'vitest'
import { findPeriod, isOver, lastDayOf, periodName, periodOf, periodsIn } from './period.ts'

describe('a period is a year, a quarter or a month', () => {
  test.each([
    ['2017', 1, 12, '2017-12-31', 'Năm 2017'],
    ['2017-Q1', 1, 3, '2017-03-31', 'Quý I/2017'],
    ['2017-Q4', 10, 12, '2017-12-31', 'Quý IV/2017'],
    ['2016-02', 2, 2, '2016-02-29', 'Tháng 2/2016'],
  ])('%s', (key, firstMonth, lastMonth, lastDay, name) => {
    const period = periodOf(key)
    expect(period).toMatchObject({ firstMonth, lastMonth })
    expect(lastDayOf(period)).toBe(lastDay)
    expect(periodName(key).vi).toBe(name)
  })

  test.each(['17', '2017-00', '2017-13', '2017-Q5', '2017-1', 'năm'])('%s is none', (key) => {
    expect(findPeriod(key)).toBeUndefined()
    expect(() => periodOf(key)).toThrow(RangeError)
  })

  test('it is over the day after its last', () => {
    expect(isOver(periodOf('2017-Q1'), '2017-03-31')).toBe(false)
    expect(isOver(periodOf('2017-Q1'), '2017-04-01')).toBe(true)
  })

  test('a year has one, four or twelve of them', () => {
    expect([periodsIn(2017, 'year'), periodsIn(2017, 'quarter')]).toEqual([
      ['2017'],
      ['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'],
    ])
    expect(periodsIn(2017, 'month')[8]).toBe('2017-09')
  })
})
