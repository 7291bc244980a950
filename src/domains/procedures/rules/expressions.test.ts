import { expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { amountOf, answersForExpressions, conditionHolds, flawOfExpression, neverHolds } from './expressions.ts'
import type { FormField } from './version.ts'

const field = (key: string, type: FormField['type'] = 'number', values?: string[]): FormField => ({
  key,
  type,
  label: t(key, key),
  hint: null,
  required: true,
  options: values?.map((value) => ({ value, label: t(value, value) })) ?? null,
})
const FIELDS = [field('areaM2', 'areaM2'), field('kind', 'choice', ['moi', 'sua'])]

test.each<[string, ReturnType<typeof flawOfExpression>]>([
  ['areaM2 > 100 and channel = "online"', undefined],
  ['if kind = "moi" then 75000 else 0', undefined],
  ['max(areaM2, 3) * 2000 * sets', undefined],
  ['date("2026-07-01") <= today()', undefined],
  ['areaM2 >', { reason: 'syntax', at: 9 }],
  ['if areaM2 then 1 else', { reason: 'syntax', at: 22 }],
  ['', { reason: 'syntax', at: 1 }],
  ['dienTich > 100', { reason: 'unknown_name', name: 'dienTich' }],
  ['process.exit()', { reason: 'unknown_name', name: 'process' }],
  ['for i in 1..1000000000 return i', { reason: 'loop' }],
  ['some x in [1, 2] satisfies x > 1', { reason: 'loop' }],
  ['(function(a) a)(1)', { reason: 'loop' }],
  ['1'.repeat(501), { reason: 'too_long' }],
  ['kind > 100', { reason: 'other_kind', name: 'kind' }],
  ['areaM2 = "100" or kind = "moi"', { reason: 'other_kind', name: 'areaM2' }],
  ['if 1 = channel then 5000 else 0', { reason: 'other_kind', name: 'channel' }],
  ['kind = areaM2', { reason: 'other_kind', name: 'kind' }],
  ['sets > 2 and kind = null and areaM2 != null', undefined],
])('“%s”', (text, flaw) => expect(flawOfExpression(text, FIELDS)).toEqual(flaw))

test.each<[string, 'yesOrNo' | 'amount', ReturnType<typeof flawOfExpression>]>([
  ['"abc"', 'yesOrNo', { reason: 'not_yes_or_no' }],
  ['areaM2 + 1', 'yesOrNo', { reason: 'not_yes_or_no' }],
  ['kind = "sua" and areaM2 > 100', 'yesOrNo', undefined],
  ['areaM2 > 100', 'amount', { reason: 'not_an_amount' }],
  ['areaM2 * 0.3 - 1000000', 'amount', { reason: 'not_an_amount' }],
  ['if kind = "sua" then 5000 else 0', 'amount', undefined],
  ['if areaM2 then 1 else', 'amount', { reason: 'syntax', at: 22 }],
])('“%s” as %s', (text, wanted, flaw) => expect(flawOfExpression(text, FIELDS, wanted)).toEqual(flaw))

test.each([
  ['areaM2 * 1000', { areaM2: '120' }, 120_000],
  ['areaM2 * 1000', {}, undefined],
  ['areaM2 / 7', { areaM2: '1' }, undefined],
  ['0 - 5', {}, undefined],
])('the fee %s with %j is %s', (fee, answers, dong) => {
  expect(amountOf(fee, answersForExpressions(FIELDS, answers))).toBe(dong)
})

test.each<[string, Record<string, string>, boolean]>([
  ['areaM2 > 100', { areaM2: '120,5' }, true],
  ['areaM2 > 100', { areaM2: '99' }, false],
  ['areaM2 > 100', {}, true],
  ['kind = "sua"', { kind: 'moi' }, false],
  ['nothing = 1', {}, true],
])('%s with %j', (condition, answers, holds) => {
  expect(conditionHolds(condition, answersForExpressions(FIELDS, answers))).toBe(holds)
})

test.each<[string, boolean]>([
  ['false', true],
  ['1 > 2', true],
  ['kind = "phá"', true],
  ['kind = "moi" and kind = "sua"', true],
  ['channel = "fax"', true],
  ['kind = "moi"', false],
  ['areaM2 < 0', false],
  ['true', false],
  ['areaM2 >', false],
])('“%s” can never hold: %s', (condition, never) => expect(neverHolds(condition, FIELDS)).toBe(never))
