import { no, ok, type Result } from '../../../platform/result.ts'
import { STATUSES, type Status } from './status.ts'

export const ACTIONS = [
  'accept',
  'confirmArrival',
  'requestSupplement',
  'resubmit',
  'refuse',
  'assign',
  'handOver',
  'sendBack',
  'recordExternalAnswer',
  'recordExternalResult',
  'startFinancialDuty',
  'finishFinancialDuty',
  'requestWithdrawal',
  'acceptWithdrawal',
  'declineWithdrawal',
  'takeBackWithdrawal',
  'stop',
  'lengthen',
  'apologise',
  'sign',
  'returnResult',
  'rate',
] as const

export type Action = (typeof ACTIONS)[number]

/** `back`: to the status it had before it was asked to supplement or to withdraw. */
type Target = Status | 'back'

/**
 * What each status allows, and where it leads. The same table draws the buttons, checks the requests and prints the diagram
 * in the README.
 *
 * The national list names the statuses and most ways between them; these are our completion of it: a supplement that was
 * asked for returns to whoever asked; a withdrawal refused or taken back returns to where it was; a refusal after
 * examination ends in `stopped`, with form 03 all the same.
 *
 * @law 61/2018/NĐ-CP, art. 17 to 20; 22/2019/TT-BTTTT, annex I
 */
export const NEXT: Record<Status, Partial<Record<Action, Target>>> = {
  submitted: {
    accept: 'accepted',
    requestSupplement: 'awaiting_supplement',
    refuse: 'not_accepted',
    requestWithdrawal: 'withdrawal_requested',
  },
  accepted: {
    confirmArrival: 'accepted',
    handOver: 'processing',
    assign: 'accepted',
    lengthen: 'accepted',
    apologise: 'accepted',
    requestWithdrawal: 'withdrawal_requested',
  },
  processing: {
    handOver: 'processing',
    sendBack: 'processing',
    sign: 'resolved',
    recordExternalAnswer: 'processing',
    recordExternalResult: 'resolved',
    assign: 'processing',
    requestSupplement: 'awaiting_supplement',
    startFinancialDuty: 'awaiting_payment',
    lengthen: 'processing',
    apologise: 'processing',
    refuse: 'stopped',
    stop: 'stopped',
    requestWithdrawal: 'withdrawal_requested',
  },
  awaiting_supplement: {
    resubmit: 'back',
    stop: 'stopped',
    requestWithdrawal: 'withdrawal_requested',
  },
  awaiting_payment: {
    finishFinancialDuty: 'processing',
    stop: 'stopped',
    requestWithdrawal: 'withdrawal_requested',
  },
  withdrawal_requested: {
    acceptWithdrawal: 'stopped',
    declineWithdrawal: 'back',
    takeBackWithdrawal: 'back',
  },
  resolved: { returnResult: 'returned' },
  returned: { rate: 'returned' },
  not_accepted: {},
  stopped: {},
}

/**
 * The status an action leads to.
 *
 * @param before the status to return to, where the dossier keeps one
 */
export function advance(from: Status, action: Action, before: Status | null = null): Result<Status, 'wrong_status'> {
  const to = NEXT[from][action]
  const target = to === 'back' ? before : to
  return target ? ok(target) : no('wrong_status')
}

/** The actions a status allows, in the order they are offered. */
export const actionsFrom = (status: Status): Action[] => ACTIONS.filter((action) => NEXT[status][action] !== undefined)

/** The table as a Mermaid diagram, for the README. */
export function diagram(): string {
  const lines = STATUSES.flatMap((from) =>
    actionsFrom(from).map(
      (action) => `  ${from} --> ${NEXT[from][action] === 'back' ? 'before' : NEXT[from][action]}: ${action}`,
    ),
  )
  return ['stateDiagram-v2', '  [*] --> submitted: submit', '  [*] --> accepted: receiveAtCounter', ...lines].join('\n')
}
