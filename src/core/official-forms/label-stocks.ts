import { barsOf, QUIET } from './barcode.ts'

/** Labels as they are bought: the sheet or roll, in millimetres. */
export interface LabelStock {
  id: string
  name: string
  page: { width: number; height: number }
  columns: number
  rows: number
  /** From the edge of the page to the first label. */
  left: number
  top: number
  label: { width: number; height: number }
  /** Kept free inside a label: office printers reach no nearer to the edge of the paper. */
  inset: { x: number; y: number }
  /** From the edge of a label to its neighbour's. */
  pitch: { x: number; y: number }
  /** Dots to an inch of the coarsest printer it goes through: a bar is as wide as whole dots, or no reader reads it. */
  dpi: number
}

export const labelsPerPage = ({ columns, rows }: LabelStock): number => columns * rows

/** How many labels of the first page may be used up; on a roll none is. */
export const mostSkipped = (stock: LabelStock): number => labelsPerPage(stock) - 1

/** A common code's signs; a code of another system may be longer and has narrower bars. */
const LONGEST = '000.00.00.H00-000000-00000'
const MM_TO_AN_INCH = 25.4
/** Least room for the lines above the bars. */
const LEAST_HEIGHT = 22
/** Makers' sheets differ from their own drawings by less. */
const SLACK = 0.5

/**
 * How wide a code's bars stand on a label, in millimetres, with the room left and right of them: as wide as fits in whole dots of the
 * printer. Bars too fine for that fill the label.
 */
export function barsWidth(stock: LabelStock, code: string): number {
  const room = stock.label.width - 2 * stock.inset.x
  const modules = barsOf(code).modules + 2 * QUIET
  const dot = MM_TO_AN_INCH / stock.dpi
  const dots = Math.floor(room / modules / dot)
  return dots === 0 ? room : modules * dots * dot
}

export type StockFault = 'beyond_page' | 'labels_overlap' | 'too_low' | 'too_narrow'

/** What is wrong with a stock, if anything: labels off the page or over each other, or too small for what stands on them. */
export function stockFault(stock: LabelStock): StockFault | undefined {
  const { page, columns, rows, left, top, label, inset, pitch } = stock
  const [right, bottom] = [left + (columns - 1) * pitch.x + label.width, top + (rows - 1) * pitch.y + label.height]
  if (right > page.width + SLACK || bottom > page.height + SLACK) return 'beyond_page'
  if ((columns > 1 && pitch.x < label.width) || (rows > 1 && pitch.y < label.height)) return 'labels_overlap'
  if (label.height - 2 * inset.y < LEAST_HEIGHT) return 'too_low'
  const module = (label.width - 2 * inset.x) / (barsOf(LONGEST).modules + 2 * QUIET)
  return module < MM_TO_AN_INCH / stock.dpi ? 'too_narrow' : undefined
}
