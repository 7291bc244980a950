import { describe, expect, test } from 'vitest'
import { type Deed, type State, whyNot } from './follow-up.ts'

const head = { personIds: ['head'], reaches: true }
const nobody = new Set<string>()

describe('who follows a low rating up', () => {
  test.each<[Deed, State, string | undefined]>([
    ['contact', 'open', undefined],
    ['contact', 'answered', undefined],
    ['contact', 'closed', 'already_closed'],
    ['passOn', 'open', undefined],
    ['passOn', 'answered', 'already_answered'],
    ['answer', 'open', undefined],
    ['answer', 'answered', 'already_answered'],
    ['answer', 'closed', 'already_closed'],
    ['close', 'open', 'not_answered'],
    ['close', 'answered', undefined],
    ['close', 'closed', 'already_closed'],
  ])('a head who wasn’t rated: %s while %s: %s', (deed, state, expected) => {
    expect(whyNot(deed, state, head, nobody)).toBe(expected)
  })

  test('nobody judges their own case, nor through somebody they act for', () => {
    expect(whyNot('answer', 'open', head, new Set(['head']))).toBe('rated_yourself')
    expect(whyNot('answer', 'open', { personIds: ['deputy', 'head'], reaches: true }, new Set(['head']))).toBe(
      'rated_yourself',
    )
  })

  test('who leads another unit has nothing to do with it', () => {
    expect(whyNot('answer', 'open', { personIds: ['head'], reaches: false }, nobody)).toBe('not_yours')
  })
})
