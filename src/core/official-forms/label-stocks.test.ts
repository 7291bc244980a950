import { expect, test } from 'vitest'
import { barsOf } from './barcode.ts'
import { barsWidth, type LabelStock, mostSkipped, type StockFault, stockFault } from './label-stocks.ts'
import { STOCKS } from './testing/samples.ts'

const CODE = '000.13.25.H50-190107-0001'
const sheet = STOCKS[0] as LabelStock
const roll = STOCKS.at(-1) as LabelStock

test('the labels of the profile fit their sheets', () => {
  expect(STOCKS.map(stockFault)).toEqual(STOCKS.map(() => undefined))
  expect([mostSkipped(sheet), mostSkipped(roll)]).toEqual([23, 0])
})

test.each<[StockFault, LabelStock]>([
  ['beyond_page', { ...sheet, columns: 4 }],
  ['beyond_page', { ...sheet, top: 1 }],
  ['labels_overlap', { ...sheet, pitch: { ...sheet.pitch, x: 60 } }],
  ['too_low', { ...roll, label: { ...roll.label, height: 20 } }],
  ['too_narrow', { ...roll, label: { ...roll.label, width: 40 } }],
])('%s is told when the profile is loaded', (fault, stock) => {
  expect(stockFault(stock)).toBe(fault)
})

test.each(STOCKS.map((stock) => [stock.id, stock] as const))(
  'a bar on %s is as wide as whole dots of the printer',
  (_, stock) => {
    const dots = (barsWidth(stock, CODE) / (barsOf(CODE).modules + 20) / 25.4) * stock.dpi
    expect(dots).toBeCloseTo(Math.round(dots), 6)
    expect(Math.round(dots)).toBeGreaterThanOrEqual(1)
    expect(barsWidth(stock, CODE)).toBeLessThanOrEqual(stock.label.width - 2 * stock.inset.x)
  },
)
