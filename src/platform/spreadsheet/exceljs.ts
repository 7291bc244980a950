/** The library of workbooks, loaded with the first one: it takes 10 MiB, and most processes never make a workbook. */
export const loadExcelJS = async () => (await import('exceljs')).default
