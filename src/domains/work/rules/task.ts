export const STATES = [
  'draft',
  'assigned',
  'accepted',
  'inProgress',
  'submitted',
  'approved',
  'returned',
  'paused',
  'cancelled',
  'merged',
] as const
/** How far a task has come (trạng thái nhiệm vụ), as it is stored. */
export type State = (typeof STATES)[number]

export const ORIGINS = ['target', 'clause', 'part', 'paper', 'document', 'conclusion', 'reception', 'hand'] as const
/** What a task was born from. */
export type OriginKind = (typeof ORIGINS)[number]

export const RELATIONS = ['part', 'cooperation'] as const
/** How a task belongs to the one above it. */
export type Relation = (typeof RELATIONS)[number]

export const PRIORITIES = ['normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

export const QUALITIES = ['good', 'met', 'unmet'] as const
/** Tốt, đạt, chưa đạt: the assigner's grade. */
export type Quality = (typeof QUALITIES)[number]

export const CAUSES = ['own', 'otherUnit', 'law', 'natural'] as const
/** Why a deadline is asked to move. */
export type Cause = (typeof CAUSES)[number]

/** Who stands how to a task: its giver decides, its doer works, a head of the leading unit gives it to people. */
export const SIDES = ['giver', 'doer', 'head'] as const
export type Side = (typeof SIDES)[number]

const WORKING = ['assigned', 'accepted', 'inProgress', 'returned'] as const satisfies readonly State[]
const OPEN = [...WORKING, 'submitted', 'paused'] as const satisfies readonly State[]

/** Whether something is left to do or to decide. */
export const isOpen = (state: State): boolean => (OPEN as readonly State[]).includes(state)

/** Whether somebody works on it: neither submitted nor paused nor closed. */
export const isWorkedOn = (state: State): boolean => (WORKING as readonly State[]).includes(state)

interface Rule {
  from: readonly State[]
  by: readonly Side[]
  /** Missing: the state stays. */
  to?: State
}

/** What each deed asks for and where it leads: the one table that draws buttons and checks requests. */
export const DEEDS = {
  assign: { from: ['draft'], by: ['giver'], to: 'assigned' },
  accept: { from: ['assigned'], by: ['doer'], to: 'accepted' },
  sendBack: { from: ['assigned', 'accepted'], by: ['doer'] },
  keep: { from: ['assigned', 'accepted'], by: ['giver'] },
  redirect: { from: ['assigned', 'accepted'], by: ['giver'], to: 'assigned' },
  give: { from: WORKING, by: ['head'] },
  begin: { from: ['assigned', 'accepted', 'returned'], by: ['doer'], to: 'inProgress' },
  report: { from: ['accepted', 'inProgress', 'returned'], by: ['doer'] },
  submit: { from: ['accepted', 'inProgress', 'returned'], by: ['doer'], to: 'submitted' },
  takeBack: { from: ['submitted'], by: ['doer'], to: 'inProgress' },
  approve: { from: ['submitted'], by: ['giver'], to: 'approved' },
  return: { from: ['submitted'], by: ['giver'], to: 'returned' },
  reopen: { from: ['approved'], by: ['giver'], to: 'inProgress' },
  askExtension: { from: WORKING, by: ['doer'] },
  takeBackExtension: { from: WORKING, by: ['doer'] },
  decideExtension: { from: WORKING, by: ['giver'] },
  pause: { from: WORKING, by: ['giver'], to: 'paused' },
  resume: { from: ['paused'], by: ['giver'] },
  cancel: { from: ['draft', ...OPEN], by: ['giver'], to: 'cancelled' },
  merge: { from: OPEN, by: ['giver'], to: 'merged' },
  edit: { from: ['draft', ...WORKING, 'paused'], by: ['giver'] },
  split: { from: WORKING, by: ['giver', 'head', 'doer'] },
  depend: { from: ['draft', ...WORKING, 'paused'], by: ['giver', 'head', 'doer'] },
  list: { from: ['draft', ...WORKING, 'paused'], by: ['giver', 'head', 'doer'] },
  check: { from: ['accepted', 'inProgress', 'returned'], by: ['doer'] },
  attach: { from: ['draft', ...OPEN], by: ['giver', 'head', 'doer'] },
  makeTemplate: { from: OPEN, by: ['giver'] },
  repeat: { from: OPEN, by: ['giver'] },
} as const satisfies Record<string, Rule>
export type Deed = keyof typeof DEEDS

export type WhyNot = 'not_yours' | 'closed' | 'wrong_state'

/** Whether somebody may do something with a task now; undefined: yes. */
export function whyNot(deed: Deed, state: State, sides: ReadonlySet<Side>): WhyNot | undefined {
  const { from, by }: Rule = DEEDS[deed]
  if (!by.some((side) => sides.has(side))) return 'not_yours'
  if (from.includes(state)) return undefined
  return isOpen(state) || state === 'draft' ? 'wrong_state' : 'closed'
}

/** Where a deed leads; the state itself where it stays. */
export const after = (deed: Deed, state: State): State => (DEEDS[deed] as Rule).to ?? state
