import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propose } from './match.ts'
import { isMt940, readMt940 } from './mt940.ts'
import { fingerprints } from './statement.ts'
import { dateOf, dongOf, readCsv, readStatementCsv, USUAL_COLUMNS } from './statement-csv.ts'
import { DENOMINATIONS, worthOf } from './till.ts'

const CSV = `Sao kê tài khoản;113366668888;;
;;;
Ngày giao dịch;Số bút toán;Ghi nợ;Ghi có;Nội dung
02/03/2026 08:15;FT1;;16.000;"NGUYEN VAN A; 0002612H502603020001"
02/03/2026;FT2;5.000;;Phi dich vu
Cộng;;5.000;16.000;
`
const MT940 = `{1:F01BANKVNVX}{2:I940}{4:
:20:STMT1
:25:113366668888
:60F:C260301VND100000,
:61:2603020302C16000,00NTRFNONREF//FT26061001
:86:NGUYEN VAN A ?200002612H50
260302 0001
:61:260302D5000,NCHGNONREF//FT26061002
:86:PHI DICH VU
:62F:C260302VND111000,
-}`

describe('a statement', () => {
  test('in CSV is read below the bank’s own head, with its totals left out', () => {
    expect(readStatementCsv(CSV, USUAL_COLUMNS)).toEqual({
      ok: true,
      value: [
        {
          bookedOn: '2026-03-02',
          amountDong: 16_000,
          description: 'NGUYEN VAN A; 0002612H502603020001',
          reference: 'FT1',
        },
        { bookedOn: '2026-03-02', amountDong: -5_000, description: 'Phi dich vu', reference: 'FT2' },
      ],
    })
  })

  test('with the heads of another bank is read by the office’s columns', () => {
    const text = 'Buchung,Betrag,Zweck\n2026-03-02,"1,000,000.00",abc'
    expect(readStatementCsv(text, USUAL_COLUMNS)).toEqual({ ok: false, reason: 'missing_column' })
    const columns = { ...USUAL_COLUMNS, date: ['Buchung'], amount: ['Betrag'], description: ['Zweck'] }
    expect(readStatementCsv(text, columns)).toMatchObject({ ok: true, value: [{ amountDong: 1_000_000 }] })
  })

  test('in MT940 is read with its words over several lines', () => {
    expect(isMt940(MT940)).toBe(true)
    expect(isMt940(CSV)).toBe(false)
    expect(readMt940(MT940)).toEqual({
      ok: true,
      value: [
        {
          bookedOn: '2026-03-02',
          amountDong: 16_000,
          description: 'NGUYEN VAN A  0002612H50260302 0001',
          reference: 'FT26061001',
        },
        { bookedOn: '2026-03-02', amountDong: -5_000, description: 'PHI DICH VU', reference: 'FT26061002' },
      ],
    })
  })

  test('in MT940 keeps the words of a line that begins with a dash', () => {
    const text = MT940.replace('PHI DICH VU', 'PHI DICH VU\n- THANG 02/2026')
    expect(readMt940(text)).toMatchObject({ value: [{}, { description: 'PHI DICH VU- THANG 02/2026' }] })
  })

  test.each([
    ['another currency', MT940.replaceAll('VND', 'USD'), 'other_currency'],
    ['a line that is missing', MT940.replace(/:61:260302D[\s\S]*(?=:62F)/, ''), 'bad_balance'],
    ['an end that is missing', MT940.replace(/:62F:[\s\S]*/, ''), 'bad_balance'],
    ['a balance in parts of a đồng', MT940.replace('VND111000,', 'VND111000,50'), 'bad_amount'],
  ])('in MT940 with %s is refused whole', (_, text, reason) => {
    expect(readMt940(text)).toEqual({ ok: false, reason })
  })

  test.each([
    ['113366668888', true],
    ['113366668899', false],
    // As offices and banks write one and the same.
    ['0113366668888', true],
    ['1133 6666 8888', true],
    [undefined, true],
  ])('in MT940 of 113366668888 is read for the account %s: %s', (own, isOwn) => {
    expect(readMt940(MT940, own).ok).toBe(isOwn)
    for (const written of ['970415/113366668888', 'ICBVVNVX/113366668888VND', '0000113366668888'])
      expect(readMt940(MT940.replace(':25:113366668888', `:25:${written}`), own).ok).toBe(isOwn)
    if (!isOwn) expect(readMt940(MT940, own)).toEqual({ ok: false, reason: 'other_account' })
  })

  test('in MT940 may have several pages, each with its balances', () => {
    const page = MT940.replace('62F', '62M')
    const next = MT940.replace('60F:C260301VND100000', '60M:C260302VND111000').replace('111000,\n-}', '122000,\n-}')
    expect(readMt940(`${page}\n${next}`)).toMatchObject({ ok: true, value: [{}, {}, {}, {}] })
  })

  test.each([
    'STT/No.;Ngày GD/ Tnx Date;Số CT/ Doc No;Số tiền ghi nợ/ Debit;Số tiền ghi có/ Credit;Số dư/ Balance;Nội dung chi tiết/ Transactions in detail',
    '"STT";"Ngày giao dịch\nTransaction date";"Số tham chiếu\nReference";"Nợ (Debit)";"Có (Credit)";"Số dư";"Diễn giải\nDescription"',
    'STT;NGÀY GIAO DỊCH;SỐ BÚT TOÁN;PHÁT SINH NỢ;PHÁT SINH CÓ;SỐ DƯ;NỘI DUNG',
  ])('with heads in two languages or capitals is read: %s', (heads) => {
    expect(readStatementCsv(`${heads}\n1;02/03/2026;FT1;;16.000;20.000;abc`, USUAL_COLUMNS)).toEqual({
      ok: true,
      value: [{ bookedOn: '2026-03-02', amountDong: 16_000, description: 'abc', reference: 'FT1' }],
    })
  })

  test.each([
    ['', 'empty_file'],
    ['Ngày;Số tiền;Nội dung\n', 'empty_file'],
    ['Ngày;Số tiền;Nội dung\n31/02/2026;1;x', 'bad_date'],
    ['Ngày;Số tiền;Nội dung\n01/02/2026;một nghìn;x', 'bad_amount'],
    ['Ngày;Số tiền;Nội dung\n01/02/2026;1.000,50;x', 'bad_amount'],
  ])('that can’t be read is refused whole: %j', (text, reason) => {
    expect(readStatementCsv(text, USUAL_COLUMNS)).toEqual({ ok: false, reason })
  })

  test.each([
    ['16.000', 16_000],
    ['1,000,000.00', 1_000_000],
    ['+50000 VND', 50_000],
    ['-2.000', -2_000],
    ['', 0],
    ['12.34', undefined],
    ['1.00.000', undefined],
  ])('%s is %s đồng', (text, dong) => expect(dongOf(text)).toBe(dong))

  test.each([
    ['2/3/2026', '2026-03-02'],
    ['02-03-2026 10:00', '2026-03-02'],
    ['2026-03-02', '2026-03-02'],
    ['30/02/2026', undefined],
    ['hôm nay', undefined],
  ])('%s is the day %s', (text, day) => expect(dateOf(text)).toBe(day))

  test('whatever cells hold, a CSV file gives them back', () => {
    const cell = fc.string().filter((text) => text.trim() !== '' && !/^\uFEFF/.test(text))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';')).join('\n')
        fc.pre(text.slice(0, 4_000).split(';').length > text.slice(0, 4_000).split(/[,\t]/).length)
        expect(readCsv(text)).toEqual(rows)
      }),
    )
  })

  test('equal lines of one day are told apart; the same file gives the same', () => {
    const line = { bookedOn: '2026-03-02', amountDong: 8_000, description: 'phi', reference: '' }
    const [first, second] = fingerprints([line, { ...line, description: ' phi ' }])
    expect(first).not.toBe(second)
    expect(fingerprints([line, line])).toEqual([first, second])
  })
})

