import { expect, test } from 'vitest'
import { DOSSIER_CODE, otherSpelling, spellingsOf } from './dossier-code.ts'

test.each([
  ['000.13.25.H50-190218-0001', 'H50.25.13-190218-0001'],
  ['000.00.12.H50-190218-12345', 'H50.12-190218-12345'],
  ['H50.12.05-251117-0042', '000.05.12.H50-251117-0042'],
  ['H50.62-251117-0042', '000.00.62.H50-251117-0042'],
])('%s is spelt %s by the other circular', (code, other) => {
  expect(otherSpelling(code)).toBe(other)
  expect(otherSpelling(other)).toBe(code)
  expect(other).toMatch(DOSSIER_CODE)
})

test.each(['H50.12.05.07-251117-0042', 'H50.120.05-251117-0042'])('%s has no other spelling', (code) => {
  expect(otherSpelling(code)).toBeUndefined()
})

test.each([
  [' 000.13.25.h50–190218–0001 ', ['000.13.25.H50-190218-0001', 'H50.25.13-190218-0001']],
  ['H50.12.05.07-251117-0042', ['H50.12.05.07-251117-0042', 'H50.12.05.07-251117-0042']],
  ['190218-0001', []],
  ['Nguyễn Văn An', []],
])('what was typed, “%s”, may mean %j', (typed, codes) => {
  expect(spellingsOf(typed)).toEqual(codes)
})
