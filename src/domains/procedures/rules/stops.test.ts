import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criticalLength, lengthOf, stopAfter, stopAt, stopsOf, waitsInCircle } from './stops.ts'

const step = (key: string, amount: number, parallel: string | null = null) => ({ key, amount, parallel })
const WAY = [step('receive', 1), step('land', 4, 'a'), step('building', 6, 'a'), step('sign', 2), step('return', 1)]
const keys = (stop: readonly { key: string }[]) => stop.map(({ key }) => key)

describe('the stops of a way', () => {
  test('steps side by side are one stop', () => {
    expect(stopsOf(WAY).map(keys)).toEqual([['receive'], ['land', 'building'], ['sign'], ['return']])
  })
  test.each([
    ['receive', ['land', 'building']],
    ['land', ['sign']],
    ['building', ['sign']],
    ['return', []],
    ['nowhere', []],
  ])('after %s', (key, expected) => expect(keys(stopAfter(WAY, key))).toEqual(expected))
  test('two groups beside each other are two stops', () => {
    expect(stopsOf([step('a', 1, 'x'), step('b', 1, 'y')])).toHaveLength(2)
    expect(keys(stopAt(WAY, 'building'))).toEqual(['land', 'building'])
  })
  test('a group lasts as long as its longest step', () => expect(lengthOf(WAY)).toBe(10))
  test('whatever is grouped, the way is never longer than its steps one after another, nor shorter than the longest', () => {
    const steps = fc.array(
      fc.record({ key: fc.uuid(), amount: fc.nat(30), parallel: fc.constantFrom(null, 'a', 'b') }),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(steps, (some) => {
        const length = lengthOf(some)
        expect(length).toBeLessThanOrEqual(some.reduce((sum, { amount }) => sum + amount, 0))
        expect(length).toBeGreaterThanOrEqual(Math.max(...some.map(({ amount }) => amount)))
        expect(stopsOf(some).flat()).toEqual(some)
      }),
    )
  })
})

describe('how long linked procedures take together', () => {
  const days: Record<string, number> = { birth: 1, residence: 2, insurance: 1 }
  const length = (linked: { slug: string; after: string[] }[]) => criticalLength(linked, ({ slug }) => days[slug] ?? 0)
  const part = (slug: string, ...after: string[]) => ({ slug, after })
  test.each([
    ['none', [], 0],
    [
      'one after the other two side by side',
      [part('birth'), part('residence', 'birth'), part('insurance', 'birth')],
      3,
    ],
    ['all side by side', [part('birth'), part('residence'), part('insurance')], 2],
    ['all in a row', [part('birth'), part('residence', 'birth'), part('insurance', 'residence')], 4],
    ['in a circle', [part('birth', 'residence'), part('residence', 'birth')], Number.POSITIVE_INFINITY],
  ])('%s', (_, linked, expected) => expect(length(linked)).toBe(expected))
  test('what waits for itself, or for what waits for it, is a circle', () => {
    expect(waitsInCircle([part('birth', 'birth')])).toBe(true)
    expect(waitsInCircle([part('birth'), part('residence', 'birth')])).toBe(false)
  })
})
