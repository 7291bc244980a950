import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addShares, coverageOf } from './adding-up.ts'
import { exactly, percentShown } from './shown.ts'
import { judge, type Measure, type Reported, type Verdict } from './target.ts'
import { pathOf, toneOf } from './tone.ts'

const today = '2017-12-31'
const told = (verdict: Verdict): string =>
  verdict.state === 'reached' || verdict.state === 'notReached'
    ? [verdict.state, verdict.late && 'late', verdict.ratio && percentShown(verdict.ratio)].filter(Boolean).join(' ')
    : verdict.state

describe('a target is judged on exact figures', () => {
  const cases: [string, Measure, Reported | undefined, string][] = [
    ['growth of 12.6 against 12', { kind: 'atLeast', plan: '12' }, { value: '12.6' }, 'reached 105 %'],
    ['income of 32.64 against 32.5', { kind: 'atLeast', plan: '32.5' }, { value: '32.64' }, 'reached 100,4 %'],
    ['revenue without a plan', { kind: 'none' }, { value: '285197' }, 'notJudged'],
    ['nobody reported', { kind: 'atLeast', plan: '12' }, undefined, 'notReported'],
    ['"above 12" at 12', { kind: 'above', plan: '12' }, { value: '12.0' }, 'notReached 100 %'],
    ['"above 12" just above', { kind: 'above', plan: '12' }, { value: '12.001' }, 'reached 100,01 %'],
    ['94.96 against 95', { kind: 'atLeast', plan: '95' }, { value: '94.96' }, 'notReached 99,96 %'],
    ['late dossiers of 2.5 against at most 2', { kind: 'atMost', plan: '2' }, { value: '2.5' }, 'notReached 80 %'],
    ['late dossiers of 1.6 against at most 2', { kind: 'atMost', plan: '2' }, { value: '1.6' }, 'reached 125 %'],
    ['no late dossier', { kind: 'atMost', plan: '2' }, { value: '0' }, 'reached 100 %'],
    ['at most none, and one', { kind: 'atMost', plan: '0' }, { value: '1' }, 'notReached'],
    ['at most none, and none', { kind: 'atMost', plan: '0' }, { value: '0' }, 'reached'],
    ['"below 5" at 5', { kind: 'below', plan: '5' }, { value: '5' }, 'notReached 100 %'],
    [
      'poverty falls by 2.05 of 2 points',
      { kind: 'fallBy', plan: '2', base: '12.10' },
      { value: '10.05' },
      'reached 102,5 %',
    ],
    ['poverty to 10.05 of 10', { kind: 'fallTo', plan: '10', base: '12.10' }, { value: '10.05' }, 'notReached 97,6 %'],
    ['poverty was below from the start', { kind: 'fallTo', plan: '10', base: '9' }, { value: '9.5' }, 'reached'],
    ['poverty rises', { kind: 'fallTo', plan: '10', base: '12' }, { value: '13' }, 'notReached −50 %'],
    ['revenue grows by 10 of 8', { kind: 'growth', plan: '8', base: '285197' }, { value: '313716.7' }, 'reached 125 %'],
    ['growth on nothing', { kind: 'growth', plan: '8', base: '0' }, { value: '5' }, 'notJudged'],
    ['1,718 of 1,764 against 95 %', { kind: 'share', plan: '95' }, { part: '1718', whole: '1764' }, 'reached 102,5 %'],
    ['a share of nothing', { kind: 'share', plan: '95' }, { part: '0', whole: '0' }, 'notArising'],
    ['103 of 103 cells', { kind: 'coverage', plan: '100' }, { part: '103', whole: '103' }, 'reached 100 %'],
    ['75 of 300 by March', { kind: 'cumulative', plan: '300' }, { value: '75' }, 'notReached 25 %'],
    ['a plan of nothing', { kind: 'atLeast', plan: '0' }, { value: '0' }, 'reached'],
    ['a loss that stays small', { kind: 'atLeast', plan: '-5' }, { value: '-4' }, 'reached'],
    ['done on the day', { kind: 'milestone', by: '2017-06-30' }, { done: '2017-06-30', today }, 'reached'],
    ['done a day late', { kind: 'milestone', by: '2017-06-30' }, { done: '2017-07-01', today }, 'reached late'],
    ['not done', { kind: 'milestone', by: '2017-06-30' }, { done: null, today }, 'notReached late'],
    ['not due', { kind: 'milestone', by: '2018-06-30' }, { done: null, today }, 'notReached'],
    ['inside the range', { kind: 'range', from: '103', to: '107' }, { value: '107' }, 'reached'],
    ['outside the range', { kind: 'range', from: '103', to: '107' }, { value: '107.1' }, 'notReached'],
  ]
  test.each(cases)('%s', (_, measure, reported, expected) => expect(told(judge(measure, reported))).toBe(expected))

  test('what isn’t a decimal, or not of the shape, throws', () => {
    expect(() => judge({ kind: 'atLeast', plan: '12' }, { value: '12,6' })).toThrow()
    expect(() => judge({ kind: 'share', plan: '95' }, { value: '95' })).toThrow()
    expect(() => judge({ kind: 'atLeast', plan: '1' }, { part: '1', whole: '2' })).toThrow()
  })
})

