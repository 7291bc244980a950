import { PassThrough, Readable } from 'node:stream'
import { formatDateTime } from '../i18n/index.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { loadExcelJS } from './exceljs.ts'

export const SHEET_FORMATS = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

export const SHEET_MIME: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A number stays a number, a moment is written as people read it, and nothing is run as a formula. */
export type Cell = string | number | boolean | Date | null | undefined

export interface Sheet {
  /** Its tab, at most 31 letters. */
  name: string
  heads: readonly string[]
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
  /** How a moment is written; by default as on pages. */
  moment?: (at: Date) => string
}

/** A table as a file that is written while it is read: nothing of it is kept in memory or on disk. */
export function sheetFile(format: SheetFormat, sheet: Sheet): Readable {
  return format === 'xlsx' ? workbook(sheet) : Readable.from(csvOf(sheet), { objectMode: false })
}

const asText = (cell: Cell, moment: (at: Date) => string): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? moment(cell) : String(cell)

async function* csvOf({ heads, rows, moment = formatDateTime }: Sheet): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(heads)}`
  for await (const row of rows) yield csvLine(row.map((cell) => asText(cell, moment)))
}

/** How much waits for a slow reader before the writing pauses. */
const AHEAD_BYTES = 1_048_576
const WIDTH = 22

function workbook({ name, heads, rows, moment = formatDateTime }: Sheet): Readable {
  const out = new PassThrough({ highWaterMark: AHEAD_BYTES })
  const write = async (): Promise<void> => {
    const ExcelJS = await loadExcelJS()
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = heads.map((header) => ({ header, width: WIDTH }))
    sheet.getRow(1).font = { bold: true }
    sheet.getRow(1).commit()
    for await (const row of rows) {
      sheet.addRow(row.map((cell) => cellOf(cell, moment))).commit()
      if (out.writableNeedDrain) await drained(out)
      if (out.destroyed) return
    }
    sheet.commit()
    await book.commit()
  }
  write().catch((cause: unknown) => out.destroy(cause instanceof Error ? cause : new Error(String(cause))))
  return out
}

const cellOf = (cell: Cell, moment: (at: Date) => string): string | number =>
  typeof cell === 'number' ? cell : typeof cell === 'boolean' ? Number(cell) : asText(cell, moment)

const drained = (out: PassThrough): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      out.off('drain', done)
      out.off('close', done)
      resolve()
    }
    out.on('drain', done)
    out.on('close', done)
  })
