import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearUntil } from '../../../core/calendar/index.ts'
import { RUNGS, rungsDue } from './ladder.ts'
import { time } from './testing.ts'

// A Wednesday.
const now = new Date('2026-03-11T10:00:00+07:00')
const near = nearUntil(time, now)
const due = (dueAt: string, told = 0) => rungsDue(time, { dueAt: new Date(dueAt), told }, now, near)

describe('who is told that time runs out', () => {
  test.each<[string, string, number, string[]]>([
    ['nobody while there is time', '2026-03-20T17:00:00+07:00', 0, []],
    ['whoever handles it when it is near', '2026-03-11T17:00:00+07:00', 0, ['handler']],
    ['once', '2026-03-11T17:00:00+07:00', 1, []],
    ['the head when it is late', '2026-03-11T09:00:00+07:00', 1, ['head']],
    ['the leaders when it is two working days late', '2026-03-09T09:00:00+07:00', 2, ['leader']],
    ['not over a weekend alone', '2026-03-10T17:00:00+07:00', 2, []],
    ['all that are due, where nobody was told in time', '2026-03-05T09:00:00+07:00', 0, ['handler', 'head', 'leader']],
    ['nobody once all were told', '2026-01-05T09:00:00+07:00', 3, []],
  ])('%s', (_, dueAt, told, expected) => expect(due(dueAt, told)).toEqual(expected))

  test('nobody is told twice, and no rung is left out', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-02-01'), max: new Date('2026-04-01'), noInvalidDate: true }),
        (dueAt) => {
          const told = rungsDue(time, { dueAt, told: 0 }, now, near)
          expect(told).toEqual(RUNGS.slice(0, told.length))
          expect(rungsDue(time, { dueAt, told: told.length }, now, near)).toEqual([])
        },
      ),
    )
  })
})
