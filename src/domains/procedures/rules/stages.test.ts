import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { stagesOf } from './stages.ts'

const step = (amount: number, stage: string | null, parallel: string | null = null) => ({
  key: `${amount} ${stage}`,
  amount,
  unitOfTime: 'workingDays' as const,
  parallel,
  stage: stage === null ? null : t(stage, stage),
})

describe('the parts of a limit', () => {
  test.each([
    ['none named', [step(1, null), step(2, null)], []],
    ['17 and 3', [step(1, 'a'), step(9, 'a'), step(4.5, 'a'), step(2.5, 'a'), step(2.5, 'b'), step(0.5, 'b')], [17, 3]],
    ['side by side as long as the longest', [step(1, 'a'), step(3, 'a', 'x'), step(5, 'a', 'x'), step(1, 'b')], [6, 1]],
    ['one only', [step(1, 'a'), step(2, 'a')], [3]],
  ])('%s', (_, steps, days) => {
    expect(stagesOf(steps).map(({ limit }) => limit.amount)).toEqual(days)
  })
})
