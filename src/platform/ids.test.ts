import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newIdAt } from './ids.ts'

const AT = Date.UTC(2026, 10, 24, 1, 30)
const timeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

test('keys of the same millisecond sort as they were made, and each stands at its time', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 2, max: 60 }), (shift, count) => {
      const at = new Date(AT + shift)
      const ids = Array.from({ length: count }, () => newIdAt(at))
      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(count)
      for (const id of ids) {
        expect(timeOf(id)).toBe(at.getTime())
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }
    }),
  )
})

test('keys of different milliseconds sort by time, in whatever order they were made', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 40 }), (shifts) => {
      const made = shifts.map((shift, index) => ({ shift, index, id: newIdAt(new Date(AT + shift)) }))
      expect(new Set(made.map(({ id }) => id)).size).toBe(made.length)
      expect(made.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ shift }) => shift)).toEqual(
        shifts.toSorted((a, b) => a - b),
      )
    }),
  )
})
