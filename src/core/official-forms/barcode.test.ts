import { expect, test } from 'vitest'
import { barcodeSvg, barsOf, hasBars } from './barcode.ts'

test('the bars of a known text are those of the standard', () => {
  // By hand from ISO/IEC 15417: start B (104), A (33), the check (104 + 33) mod 103 = 34, stop.
  expect(barsOf('A').bits).toBe(['11010010000', '10100011000', '10001011000', '1100011101011'].join(''))
})

test.each(['000.32.51.H50-191128-0001', 'H50.32.51-260302-12345'])(
  '%s keeps its check and fits a label of 50 mm',
  (code) => {
    const { bits, modules } = barsOf(code)
    // Symbols are 11 modules wide, the stop 13.
    expect((modules - 13) % 11).toBe(0)
    expect(bits.endsWith('1100011101011')).toBe(true)
    // 0.15 mm a module, the finest a common reader takes.
    expect((modules + 20) * 0.15).toBeLessThanOrEqual(48)
    expect(barcodeSvg(code)).toMatch(/^<svg .*<\/svg>$/)
  },
)

test('what bars can’t hold is a fault of the caller', () => {
  expect(() => barsOf('mã hồ sơ')).toThrow(RangeError)
  expect(['H50-1', 'mã hồ sơ', '–', ''].map(hasBars)).toEqual([true, false, false, false])
})
