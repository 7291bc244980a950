import { no, ok, type Result } from '../../../platform/result.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import { MOST_LINES, type NotAStatement, type StatementLine } from './statement.ts'

/** Under which heads a bank writes what; each a list of names, matched without marks and capitals. */
export interface CsvColumns {
  date: string[]
  /** One column with a sign, or… */
  amount: string[]
  /** …one for what comes in and one for what goes out. */
  credit: string[]
  debit: string[]
  description: string[]
  reference: string[]
}

/** What a statement's columns tell, in the order they are asked for. */
export const COLUMN_NAMES: readonly (keyof CsvColumns)[] = [
  'date',
  'amount',
  'credit',
  'debit',
  'description',
  'reference',
]

/** Heads that banks in Vietnam use; an office whose bank has others states its own. @practice */
export const USUAL_COLUMNS: CsvColumns = {
  date: ['ngay giao dich', 'ngay hach toan', 'ngay gd', 'ngay', 'transaction date', 'tnx date', 'date'],
  amount: ['so tien', 'amount'],
  credit: ['ghi co', 'so tien ghi co', 'phat sinh co', 'credit', 'credit amount'],
  debit: ['ghi no', 'so tien ghi no', 'phat sinh no', 'debit', 'debit amount'],
  description: [
    'noi dung',
    'dien giai',
    'mo ta',
    'noi dung giao dich',
    'noi dung chi tiet',
    'description',
    'transaction description',
  ],
  reference: ['so giao dich', 'so but toan', 'ma giao dich', 'so tham chieu', 'so ct', 'doc no', 'reference', 'ref'],
}

/** Reads a CSV file's rows (RFC 4180), whatever its separator. */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(body)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (body[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && body[at + 1] === '\n') at += 1
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows.filter((each) => each.some((value) => value.trim() !== ''))
}

function separatorOf(text: string): string {
  const counts = [';', '\t', ','].map((sign) => [sign, text.slice(0, 4_000).split(sign).length] as const)
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

const tidy = (head: string): string =>
  foldVietnamese(head)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Banks write a head in two languages: `Số tiền ghi có/ Credit`, `Ghi có (Credit)`. */
const namesIn = (head: string): string[] => [head, ...head.split(/[/\n()|]/)].map(tidy)

type Place = Record<keyof CsvColumns, number>

/** The row of heads and where each column stands; banks put lines about the account above it. */
function findHeads(rows: readonly string[][], columns: CsvColumns): { at: number; place: Place } | undefined {
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const heads = row.map(namesIn)
    const place = Object.fromEntries(
      Object.entries(columns).map(([name, known]) => [
        name,
        (known as string[])
          .map((each) => heads.findIndex((names) => names.includes(tidy(each))))
          .find((index) => index >= 0) ?? -1,
      ]),
    ) as Place
    if (place.date >= 0 && place.description >= 0 && (place.amount >= 0 || place.credit >= 0)) return { at, place }
  }
  return undefined
}

/** A statement in CSV. Rows below the last transaction that have no date (totals) are left out. */
export function readStatementCsv(text: string, columns: CsvColumns): Result<StatementLine[], NotAStatement> {
  const rows = readCsv(text)
  if (rows.length === 0) return no('empty_file')
  const heads = findHeads(rows, columns)
  if (!heads) return no('missing_column')
  const { place } = heads
  const lines: StatementLine[] = []
  for (const row of rows.slice(heads.at + 1)) {
    const cell = (name: keyof CsvColumns): string => (place[name] < 0 ? '' : (row[place[name]] ?? '').trim())
    if (cell('date') === '' || !/\d/.test(cell('date'))) continue
    const bookedOn = dateOf(cell('date'))
    if (!bookedOn) return no('bad_date')
    const amountDong = amountOf(cell)
    if (amountDong === undefined) return no('bad_amount')
    if (amountDong === 0) continue
    lines.push({
      bookedOn,
      amountDong,
      description: cell('description').slice(0, 1_000),
      reference: cell('reference').slice(0, 100),
    })
    if (lines.length > MOST_LINES) return no('too_many_lines')
  }
  return lines.length === 0 ? no('empty_file') : ok(lines)
}

function amountOf(cell: (name: keyof CsvColumns) => string): number | undefined {
  const [credit, debit] = [dongOf(cell('credit')), dongOf(cell('debit'))]
  if (cell('credit') !== '' || cell('debit') !== '')
    return credit === undefined || debit === undefined ? undefined : Math.abs(credit) - Math.abs(debit)
  return dongOf(cell('amount'))
}

/**
 * Whole đồng however a bank writes them: `1.000.000`, `1,000,000.00`, `+50000 VND`; empty is nothing.
 *
 * A point or comma before one or two last digits begins decimals, which must be zero.
 */
export function dongOf(text: string): number | undefined {
  const plain = text.replace(/(VND|VNĐ|đ|₫)$/i, '').replace(/[\s\u00A0+]/g, '')
  if (plain === '' || plain === '-') return 0
  const whole = plain.replace(/[.,]0{1,2}$/, '')
  if (!/^-?(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole)) return undefined
  const value = Number(whole.replace(/[.,]/g, ''))
  return Number.isSafeInteger(value) ? value : undefined
}

/** `24/11/2026`, `24-11-2026 08:15`, `2026-11-24`; undefined for a day that is none. */
export function dateOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text) ?? []
  const iso = day ? `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}` : /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  if (!iso) return undefined
  const parsed = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : undefined
}
