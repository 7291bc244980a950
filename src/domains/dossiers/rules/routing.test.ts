import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareAgain, stepsBack } from './routing.ts'

const steps = ['receive', 'check', 'tax', 'sign', 'return'].map((key) => ({ key }))
const run = (stepKey: string, personId: string, more: { external?: boolean; endedAt?: Date | null } = {}) => ({
  stepKey,
  unitId: 'commune',
  role: stepKey,
  external: false,
  personId,
  endedAt: new Date(0),
  ...more,
})

describe('the steps a dossier may be sent back to', () => {
  test.each<[string, string, ReturnType<typeof run>[], [string, string][]]>([
    ['none from the first', 'receive', [run('receive', 'lan', { endedAt: null })], []],
    ['the one before', 'check', [run('receive', 'lan'), run('check', 'an', { endedAt: null })], [['receive', 'lan']]],
    [
      'nearest first, and never a body outside',
      'sign',
      [run('receive', 'lan'), run('check', 'an'), run('tax', 'thue', { external: true })],
      [
        ['check', 'an'],
        ['receive', 'lan'],
      ],
    ],
    [
      'whoever did it last, not a step that came after',
      'check',
      [run('receive', 'lan'), run('check', 'an'), run('sign', 'chi'), run('receive', 'hoa')],
      [['receive', 'hoa']],
    ],
  ])('%s', (_, at, runs, expected) => {
    expect(stepsBack(steps, at, runs).map(({ stepKey, personId }) => [stepKey, personId])).toEqual(expected)
  })

  test('a step that comes back has what it left of its share, a quarter at least and never more than all', () => {
    expect(shareAgain(480, 100)).toBe(380)
    expect(shareAgain(480, 480)).toBe(120)
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(20_000), (share, worked) => {
        const again = shareAgain(share, worked)
        return again >= Math.floor(share / 4) && again <= share
      }),
    )
  })
})
