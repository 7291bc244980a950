import { no, ok, type Result } from '../../../platform/result.ts'

export const STATES = [
  'draft',
  'negotiating',
  'signing',
  'inForce',
  'settling',
  'settled',
  'declined',
  'withdrawn',
] as const
export type State = (typeof STATES)[number]

/** The two parties (các bên): who gives the task and its means, and who answers for it. */
export const SIDES = ['giver', 'answerer'] as const
export type Side = (typeof SIDES)[number]
export const otherSide = (side: Side): Side => (side === 'giver' ? 'answerer' : 'giver')

export const ORDERS = ['inOrder', 'together'] as const
export type Order = (typeof ORDERS)[number]

/** Who signs first where it goes in order. @practice the subordinate puts their name first, the superior last */
export const FIRST_TO_SIGN: Side = 'answerer'

export type Deed =
  | 'save'
  | 'propose'
  | 'agree'
  | 'decline'
  | 'acknowledge'
  | 'withdraw'
  | 'sign'
  | 'signOnPaper'
  | 'meet'
  | 'amend'
  | 'settle'
  | 'comment'
  | 'takeOver'
  | 'scan'

/** What each state (trạng thái bản cam kết) allows, and where it leads; `sign` leads on only with the last signature. */
const NEXT: Record<State, Partial<Record<Deed, State>>> = {
  draft: { save: 'draft', propose: 'negotiating', withdraw: 'withdrawn' },
  negotiating: {
    propose: 'negotiating',
    agree: 'signing',
    decline: 'declined',
    withdraw: 'withdrawn',
    signOnPaper: 'inForce',
  },
  signing: {
    propose: 'negotiating',
    decline: 'declined',
    withdraw: 'withdrawn',
    sign: 'inForce',
    signOnPaper: 'inForce',
    takeOver: 'signing',
  },
  declined: { propose: 'negotiating', acknowledge: 'declined', withdraw: 'withdrawn' },
  inForce: { meet: 'inForce', amend: 'inForce', settle: 'settling', takeOver: 'inForce', scan: 'inForce' },
  settling: {
    meet: 'settling',
    comment: 'settling',
    sign: 'settled',
    signOnPaper: 'settled',
    takeOver: 'settling',
    scan: 'settling',
  },
  settled: { scan: 'settled' },
  withdrawn: {},
}

/** @returns the state after the deed, or that it isn't done from here */
export function advance(from: State, deed: Deed): Result<State, 'wrong_state'> {
  const to = NEXT[from][deed]
  return to ? ok(to) : no('wrong_state')
}

/** What a commitment is to somebody who may do something about it. */
export interface Scene {
  state: State
  turn: Side | null
  order: Order
  /** The paper that is being signed, with who has; null where none is. */
  signed: readonly Side[] | null
  declinedBy: Side | null
  isDeclineKnown: boolean
}

/** Only the giver's side draws a commitment up and takes it back; they alone know what they owe and have done. */
const GIVERS: ReadonlySet<Deed> = new Set(['save', 'withdraw', 'meet', 'amend', 'signOnPaper', 'scan'])

/**
 * Whether a side may do something now. Whoever was asked answers: they agree, or propose something else. While a paper is signed either
 * may still propose a change, which makes that paper void.
 */
export function mayDo(scene: Scene, side: Side, deed: Deed): boolean {
  if (!advance(scene.state, deed).ok || (GIVERS.has(deed) && side !== 'giver')) return false
  switch (deed) {
    case 'propose':
      return scene.state === 'draft' ? side === 'giver' : scene.state !== 'negotiating' || scene.turn === side
    case 'agree':
      return scene.turn === side
    case 'acknowledge':
      return !scene.isDeclineKnown && scene.declinedBy !== side
    case 'sign':
      return scene.signed !== null && isNext(scene.signed, side, scene.order)
    case 'signOnPaper':
      return scene.state === 'negotiating' || scene.signed !== null
    case 'takeOver':
      // Whoever left has signed: nothing waits for them.
      return !scene.signed?.includes(side)
    default:
      return true
  }
}

/** Whether a side's signature is next on a paper. */
export const isNext = (signed: readonly Side[], side: Side, order: Order): boolean =>
  !signed.includes(side) && (order === 'together' || side === FIRST_TO_SIGN || signed.includes(FIRST_TO_SIGN))

/** The sides a paper waits for now. */
export const awaited = (signed: readonly Side[], order: Order): Side[] =>
  SIDES.filter((side) => isNext(signed, side, order))
