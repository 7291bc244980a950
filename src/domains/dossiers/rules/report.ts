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

/** By what the report's lines are: the field of the procedures, the receiving unit, or each procedure. */
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

export const sumOf = (figures: Figures, cells: readonly Cell[]): number =>
  cells.reduce((sum, cell) => sum + figures[cell], 0)
