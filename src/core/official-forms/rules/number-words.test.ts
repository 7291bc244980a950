import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dongInWords, numberInWords } from './number-words.ts'

describe('numbers in words', () => {
  test.each([
    [0, 'Không'],
    [5_000, 'Năm nghìn'],
    [10_000, 'Mười nghìn'],
    [15_000, 'Mười lăm nghìn'],
    [21_000, 'Hai mươi mốt nghìn'],
    [34_000, 'Ba mươi bốn nghìn'],
    [105_000, 'Một trăm linh năm nghìn'],
    [101_021, 'Một trăm linh một nghìn không trăm hai mươi mốt'],
    [1_000_005, 'Một triệu không trăm linh năm'],
    [1_015_000, 'Một triệu không trăm mười lăm nghìn'],
    [1_204_055, 'Một triệu hai trăm linh bốn nghìn không trăm năm mươi lăm'],
    [20_100_000, 'Hai mươi triệu một trăm nghìn'],
    [1_000_000_000, 'Một tỷ'],
    [2_000_000_015, 'Hai tỷ không trăm mười lăm'],
    [2_345_678_901, 'Hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một'],
    [1_000_000_000_000, 'Một nghìn tỷ'],
    [5_000_000_000_000_001, 'Năm triệu tỷ không trăm linh một'],
  ])('%i is %s', (amount, words) => {
    expect(numberInWords(amount)).toBe(words)
    expect(dongInWords(amount)).toBe(`${words} đồng`)
  })

  test('the south says lẻ for a zero in the tens', () => {
    expect(numberInWords(105_000, 'lẻ')).toBe('Một trăm lẻ năm nghìn')
  })

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is refused', (amount) => {
    expect(() => numberInWords(amount)).toThrow(RangeError)
  })

  test('whatever is written can be read back', () => {
    const wordings = fc.constantFrom('linh' as const, 'lẻ' as const)
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), wordings, (amount, zeroTens) => {
        expect(readBack(numberInWords(amount, zeroTens))).toBe(amount)
      }),
    )
    fc.assert(
      fc.property(fc.nat(9_999_999), (amount) => {
        expect(readBack(numberInWords(amount))).toBe(amount)
      }),
    )
  })
})

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const SOUNDS: Record<string, number> = { mốt: 1, lăm: 5 }

/** Reads words as a person would: digits gather, scales multiply what was gathered. */
function readBack(words: string): number {
  let [total, group, ones] = [0, 0, 0]
  for (const word of words.toLocaleLowerCase('vi').split(' ')) {
    if (word === 'mười') [group, ones] = [group + 10, 0]
    else if (word === 'mươi') [group, ones] = [group + ones * 10, 0]
    else if (word === 'trăm') [group, ones] = [group + ones * 100, 0]
    else if (word === 'nghìn') [total, group, ones] = [total + (group + ones) * 1e3, 0, 0]
    else if (word === 'triệu') [total, group, ones] = [total + (group + ones) * 1e6, 0, 0]
    else if (word === 'tỷ') [total, group, ones] = [(total + group + ones) * 1e9, 0, 0]
    else if (word !== 'linh' && word !== 'lẻ') ones = SOUNDS[word] ?? ONES.indexOf(word)
  }
  return total + group + ones
}
