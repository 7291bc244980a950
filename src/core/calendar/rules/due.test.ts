import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import days from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import { isWorkingDay } from './calendar.ts'
import { apologiseBy, type CountingOptions, dueAt, workingDaysBetween } from './due.ts'
import { countedRuns } from './explanation.ts'
import type { Limit } from './limit.ts'
import { localDateOf } from './local-date.ts'
import { type CalendarFile, calendarFromFiles, type OfficeHoursFile } from './profile.ts'
import { nextOpening, plusWorkingMinutes, workingMinutesBetween } from './working-minutes.ts'

const calendar = calendarFromFiles(days as CalendarFile, hours as unknown as OfficeHoursFile)
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}${local.length > 10 ? '' : 'T09:00'}:00+07:00`)
const WD = (amount: number): Limit => ({ amount, unit: 'workingDays' })
const CD = (amount: number): Limit => ({ amount, unit: 'calendarDays' })
const WH = (amount: number): Limit => ({ amount, unit: 'workingHours' })
const SAME_DAY: Limit = { amount: 1, unit: 'sameDay' }

describe('worked examples of working time', () => {
  test.each<[string, string, Limit, string, CountingOptions?]>([
    ['1 a weekend between', '2025-11-14 09:00', WD(3), '2025-11-19 17:00'],
    ['2 after 15:00, counted the same day', '2025-11-14 15:30', WD(3), '2025-11-19'],
    ['2 after 15:00, counted the next day', '2025-11-14 15:30', WD(3), '2025-11-20', { countAfterCutoff: 'nextDay' }],
    [
      'after 15:00 on Friday, or on Saturday: one day',
      '2025-11-15 10:00',
      WD(3),
      '2025-11-20',
      { countAfterCutoff: 'nextDay' },
    ],
    ['3 sent on Saturday, accepted on Monday', '2025-11-17 08:10', WD(3), '2025-11-20'],
    ['4 answer on reception, sent on Saturday night', '2025-11-15 20:00', WH(8), '2025-11-17 17:00'],
    ['5 Tết 2025', '2025-01-23', WD(5), '2025-02-06'],
    ['6 Tết 2026', '2026-02-13', WD(3), '2026-02-25'],
    ['7 across Tết', '2026-01-12', WD(30), '2026-03-02'],
    ['8 20 to 26 January off', '2023-01-19', WD(2), '2023-01-30'],
    ['9 a worked Saturday counts', '2025-04-22', WD(5), '2025-04-28'],
    ['10 holidays and a swapped day', '2025-04-29', WD(3), '2025-05-07'],
    ['11 a swapped Friday', '2025-12-31', WD(1), '2026-01-05'],
    ['12 due on a worked Saturday', '2026-01-09', WD(1), '2026-01-10 17:00'],
    ['13 National Day', '2026-08-28', WD(2), '2026-09-04'],
    ['14 the swap of the year’s end', '2018-12-28', WD(3), '2019-01-04'],
    ['15 a swap both ways', '2024-04-26', WD(3), '2024-05-04'],
    ['16 the Day of Culture', '2026-11-23', WD(1), '2026-11-25'],
    ['17 calendar days that end on a holiday', '2025-04-20', CD(10), '2025-05-05'],
    ['18 a month without its day', '2026-01-31', { amount: 1, unit: 'months' }, '2026-03-02'],
    ['19 sixty days after a birth', '2025-12-05', CD(60), '2026-02-03'],
    ['20 the limit, before the supplement', '2025-11-03', WD(10), '2025-11-17'],
    ['20 the limit, started anew when complete', '2025-11-17', WD(10), '2025-12-01'],
    ['21 paused: 8 of 10 days are left on 17/11', '2025-11-17', WD(8), '2025-11-27'],
    ['22 land: the limit before the money duty', '2026-03-02', WD(20), '2026-03-30'],
    ['22 land: 12 of 20 days are left on 27/03', '2026-03-27', WD(12), '2026-04-14'],
    ['23 hours over the noon and the night', '2025-11-17 14:20', WH(8), '2025-11-18 14:20'],
    ['24 hours across Tết', '2026-02-13 15:00', WH(8), '2026-02-23 15:00'],
    ['25 summer hours', '2026-04-29 16:00', WH(2), '2026-05-04 08:00'],
    ['26 within the day', '2025-11-17 10:00', SAME_DAY, '2025-11-17 17:00'],
    ['27 within the day, after 15:00 on Friday', '2025-11-14 15:10', SAME_DAY, '2025-11-17'],
    ['28 within the day, after 15:00 before holidays', '2026-04-29 15:10', SAME_DAY, '2026-05-04'],
    ['29 taken in elsewhere: from when the deciding office has it', '2025-11-17 08:00', WD(3), '2025-11-20'],
    ['31 the same clock time', '2019-11-20 08:37', WD(25), '2019-12-25 08:37', { dueTimeMode: 'sameClockTime' }],
    ['exactly 15:00 is not after 15:00', '2025-11-14 15:00', SAME_DAY, '2025-11-14'],
    ['a complaint: 7 working days', '2026-07-02', WD(7), '2026-07-13'],
    ['a complaint, the old rule', '2026-06-01', CD(10), '2026-06-11'],
    ['30 days from acceptance', '2026-07-13', CD(30), '2026-08-12'],
    ['45 days when complex', '2026-07-13', CD(45), '2026-08-27'],
    ['a pause ends on a worked Saturday', '2026-07-30', CD(23), '2026-08-22'],
    ['a denunciation that ends on Saturday', '2026-07-02', CD(30), '2026-08-03'],
    ['a data request before National Day', '2026-08-28', WD(2), '2026-09-04'],
    ['extended twice', '2026-07-02', CD(90), '2026-09-30'],
    ['extended once, ends on a swapped day', '2026-07-02', CD(60), '2026-09-03'],
    [
      'a leak of data: 72 hours by the clock',
      '2026-09-05 22:10',
      { amount: 72, unit: 'clockHours' },
      '2026-09-08 22:10',
    ],
    ['the mediation council', '2026-08-03', CD(30), '2026-09-03'],
    ['the notice of acceptance', '2026-08-03', WD(3), '2026-08-06'],
  ])('%s', (_, from, limit, expected, options = {}) => {
    const due = dueAt(calendar, at(from), limit, options)
    expect(due.on).toBe(expected.slice(0, 10))
    if (expected.length > 10) expect(due.at).toEqual(at(expected))
  })

  test.each([
    ['21 two of ten days used when form 02 goes out', '2025-11-03', '2025-11-05', 2],
    ['22 eight of twenty days used when the tax notice goes out', '2026-03-02', '2026-03-12', 8],
    ['a swapped Saturday is a day used', '2026-08-21', '2026-08-24', 2],
    ['nothing is used on the day itself', '2026-03-02', '2026-03-02', 0],
  ])('%s', (_, from, pausedOn, used) => {
    expect(workingDaysBetween(calendar, from, pausedOn)).toBe(used)
  })

  test('30 the apology goes out a working day before', () => {
    expect(apologiseBy(calendar, '2025-05-07')).toBe('2025-05-06')
    expect(apologiseBy(calendar, '2025-05-05')).toBe('2025-04-29')
  })
})

describe('a due date explains itself', () => {
  test('every skipped day has its reason, every worked Saturday its notice', () => {
    const { explanation } = dueAt(calendar, at('2024-04-26'), WD(3))
    expect(explanation.skipped.map(({ on, why }) => [on, why])).toEqual([
      ['2024-04-27', 'weekend'],
      ['2024-04-28', 'weekend'],
      ['2024-04-29', 'swappedOff'],
      ['2024-04-30', 'holiday'],
      ['2024-05-01', 'holiday'],
    ])
    expect(explanation.workedOn.map(({ on }) => on)).toEqual(['2024-05-04'])
  })

  test('the days that count are told as unbroken runs', () => {
    expect(countedRuns(dueAt(calendar, at('2024-04-26'), WD(3)).explanation)).toEqual([
      { from: '2024-05-02', to: '2024-05-04', days: 3 },
    ])
    expect(countedRuns(dueAt(calendar, at('2025-11-13'), WD(3)).explanation)).toEqual([
      { from: '2025-11-14', to: '2025-11-14', days: 1 },
      { from: '2025-11-17', to: '2025-11-18', days: 2 },
    ])
  })

  test('calendar days count days off, and skip only what the last day moves over', () => {
    const { explanation } = dueAt(calendar, at('2025-04-20'), CD(10))
    expect(countedRuns(explanation)).toEqual([{ from: '2025-04-21', to: '2025-04-30', days: 10 }])
    expect(explanation.skipped.map(({ on }) => on)).toEqual([
      '2025-04-30',
      '2025-05-01',
      '2025-05-02',
      '2025-05-03',
      '2025-05-04',
    ])
    expect(dueAt(calendar, at('2026-07-13'), CD(30)).explanation.skipped).toEqual([])
  })

  test('a due date on a worked Saturday names its notice', () => {
    expect(dueAt(calendar, at('2026-07-30'), CD(23)).explanation.workedOn).toEqual([
      { on: '2026-08-22', notice: '9441/TB-BNV' },
    ])
  })

  test('hours that begin on a day off say so', () => {
    const { explanation } = dueAt(calendar, at('2025-11-15 20:00'), WH(8))
    expect(explanation.skipped.map(({ on }) => on)).toEqual(['2025-11-15', '2025-11-16'])
  })

  test('a period that moved says from which day', () => {
    expect(dueAt(calendar, at('2025-04-20'), CD(10)).explanation).toMatchObject({
      movedFrom: '2025-04-30',
      dueOn: '2025-05-05',
    })
  })

  test('a year without a notice is provisional', () => {
    expect(dueAt(calendar, at('2026-12-30'), WD(5)).provisional).toBe(true)
    expect(dueAt(calendar, at('2026-11-23'), WD(5)).provisional).toBe(false)
  })
})

describe('what holds for every instant', () => {
  const instant = fc.date({
    min: new Date('2018-01-05T00:00:00Z'),
    max: new Date('2029-06-30T00:00:00Z'),
    noInvalidDate: true,
  })
  const limit = fc.record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom<Limit['unit'][]>('sameDay', 'workingHours', 'workingDays', 'calendarDays'),
  })

  test('nothing is due on a day off, nor before it began', () => {
    fc.assert(
      fc.property(instant, limit, (from, given) => {
        const due = dueAt(calendar, from, given)
        expect(isWorkingDay(calendar, due.on)).toBe(true)
        expect(due.on >= localDateOf(from)).toBe(true)
      }),
    )
  })

  test('who comes later is not served earlier, wherever 15:00 counts', () => {
    const cutoff = fc.constantFrom<CountingOptions>({}, { countAfterCutoff: 'nextDay' })
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 10_000 }), limit, cutoff, (from, minutes, given, options) => {
        const later = new Date(from.getTime() + minutes * 60_000)
        expect(dueAt(calendar, later, given, options).at.getTime()).toBeGreaterThanOrEqual(
          dueAt(calendar, from, given, options).at.getTime(),
        )
      }),
    )
  })

  test('counted and skipped days make up the whole span', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const { explanation } = dueAt(calendar, from, WD(amount))
        const span = (Date.parse(explanation.dueOn) - Date.parse(explanation.startOn)) / 86_400_000
        expect(span - explanation.skipped.length).toBe(amount)
        expect(countedRuns(explanation).reduce((sum, { days }) => sum + days, 0)).toBe(amount)
      }),
    )
  })

  test('working minutes add up, and adding them comes back to where they were counted', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (raw, a, b) => {
        const from = nextOpening(calendar, new Date(Math.floor(raw.getTime() / 60_000) * 60_000))
        const middle = plusWorkingMinutes(calendar, from, a)
        const end = plusWorkingMinutes(calendar, middle, b)
        expect(workingMinutesBetween(calendar, from, middle)).toBe(a)
        expect(workingMinutesBetween(calendar, from, end)).toBe(a + b)
      }),
    )
  })
})
