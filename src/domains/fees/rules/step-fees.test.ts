import { expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { priceOf } from '../actions/charge.ts'
import { totalDue } from './assess.ts'
import { stepCharges } from './step-fees.ts'

const step = (key: string, more: Record<string, string>) => ({ key, name: t(`Bước ${key}`, key), ...more })
const version = {
  feeDong: 15_000,
  legalBasis: ['NĐ 1/2026'],
  form: [{ key: 'people', type: 'number' }],
  steps: [
    step('receive', {}),
    step('check', { fee: 'if people > 10 then 50000 else 0' }),
    step('visit', { condition: 'people > 100', fee: 'people * 1000' }),
    step('sign', { fee: 'if applicantKind = "enterprise" then 7000 else 0' }),
  ],
} as unknown as ProcedureVersion
const asked = (people: string | undefined, applicantKind = 'citizen') => ({
  form: people === undefined ? {} : { people },
  channel: 'counter' as const,
  sets: 1,
  applicantKind,
})

test.each([
  ['5', 'citizen', 0],
  ['20', 'citizen', 50_000],
  ['200', 'citizen', 250_000],
  ['20', 'enterprise', 57_000],
])('with %s people, a %s pays %i đ at the steps taken, besides the published amount', (people, kind, due) => {
  expect(totalDue(stepCharges(version, asked(people, kind)))).toBe(due)
  expect(totalDue(priceOf(undefined, { version, ...asked(people, kind) }))).toBe(15_000 + due)
})

test('a fee that can’t be worked out costs nothing and says so', () => {
  const lines = stepCharges(version, asked(undefined))
  expect(lines.map(({ itemKey, dueDong }) => [itemKey, dueDong])).toEqual([['step:visit', 0]])
  expect(lines[0]?.explanation.vi).toContain('không tính được')
})
