import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay, readFigure, readNumber, readPlan } from './entry.ts'

describe('a number is read as people here type it', () => {
  test.each([
    ['12,6', '12.6'],
    ['12.6', '12.6'],
    ['285.197', '285197'],
    ['285.197,5', '285197.5'],
    [' 1 764 ', '1764'],
    ['−4', '-4'],
    ['0', '0'],
    ['12,6 %', undefined],
    ['1.2.3', undefined],
    ['1e5', undefined],
    ['', undefined],
    ['9'.repeat(21), undefined],
  ])('%s', (typed, expected) => expect(readNumber(typed)).toBe(expected))

  test('whatever was written with a comma comes back as it was meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 99 }), (whole, decimals) => {
        expect(readNumber(`${whole},${String(decimals).padStart(2, '0')}`)).toBe(
          String(Number(`${whole}.${String(decimals).padStart(2, '0')}`)),
        )
      }),
    )
  })
})

describe('a figure must fit its kind', () => {
  const today = '2017-07-01'
  test.each([
    ['atLeast', { value: '' }, 'missing_value'],
    ['atLeast', { value: 'nhiều' }, 'not_a_number'],
    ['share', { part: '9' }, 'missing_counts'],
    ['share', { part: '-1', whole: '10' }, 'negative_count'],
    ['coverage', { part: '104', whole: '103' }, 'more_than_all'],
    ['share', { part: '1', whole: '0' }, 'more_than_all'],
    ['milestone', {}, 'missing_day'],
    ['milestone', { done: '2017-02-30' }, 'bad_day'],
    ['milestone', { done: '2017-07-02' }, 'bad_day'],
  ] as const)('%s %j is refused', (kind, typed, reason) =>
    expect(readFigure(kind, typed, today)).toEqual({ ok: false, reason }),
  )

  test('nothing to count is a figure', () =>
    expect(readFigure('share', { part: '0', whole: '0' }, today)).toEqual({
      ok: true,
      value: { part: '0', whole: '0' },
    }))
})

describe('a plan has what its kind needs', () => {
  test.each([
    ['atLeast', {}, 'missing_plan'],
    ['fallTo', { plan: '10' }, 'missing_base'],
    ['range', { plan: '107', upper: '103' }, 'bad_range'],
    ['share', { plan: '101' }, 'bad_percent'],
    ['milestone', { by: '31/12/2017' }, 'bad_day'],
  ] as const)('%s %j is refused', (kind, typed, reason) => expect(readPlan(kind, typed)).toEqual({ ok: false, reason }))

  test('a loss is planned below zero; none needs nothing', () => {
    expect(readPlan('atLeast', { plan: '-5' })).toMatchObject({ ok: true, value: { plan: '-5', base: null } })
    expect(readPlan('none', {})).toMatchObject({ ok: true, value: { plan: null } })
    expect(readPlan('growth', { plan: '8', base: '285.197' })).toMatchObject({ ok: true, value: { base: '285197' } })
  })

  test('days exist', () => expect([isDay('2016-02-29'), isDay('2017-02-29')]).toEqual([true, false]))
})
