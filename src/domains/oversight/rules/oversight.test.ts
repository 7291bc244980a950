import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TASK_DEEDS } from '../../work/index.ts'
import { DEED_TO, movesOf } from './moves.ts'
import { spansOn } from './period.ts'
import { compose, SECTIONS, tidySections } from './report.ts'
import { mondayOf, plusWeeks, spread, weightOf } from './workload.ts'

const WEEKS = ['2026-03-02', '2026-03-09', '2026-03-16']

describe('hours against capacity', () => {
  test.each([
    ['overdue: all of it now', '2026-02-20', [12, 0, 0]],
    ['due this week', '2026-03-06', [12, 0, 0]],
    ['due next week: half and half', '2026-03-13', [6, 6, 0]],
    ['due later than what is shown', '2026-04-10', [2, 2, 2]],
    ['without a deadline: evenly', null, [4, 4, 4]],
  ])('%s', (_, dueOn, hours) => {
    expect(spread([{ personId: 'p', hours: 12, dueOn }], WEEKS).get('p')).toEqual(hours)
  })

  test('no hour is lost, and none is added', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ hours: fc.integer({ min: 1, max: 80 }), days: fc.integer({ min: -30, max: 20 }) })),
        (tasks) => {
          const left = tasks.map(({ hours, days }) => ({
            personId: 'p',
            hours,
            dueOn: new Date(Date.parse('2026-03-02') + days * 86_400_000).toISOString().slice(0, 10),
          }))
          const row = spread(left, WEEKS).get('p') ?? []
          const sum = row.reduce((all, each) => all + each, 0)
          expect(sum).toBeCloseTo(tasks.reduce((all, { hours }) => all + hours, 0))
        },
      ),
    ))

  test.each([
    [0, 'none'],
    [30, 'light'],
    [31, 'full'],
    [40, 'full'],
    [40.5, 'over'],
  ])('%d hours of 40: %s', (hours, weight) => expect(weightOf(hours, 40)).toBe(weight))

  test('a week begins on Monday', () => {
    expect([mondayOf('2026-03-08'), plusWeeks('2026-12-28', 1)]).toEqual(['2026-03-02', '2027-01-04'])
  })
})

test('periods go back over the turn of the year', () => {
  const spans = spansOn('2026-02-10')
  expect(spans[2]).toMatchObject({ key: '2025-12', from: '2025-12-01', to: '2025-12-31' })
  expect(spans.find(({ key }) => key === '2025-Q4')).toMatchObject({ from: '2025-10-01', to: '2025-12-31' })
  expect(spans.find(({ key }) => key === '2026-02')?.to).toBe('2026-02-28')
})

describe('a report that writes itself', () => {
  const week = {
    done: [],
    late: { count: 0, first: [] },
    coming: { count: 0, first: [] },
    waits: [],
    meetings: { count: 0, personHours: 0, tasks: 0 },
    targets: [],
  }
  test('says so where there is nothing', () => {
    const sections = compose(week)
    for (const section of SECTIONS.filter((each) => each !== 'note')) expect(sections[section]).toMatch(/[Kk]hông/)
  })

  test('tells the share done in time, each late task with its cause, and no more lines than can be read', () => {
    const done = [
      { unit: 'Phòng Nội vụ', all: 2, onTime: 1, good: 1, met: 1, unmet: 0 },
      { unit: 'Phòng Tư pháp', all: 1, onTime: 1, good: 0, met: 0, unmet: 1 },
    ]
    const late = Array.from({ length: 30 }, (_, index) => ({
      title: `Việc ${index}`,
      unit: 'Xã Cam An',
      person: 'Lê A',
      dueAt: null,
      days: 3,
      cause: index ? null : 'Đơn vị khác',
    }))
    const sections = compose({ ...week, done, late: { count: 40, first: late } })
    expect(sections.done).toContain('đúng hạn 2 (66,7 %), quá hạn 1')
    expect(sections.late).toContain('– Việc 0 (Xã Cam An, Lê A): quá 3 ngày; nguyên nhân: Đơn vị khác')
    expect(sections.late).toContain('nguyên nhân: chưa báo cáo')
    expect(sections.done).toContain('tốt 1, đạt 1, chưa đạt 1')
    expect(sections.late.split('\n')).toHaveLength(32)
    expect(sections.late).toContain('… và 10 việc khác')
  })

  test('what was typed has every section, with the line ends of one kind', () =>
    expect(tidySections({ done: ' a\r\nb ', extra: 'x' })).toEqual({
      done: 'a\nb',
      late: '',
      coming: '',
      waiting: '',
      meetings: '',
      targets: '',
      note: '',
    }))
})

describe('cards of the board', () => {
  const may =
    (...deeds: string[]) =>
    (deed: string) =>
      deeds.includes(deed) ? undefined : 'not_yours'
  test.each([
    ['assigned', ['accept', 'begin'], { accepted: 'accept', inProgress: 'begin', paused: { no: 'not_yours' } }],
    ['submitted', ['approve', 'return'], { inProgress: { no: 'not_yours' }, returned: 'return', approved: 'approve' }],
    ['inProgress', ['submit'], { submitted: 'submit', paused: { no: 'not_yours' } }],
    ['approved', ['approve'], {}],
  ] as const)('%s goes where somebody may bring it', (state, deeds, expected) => {
    expect(movesOf(state, may(...deeds))).toEqual(expected)
  })

  test('every move is a step that room work allows from there', () => {
    for (const [state, ways] of Object.entries(DEED_TO))
      for (const deed of Object.values(ways)) expect(TASK_DEEDS[deed].from, `${deed} from ${state}`).toContain(state)
  })
})
