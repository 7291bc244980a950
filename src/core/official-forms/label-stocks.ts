/** Labels as they are bought: the sheet or roll, in millimetres. A new kind is a new entry. */
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
}

/** @practice the sheets and the roll sold for offices in Việt Nam; makers differ by a millimetre, printers by two */
export const LABEL_STOCKS: readonly LabelStock[] = [
  {
    id: 'a4-3x8',
    name: 'Giấy decal A4, 3 × 8 nhãn (70 × 37 mm)',
    page: { width: 210, height: 297 },
    columns: 3,
    rows: 8,
    left: 0,
    top: 0,
    label: { width: 70, height: 37.125 },
    inset: { x: 4, y: 3.4 },
    pitch: { x: 70, y: 37.125 },
  },
  {
    id: 'a4-3x8-gap',
    name: 'Giấy decal A4, 3 × 8 nhãn có khe (63,5 × 33,9 mm)',
    page: { width: 210, height: 297 },
    columns: 3,
    rows: 8,
    left: 7.25,
    top: 12.9,
    label: { width: 63.5, height: 33.9 },
    inset: { x: 2.5, y: 2 },
    pitch: { x: 66, y: 33.9 },
  },
  {
    id: 'roll-50x30',
    name: 'Cuộn nhãn 50 × 30 mm (máy in nhãn)',
    page: { width: 50, height: 30 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    label: { width: 50, height: 30 },
    inset: { x: 2, y: 1.6 },
    pitch: { x: 50, y: 30 },
  },
]

export const findLabelStock = (id: string): LabelStock | undefined => LABEL_STOCKS.find((stock) => stock.id === id)
