import { expect, test } from 'vitest'
import { pageOf } from './listing.ts'

const seven = [1, 2, 3, 4, 5, 6, 7]

test.each([
  [1, [1, 2, 3], undefined, 2],
  [2, [4, 5, 6], 1, 3],
  [3, [7], 2, undefined],
  [99, [7], 2, undefined],
  [0, [1, 2, 3], undefined, 2],
])('page %d of seven in threes', (wanted, items, previous, next) => {
  expect(pageOf(seven, wanted, 3)).toEqual({ items, total: 7, previous, next })
})

test('nothing is one empty page', () => {
  expect(pageOf([], 1)).toEqual({ items: [], total: 0, previous: undefined, next: undefined })
})
