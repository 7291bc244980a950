import { expect, test } from 'vitest'
import { handOversOf } from './hand-overs.ts'

const run = (id: string, from: number, to: number | null) => ({
  id,
  startedAt: new Date(from * 1000),
  endedAt: to === null ? null : new Date(to * 1000),
})
const pairs = (...runs: ReturnType<typeof run>[]) => handOversOf(runs).map(({ from, to }) => `${from.id}>${to.id}`)

test.each([
  ['one after the other', [run('a', 0, 1), run('b', 1, 2), run('c', 2, null)], ['a>b', 'b>c']],
  ['with a pause between', [run('a', 0, 1), run('b', 5, null)], ['a>b']],
  ['no time at the first desk', [run('a', 0, 0), run('b', 0, null)], ['a>b']],
  [
    'side by side and on',
    [run('a', 0, 1), run('b', 1, 3), run('c', 1, 2), run('d', 3, null)],
    ['a>b', 'a>c', 'b>d', 'c>d'],
  ],
  ['side by side, still running', [run('a', 0, 1), run('b', 1, null), run('c', 1, 2)], ['a>b', 'a>c']],
  ['only one', [run('a', 0, null)], []],
  ['none', [], []],
])('%s', (_, runs, expected) => {
  expect(pairs(...runs)).toEqual(expected)
})
