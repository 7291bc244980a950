export { BYTE_ORDER_MARK, csvCell, csvLine } from './csv.ts'
export { loadExcelJS } from './exceljs.ts'
export { type Cell, SHEET_FORMATS, SHEET_MIME, type Sheet, type SheetFormat, sheetFile } from './sheet.ts'
