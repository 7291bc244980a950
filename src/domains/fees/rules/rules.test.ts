import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { priceOf } from '../actions/charge.ts'
import { transferOf } from '../transfer.ts'
import { assess, flatCharge, reductionOf, totalDue } from './assess.ts'
import { contextOf } from './context.ts'
import { wholeNumber, yesOrNo } from './feel.ts'
import { codesIn, shortCode } from './purpose.ts'
import { type FeeItem, flawsOf, type Reduction, scheduleOn } from './schedule.ts'
import { USUAL_COLUMNS } from './statement-csv.ts'
import { buildVietQr, crc16, parseVietQr } from './vietqr.ts'

const COPIES = [
  { key: 'copies', type: 'number', options: null },
  { key: 'pages', type: 'number', options: null },
] as const
const item = (change: Partial<FeeItem> = {}): FeeItem => ({
  key: 'copy',
  name: t('Phí chứng thực bản sao', 'Fee for certified copies'),
  unit: t('bản', 'copies'),
  quantity: 'copies',
  price: '2000',
  condition: null,
  ground: 'TT 226/2016/TT-BTC',
  ...change,
})
const poor: Reduction = {
  key: 'poor',
  name: t('hộ nghèo', 'poor household'),
  condition: 'category = "poorHousehold"',
  percent: 100,
  ground: '97/2015/QH13, điều 10',
  items: null,
}
const half: Reduction = {
  ...poor,
  key: 'online',
  name: t('nộp trực tuyến', 'online'),
  condition: 'online',
  percent: 50,
}

const at = (form: Record<string, unknown>, more: Partial<Parameters<typeof contextOf>[0]> = {}) =>
  contextOf({ form, fields: COPIES, channel: 'counter', sets: 1, category: null, ...more })

describe('what a dossier costs', () => {
  test.each([
    ['two copies', { copies: '2' }, {}, 4_000, '2 bản × 2.000 đ'],
    ['no number stated: one', {}, {}, 2_000, '1 bản × 2.000 đ'],
    [
      'a poor household',
      { copies: '2' },
      { category: 'poorHousehold' },
      0,
      '2 bản × 2.000 đ; miễn (hộ nghèo) theo 97/2015/QH13, điều 10',
    ],
    [
      'online',
      { copies: '3' },
      { channel: 'online' },
      3_000,
      '3 bản × 2.000 đ; giảm 50 % (nộp trực tuyến) theo 97/2015/QH13, điều 10',
    ],
    [
      'both: the larger counts, not their sum',
      { copies: '3' },
      { channel: 'online', category: 'poorHousehold' },
      0,
      '3 bản × 2.000 đ; miễn (hộ nghèo) theo 97/2015/QH13, điều 10',
    ],
  ] as const)('%s', (_, form, more, due, explanation) => {
    const lines = assess({ items: [item()], reductions: [half, poor] }, at(form, more), 2_000)
    expect(totalDue(lines)).toBe(due)
    expect(lines[0]?.explanation.vi).toBe(explanation)
  })

  test.each([
    [1, 2_000],
    [2, 4_000],
    [3, 5_000],
    [500, 200_000],
  ])('a certified copy of %i pages costs %i đ', (pages, price) => {
    const byPage = 'min(200000, if form.pages <= 2 then max(1, form.pages) * 2000 else 4000 + (form.pages - 2) * 1000)'
    expect(totalDue(assess({ items: [item({ price: byPage })], reductions: [] }, at({ pages }), 0))).toBe(price)
  })

  test('a batch of copies costs what its documents cost, no copy more than the law allows, and never less with a page more', () => {
    const byPage = 'min(200000, if form.pages <= 2 then max(1, form.pages) * 2000 else 4000 + (form.pages - 2) * 1000)'
    const schedule = { items: [item({ price: byPage })], reductions: [] }
    const fields = COPIES.map((field) => ({ ...field, repeats: true, hint: null, required: true, label: t('', '') }))
    const version = { form: fields, feeDong: 0, legalBasis: [], steps: [] } as unknown as ProcedureVersion
    const priced = (entries: { copies: number; pages: number }[]) => {
      const form = { entries: entries.map(({ copies, pages }) => ({ copies: String(copies), pages: String(pages) })) }
      const full = { id: '', procedureId: '', validFrom: '2019-01-01', validTo: null, decision: '', ...schedule }
      return priceOf(full, { version, form, channel: 'counter', sets: 1 })
    }
    // By the circular, not by the formula: 2,000 for the first two pages each, 1,000 for each after them.
    const byLaw = (pages: number): number => {
      let dong = 0
      for (let page = 1; page <= pages; page += 1) dong += page <= 2 ? 2_000 : 1_000
      return Math.min(dong, 200_000)
    }
    const entry = fc.record({ copies: fc.integer({ min: 1, max: 99 }), pages: fc.integer({ min: 1, max: 600 }) })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 6 }), (entries) => {
        const lines = priced(entries)
        expect(lines.map(({ dueDong }) => dueDong)).toEqual(entries.map(({ copies, pages }) => copies * byLaw(pages)))
        expect(lines.every(({ priceDong }) => priceDong <= 200_000)).toBe(true)
        expect(new Set(lines.map(({ itemKey }) => itemKey)).size).toBe(entries.length)
        const more = priced(entries.map(({ copies, pages }) => ({ copies, pages: pages + 1 })))
        expect(totalDue(more)).toBeGreaterThanOrEqual(totalDue(lines))
      }),
      { numRuns: 30 },
    )
  })

  test('an item whose condition does not hold is left out', () => {
    expect(assess({ items: [item({ condition: 'online' })], reductions: [] }, at({}), 0)).toEqual([])
  })

  test('a formula that fails after all charges the published amount and says so', () => {
    const [line] = assess({ items: [item({ price: '10 / 0' })], reductions: [] }, at({}), 8_000)
    expect(line).toMatchObject({ dueDong: 8_000, itemKey: 'copy' })
    expect(line?.explanation.vi).toContain('không tính được')
  })

  test('a procedure without a schedule has its one amount; a free one no line', () => {
    expect(totalDue(flatCharge(15_000, 'QĐ'))).toBe(15_000)
    expect(flatCharge(0, 'QĐ')).toEqual([])
  })

  test('a line is its quantity times its price, less what is taken off; never below nothing', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(10_000_000), fc.integer({ min: 1, max: 100 }), (copies, price, percent) => {
        const reduction = { ...poor, condition: 'true', percent }
        for (const line of assess(
          { items: [item({ price: String(price) })], reductions: [reduction] },
          at({ copies }),
          0,
        )) {
          expect(line.amountDong).toBe(Math.max(1, copies) * price)
          expect(line.dueDong).toBe(line.amountDong - line.reducedDong)
          expect(line.dueDong).toBeGreaterThanOrEqual(0)
          expect(line.dueDong).toBeLessThanOrEqual(Math.floor((line.amountDong * (100 - percent)) / 100))
          expect(line.reducedDong).toBe(reductionOf(line.amountDong, percent))
        }
      }),
    )
  })
})

