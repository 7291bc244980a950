import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lookAnew, versioned } from './versioned.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

function world() {
  const state = { version: 1, looks: 0, reads: 0, fails: false }
  const source = versioned(
    async () => {
      state.looks += 1
      if (state.fails) throw new Error('no connection')
      return state.version
    },
    async () => {
      state.reads += 1
      return { version: state.version }
    },
  )
  return { state, source }
}

/** Lets a look that runs beside the callers come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('callers share one look, and the value while nothing has changed', async () => {
  const { state, source } = world()
  const [first, second] = await Promise.all([source(), source()])
  expect(second).toBe(first)
  expect(state).toMatchObject({ looks: 1, reads: 1 })
  vi.advanceTimersByTime(5_000)
  expect(await source()).toBe(first)
  expect(state).toMatchObject({ looks: 2, reads: 1 })
})

test('a change shows within a second', async () => {
  const { state, source } = world()
  await source()
  state.version = 2
  vi.advanceTimersByTime(1_000)
  expect(await source()).toEqual({ version: 2 })
})

test('while it is in use nobody waits for a look', async () => {
  const { state, source } = world()
  const first = await source()
  state.version = 2
  vi.advanceTimersByTime(500)
  expect(await source()).toBe(first)
  await settled()
  expect(await source()).toEqual({ version: 2 })
  expect(state.looks).toBe(2)
})

test('after a while without callers the first one waits rather than seeing something old', async () => {
  const { state, source } = world()
  await source()
  state.version = 2
  vi.advanceTimersByTime(60_000)
  expect(await source()).toEqual({ version: 2 })
})

test('a look ahead that fails harms nobody; when the second is over, the failure is told and then forgotten', async () => {
  const { state, source } = world()
  const first = await source()
  state.fails = true
  vi.advanceTimersByTime(700)
  expect(await source()).toBe(first)
  await settled()
  vi.advanceTimersByTime(300)
  await expect(source()).rejects.toThrow('no connection')
  state.fails = false
  expect(await source()).toBe(first)
})

test('what this process has set it sees at once, also while a look from before is under way', async () => {
  let version = 1
  const looks: (() => void)[] = []
  const source = versioned(
    () => {
      const seen = version
      return new Promise<number>((resolve) => looks.push(() => resolve(seen)))
    },
    async () => ({ version }),
  )
  const first = source()
  looks.shift()?.()
  expect(await first).toEqual({ version: 1 })
  vi.advanceTimersByTime(600)
  // A look ahead of time begins; then something is set.
  void source()
  version = 2
  vi.advanceTimersByTime(1)
  lookAnew()
  vi.advanceTimersByTime(1)
  const after = source()
  for (const end of looks.splice(0).toReversed()) end()
  expect(await after).toEqual({ version: 2 })
  await settled()
  expect(await source()).toEqual({ version: 2 })
})
