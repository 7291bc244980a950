import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { provisionalNumber, readProvisional, saidTime, trueTime } from './provisional.ts'

describe('a provisional number', () => {
  test.each([
    ['T26-000117', 'T26-000117'],
    ['t26-117', 'T26-000117'],
    [' T26 000117 ', 'T26-000117'],
    ['T26–000117', 'T26-000117'],
    ['T26000117', 'T26-000117'],
    ['T26-1000117', 'T26-1000117'],
    ['000.13.25.H50-190218-0001', undefined],
    ['T26', undefined],
    ['Trần', undefined],
    ['0912345678', undefined],
  ])('typed as %j is %s', (typed, number) => {
    expect(readProvisional(typed)?.number).toBe(number)
  })

  test('is read again from what is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 99_999_999 }), (year, serial) => {
        expect(readProvisional(provisionalNumber(year, serial))).toMatchObject({ year, serial })
      }),
    )
  })
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('the true time of receipt, the last contact at 8:00 and the line back at 9:00', () => {
  /** Minutes after 8:00: of the true entering, and how wrong the desk's clock was at contact, entering and sending. */
  const told = (entered: number, [contact, entering, sending]: [number, number, number]) => {
    const minutes = { contact: { at: 0, deskAt: contact }, enteredAt: entered + entering, sentAt: 60 + sending }
    const answer = trueTime(
      {
        contact: { at: 0, deskAt: minutes.contact.deskAt * MINUTE },
        enteredAt: minutes.enteredAt * MINUTE,
        sentAt: minutes.sentAt * MINUTE,
      },
      HOUR,
    )
    return answer.ok ? answer.value.getTime() / MINUTE : answer.reason
  }

  test.each<[string, number, [number, number, number], number | string]>([
    ['a right clock', 20, [0, 0, 0], 20],
    ['a clock an hour ahead', 20, [60, 60, 60], 20],
    ['a clock an hour behind', 20, [-60, -60, -60], 20],
    ['a clock an hour behind, set right when the line came back', 20, [-60, -60, 0], 20],
    ['a clock an hour ahead, set right when the line came back', 20, [60, 60, 0], 20],
    ['a clock that lost two days before the dossier and stayed so', 20, [0, -2880, -2880], 20],
    ['a clock that jumped two days ahead for the dossier only', 20, [0, 2880, 0], 'bad_time'],
    ['a clock that jumped two days back for the dossier only', 20, [0, -2880, 0], 'bad_time'],
    ['a dossier taken in with the line already gone, a second after contact', 0, [0, 0, 0], 0],
  ])('%s', (_, entered, clock, answer) => {
    expect(told(entered, clock)).toBe(answer)
  })

  test('is never in the future nor before the last contact, whatever the desk says', () => {
    const any = fc.integer({ min: -(10 ** 12), max: 10 ** 13 })
    fc.assert(
      fc.property(any, any, any, (enteredAt, sentAt, deskAt) => {
        const answer = trueTime({ enteredAt, sentAt, contact: { at: 0, deskAt } }, HOUR)
        if (!answer.ok) return
        expect(answer.value.getTime()).toBeGreaterThanOrEqual(0)
        expect(answer.value.getTime()).toBeLessThanOrEqual(HOUR)
      }),
    )
  })

  test.each([
    [30 * MINUTE, 30 * MINUTE],
    [-MINUTE, 0],
    [-HOUR, undefined],
    [HOUR + MINUTE, HOUR],
    [2 * HOUR, undefined],
  ])('said by the clerk as %d it is %s', (said, answer) => {
    const time = saidTime(said, 0, HOUR)
    expect(time.ok ? time.value.getTime() : undefined).toBe(answer)
  })
})
