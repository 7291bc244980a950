import { describe, expect, test } from 'vitest'
import { decidingParts, nextOfLinked, type PartState } from './parts.ts'

const linked = [
  { slug: 'birth', after: [] },
  { slug: 'residence', after: ['birth'] },
  { slug: 'insurance', after: ['birth'] },
]
const begun = (...states: [key: string, status: PartState['status']][]): PartState[] =>
  states.map(([key, status]) => ({ key, status }))

describe('what a whole does when its parts stand so', () => {
  test.each([
    ['nothing begun yet', begun(), { what: 'begin', keys: ['birth'] }],
    ['the first is worked on', begun(['birth', 'processing']), { what: 'wait' }],
    ['the first waits for the person', begun(['birth', 'awaiting_supplement']), { what: 'wait' }],
    ['the first is done', begun(['birth', 'returned']), { what: 'begin', keys: ['residence', 'insurance'] }],
    [
      'two side by side, one done',
      begun(['birth', 'returned'], ['residence', 'returned'], ['insurance', 'processing']),
      { what: 'wait' },
    ],
    ['all done', begun(['birth', 'returned'], ['residence', 'returned'], ['insurance', 'returned']), { what: 'goOn' }],
    [
      'one refused, the others done',
      begun(['birth', 'returned'], ['residence', 'stopped'], ['insurance', 'returned']),
      { what: 'goOn' },
    ],
    ['the first refused: what waits for it never begins', begun(['birth', 'stopped']), { what: 'stuck' }],
  ] as const)('%s', (_, states, expected) => {
    expect(nextOfLinked(linked, states)).toEqual(expected)
  })
})

describe('which parts decided when the whole could go on', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
  const part = (key: string, hour: number | null) => ({ id: key, key, endedAt: hour === null ? null : at(hour) })
  test.each([
    [
      'the last, and what it waited for',
      [part('birth', 1), part('residence', 9), part('insurance', 4)],
      ['residence', 'birth'],
    ],
    ['the other one', [part('birth', 1), part('residence', 3), part('insurance', 4)], ['insurance', 'birth']],
    ['none has ended', [part('birth', null)], []],
  ])('%s', (_, parts, expected) => {
    expect(decidingParts(linked, parts).map(({ key }) => key)).toEqual(expected)
  })
  test('of branches, the one that ended last', () => {
    expect(decidingParts([], [part('land', 5), part('building', 7)]).map(({ key }) => key)).toEqual(['building'])
  })
})
