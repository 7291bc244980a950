import { describe, expect, test } from 'vitest'
import {
  dayInWords,
  dongInFigures,
  inCapitals,
  localDateOf,
  momentInFigures,
  momentInWords,
  numberAndSymbol,
  placeAndDate,
  signingTime,
} from './wording.ts'

describe('the line of place and date', () => {
  test.each([
    ['2026-02-05', 'Cam Lộ, ngày 05 tháng 02 năm 2026'],
    ['2019-06-29', 'Cam Lộ, ngày 29 tháng 6 năm 2019'],
    ['2018-05-09', 'Cam Lộ, ngày 09 tháng 5 năm 2018'],
    ['2020-01-05', 'Cam Lộ, ngày 05 tháng 01 năm 2020'],
    ['2019-12-31', 'Cam Lộ, ngày 31 tháng 12 năm 2019'],
  ])('%s', (on, line) => expect(placeAndDate('Cam Lộ', on)).toBe(line))

  test('what is not a day is refused', () => {
    expect(() => dayInWords('29/06/2019')).toThrow(RangeError)
  })
})

test('an instant is written in the time of the office, whatever the zone of the machine', () => {
  const at = new Date('2019-01-06T17:05:07Z')
  expect(localDateOf(at)).toBe('2019-01-07')
  expect(momentInWords(at)).toBe('00 giờ 05 phút, ngày 07 tháng 01 năm 2019')
  expect(momentInFigures(at)).toBe('00:05 07/01/2019')
  expect(signingTime(at)).toBe('2019-01-07T00:05:07+07:00')
})

test.each([
  [5, '05/TNHS'],
  [12, '12/TNHS'],
  [105, '105/TNHS'],
])('number %i is written %s', (number, written) => expect(numberAndSymbol(number, 'TNHS')).toBe(written))

test('names stand in capitals with every mark, however they were typed', () => {
  expect(inCapitals('Nguyễn Thị Đào'.normalize('NFD'))).toBe('NGUYỄN THỊ ĐÀO')
  expect(inCapitals('Hồ A-Lăng Ưởi')).toBe('HỒ A-LĂNG ƯỞI')
})

test('money takes a dot for the thousands', () => expect(dongInFigures(1_204_055)).toBe('1.204.055 đồng'))
