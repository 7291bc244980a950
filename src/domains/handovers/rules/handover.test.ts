import { describe, expect, test } from 'vitest'
import { listNumber, mayCancel, standingOf } from './handover.ts'

const at = new Date('2026-03-02T03:00:00Z')

describe('how a list stands', () => {
  test.each([
    [{ openItems: 3, differences: 0, cancelledAt: null }, 'open'],
    [{ openItems: 1, differences: 2, cancelledAt: null }, 'open'],
    [{ openItems: 0, differences: 0, cancelledAt: null }, 'closed'],
    [{ openItems: 0, differences: 1, cancelledAt: null }, 'differences'],
    [{ openItems: 0, differences: 0, cancelledAt: at }, 'cancelled'],
  ])('%j is %s', (counts, standing) => expect(standingOf(counts)).toBe(standing))
})

test.each([
  [{ items: 3, openItems: 3, differences: 0, cancelledAt: null }, true],
  [{ items: 3, openItems: 2, differences: 0, cancelledAt: null }, false],
  [{ items: 3, openItems: 3, differences: 0, cancelledAt: at }, false],
])('%j may be called off: %s', (counts, may) => expect(mayCancel(counts)).toBe(may))

test.each([
  [{ kind: 'office', number: 7, year: 2026 }, '07/2026/BG'],
  [{ kind: 'post', number: 123, year: 2026 }, '123/2026/BC'],
])('%j is written %s', (list, text) => expect(listNumber(list)).toBe(text))
