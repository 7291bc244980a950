import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { changesBetween, isNothing } from './changes.ts'
import { dutyStates, lacking } from './conditions.ts'
import { causesOf, countOf, type Ending, verdictOf } from './settlement.ts'
import { type Clause, type Duty, flawIn, standing, type Terms, tidy } from './terms.ts'

const clause = (key: string, change: Partial<Clause> = {}): Clause => ({
  key,
  subject: { kind: 'target', id: key, unitId: null },
  name: t(key, key),
  measure: t('từ 12 %', 'at least 12 %'),
  words: '',
  dueOn: '2026-12-31',
  evidence: '',
  ...change,
})
const duty = (key: string, change: Partial<Duty> = {}): Duty => ({
  key,
  kind: 'money',
  words: 'Cấp kinh phí',
  dueOn: '2026-03-31',
  clauseKey: null,
  ...change,
})
const terms = (change: Partial<Terms> = {}): Terms => ({
  grounds: 'Kết luận 13-KL/HU',
  ground: null,
  clauses: [clause('a'), clause('b')],
  duties: [],
  missed: 'Giải trình.',
  ...change,
})
const bounds = { from: '2026-01-01', to: '2026-12-31', clausesTo: 10 }

test.each<[string, Partial<Terms>, string | undefined]>([
  ['all in order', {}, undefined],
  ['nothing promised', { clauses: [] }, 'no_clauses'],
  ['eleven promises', { clauses: Array.from({ length: 11 }, (_, index) => clause(`c${index}`)) }, 'too_many_clauses'],
  [
    'one target twice',
    { clauses: [clause('a'), clause('b', { subject: { kind: 'target', id: 'a', unitId: null } })] },
    'clause_twice',
  ],
  [
    'the same target of two units is two',
    { clauses: [clause('a'), clause('b', { subject: { kind: 'target', id: 'a', unitId: 'u' } })] },
    undefined,
  ],
  ['a deadline after the term', { clauses: [clause('a', { dueOn: '2027-01-01' })] }, 'outside_term'],
  ['a duty before the term', { duties: [duty('d', { dueOn: '2025-12-31' })] }, 'outside_term'],
  ['a duty without words', { duties: [duty('d', { words: ' ' })] }, 'missing_duty_words'],
  ['no grounds', { grounds: '' }, 'missing_grounds'],
  ['nothing about missing', { missed: ' ' }, 'missing_missed'],
])('terms: %s', (_, change, flaw) => expect(flawIn(terms(change), bounds)?.flaw).toBe(flaw))

test('a duty for a clause that is gone is for all', () => {
  expect(tidy(terms({ duties: [duty('d', { clauseKey: 'gone' })] })).duties[0]?.clauseKey).toBeNull()
  expect(tidy(terms({ duties: [duty('d', { clauseKey: 'a' })] })).duties[0]?.clauseKey).toBe('a')
})

describe('what changed between two versions', () => {
  test('is told clause by clause', () => {
    const after = terms({
      clauses: [clause('a', { dueOn: '2026-10-31', words: 'Ưu tiên' }), clause('c')],
      duties: [duty('d')],
      missed: 'Phê bình.',
    })
    const { clauses, duties, grounds, missed } = changesBetween(terms(), after)
    expect(clauses.map(({ key, what, fields }) => [key, what, fields])).toEqual([
      ['a', 'changed', ['words', 'dueOn']],
      ['c', 'added', []],
      ['b', 'removed', []],
    ])
    expect(duties.map(({ what }) => what)).toEqual(['added'])
    expect(grounds).toBeNull()
    expect(missed).toEqual({ before: 'Giải trình.', after: 'Phê bình.' })
  })

  test('nothing, where the clauses only stand in another order', () => {
    expect(isNothing(changesBetween(terms(), terms({ clauses: [clause('b'), clause('a')] })))).toBe(true)
  })

  test('back again is the same change the other way round', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')).map((keys) => keys.map((key) => clause(key)))
    fc.assert(
      fc.property(some, some, (one, other) => {
        const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
        const there = changesBetween(terms({ clauses: one }), terms({ clauses: other })).clauses
        const back = changesBetween(terms({ clauses: other }), terms({ clauses: one })).clauses
        const said = (changes: typeof there) => changes.map(({ key, what }) => `${key} ${what}`).sort()
        expect(said(back)).toEqual(there.map(({ key, what }) => `${key} ${turned[what]}`).sort())
      }),
    )
  })
})

