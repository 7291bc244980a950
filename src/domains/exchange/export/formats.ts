import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { inLang, type Lang } from '../../../platform/i18n/index.ts'
import { csvLine, type ExportRow } from '../../dossiers/index.ts'
import { vietnamTime } from '../rules/portal-message.ts'
import type { ExportSet } from './sets.ts'

export const FORMATS = ['xlsx', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

export const MIME: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

type Columns = ExportSet['columns']
type Cell = ExportRow[string] | undefined

const asText = (cell: Cell): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? vietnamTime(cell) : String(cell)

/** A file that is written while it is read: nothing of it is kept in memory or on disk. */
export function exportFile(format: Format, rows: AsyncIterable<ExportRow>, columns: Columns, lang: Lang): Readable {
  if (format === 'xlsx') return workbook(rows, columns, lang)
  return Readable.from(format === 'csv' ? csvOf(rows, columns, lang) : jsonOf(rows, columns), { objectMode: false })
}

async function* csvOf(rows: AsyncIterable<ExportRow>, columns: Columns, lang: Lang): AsyncGenerator<string> {
  // The mark by which spreadsheets know UTF-8.
  yield `\uFEFF${csvLine(columns.map(({ head }) => inLang(head, lang)))}`
  for await (const row of rows) yield csvLine(columns.map(({ key }) => asText(row[key])))
}

async function* jsonOf(rows: AsyncIterable<ExportRow>, columns: Columns): AsyncGenerator<string> {
  let sign = '['
  for await (const row of rows) {
    const said = Object.fromEntries(
      columns.map(({ key }) => [key, row[key] instanceof Date ? asText(row[key]) : (row[key] ?? null)]),
    )
    yield `${sign}\n${JSON.stringify(said)}`
    sign = ','
  }
  yield sign === '[' ? '[]\n' : '\n]\n'
}

/** How many rows wait for a slow reader before the writing pauses. */
const AHEAD_BYTES = 1_048_576

function workbook(rows: AsyncIterable<ExportRow>, columns: Columns, lang: Lang): Readable {
  const out = new PassThrough({ highWaterMark: AHEAD_BYTES })
  const write = async (): Promise<void> => {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
    const sheet = book.addWorksheet('Camlo', { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ key, head }) => ({ key, header: inLang(head, lang), width: WIDTH }))
    sheet.getRow(1).font = { bold: true }
    sheet.getRow(1).commit()
    for await (const row of rows) {
      sheet.addRow(columns.map(({ key }) => cellOf(row[key]))).commit()
      if (out.writableNeedDrain) await drained(out)
      if (out.destroyed) return
    }
    sheet.commit()
    await book.commit()
  }
  write().catch((cause: unknown) => out.destroy(cause instanceof Error ? cause : new Error(String(cause))))
  return out
}

const WIDTH = 22

/** Text stays text (numbers of persons keep their zeros, nothing is run as a formula). */
const cellOf = (cell: Cell): string | number =>
  typeof cell === 'number' ? cell : typeof cell === 'boolean' ? Number(cell) : asText(cell)

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
