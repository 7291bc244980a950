import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastOf, outlookOf, type Point, seasonalForecast } from './forecast.ts'
import { missingIn, tallyOf } from './roll-up.ts'
import type { Measure } from './target.ts'

const points = (values: readonly number[], step = 1): Point[] =>
  values.map((value, index) => ({ month: (index + 1) * step, value }))
const monthly = { perPeriod: 1, pointsNeeded: 3 }

describe('where a year is likely to end', () => {
  test('what brings the same each month ends at twelve times that, for sure', () =>
    expect(forecastOf(points([25, 25, 25]), { ...monthly, adds: true })).toEqual({ low: 300, middle: 300, high: 300 }))

  test('the less regular the months, the wider the range', () => {
    const { low = 0, middle, high = 0 } = forecastOf(points([20, 25, 30]), { ...monthly, adds: true }) ?? {}
    expect(middle).toBe(300)
    // 1.2816 · 5 · √(9 · (1 + 9/3))
    expect(high - low).toBeCloseTo(2 * 1.2816 * 5 * 6, 6)
  })

  test('quarters that are left are counted as quarters', () =>
    expect(forecastOf(points([80, 80], 3), { adds: true, perPeriod: 3, pointsNeeded: 2 })?.middle).toBe(320))

  test('a level goes on in a straight line, and a share stays between nothing and all', () => {
    expect(forecastOf(points([10, 11, 12]), { ...monthly, adds: false })?.middle).toBeCloseTo(21, 9)
    expect(forecastOf(points([90, 94, 98]), { ...monthly, adds: false, bounds: [0, 100] })?.high).toBe(100)
    expect(forecastOf(points(Array.from({ length: 12 }, (_, i) => i * i)), { ...monthly, adds: false })).toEqual({
      low: 121,
      middle: 121,
      high: 121,
    })
  })

  test('with fewer figures than needed nothing is said', () => {
    expect(forecastOf(points([20, 25]), { ...monthly, adds: true })).toBeUndefined()
    expect(forecastOf([], { ...monthly, adds: true })).toBeUndefined()
  })

  test('the middle lies within the range, whatever the figures', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 12 }),
        fc.boolean(),
        (values, adds) => {
          const forecast = forecastOf(points(values), { ...monthly, adds })
          expect(forecast && forecast.low <= forecast.middle && forecast.middle <= forecast.high).toBe(true)
        },
      ),
    ))
})