describe('a line and what is owed', () => {
  const candidate = (shortCode: string, owedDong: number) => ({
    dossierId: shortCode,
    code: shortCode,
    shortCode,
    owedDong,
  })
  test.each([
    [8_000, [['A1', 8_000]], 'exact', 'A1'],
    [5_000, [['A1', 8_000]], 'partly', 'A1'],
    [9_000, [['A1', 8_000]], 'overpaid', 'A1'],
    [8_000, [['A1', 0]], 'settled', 'A1'],
    [8_000, [], 'unknown', undefined],
    [-8_000, [['A1', 8_000]], 'outgoing', undefined],
    [
      8_000,
      [
        ['A12', 5_000],
        ['A1', 8_000],
      ],
      'exact',
      'A1',
    ],
    [
      7_000,
      [
        ['A12', 5_000],
        ['A1', 8_000],
      ],
      'overpaid',
      'A12',
    ],
    [
      7_000,
      [
        ['A1', 5_000],
        ['B1', 8_000],
      ],
      'ambiguous',
      undefined,
    ],
  ] as const)('%i đ against %o: %s', (amount, candidates, fit, chosen) => {
    const found = propose(
      amount,
      candidates.map(([code, owed]) => candidate(code, owed)),
    )
    expect([found.fit, found.candidate?.shortCode]).toEqual([fit, chosen])
  })
})

test('a till is worth its notes', () => {
  expect(worthOf({ 500000: 1, 2000: 3, 200: 2 })).toBe(506_400)
  expect(worthOf({})).toBe(0)
  expect(() => worthOf({ 1000: -1 })).toThrow(RangeError)
  expect([...DENOMINATIONS].sort((a, b) => b - a)).toEqual([...DENOMINATIONS])
})
