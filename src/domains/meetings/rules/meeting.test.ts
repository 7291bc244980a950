import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyConclusion } from './conclusion.ts'
import { byMonth, changeOf, compare, type MonthCount } from './figures.ts'
import { advance, DEEDS, levelOf, type MeetingInput, overlaps, personHours, STATES, tidyMeeting } from './meeting.ts'
import { monthOf, weekOf, weeksOf } from './span.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00+07:00`)
const START = at('08:00')

describe('what a meeting’s state and hour allow', () => {
  test.each([
    ['planned', 'call', '07:00', 'called'],
    ['planned', 'call', '08:00', 'begun'],
    ['planned', 'answer', '07:00', 'wrong_state'],
    ['planned', 'hold', '09:00', 'held'],
    ['called', 'answer', '07:59', 'called'],
    ['called', 'answer', '08:00', 'begun'],
    ['called', 'hold', '07:59', 'not_begun'],
    ['called', 'hold', '08:00', 'held'],
    ['called', 'note', '08:30', 'called'],
    ['called', 'issue', '09:00', 'wrong_state'],
    ['held', 'issue', '09:00', 'concluded'],
    ['held', 'change', '09:00', 'wrong_state'],
    ['held', 'cancel', '09:00', 'wrong_state'],
    ['concluded', 'note', '09:00', 'wrong_state'],
  ] as const)('%s, %s at %s: %s', (state, deed, time, expected) => {
    const next = advance({ state, startsAt: START }, deed, at(time))
    expect(next.ok ? next.value : next.reason).toBe(expected)
  })

  test('what is over or called off stays as it is', () => {
    for (const state of STATES.filter((each) => each === 'concluded' || each === 'cancelled'))
      for (const deed of DEEDS) expect(advance({ state, startsAt: START }, deed, at('09:00')).ok).toBe(false)
  })
})

const USUAL: MeetingInput = {
  unitId: 'u',
  kind: 'briefing',
  title: ' Giao ban tuần ',
  chairId: 'c',
  secretaryId: null,
  startsAt: START,
  endsAt: at('10:00'),
  mode: 'inPerson',
  place: ' Hội trường ',
  link: '',
  agenda: [' Báo cáo ', '', 'Thảo luận'],
  unitIds: ['a', 'a'],
  personIds: [],
  guests: [' '],
  note: '',
}

test.each<[Partial<MeetingInput>, string]>([
  [{ title: '  ' }, 'missing_title'],
  [{ endsAt: START }, 'bad_times'],
  [{ startsAt: new Date('never') }, 'bad_times'],
  [{ endsAt: new Date('2026-03-09T08:00:00+07:00') }, 'too_long'],
  [{ place: ' ' }, 'missing_place'],
  [{ mode: 'mixed' }, 'missing_link'],
  [{ mode: 'online', link: 'http://hop.example' }, 'bad_link'],
  [{ mode: 'online', link: 'javascript:alert(1)' }, 'bad_link'],
])('a meeting with %j is refused: %s', (change, reason) =>
  expect(tidyMeeting({ ...USUAL, ...change })).toEqual({ ok: false, reason }),
)

test('blanks, empty lines and what is named twice are gone', () => {
  const tidy = tidyMeeting(USUAL)
  expect(tidy.ok && tidy.value).toMatchObject({
    title: 'Giao ban tuần',
    place: 'Hội trường',
    agenda: ['Báo cáo', 'Thảo luận'],
    unitIds: ['a'],
    guests: [],
  })
})

test.each([
  ['08:00', '09:00', '09:00', '10:00', false],
  ['08:00', '09:01', '09:00', '10:00', true],
  ['08:00', '12:00', '09:00', '10:00', true],
  ['08:00', '09:00', '10:00', '11:00', false],
])('%s to %s and %s to %s clash: %s', (a, b, c, d, clash) => {
  const [one, other] = [
    { startsAt: at(a), endsAt: at(b) },
    { startsAt: at(c), endsAt: at(d) },
  ]
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([clash, clash])
})

test('30 people for two and a half hours are 75 person-hours', () =>
  expect(personHours(30, at('08:00'), at('10:30'))).toBe(75))

test.each([
  ['district', 'district'],
  ['town', 'commune'],
  ['ward', 'commune'],
  ['office', 'office'],
])('a %s meets on the level %s', (kind, level) => expect(levelOf(kind)).toBe(level))

describe('a conclusion', () => {
  const task = { kind: 'task', body: 'Rà soát', leadUnitId: 'u', leadPersonId: null, dueOn: '2026-03-02' } as const
  test.each([
    [{ ...task, body: ' ' }, 'missing_body'],
    [{ ...task, leadUnitId: null }, 'missing_lead'],
    [{ ...task, dueOn: null }, 'missing_due'],
    [{ ...task, dueOn: '2026-02-31x' }, 'missing_due'],
    [{ ...task, dueOn: '2026-03-01' }, 'due_past'],
  ])('%j is refused: %s', (input, reason) => expect(tidyConclusion(input, '2026-03-02')).toEqual({ ok: false, reason }))

  test('that is no task has neither lead nor day', () =>
    expect(tidyConclusion({ ...task, kind: 'view' }, '2026-03-02')).toEqual({
      ok: true,
      value: { kind: 'view', body: 'Rà soát', leadUnitId: null, leadPersonId: null, dueOn: null },
    }))
})

describe('weeks and months', () => {
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2026-03-01', '2026-02-23'],
    ['2027-01-01', '2026-12-28'],
  ])('%s is in the week of %s', (day, monday) => expect(weekOf(day).key).toBe(monday))

  test('a month has its days, and the one before and after', () => {
    const month = monthOf('2026-02')
    expect([month.from, month.to, month.before, month.after]).toEqual([
      '2026-02-01',
      '2026-02-28',
      '2026-01',
      '2026-03',
    ])
  })

  test('the weeks of a month hold each of its days once, each on its weekday', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2015, max: 2035 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const span = monthOf(`${year}-${String(month).padStart(2, '0')}`)
        const weeks = weeksOf(span)
        expect(weeks.flat().filter(Boolean)).toEqual(span.days)
        for (const week of weeks)
          for (const [index, day] of week.entries())
            if (day) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(index)
      }),
    ))
})

describe('a year beside the one before', () => {
  const count = (month: string, meetings: number): MonthCount => ({
    unitId: 'u',
    level: 'district',
    month,
    meetings,
    personHours: meetings * 75,
    online: 0,
    withoutConclusion: 1,
  })
  const counts = [
    count('2025-01', 8),
    count('2025-02', 6),
    count('2025-12', 9),
    count('2026-01', 5),
    count('2026-02', 4),
  ]

  test('of a year that runs, the same months of both count', () => {
    const { now, before } = compare(counts, 2026, '02')
    expect([now.meetings, before.meetings, now.personHours, before.withoutConclusion]).toEqual([9, 14, 675, 2])
    expect(changeOf(now.meetings, before.meetings)).toBeCloseTo(-5 / 14)
  })

  test('where there was nothing before, no share is told', () => expect(changeOf(3, 0)).toBeUndefined())

  test('months stand beside the same months', () => {
    const months = byMonth(counts, 2026)
    expect(months.map(({ now }) => now.meetings).slice(0, 3)).toEqual([5, 4, 0])
    expect(months.at(-1)?.before.meetings).toBe(9)
  })
})
