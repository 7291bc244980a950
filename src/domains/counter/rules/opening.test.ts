import { expect, test } from 'vitest'
import { calendarFromFiles } from '../../../core/calendar/index.ts'
import { type ExtraHours, openingAt } from './opening.ts'

const calendar = calendarFromFiles(
  {
    years: { from: 2026, to: 2026 },
    days: [{ on: '2026-03-04', kind: 'holiday', name: 'Ngày nghỉ' }],
  } as never,
  {
    hours: [
      {
        validFrom: '2015-01-01',
        validTo: null,
        seasonFrom: '01-01',
        seasonTo: '12-31',
        spells: [
          ['07:30', '11:30'],
          ['13:00', '17:00'],
        ],
      },
    ],
  } as never,
)
const saturday: ExtraHours = {
  id: '1',
  unitId: 'u',
  day: '2026-03-07',
  fromMinute: 480,
  toMinute: 690,
  reason: 'Ngày thứ Bảy vì dân',
}
const at = (moment: string): Date => new Date(`${moment}:00+07:00`)

test.each<[string, ExtraHours[], string | null]>([
  ['2026-03-02T08:00', [], null],
  ['2026-03-02T06:59', [], '2026-03-02T07:30'],
  ['2026-03-02T12:00', [], '2026-03-02T13:00'],
  ['2026-03-02T17:30', [], '2026-03-03T07:30'],
  ['2026-03-04T09:00', [], '2026-03-05T07:30'],
  ['2026-03-07T09:00', [], '2026-03-09T07:30'],
  ['2026-03-07T09:00', [saturday], null],
  ['2026-03-06T18:00', [saturday], '2026-03-07T08:00'],
  ['2026-03-07T11:30', [saturday], '2026-03-09T07:30'],
])('at %s with %j the office opens at %s (null: it is open)', (moment, extra, opens) => {
  expect(openingAt(calendar, extra, at(moment))).toEqual(
    opens === null ? { open: true } : { open: false, opensAt: at(opens) },
  )
})

test('beyond the calendar nobody is promised an opening', () => {
  expect(openingAt(calendar, [], at('2026-12-31T18:00'))).toEqual({ open: false, opensAt: null })
})
