import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributeLateness, lateMinutes, type Run } from './lateness.ts'
import { at, time } from './testing.ts'

const run = (id: string, from: string, to: string, shareHours: number, external = false): Run => ({
  id,
  unitId: `unit of ${id}`,
  stepKey: id,
  external,
  startedAt: at(from),
  endedAt: at(to),
  shareMinutes: shareHours * 60,
})

describe('whose lateness it is', () => {
  test('a step that kept its own time carries nothing, however late it received the dossier', () => {
    const runs = [
      run('check', '2025-11-03 08:00', '2025-11-06 08:00', 8),
      run('sign', '2025-11-06 08:00', '2025-11-06 10:00', 8),
    ]
    const charges = attributeLateness(
      time,
      { dueAt: at('2025-11-05 17:00'), endedAt: at('2025-11-06 10:00') },
      runs,
      [],
    )
    expect(charges).toEqual([
      { runId: 'check', unitId: 'unit of check', stepKey: 'check', cause: 'office', workingMinutes: 150 },
    ])
  })

  test('a body outside that answers late is the cause', () => {
    const runs = [run('tax', '2025-11-03 08:00', '2025-11-06 08:00', 8, true)]
    const charges = attributeLateness(
      time,
      { dueAt: at('2025-11-05 17:00'), endedAt: at('2025-11-06 08:00') },
      runs,
      [],
    )
    expect(charges.map(({ cause, workingMinutes }) => [cause, workingMinutes])).toEqual([['otherAgency', 30]])
  })

  test('a pause after the due date is not late time', () => {
    const period = { dueAt: at('2025-11-05 17:00'), endedAt: at('2025-11-10 17:00') }
    const pauses = [{ startedAt: at('2025-11-06 07:30'), endedAt: at('2025-11-10 07:30') }]
    expect(lateMinutes(time, period, [])).toBe(3 * 480)
    expect(lateMinutes(time, period, pauses)).toBe(480)
  })

  test('where no step exceeded its share, it falls on who held the dossier after the due date', () => {
    const runs = [
      run('check', '2025-11-03 08:00', '2025-11-05 08:00', 80),
      run('sign', '2025-11-05 08:00', '2025-11-06 08:30', 80),
    ]
    const charges = attributeLateness(
      time,
      { dueAt: at('2025-11-05 17:00'), endedAt: at('2025-11-06 08:30') },
      runs,
      [],
    )
    expect(charges.map(({ stepKey, workingMinutes }) => [stepKey, workingMinutes])).toEqual([['sign', 60]])
  })

  test('what is charged adds up to the lateness, to the minute', () => {
    const minutes = fc.integer({ min: 1, max: 4000 })
    const step = fc.record({ takes: minutes, share: minutes, external: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 9 }),
        minutes,
        fc.option(fc.tuple(minutes, minutes)),
        (steps, limit, pause) => {
          const start = at('2025-01-06 08:00')
          let from = start
          const runs = steps.map(({ takes, share, external }, index) => {
            const to = time.plusMinutes(from, takes)
            const one = {
              id: `${index}`,
              unitId: 'u',
              stepKey: 's',
              external,
              startedAt: from,
              endedAt: to,
              shareMinutes: share,
            }
            from = to
            return one
          })
          const period = { dueAt: time.plusMinutes(start, limit), endedAt: from }
          const pausedAt = pause && time.plusMinutes(start, pause[0])
          const pauses =
            pause && pausedAt ? [{ startedAt: pausedAt, endedAt: time.plusMinutes(pausedAt, pause[1]) }] : []
          const charged = attributeLateness(time, period, runs, pauses)
          const sum = charged.reduce((total, { workingMinutes }) => total + workingMinutes, 0)
          expect(sum).toBe(lateMinutes(time, period, pauses))
          expect(charged.every(({ workingMinutes }) => Number.isInteger(workingMinutes) && workingMinutes > 0)).toBe(
            true,
          )
        },
      ),
    )
  })
})
