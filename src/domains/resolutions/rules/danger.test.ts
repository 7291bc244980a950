import Big from 'big.js'
import { expect, test } from 'vitest'
import { isInDanger } from './danger.ts'
import type { Verdict } from './target.ts'

const ratio = (part: string, whole: string) => ({ part: new Big(part), whole: new Big(whole) })
const behind: Verdict = { state: 'notReached', ratio: ratio('60', '300') }
const cumulative = { measure: { kind: 'cumulative', plan: '300' } as const, verdict: behind }
const level = { measure: { kind: 'level', plan: '10' } as const, path: undefined }

test.each([
  ['79.9 of a path of 100', { ...cumulative, path: ratio('79.9', '100'), upToMonth: 4 }, true],
  ['80 of a path of 100', { ...cumulative, path: ratio('80', '100'), upToMonth: 4 }, false],
  [
    'a level in June has time',
    { ...level, verdict: { state: 'notReached', ratio: ratio('5', '10') } as Verdict, upToMonth: 6 },
    false,
  ],
  [
    'a level in September hasn’t',
    { ...level, verdict: { state: 'notReached', ratio: ratio('5', '10') } as Verdict, upToMonth: 9 },
    true,
  ],
  ['reached', { ...level, verdict: { state: 'reached' } as Verdict, upToMonth: 12 }, false],
  ['nobody reported', { ...level, verdict: { state: 'notReported' } as Verdict, upToMonth: null }, false],
  [
    'a milestone that passed',
    {
      measure: { kind: 'milestone', by: '2017-06-30' } as const,
      path: undefined,
      verdict: { state: 'notReached', late: true } as Verdict,
      upToMonth: null,
    },
    true,
  ],
])('%s', (_, target, expected) => expect(isInDanger(target, 80)).toBe(expected))
