import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBox } from './counter-box.ts'
import { readCard } from './identity-card.ts'
import { byInitials } from './initials.ts'

const CARD = '999045012345|191234567|Nguyễn Văn Ánh|02011980|Nam|Thôn Vĩnh An, Cam Hiếu, Cam Lộ, Quảng Trị|01032022'

describe('what the box was told', () => {
  test.each([
    ['ctbs', { words: 'ctbs' }],
    ['999045012345', { number: '999045012345', words: '' }],
    ['ctbs 999045012345', { number: '999045012345', words: 'ctbs' }],
    ['999045012345  chứng thực', { number: '999045012345', words: 'chứng thực' }],
    ['191234567', { number: '191234567', words: '' }],
    ['0912345678', { number: '0912345678', words: '' }],
    ['tờ 12 thửa 345', { words: 'tờ 12 thửa 345' }],
    ['9990450123456', { words: '9990450123456' }],
    ['000.13.25.H50-260302-0001', { code: '000.13.25.H50-260302-0001', words: '' }],
    ['t26-000117', { code: 't26-000117', words: '' }],
    ['', { words: '' }],
  ])('“%s”', (typed, reading) => expect(readBox(typed)).toEqual(reading))

  test('a card that was scanned, alone or behind the procedure', () => {
    const card = {
      idNumber: '999045012345',
      fullName: 'Nguyễn Văn Ánh',
      address: 'Thôn Vĩnh An, Cam Hiếu, Cam Lộ, Quảng Trị',
    }
    expect(readBox(CARD)).toEqual({ card, words: '' })
    expect(readBox(`ks ${CARD}`)).toEqual({ card, words: 'ks' })
    expect(readCard(`${CARD}|||`)).toEqual(card)
    expect(readCard(CARD.replace('191234567', ''))).toEqual(card)
    expect(readCard(CARD.replace('Nguyễn Văn Ánh', ' '))).toBeUndefined()
  })

  test('nothing that is typed breaks it, and no word is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { words, number = '', card, code } = readBox(typed)
        if (!card && !code)
          expect([...`${words}${number}`].length).toBeLessThanOrEqual([...typed.normalize('NFC')].length)
      }),
    )
  })
})

describe('initials', () => {
  const names = [
    'Chứng thực bản sao từ bản chính',
    'Chứng thực chữ ký',
    'Đăng ký khai sinh',
    'Đăng ký khai tử',
    'Đăng ký kết hôn',
    'Cấp giấy xác nhận tình trạng hôn nhân',
  ]
  test.each([
    ['ctbs', [0]],
    ['ctck', [1]],
    ['CT', [0, 1]],
    ['đkks', [2]],
    ['ks', [2]],
    ['kt', [3]],
    ['kh', [4]],
    ['cgxntthn', [5]],
    ['xntthn', [5]],
    ['xn', [5]],
    ['c', []],
    ['kết hôn', []],
    ['zz', []],
  ] as const)('“%s”', (typed, meant) =>
    expect(byInitials(typed, names, (name) => name)).toEqual(meant.map((index) => names[index])),
  )
})
