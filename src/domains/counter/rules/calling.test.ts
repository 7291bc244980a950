import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterCall, chooseNext, type Line, type Waiting } from './calling.ts'

const ticket = (id: string, change: Partial<Waiting> = {}): Waiting => ({
  id,
  group: 'a',
  priority: id.startsWith('p'),
  takenAt: Number(id.replace(/\D/g, '')),
  returnsAfter: null,
  wantedDesk: null,
  ...change,
})
const line = (...waiting: Waiting[]): Line => ({ waiting, calls: [], called: {} })
const desk = { number: 1, groups: ['a'] }

/** Whom the desk calls, one after the other, if nobody else comes. */
function orderOf(all: Line): string[] {
  const order: string[] = []
  for (let left = all; ; ) {
    const next = chooseNext(left, desk, 2)
    if (!next) return order
    order.push(next.id)
    left = afterCall(left, next)
  }
}

describe('whom a desk calls', () => {
  test.each<[string, Line, string | undefined]>([
    ['nobody when nobody waits', line(), undefined],
    ['the oldest number', line(ticket('o2'), ticket('o1')), 'o1'],
    ['nobody of a group it does not serve', line(ticket('o1', { group: 'b' })), undefined],
    ['the first priority number at once', line(ticket('o1'), ticket('p2')), 'p2'],
    ['the oldest priority number', line(ticket('p3'), ticket('p2')), 'p2'],
    ['a number sent to it, of whatever group', line(ticket('o1', { group: 'b', wantedDesk: 1 })), 'o1'],
    ['no number sent to another', line(ticket('o1', { wantedDesk: 2 }), ticket('o2')), 'o2'],
    ['a skipped number not yet', line(ticket('o1', { returnsAfter: 3 }), ticket('o2')), 'o2'],
    ['a skipped number when nobody else waits', line(ticket('o1', { returnsAfter: 3 })), 'o1'],
    [
      'a skipped number once enough others were called',
      { ...line(ticket('o1', { returnsAfter: 3 }), ticket('o2')), called: { a: 3 } },
      'o1',
    ],
  ])('%s', (_, of, wanted) => {
    expect(chooseNext(of, desk, 2)?.id).toBe(wanted)
  })

  test('after a priority number two ordinary ones, then the next priority number', () => {
    const all = line(ticket('o1'), ticket('o2'), ticket('o3'), ticket('p4'), ticket('p5'), ticket('p6'))
    expect(orderOf(all)).toEqual(['p4', 'o1', 'o2', 'p5', 'o3', 'p6'])
  })

  test('what another group was called for does not count', () => {
    const before = { ...line(ticket('o1'), ticket('p2')), calls: [{ group: 'b', priority: true }] }
    expect(chooseNext(before, desk, 2)?.id).toBe('p2')
  })
})

const arrival = fc.record({
  group: fc.constantFrom('a', 'b'),
  priority: fc.boolean(),
  /** How many calls are made before the next person comes. */
  callsAfter: fc.integer({ min: 0, max: 2 }),
})
const day = fc.array(arrival, { minLength: 1, maxLength: 60 })

/** Plays a day at one desk: who comes when, who is called; then the desk works until nobody waits. */
function play(arrivals: { group: string; priority: boolean; callsAfter: number }[], ratio: number) {
  let now: Line = line()
  const calls: { ticket: Waiting; ordinaryWaited: boolean; priorityWaited: boolean }[] = []
  const both = { number: 1, groups: ['a', 'b'] }
  const call = (): boolean => {
    const next = chooseNext(now, both, ratio)
    if (!next) return false
    calls.push({
      ticket: next,
      ordinaryWaited: now.waiting.some(({ priority }) => !priority),
      priorityWaited: now.waiting.some(({ priority }) => priority),
    })
    now = afterCall(now, next)
    return true
  }
  arrivals.forEach(({ group, priority, callsAfter }, index) => {
    now = { ...now, waiting: [...now.waiting, ticket(`${priority ? 'p' : 'o'}${index}`, { group })] }
    for (let i = 0; i < callsAfter; i += 1) call()
  })
  while (call());
  return calls
}

describe('on any day', () => {
  const ratios = fc.integer({ min: 1, max: 4 })

  test('everybody is called, once', () => {
    fc.assert(
      fc.property(day, ratios, (arrivals, ratio) => {
        const called = play(arrivals, ratio).map(({ ticket: { id } }) => id)
        expect(new Set(called).size).toBe(arrivals.length)
        expect(called).toHaveLength(arrivals.length)
      }),
    )
  })

  test('within their kind, who came first is called first', () => {
    fc.assert(
      fc.property(day, ratios, (arrivals, ratio) => {
        for (const kind of [true, false]) {
          const times = play(arrivals, ratio).flatMap(({ ticket: { priority, takenAt } }) =>
            priority === kind ? [takenAt] : [],
          )
          expect(times).toEqual(times.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  test('between two priority numbers so many ordinary ones are called, unless none waits', () => {
    fc.assert(
      fc.property(day, ratios, (arrivals, ratio) => {
        let since = Number.POSITIVE_INFINITY
        for (const { ticket: called, ordinaryWaited } of play(arrivals, ratio)) {
          if (called.priority && ordinaryWaited) expect(since).toBeGreaterThanOrEqual(ratio)
          since = called.priority ? 0 : since + 1
        }
      }),
    )
  })

  test('while somebody with priority waits, no more ordinary numbers than the rule says go before', () => {
    fc.assert(
      fc.property(day, ratios, (arrivals, ratio) => {
        let before = 0
        for (const { ticket: called, priorityWaited } of play(arrivals, ratio)) {
          before = called.priority || !priorityWaited ? 0 : before + 1
          expect(before).toBeLessThanOrEqual(ratio)
        }
      }),
    )
  })

  test('nobody is starved: an ordinary number waits for at most one priority number to each so many before it, and one more', () => {
    fc.assert(
      fc.property(day, ratios, (arrivals, ratio) => {
        const calls = play(arrivals, ratio).map(({ ticket: each }) => each)
        calls.forEach((called, place) => {
          if (called.priority) return
          const earlier = calls.slice(0, place).filter(({ priority, takenAt }) => !priority && takenAt < called.takenAt)
          const overtook = calls.slice(0, place).filter(({ priority, takenAt }) => priority && takenAt > called.takenAt)
          expect(overtook.length).toBeLessThanOrEqual(Math.floor(earlier.length / ratio) + 1)
        })
      }),
    )
  })
})