describe('an expression', () => {
  test.each([
    ['copies *', 'bad_syntax'],
    ['kopies * 2000', 'unknown_name'],
    ['form.kopies * 2', 'unknown_name'],
    ['"two"', 'not_a_number'],
    ['10 / 4', 'not_whole_dong'],
    ['-5', 'not_whole_dong'],
    ['2000 đồng', 'bad_syntax'],
    ['count(for i in 1..999999999 return i)', 'not_allowed'],
    ['2 ** 99', 'not_allowed'],
    [`1${' + 1'.repeat(200)}`, 'too_long'],
  ])('%s is refused: %s', (expression, reason) => {
    const tried = wholeNumber(expression, at({}))
    expect(tried).toMatchObject({ ok: false })
    if (reason !== 'bad_syntax') expect(tried).toMatchObject({ reason })
  })

  test('a condition must be yes or no', () => {
    expect(yesOrNo('copies', at({}))).toEqual({ ok: false, reason: 'not_yes_or_no' })
    expect(yesOrNo('copies > 0 and not(online)', at({}))).toEqual({ ok: true, value: true })
  })
})

describe('a schedule', () => {
  test('that can be charged by has no flaw', () => {
    expect(flawsOf({ items: [item()], reductions: [poor, half] }, COPIES)).toEqual([])
  })

  test.each([
    ['nothing to charge', { items: [], reductions: [] }, 'items', 'no_items'],
    [
      'a misspelt field',
      { items: [item({ quantity: 'form.kopies' })], reductions: [] },
      'items.0.quantity',
      'unknown_name',
    ],
    [
      'fails for some only',
      { items: [item({ price: '10000 / form.pages' })], reductions: [] },
      'items.0.price',
      'not_a_number',
    ],
    ['two of one key', { items: [item(), item()], reductions: [] }, 'items.1.key', 'same_key'],
    ['no ground', { items: [item({ ground: ' ' })], reductions: [] }, 'items.0.ground', 'missing_ground'],
    [
      'more than all',
      { items: [item()], reductions: [{ ...poor, percent: 101 }] },
      'reductions.0.percent',
      'bad_percent',
    ],
    [
      'of an item that is none',
      { items: [item()], reductions: [{ ...poor, items: ['x'] }] },
      'reductions.0.items',
      'unknown_item',
    ],
    [
      'no condition',
      { items: [item()], reductions: [{ ...poor, condition: 'category' }] },
      'reductions.0.condition',
      'not_yes_or_no',
    ],
  ])('with %s is refused where it is wrong', (_, content, part, flaw) => {
    expect(flawsOf(content, COPIES)).toContainEqual({ part, flaw })
  })

  test('of those in force the one that began last holds', () => {
    const of = (validFrom: string, validTo: string | null) => ({ validFrom, validTo })
    const all = [of('2019-01-01', null), of('2025-07-01', '2025-12-31'), of('2027-01-01', null)]
    expect(scheduleOn(all, '2025-08-01')?.validFrom).toBe('2025-07-01')
    expect(scheduleOn(all, '2026-01-01')?.validFrom).toBe('2019-01-01')
    expect(scheduleOn(all, '2018-12-31')).toBeUndefined()
  })
})

