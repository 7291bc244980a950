import type { Status } from './status.ts'
import { type Action, advance } from './transitions.ts'

/** The deeds that are written under another word than the action's. */
const ACTION_OF: Readonly<Record<string, Action>> = {
  resolve: 'sign',
  completeParts: 'sign',
  goOn: 'handOver',
}

/**
 * Where a dossier stood after some of its acts, from their verbs in order: what follows the ledger tells each change as it
 * was, however much later it gets to it.
 *
 * @param deeds the verbs without their room: `submit`, `accept`, …
 * @returns undefined when they don't begin with a filing
 */
export function statusAfter(deeds: readonly string[]): Status | undefined {
  let status: Status | undefined
  let beforeSupplement: Status | null = null
  let beforeWithdrawal: Status | null = null
  for (const deed of deeds) {
    if (deed === 'submit') status ??= 'submitted'
    else if (deed === 'receive' || deed === 'import') status ??= 'accepted'
    if (!status) continue
    const before: Status | null = status === 'withdrawal_requested' ? beforeWithdrawal : beforeSupplement
    const next = advance(status, ACTION_OF[deed] ?? (deed as Action), before)
    if (!next.ok || next.value === status) continue
    if (next.value === 'awaiting_supplement' && deed === 'requestSupplement') beforeSupplement = status
    if (next.value === 'withdrawal_requested') beforeWithdrawal = status
    status = next.value
  }
  return status
}
