import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { csvCell, sheetFile } from './index.ts'

test.each([
  ['a,"b"', '"a,""b"""'],
  ['=1+1', "'=1+1"],
  ['+84', "'+84"],
  ['@x', "'@x"],
  ['một\nhai', '"một\nhai"'],
  ['Cam Lộ', 'Cam Lộ'],
])('%j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell))

const sheet = {
  name: 'Sổ',
  heads: ['Tên', 'Số', 'Lúc'],
  rows: [
    ['=HYPERLINK("http://x")', 7, new Date('2026-03-02T01:30:00Z')],
    ['0123', null, undefined],
  ],
}

describe('one table', () => {
  test('as CSV that spreadsheets read as UTF-8', async () => {
    const text = (await buffer(sheetFile('csv', sheet))).toString()
    expect(text.startsWith('\uFEFFTên,Số,Lúc\r\n')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")",7,`)
    expect(text).toContain('0123,,\r\n')
  })

  test('as a workbook: numbers are numbers, nothing is a formula', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await buffer(sheetFile('xlsx', sheet))
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    const read = book.getWorksheet('Sổ')
    expect(read?.getRow(1).values).toEqual([undefined, 'Tên', 'Số', 'Lúc'])
    expect(read?.getCell('A2').value).toBe('=HYPERLINK("http://x")')
    expect(read?.getCell('A2').formula).toBeUndefined()
    expect(read?.getCell('B2').value).toBe(7)
    expect(read?.getCell('A3').value).toBe('0123')
  })

  test('a table that breaks off breaks the file off', async () => {
    const rows = async function* () {
      yield ['một']
      throw new Error('the database went away')
    }
    for (const format of ['csv', 'xlsx'] as const)
      await expect(buffer(sheetFile(format, { ...sheet, rows: rows() }))).rejects.toThrow()
  })
})