test('the last annex says what stands, and the original stays', () => {
  const original = terms()
  const annexes = [terms({ clauses: [clause('a')] }), terms({ clauses: [clause('a', { dueOn: '2026-11-30' })] })]
  expect(standing(original, []).clauses).toHaveLength(2)
  expect(standing(original, annexes).clauses[0]?.dueOn).toBe('2026-11-30')
  expect(original.clauses.map(({ key }) => key)).toEqual(['a', 'b'])
})

describe('conditions the giver owes', () => {
  const states = (doneOn: [string, string][], today: string) =>
    dutyStates([duty('d', { clauseKey: 'a' })], new Map(doneOn), today)
  test.each<[string, [string, string][], string, string, number]>([
    ['not due yet', [], '2026-03-31', 'owed', 0],
    ['a day over', [], '2026-04-01', 'late', 1],
    ['met on the day', [['d', '2026-03-31']], '2026-06-01', 'met', 0],
    ['met late', [['d', '2026-04-10']], '2026-06-01', 'metLate', 10],
  ])('%s', (_, doneOn, today, met, lateDays) => {
    expect(states(doneOn, today)[0]).toMatchObject({ met, lateDays })
  })

  test('only the clause that rests on it lacks it', () => {
    const late = states([], '2026-04-01')
    expect(lacking(late, 'a')).toHaveLength(1)
    expect(lacking(late, 'b')).toHaveLength(0)
    expect(lacking(states([], '2026-03-31'), 'a')).toHaveLength(0)
  })
})

describe('a clause at the end of the term', () => {
  const target = (state: Extract<Ending, { kind: 'target' }>['state'], part?: string, isLate = false): Ending => ({
    kind: 'target',
    state,
    isLate,
    ratio: part === undefined ? undefined : { part: new Big(part), whole: new Big(100) },
  })
  test.each<[string, Ending, string]>([
    ['reached', target('reached'), 'reached'],
    ['reached after its day', target('reached', undefined, true), 'partly'],
    ['94.96 of 95 is not reached, but in part', target('notReached', '94.96'), 'partly'],
    ['70 of 100 is the edge', target('notReached', '70'), 'partly'],
    ['69.999 of 100 is below it', target('notReached', '69.999'), 'not'],
    ['missed without a share', target('notReached'), 'not'],
    ['nobody reported', target('notReported'), 'unjudged'],
    ['nothing arose', target('notArising'), 'unjudged'],
    ['no plan was given', target('notJudged'), 'unjudged'],
    ['a task done on time', { kind: 'task', state: 'onTime' }, 'reached'],
    ['a task done late', { kind: 'task', state: 'late' }, 'partly'],
    ['a task still open', { kind: 'task', state: 'open' }, 'not'],
    ['a task called off', { kind: 'task', state: 'ended' }, 'unjudged'],
  ])('%s', (_, ending, verdict) => expect(verdictOf(ending, 70)).toBe(verdict))

  test('its causes are what the acts tell', () => {
    const lacks = dutyStates([duty('d')], new Map(), '2026-04-10')
    expect(causesOf(target('notReported'), lacks).map(({ vi }) => vi)).toEqual([
      'Chưa có số báo cáo được duyệt.',
      'Điều kiện chưa bảo đảm: Cấp kinh phí (quá 10 ngày).',
    ])
    expect(causesOf(target('reached'), [])).toEqual([])
  })

  test('verdicts are counted', () => {
    expect(countOf([{ verdict: 'reached' }, { verdict: 'reached' }, { verdict: 'not' }])).toEqual({
      reached: 2,
      partly: 0,
      not: 1,
      unjudged: 0,
    })
  })
})
