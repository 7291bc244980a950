import { describe, expect, test } from 'vitest'
import { fillingOrder } from './order.ts'

describe('tables are filled behind those they refer to', () => {
  test.each([
    { tables: ['b', 'a'], references: [['b', 'a']], order: ['a', 'b'] },
    {
      tables: ['c', 'b', 'a'],
      references: [
        ['c', 'b'],
        ['b', 'a'],
      ],
      order: ['a', 'b', 'c'],
    },
    { tables: ['b', 'a'], references: [], order: ['b', 'a'] },
    {
      tables: ['a', 'b'],
      references: [
        ['a', 'a'],
        ['a', 'b'],
      ],
      order: ['b', 'a'],
    },
    { tables: ['a'], references: [['a', 'elsewhere']], order: ['a'] },
  ] as { tables: string[]; references: [string, string][]; order: string[] }[])(
    '$tables',
    ({ tables, references, order }) => {
      expect(fillingOrder(tables, references)).toEqual(order)
    },
  )

  test('a circle is refused by name', () => {
    expect(() =>
      fillingOrder(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'a'],
          ['c', 'a'],
        ],
      ),
    ).toThrow(/a, b, c/)
  })
})
