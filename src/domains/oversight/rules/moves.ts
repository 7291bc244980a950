import type { State } from '../../work/index.ts'

/** The columns of the board, in their order; the last takes what is accepted and shows nothing. */
export const COLUMNS = [
  'assigned',
  'accepted',
  'inProgress',
  'submitted',
  'returned',
  'paused',
  'approved',
] as const satisfies readonly State[]
export type Column = (typeof COLUMNS)[number]

/** The deed that brings a card from one column to another, by room `work`'s own names. */
export const DEED_TO: Partial<Record<State, Partial<Record<Column, Moving>>>> = {
  assigned: { accepted: 'accept', inProgress: 'begin', paused: 'pause' },
  accepted: { inProgress: 'begin', submitted: 'submit', paused: 'pause' },
  inProgress: { submitted: 'submit', paused: 'pause' },
  submitted: { inProgress: 'takeBack', returned: 'return', approved: 'approve' },
  returned: { inProgress: 'begin', submitted: 'submit', paused: 'pause' },
  // It goes on where it was, wherever it is dropped.
  paused: { assigned: 'resume', accepted: 'resume', inProgress: 'resume', returned: 'resume' },
}

/** A deed that moves a card. */
export type Moving = 'accept' | 'begin' | 'submit' | 'takeBack' | 'approve' | 'return' | 'pause' | 'resume'

/** How a deed is sent: its address below the task's, the words it asks for. */
export const SENT: Readonly<
  Record<Moving, { path: string; ask?: 'reason' | 'result'; fields?: Readonly<Record<string, string>> }>
> = {
  accept: { path: 'nhan' },
  begin: { path: 'bat-dau' },
  submit: { path: 'trinh', ask: 'result' },
  takeBack: { path: 'rut' },
  approve: { path: 'nghiem-thu', fields: { quality: 'met' } },
  return: { path: 'tra-lai', ask: 'reason' },
  pause: { path: 'tam-dung', ask: 'reason' },
  resume: { path: 'tiep-tuc' },
}

/** What dropping a card on a column does, or why it does nothing. */
export type Move = Moving | { no: string }

/** Where a card may go from here, and where somebody may not move it; no way leads to the columns that aren't there. */
export const movesOf = (state: State, why: (deed: Moving) => string | undefined): Partial<Record<Column, Move>> =>
  Object.fromEntries(
    Object.entries(DEED_TO[state] ?? {}).map(([column, deed]): [string, Move] => {
      const reason = why(deed)
      return [column, reason ? { no: reason } : deed]
    }),
  )
