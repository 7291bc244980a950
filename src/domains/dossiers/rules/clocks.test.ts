import { describe, expect, test } from 'vitest'
import type { Counting } from '../../../core/calendar/index.ts'
import { dueAfterPause, lengthenedDue, stepMinutes, supplementInTime } from './clocks.ts'
import { onTimeForIndex, type Pause } from './indicator.ts'
import { at, time } from './testing.ts'

const of = (amount: number, unit: Counting['limit']['unit']): Counting => ({ limit: { amount, unit } })

describe('the legal due date after a pause', () => {
  test.each<[string, Counting, string, string, string, string]>([
    ['land: 8 of 20 working days used', of(20, 'workingDays'), '2026-03-02', '2026-03-12', '2026-03-27', '2026-04-14'],
    ['2 of 10 working days used', of(10, 'workingDays'), '2025-11-03', '2025-11-05', '2025-11-17', '2025-11-27'],
    ['calendar days', of(15, 'calendarDays'), '2026-03-02', '2026-03-05', '2026-03-20', '2026-04-01'],
    ['working hours', of(8, 'workingHours'), '2025-11-17 08:00', '2025-11-17 10:00', '2025-11-18 08:00', '2025-11-18'],
    ['within the day', of(1, 'sameDay'), '2025-11-17 08:00', '2025-11-17 10:00', '2025-11-19 09:00', '2025-11-19'],
  ])('%s', (_, counting, from, paused, resumed, expected) => {
    const first = time.due(at(from), counting)
    expect(dueAfterPause(time, counting, first, at(paused), at(resumed))?.on).toBe(expected)
  })

  test('a pause that begins after the due date changes nothing: late stays late', () => {
    const first = time.due(at('2026-03-02'), of(3, 'workingDays'))
    expect(dueAfterPause(time, of(3, 'workingDays'), first, at('2026-03-10'), at('2026-03-20'))).toBeNull()
  })
})

test('a lengthened limit counts from where the clock started, and leaves out what was paused since', () => {
  const [start, longer] = [at('2026-03-02'), of(20, 'workingDays')]
  expect(lengthenedDue(time, longer, start, []).on).toBe('2026-03-30')
  const pauses = [
    { startedAt: at('2026-02-10'), endedAt: at('2026-02-20') },
    { startedAt: at('2026-03-12'), endedAt: at('2026-03-27') },
    { startedAt: at('2026-03-28'), endedAt: null },
  ]
  expect(lengthenedDue(time, longer, start, pauses).on).toBe('2026-04-14')
})

describe('how long a step may take', () => {
  const clock = { startedAt: at('2025-11-17 08:30'), dueAt: at('2025-11-17 17:00') }
  const steps = [
    { key: 'receive', amount: 1, unitOfTime: 'workingHours' as const },
    { key: 'process', amount: 4, unitOfTime: 'workingHours' as const },
    { key: 'sign', amount: 2, unitOfTime: 'workingHours' as const },
    { key: 'return', amount: 1, unitOfTime: 'workingHours' as const },
  ]

  test.each<[string, Counting['limit'], string, number]>([
    ['working days are days of eight hours', { amount: 8, unit: 'workingDays' }, 'process', 1920],
    ['working hours', { amount: 8, unit: 'workingHours' }, 'sign', 120],
    ['within the day: half of the seven hours that are left', { amount: 1, unit: 'sameDay' }, 'process', 210],
  ])('%s', (_, limit, key, minutes) => {
    expect(stepMinutes(time, steps, key, limit, clock)).toBe(minutes)
  })

  test('a step of no time is allowed', () => {
    const none = [{ key: 'return', amount: 0, unitOfTime: 'workingDays' as const }]
    expect(stepMinutes(time, none, 'return', { amount: 3, unit: 'workingDays' }, clock)).toBe(0)
    expect(stepMinutes(time, none, 'return', { amount: 3, unit: 'calendarDays' }, clock)).toBe(0)
  })
})

test('a supplement may be asked for within three working days of reception', () => {
  expect(supplementInTime(time, at('2025-11-14'), at('2025-11-19 16:00'))).toBe(true)
  expect(supplementInTime(time, at('2025-11-14'), at('2025-11-20 07:30'))).toBe(false)
})

describe('on time for the national index', () => {
  const counting = of(10, 'workingDays')
  const firstDue = time.due(at('2025-11-03'), counting)
  const pause = (from: string, to: string | null): Pause => ({
    cause: 'supplement',
    startedAt: at(from),
    endedAt: to === null ? null : at(to),
  })
  test.each<[string, Pause[], string | null, boolean]>([
    ['in time without a pause', [], '2025-11-17', true],
    ['late without a pause', [], '2025-11-18', false],
    ['the time of a supplement is left out', [pause('2025-11-05', '2025-11-17')], '2025-11-27', true],
    ['…and no more than that', [pause('2025-11-05', '2025-11-17')], '2025-11-28', false],
    [
      'a second supplement is late',
      [pause('2025-11-05', '2025-11-06'), pause('2025-11-07', '2025-11-08')],
      '2025-11-10',
      false,
    ],
    ['waiting for a supplement ends it', [pause('2025-11-05', null)], null, true],
    ['no end: the period’s end', [], null, false],
  ])('%s', (_, pauses, finished, expected) => {
    const finishedAt = finished === null ? null : at(finished)
    expect(onTimeForIndex(time, { counting, firstDue, pauses, finishedAt, periodEndsAt: at('2025-12-31') })).toBe(
      expected,
    )
  })
})
