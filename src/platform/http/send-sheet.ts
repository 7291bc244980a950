import { SHEET_MIME, type Sheet, type SheetFormat, sheetFile } from '../spreadsheet/index.ts'
import type { Reply } from './types.ts'

/** Sends a table to be saved. @param name the file's, without what tells its format */
export const sendSheet = (reply: Reply, format: SheetFormat, name: string, sheet: Sheet): Reply =>
  reply
    .header('content-type', SHEET_MIME[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'private, no-store')
    .send(sheetFile(format, sheet))
