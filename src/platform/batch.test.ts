import { expect, test } from 'vitest'
import { batcher } from './batch.ts'

test('what arrives together is done together, and each caller gets its own answer', async () => {
  const runs: number[][] = []
  const double = batcher(
    async (items: number[]) => {
      runs.push(items)
      return items.map((n) => n * 2)
    },
    { max: 3, inFlight: 2 },
  )
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10])
  expect(runs).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('one bad item never harms its neighbours', async () => {
  const square = batcher(
    async (items: number[]) => {
      if (items.includes(13)) throw new RangeError('thirteen')
      return items.map((n) => n * n)
    },
    { max: 10, inFlight: 1 },
  )
  const answers = await Promise.allSettled([2, 13, 3].map(square))
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual([
    4,
    'thirteen',
    9,
  ])
})

test('what arrives while all hands are busy waits for the next run', async () => {
  const sizes: number[] = []
  const run = batcher(
    async (items: number[]) => {
      sizes.push(items.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return items
    },
    { max: 100, inFlight: 1 },
  )
  const first = run(1)
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([first, run(2), run(3)])
  expect(sizes).toEqual([1, 2])
})
