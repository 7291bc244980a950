import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { periodOf } from './period.ts'
import { reachTally, type UnitFigure, type UnitReach, type UnitYear, unitReach } from './reaching.ts'
import type { Measure } from './target.ts'

const figure = (lastMonth: number, value: string | null, more: Partial<UnitFigure> = {}): UnitFigure => ({
  id: 'f',
  actId: 'a',
  grain: 'month',
  lastMonth,
  value,
  part: null,
  whole: null,
  doneOn: null,
  ...more,
})
const share = (lastMonth: number, part: string, whole: string) => figure(lastMonth, null, { part, whole })
const months = (...values: string[]) => values.map((value, index) => figure(index + 1, value))
const unit = (measure: Measure, figures: UnitFigure[], more: Partial<UnitYear> = {}): UnitYear => ({
  unitId: 'u',
  measure,
  countedIn: t('ha', 'ha'),
  every: 'month',
  periodsAdd: measure.kind === 'cumulative',
  steps: [],
  figures,
  ...more,
})
const sum = { kind: 'cumulative', plan: '120' } as const
const most: Measure = { kind: 'share', plan: '95' }

describe('whether a unit has reached its target by the end of a period', () => {
  test.each<[string, UnitYear, string, string, UnitReach['state']]>([
    [
      'what adds up is held against what was due',
      unit(sum, months('10', '10', '10')),
      '2026-03',
      '2026-06-01',
      'reached',
    ],
    ['a month behind its path', unit(sum, months('10', '10', '9.99')), '2026-03', '2026-06-01', 'notReached'],
    [
      'later months don’t help an earlier period',
      unit(sum, months('5', '5', '80')),
      '2026-02',
      '2026-06-01',
      'notReached',
    ],
    [
      'the months’ own plans are the path',
      unit(sum, months('2', '2'), {
        steps: [
          { upTo: 1, plan: '2' },
          { upTo: 2, plan: '2' },
          { upTo: 3, plan: '116' },
        ],
      }),
      '2026-02',
      '2026-06-01',
      'reached',
    ],
    [
      'a period that is over asks for its own report',
      unit(sum, months('60', '60')),
      '2026-03',
      '2026-04-02',
      'notReported',
    ],
    ['one that runs takes the latest there is', unit(sum, months('60', '60')), '2026', '2026-04-02', 'reached'],
    [
      'the whole year against the whole plan',
      unit(sum, [figure(12, '119', { grain: 'year' })]),
      '2026',
      '2027-02-01',
      'notReached',
    ],
    [
      'a share: the last one stands',
      unit(most, [share(1, '90', '100'), share(2, '95', '100')]),
      '2026-02',
      '2026-06-01',
      'reached',
    ],
    ['just below on exact figures', unit(most, [share(1, '9496', '10000')]), '2026-01', '2026-06-01', 'notReached'],
    ['nothing to count', unit(most, [share(1, '0', '0')]), '2026-01', '2026-06-01', 'notArising'],
    ['only followed', unit({ kind: 'none' }, months('1')), '2026-01', '2026-06-01', 'notJudged'],
    ['nobody reported', unit(sum, []), '2026', '2026-06-01', 'notReported'],
    [
      'quarters by the last whole one',
      unit(sum, [figure(3, '30', { grain: 'quarter' })], { every: 'quarter' }),
      '2026-05',
      '2026-06-03',
      'reached',
    ],
    ['yearly figures aren’t there in March', unit(sum, [], { every: 'year' }), '2026-03', '2026-06-01', 'notReported'],
  ])('%s', (_, of, period, today, expected) => expect(unitReach(of, periodOf(period), today).state).toBe(expected))
})

describe('of how many units so many', () => {
  const states = (...all: UnitReach['state'][]) => all.map((state) => ({ state }))
  test.each<[string, UnitReach['state'][], unknown]>([
    [
      'who hasn’t reported is in neither count',
      ['reached', 'notReached', 'notReported'],
      { part: 1, whole: 2, notReported: 1 },
    ],
    ['while nobody has reported nothing is said', ['notReported', 'notReported'], undefined],
    ['nothing to count for any of them is 0 of 0', ['notArising', 'notJudged'], { part: 0, whole: 0, notReported: 0 }],
    ['no units at all', [], { part: 0, whole: 0, notReported: 0 }],
    ['none reached it', ['notReached', 'notArising'], { part: 0, whole: 1, notReported: 0 }],
  ])('%s', (_, all, expected) => expect(reachTally(states(...all))).toEqual(expected))
})
