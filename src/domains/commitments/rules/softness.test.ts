import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import type { Measure } from '../../resolutions/index.ts'
import { type SoftInput, softnessOf } from './softness.ts'

const input = (change: Partial<SoftInput>): SoftInput => ({
  measure: { kind: 'atLeast', plan: '12' },
  countedIn: t('%', '%'),
  history: [],
  peers: [],
  ...change,
})
const year = (of: number, value: string) => ({ year: of, measure: undefined, reported: { value } })
const share = (of: number, part: string, whole: string) => ({ year: of, measure: undefined, reported: { part, whole } })
const kindsOf = (change: Partial<SoftInput>) => softnessOf(input(change)).map(({ kind }) => kind)
const plans = (kind: 'share' | 'atLeast' | 'atMost', ...of: string[]): Measure[] => of.map((plan) => ({ kind, plan }))

describe('a plan below what is there already', () => {
  test.each<[string, Partial<SoftInput>, string[]]>([
    ['12 after 12.6', { history: [year(2025, '12.6')] }, ['belowBaseline']],
    ['12 after 12 is not soft', { history: [year(2025, '12')] }, []],
    ['12 after 11.9 is not soft', { history: [year(2025, '11.9')] }, []],
    ['no figure of last year says nothing', { history: [{ year: 2025, measure: undefined, reported: undefined }] }, []],
    [
      'at most 2 after 1.6',
      { measure: { kind: 'atMost', plan: '2' }, history: [year(2025, '1.6')] },
      ['belowBaseline'],
    ],
    ['at most 2 after 2.5 is not soft', { measure: { kind: 'atMost', plan: '2' }, history: [year(2025, '2.5')] }, []],
    ['falls to 13 from 12.1', { measure: { kind: 'fallTo', plan: '13', base: '12.1' } }, ['belowBaseline']],
    ['falls to 10 from 12.1 is not soft', { measure: { kind: 'fallTo', plan: '10', base: '12.1' } }, []],
    ['falls by nothing', { measure: { kind: 'fallBy', plan: '0', base: '12.1' } }, ['belowBaseline']],
    ['grows by nothing', { measure: { kind: 'growth', plan: '0', base: '10' } }, ['belowBaseline']],
    [
      '95 % after 1,718 of 1,764',
      { measure: { kind: 'share', plan: '95' }, history: [share(2025, '1718', '1764')] },
      ['belowBaseline'],
    ],
    [
      '97.4 % after 1,718 of 1,764 (97.39 %) is not soft',
      { measure: { kind: 'share', plan: '97.4' }, history: [share(2025, '1718', '1764')] },
      [],
    ],
    [
      '95 % after none of none says nothing',
      { measure: { kind: 'share', plan: '95' }, history: [share(2025, '0', '0')] },
      [],
    ],
  ])('%s', (_, change, kinds) => expect(kindsOf(change)).toEqual(kinds))
})

describe('a plan below its own history', () => {
  test.each<[string, Partial<SoftInput>, string[]]>([
    [
      '12 after 11, 13 and 14 (mean 12.67)',
      { history: [year(2025, '11'), year(2024, '13'), year(2023, '14')] },
      ['belowHistory'],
    ],
    [
      '12 after 11, 12 and 13 (mean 12) is not soft',
      { history: [year(2025, '11'), year(2024, '12'), year(2023, '13')] },
      [],
    ],
    ['one year is no history', { history: [year(2025, '11')] }, []],
    [
      'falls by 1 where it fell to 9 and 8 from 12',
      { measure: { kind: 'fallBy', plan: '1', base: '12' }, history: [year(2025, '9'), year(2024, '8')] },
      ['belowHistory'],
    ],
  ])('%s', (_, change, kinds) => expect(kindsOf(change)).toEqual(kinds))
})

describe('a plan below its peers’', () => {
  test.each<[string, Partial<SoftInput>, string[]]>([
    [
      '80 % where the middle is 92.5',
      { measure: { kind: 'share', plan: '80' }, peers: plans('share', '85', '90', '95', '97') },
      ['belowPeers'],
    ],
    ['95 % is not soft', { measure: { kind: 'share', plan: '95' }, peers: plans('share', '85', '90', '95', '97') }, []],
    [
      'the very middle is not soft',
      { measure: { kind: 'share', plan: '90' }, peers: plans('share', '85', '90', '95') },
      [],
    ],
    ['two peers are too few', { measure: { kind: 'share', plan: '80' }, peers: plans('share', '90', '95') }, []],
    [
      'plans of another kind don’t count',
      { measure: { kind: 'share', plan: '80' }, peers: plans('atLeast', '90', '95', '97') },
      [],
    ],
    [
      'sums of money of units of different size are not compared',
      { countedIn: t('triệu đồng', 'million đồng'), peers: plans('atLeast', '90', '95', '97') },
      [],
    ],
    [
      'at most 5 where the others allow 2',
      { measure: { kind: 'atMost', plan: '5' }, peers: plans('atMost', '2', '2', '3') },
      ['belowPeers'],
    ],
  ])('%s', (_, change, kinds) => expect(kindsOf(change)).toEqual(kinds))
})

test.each<Measure>([
  { kind: 'none' },
  { kind: 'milestone', by: '2026-06-30' },
  { kind: 'range', from: '100', to: '110' },
])('what bounds nothing, or a day, can’t be soft: $kind', (measure) => {
  expect(kindsOf({ measure, history: [year(2025, '99')], peers: plans('atLeast', '1', '2', '3') })).toEqual([])
})

test('the warning tells the figures', () => {
  const [told] = softnessOf(
    input({
      measure: { kind: 'cumulative', plan: '285000' },
      countedIn: t('triệu đồng', 'million đồng'),
      history: [year(2025, '285197')],
    }),
  )
  expect(told?.text.vi).toBe('Kế hoạch 285.000 triệu đồng, dễ hơn mức đã đạt năm 2025 là 285.197.')
  expect(told?.text.en).toBe('The plan of 285,000 million đồng, easier than the 285,197 reached in 2025.')
})
