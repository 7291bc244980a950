/**
 * One cell of a CSV file. What a spreadsheet would run as a formula is made text by an apostrophe in front.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** By this a spreadsheet knows that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'
