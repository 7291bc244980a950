import { Readable } from 'node:stream'
import { inLang, type Lang } from '../../../platform/i18n/index.ts'
import { SHEET_MIME, sheetFile } from '../../../platform/spreadsheet/index.ts'
import type { ExportRow } from '../../dossiers/index.ts'
import { vietnamTime } from '../rules/portal-message.ts'
import type { ExportSet } from './sets.ts'

export const FORMATS = ['xlsx', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

export const MIME: Record<Format, string> = { ...SHEET_MIME, json: 'application/json; charset=utf-8' }

type Columns = ExportSet['columns']

/** A file that is written while it is read: nothing of it is kept in memory or on disk. */
export function exportFile(format: Format, rows: AsyncIterable<ExportRow>, columns: Columns, lang: Lang): Readable {
  if (format === 'json') return Readable.from(jsonOf(rows, columns), { objectMode: false })
  return sheetFile(format, {
    name: 'Camlo',
    heads: columns.map(({ head }) => inLang(head, lang)),
    rows: cellsOf(rows, columns),
    moment: vietnamTime,
  })
}

async function* cellsOf(rows: AsyncIterable<ExportRow>, columns: Columns) {
  for await (const row of rows) yield columns.map(({ key }) => row[key])
}

async function* jsonOf(rows: AsyncIterable<ExportRow>, columns: Columns): AsyncGenerator<string> {
  let sign = '['
  for await (const row of rows) {
    const said = Object.fromEntries(
      columns.map(({ key }) => {
        const cell = row[key]
        return [key, cell instanceof Date ? vietnamTime(cell) : (cell ?? null)]
      }),
    )
    yield `${sign}\n${JSON.stringify(said)}`
    sign = ','
  }
  yield sign === '[' ? '[]\n' : '\n]\n'
}
