import type { Cell } from 'exceljs'
import { inLang, t } from '../../../platform/i18n/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { loadExcelJS } from '../../../platform/spreadsheet/index.ts'
import { foldVietnamese, nfc } from '../../../platform/text.ts'
import { SETS } from '../export/sets.ts'
import type { Line } from './check.ts'

export type BadFile = 'no_workbook' | 'too_large' | 'no_heads' | 'empty' | 'too_many_lines'

export const MOST_BYTES = 4 * 1_048_576
const MOST_UNPACKED = 64 * 1_048_576
export const MOST_LINES = 5_000
const MOST_LETTERS = 500

/** The columns that are read; they are those of our own export, so that what one installation takes out another takes in. */
const READ = [
  'code',
  'procedureSlug',
  'unit',
  'channel',
  'status',
  'kind',
  'fullName',
  'idNumber',
  'phone',
  'email',
  'address',
  'submittedAt',
  'receivedAt',
  'legalDueAt',
  'finishedAt',
  'returnedAt',
] as const

const NEEDED = ['code', 'procedureSlug', 'unit', 'status', 'fullName', 'submittedAt'] as const

export const COLUMNS = SETS['ho-so'].columns.filter(({ key }) => READ.some((each) => each === key))
const KEY_OF = new Map(
  COLUMNS.flatMap(({ key, head }) => [head.vi, head.en].map((name): [string, string] => [foldVietnamese(name), key])),
)

/** The lines of a workbook's first sheet, by the keys of its columns. */
export async function readWorkbook(bytes: Buffer): Promise<Result<{ line: number; data: Line }[], BadFile>> {
  if (bytes.length > MOST_BYTES || unpackedSize(bytes) > MOST_UNPACKED) return no('too_large')
  const ExcelJS = await loadExcelJS()
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
  } catch {
    return no('no_workbook')
  }
  const sheet = book.worksheets[0]
  if (!sheet) return no('no_workbook')
  const keys: (string | undefined)[] = []
  sheet.getRow(1).eachCell((cell, column) => {
    keys[column] = KEY_OF.get(foldVietnamese(cell.text))
  })
  if (NEEDED.some((key) => !keys.includes(key))) return no('no_heads')
  if (sheet.actualRowCount > MOST_LINES + 1) return no('too_many_lines')
  const lines: { line: number; data: Line }[] = []
  sheet.eachRow((row, line) => {
    if (line === 1) return
    const data: Record<string, string> = {}
    row.eachCell((cell, column) => {
      const key = keys[column]
      if (key) data[key] = withItsZero(key, cell, textOf(cell))
    })
    if (Object.values(data).some((text) => text !== '')) lines.push({ line, data })
  })
  return lines.length === 0 ? no('empty') : ok(lines)
}

/** A cell as text. A date has no zone in a spreadsheet: it is Vietnam's, and a day alone stays a day. */
function textOf(cell: Cell): string {
  const { value } = cell
  if (value instanceof Date) {
    const iso = value.toISOString()
    if (!iso.endsWith('T00:00:00.000Z')) return `${iso.slice(0, 19)}+07:00`
    const [year, month, day] = iso.slice(0, 10).split('-')
    return `${day}/${month}/${year}`
  }
  const text = typeof value === 'number' ? String(value) : cell.text
  return nfc(text)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
}

/** Digits of what begins with a zero: a number in a cell has lost it. */
const DIGITS: Record<string, number> = { idNumber: 12, phone: 10 }

const withItsZero = (key: string, { value }: Cell, text: string): string =>
  typeof value === 'number' && text.length + 1 === DIGITS[key] ? `0${text}` : text

/** What a ZIP says its files unpack to, read from its directory: a small file must not fill the memory. */
function unpackedSize(bytes: Buffer): number {
  let size = 0
  for (let at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + 4))
    if (at + 28 <= bytes.length) size += bytes.readUInt32LE(at + 24)
  return size
}
const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02])

/** An empty file to fill in, with one line as an example. */
export async function templateWorkbook(lang: 'vi' | 'en', unitName: string): Promise<Buffer> {
  const ExcelJS = await loadExcelJS()
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(inLang(t('Hồ sơ', 'Dossiers'), lang), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = COLUMNS.map(({ key, head }) => ({
    key,
    header: inLang(head, lang),
    width: 24,
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.addRow({
    code: '000.13.25.H50-260220-9999',
    procedureSlug: 'khai-sinh',
    unit: unitName,
    channel: '1',
    status: '4',
    kind: 'citizen',
    fullName: 'Nguyễn Văn Mẫu',
    idNumber: '999045000123',
    phone: '0912345678',
    submittedAt: '08:00 20/02/2026',
    receivedAt: '08:05 20/02/2026',
    legalDueAt: '17:00 05/03/2026',
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}
