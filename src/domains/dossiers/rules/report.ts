/**
 * The columns of the report on how dossiers were handled, each dossier in exactly one of what came in and in exactly one of what
 * became of it.
 *
 * @law 01/2020/TT-VPCP, form II.06a (its columns [K]: not compared with the gazette)
 */
export const CAME_IN = ['online', 'inPerson', 'carried'] as const
export const DONE = ['early', 'onTime', 'late'] as const
export const OPEN = ['openInTime', 'openLate'] as const
export const CELLS = [...CAME_IN, ...DONE, ...OPEN] as const

export type Cell = (typeof CELLS)[number]
export type Figures = Record<Cell, number>

/**
 * What figures 4.2 and 4.3 of the national index count: of the dossiers with a result those whose papers and result are there as
 * files, and of those that came in those for which at least one paper was taken from what an office held.
 *
 * @law 766/QĐ-TTg (2022), 4.2, 4.3; that one scanned paper beside the result's file is enough is [K]
 */
export const DIGITAL_CELLS = ['withResult', 'digitised', 'taken', 'reused'] as const
export type DigitalCell = (typeof DIGITAL_CELLS)[number]
export type DigitalFigures = Record<DigitalCell, number>

/** From this share on a figure counts in full. @law 766/QĐ-TTg (2022) */
export const DIGITAL_IN_FULL = 0.8

/** By what the report's lines are: the field of the procedures, the unit in charge, or each procedure. */
export const DIMENSIONS = ['field', 'unit', 'procedure'] as const
export type ReportDimension = (typeof DIMENSIONS)[number]

export const NOTHING: Figures = {
  online: 0,
  inPerson: 0,
  carried: 0,
  early: 0,
  onTime: 0,
  late: 0,
  openInTime: 0,
  openLate: 0,
}

export const plus = (one: Figures, other: Figures): Figures =>
  Object.fromEntries(CELLS.map((cell) => [cell, one[cell] + other[cell]])) as Figures

export const NOTHING_DIGITAL: DigitalFigures = { withResult: 0, digitised: 0, taken: 0, reused: 0 }

export const plusDigital = (one: DigitalFigures, other: DigitalFigures): DigitalFigures =>
  Object.fromEntries(DIGITAL_CELLS.map((cell) => [cell, one[cell] + other[cell]])) as DigitalFigures

export const sumOf = (figures: Figures, cells: readonly Cell[]): number =>
  cells.reduce((sum, cell) => sum + figures[cell], 0)