const decimals = fc.integer({ min: 1, max: 10 ** 7 }).map((units) => new Big(units).div(100).toFixed())

describe('rounding decides nothing', () => {
  test('what is shown as a hundred or more is reached, and the other way round', () => {
    fc.assert(
      fc.property(decimals, decimals, (plan, value) => {
        const verdict = judge({ kind: 'atLeast', plan }, { value })
        if (verdict.state !== 'reached' && verdict.state !== 'notReached') throw new Error('unexpected')
        const percent = Number(
          percentShown(verdict.ratio as never)
            .replace(/[. %]/g, '')
            .replace(',', '.'),
        )
        expect(percent >= 100).toBe(verdict.state === 'reached')
        expect(toneOf(verdict) === 'reached').toBe(verdict.state === 'reached')
      }),
    )
  })

  test('a share is shown on its own side of the bound', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 1, max: 100 }).map(String), (part, whole, bound) => {
        const ratio = { part: new Big(part), whole: new Big(whole) }
        const written = percentShown(ratio, { bound }).replace(/[. %]/g, '').replace(',', '.')
        expect(new Big(written).cmp(bound)).toBe(ratio.part.times(100).cmp(ratio.whole.times(bound)))
      }),
    )
    expect(percentShown({ part: new Big('94.96'), whole: new Big(100) }, { bound: '95' })).toBe('94,96 %')
  })

  test('a figure is written with every digit it was given', () => {
    expect(exactly('32.640', 'vi')).toBe('32,64')
    expect(exactly('285197', 'vi')).toBe('285.197')
    expect(exactly('-1285197.5', 'en')).toBe('−1,285,197.5')
  })
})

describe('tones', () => {
  const of = (value: string) => judge({ kind: 'cumulative', plan: '300' }, { value })
  test.each([
    ['300', undefined, 'reached'],
    ['270', undefined, 'near'],
    ['269.99', undefined, 'far'],
    // By March 72 of 300 were due.
    ['75', 3, 'reached'],
    ['64.8', 3, 'near'],
    ['64.7', 3, 'far'],
  ])('%s of 300 with %s months passed is %s', (value, passed, tone) => {
    const path = passed === undefined ? undefined : pathOf(value, ['24', '24', '24', '26'], passed)
    expect(toneOf(of(value), path ? { path } : {})).toBe(tone)
  })

  test('late stays late; what isn’t judged has none', () => {
    expect(toneOf(judge({ kind: 'milestone', by: '2017-06-30' }, { done: '2017-07-01', today }))).toBe('late')
    expect(toneOf({ state: 'notReported' })).toBe('none')
    expect(toneOf({ state: 'notArising' })).toBe('none')
  })
})

describe('adding up', () => {
  test('counts are added, per cents never are', () => {
    expect(
      addShares([
        { part: '9', whole: '10' },
        { part: '10', whole: '100' },
      ]),
    ).toEqual({ part: '19', whole: '110' })
    expect(addShares([])).toEqual({ part: '0', whole: '0' })
  })

  test('104 sendings to 103 cells cover 103 of 103, and name the one that was sent to twice', () => {
    const cells = Array.from({ length: 103 }, (_, index) => `cell ${index + 1}`)
    expect(coverageOf(cells, [...cells, 'cell 7'])).toEqual({
      part: '103',
      whole: '103',
      repeated: ['cell 7'],
      unknown: [],
      missing: [],
    })
    // Were they not different, it would not be all of them.
    expect(coverageOf(cells, [...cells.slice(1), 'cell 7', 'cell 8', 'elsewhere'])).toMatchObject({
      part: '102',
      missing: ['cell 1'],
      unknown: ['elsewhere'],
    })
  })
})