describe('the transfer code', () => {
  test.each([
    '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
    '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF',
    '00020101021238570010A00000072701270006970405011312345678901230208QRIBFTTA530370454061200005802VN62230819H502325 251123 0001630418CE',
    '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA5303704540480005802VN62190815H50 261123 00016304B010',
  ])('in circulation is read and made alike: %s', (code) => {
    const read = parseVietQr(code)
    if (!read.ok) throw new Error(read.reason)
    expect(buildVietQr(read.value)).toBe(code)
  })

  test('without an amount the payer enters it', () => {
    const code = buildVietQr({ bankBin: '970415', accountNumber: '113366668888', purpose: 'X' })
    expect(code).not.toContain('5404')
    expect(parseVietQr(code)).toEqual({
      ok: true,
      value: { bankBin: '970415', accountNumber: '113366668888', purpose: 'X' },
    })
  })

  test('of a dossier asks for what it owes, to its office, with its short code', () => {
    const balance = {
      dossierId: '',
      shortCode: '0002612H502611240001',
      unitId: '',
      procedureId: '',
      chargedDong: 8_000,
      paidDong: 3_000,
      owedDong: 5_000,
    }
    const bank = { bin: '970405', name: 'Agribank', accountNumber: 'DEMO1', accountName: 'UBND' }
    const settings = { bank, receiptSeries: 'BL', zeroTens: 'linh', csvColumns: USUAL_COLUMNS } as const
    const transfer = transferOf({ balance, settings })
    expect(parseVietQr(transfer?.code ?? '')).toEqual({
      ok: true,
      value: { bankBin: '970405', accountNumber: 'DEMO1', amountDong: 5_000, purpose: '0002612H502611240001' },
    })
    expect(transferOf({ balance: { ...balance, owedDong: 0 }, settings })).toBeUndefined()
    expect(transferOf({ balance, settings: { ...settings, bank: undefined } })).toBeUndefined()
  })

  test('the checksum is that of the standard', () => {
    expect(crc16('123456789')).toBe('29B1')
  })

  test.each([
    ['', 'not_fields'],
    ['0002010', 'not_fields'],
    [
      '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA5303704540490005802VN62190815H50 261123 00016304B010',
      'bad_checksum',
    ],
  ])('a broken one is not read: %s', (code, reason) => {
    expect(parseVietQr(code)).toEqual({ ok: false, reason })
  })

  test.each([
    { bankBin: '9704', accountNumber: '1', purpose: 'x' },
    { bankBin: '970415', accountNumber: '1'.repeat(20), purpose: 'x' },
    { bankBin: '970415', accountNumber: '1', purpose: 'Lệ phí' },
    { bankBin: '970415', accountNumber: '1', purpose: 'x'.repeat(26) },
    { bankBin: '970415', accountNumber: '1', purpose: 'x', amountDong: 0 },
    { bankBin: '970415', accountNumber: '1', purpose: 'x', amountDong: 1.5 },
  ])('what readers would refuse is not made: %o', (request) => {
    expect(() => buildVietQr(request)).toThrow(RangeError)
  })

  test('whatever is asked for is read back', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{6}$/),
        fc.stringMatching(/^[0-9A-Z]{1,19}$/),
        fc.integer({ min: 1, max: 9_999_999_999 }),
        fc.stringMatching(/^[ -~]{1,25}$/),
        (bankBin, accountNumber, amountDong, purpose) => {
          const request = { bankBin, accountNumber, amountDong, purpose }
          expect(parseVietQr(buildVietQr(request))).toEqual({ ok: true, value: request })
        },
      ),
    )
  })
})

describe('the code in a transfer’s words', () => {
  test.each([
    ['000.26.12.H50-261124-0001', 'MBVCB.123456.0002612H502611240001.CT tu 0123 NGUYEN VAN A'],
    ['000.26.12.H50-261124-0001', '0002612H50 261124 0001'],
    ['000.26.12.H50-261124-0001', 'nop phi 000.26.12.h50-261124-0001 FT26332'],
    ['000.26.12.H50-261124-00012', '0002612H502611240001299881'],
    ['H50.23.25-251123-0001', 'H502325 251123 0001'],
  ])('%s is found in %s', (code, words) => {
    expect(codesIn(words)).toContain(shortCode(code))
  })

  test.each(['NGUYEN VAN A chuyen tien', '', 'H50 12'])('nothing is found in %s', (words) => {
    expect(codesIn(words)).toEqual([])
  })

  test('every code fits what banks pass on', () => {
    expect(shortCode('000.00.19.H50-190107-0001234')).toHaveLength(23)
    expect(shortCode('H50.123.456.789-190107-1234567')).toHaveLength(25)
  })
})
