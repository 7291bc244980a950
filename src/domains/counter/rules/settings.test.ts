import { expect, test } from 'vitest'
import file from '../../../../profiles/cam-lo-2019/counter.json' with { type: 'json' }
import { type CounterFile, groupsFor, ruleOn } from './settings.ts'

const { groups, rules } = file as unknown as CounterFile

test.each<[string[], string]>([
  [[], ''],
  [['Hộ tịch', 'Chứng thực'], 'A B T'],
  [['Xây dựng'], 'C T'],
  [['Hộ tịch', 'Giáo dục'], 'A E T'],
])('an office that takes in %j offers %s', (fields, letters) => {
  expect(
    groupsFor(groups, new Set(fields))
      .map(({ letter }) => letter)
      .join(' '),
  ).toBe(letters)
})

test('one rule holds on each day of the profile', () => {
  expect(ruleOn(rules, '2026-03-02')?.ordinaryBetween).toBe(2)
  expect(ruleOn(rules, '2014-12-31')).toBeUndefined()
})
