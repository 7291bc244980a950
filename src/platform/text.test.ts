import { expect, test } from 'vitest'
import { beginningsOf, foldVietnamese } from './text.ts'

test.each([
  ['Nguyễn Thị Hoà', 'nguyen thi hoa'],
  ['  ĐẶNG\tVăn  Hòa ', 'dang van hoa'],
  ['Cam Thành', 'cam thanh'],
])('%j is looked for as %j', (typed, folded) => expect(foldVietnamese(typed)).toBe(folded))

test.each([
  ['Ng Lan', ['ng', 'lan']],
  ['Công ty TNHH-MTV', ['cong', 'ty', 'tnhh', 'mtv']],
  ['Petrovietnam', ['petrovie']],
  ['%_\\', []],
])('%j asks for names with words that begin with %j', (typed, words) => expect(beginningsOf(typed)).toEqual(words))