describe('where it is likely to end by the seasons of earlier years', () => {
  // Most of it comes at the end of the year.
  const season = [2, 2, 2, 4, 4, 4, 8, 8, 8, 18, 20, 20]
  const year = (factor: number, change: Partial<Record<number, number>> = {}) =>
    points(season.map((value, index) => change[index + 1] ?? value * factor))

  test.each<[string, number[], Point[][], number, number]>([
    ['three months that brought what they brought then', [2, 2, 2], [year(1)], 100, 0],
    ['twice as much by the same month is twice as much in the end', [4, 4, 4], [year(1)], 200, 0],
    ['earlier years of another size tell the same share', [2, 2, 2], [year(1), year(30)], 100, 0],
    ['half a year', [2, 2, 2, 4, 4, 4], [year(3)], 100, 0],
  ])('%s', (_, values, earlier, middle, width) => {
    const forecast = seasonalForecast(points(values), earlier, { ...monthly, adds: true })
    expect(forecast?.middle).toBeCloseTo(middle, 9)
    expect((forecast?.high ?? 0) - (forecast?.low ?? 0)).toBeCloseTo(width, 6)
  })

  test('the more the earlier years differ, the wider the range', () => {
    // By March 6 of 100 came in the one, 6 of 120 in the other: this year's 6 would end at 100 or at 120.
    const {
      low = 0,
      middle = 0,
      high = 0,
    } = seasonalForecast(points([2, 2, 2]), [year(1), year(1, { 12: 40 })], { ...monthly, adds: true }) ?? {}
    expect(middle).toBeCloseTo(110, 9)
    const [alike = { low: 0, high: 0 }] = [
      seasonalForecast(points([2, 2, 2]), [year(1), year(1, { 12: 21 })], { ...monthly, adds: true }),
    ]
    expect(high - low).toBeGreaterThan(5 * (alike.high - alike.low))
    // 1.2816 · √(200 · (1 + 1/2)) of the years alone.
    expect(high - middle).toBeGreaterThan(1.2816 * Math.sqrt(300))
  })

  test('months nobody reported are left out of the earlier years too', () => {
    const some = points(season)
      .filter(({ month }) => month !== 2)
      .slice(0, 3)
    expect(seasonalForecast(some, [year(2)], { ...monthly, adds: true })?.middle).toBeCloseTo(100, 9)
  })

  test('a level by what part of its December level stood then; a share stays below all', () => {
    const levels = points(Array.from({ length: 12 }, (_, index) => 40 + index * 5))
    expect(seasonalForecast(points([20, 22.5, 25]), [levels], { ...monthly, adds: false })?.middle).toBeCloseTo(47.5, 9)
    const high = seasonalForecast(points([80, 85, 90]), [levels], { ...monthly, adds: false, bounds: [0, 100] })
    expect(high).toMatchObject({ middle: 100, high: 100 })
    expect(seasonalForecast(levels, [levels], { ...monthly, adds: false })).toEqual({ low: 95, middle: 95, high: 95 })
  })

  test.each<[string, number[], Point[][]]>([
    ['no earlier year', [2, 2, 2], []],
    ['too few figures', [2, 2], [year(1)]],
    ['a year in which nothing came by then', [2, 2, 2], [year(1, { 1: 0, 2: 0, 3: 0 })]],
    ['a year without those months', [2, 2, 2], [year(1).slice(3)]],
  ])('%s: nothing is said', (_, values, earlier) =>
    expect(seasonalForecast(points(values), earlier, { ...monthly, adds: true })).toBeUndefined(),
  )
})

describe('whether it reaches the plan', () => {
  const range = { low: 280, middle: 300, high: 320 }
  test.each<[string, Measure, string | undefined]>([
    ['for sure', { kind: 'cumulative', plan: '280' }, 'likely'],
    ['perhaps', { kind: 'cumulative', plan: '300' }, 'unsure'],
    ['hardly', { kind: 'cumulative', plan: '321' }, 'unlikely'],
    ['at most', { kind: 'atMost', plan: '300' }, 'unsure'],
    ['to a level from above', { kind: 'fallTo', plan: '330', base: '400' }, 'likely'],
    ['between two bounds inside it', { kind: 'range', from: '290', to: '310' }, 'unsure'],
    ['growth on nothing', { kind: 'growth', plan: '8', base: '0' }, undefined],
    ['no plan', { kind: 'none' }, undefined],
  ])('%s', (_, measure, expected) => expect(outlookOf(measure, range)).toBe(expected))
})

describe('rolled up', () => {
  test('each target is counted once, those not judged apart', () =>
    expect(
      tallyOf([
        { tone: 'reached', verdict: { state: 'reached' } },
        { tone: 'late', verdict: { state: 'reached' } },
        { tone: 'reached', verdict: { state: 'notReached' } },
        { tone: 'far', verdict: { state: 'notReached' } },
        { tone: 'none', verdict: { state: 'notReported' } },
        { tone: 'none', verdict: { state: 'notArising' } },
      ]),
    ).toEqual({ reached: 3, near: 0, far: 1, notReported: 1, notJudged: 1 }))

  test('the year’s own figure stands for all its months', () => {
    const on = { today: '2017-04-20', reportDays: 5 }
    expect(missingIn(2017, { every: 'month', periods: ['2017-02'] }, on)).toEqual(['2017-01', '2017-03'])
    expect(missingIn(2017, { every: 'month', periods: ['2017'] }, on)).toEqual([])
  })
})
