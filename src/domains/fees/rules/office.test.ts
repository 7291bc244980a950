import { describe, expect, test } from 'vitest'
import { bankNameOf, type NewOffice, officeFlaws } from './office.ts'

const office: NewOffice = {
  validFrom: '2025-07-01',
  bankBin: '970405',
  bankName: '',
  accountNumber: '3904201000123',
  accountName: 'TT PVHCC XA CAM LO',
  receiptSeries: 'BL',
  zeroTens: 'linh',
  csvColumns: {},
}

describe('how an office takes money', () => {
  test.each([
    ['an account and today', {}, {}],
    ['cash only', { bankBin: '', accountNumber: '', accountName: '' }, {}],
    ['yesterday', { validFrom: '2025-06-30' }, { validFrom: 'past_day' }],
    ['no day', { validFrom: '31/12' }, { validFrom: 'bad_day' }],
    ['half an account', { bankBin: '' }, { bankBin: 'bad_bin' }],
    ['an unknown bank without its name', { bankBin: '970499' }, { bankName: 'missing_bank_name' }],
    ['an unknown bank with its name', { bankBin: '970499', bankName: 'Kho bạc' }, {}],
    ['a number no code can carry', { accountNumber: '3904 2010' }, { accountNumber: 'bad_account' }],
    ['a name with marks', { accountName: 'UBND xã Cam Lộ' }, { accountName: 'bad_account_name' }],
    ['a series with blanks', { receiptSeries: 'B L' }, { receiptSeries: 'bad_series' }],
    ['another zero', { zeroTens: 'không' }, { zeroTens: 'bad_zero' }],
  ])('%s', (_, change, flaws) => {
    expect(officeFlaws({ ...office, ...change }, '2025-07-01')).toEqual(flaws)
  })

  test('a known bank needs no name', () => expect(bankNameOf(office)).toBe('Agribank'))
})
