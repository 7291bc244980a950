import type { Act } from '../../../core/ledger/index.ts'
import { outcomeOfAnswer, outcomeOfFault } from '../../../core/notifications/index.ts'
import { type Carrier, DAY, enqueue, MINUTE, type Outcome } from '../../../core/outbox/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { sendOutside } from '../../../platform/outgoing/index.ts'
import { type NationalStatus, nationalStatus } from '../../dossiers/index.ts'
import type { ExchangeDeps } from '../deps.ts'
import { portalMessage } from '../rules/portal-message.ts'

/** Acts after which a dossier may stand elsewhere or be due on another day. */
const TOLD: ReadonlySet<string> = new Set(
  [
    ...['submit', 'receive', 'accept', 'refuse', 'requestSupplement', 'resubmit', 'handOver', 'startFinancialDuty'],
    ...[
      'finishFinancialDuty',
      'requestWithdrawal',
      'acceptWithdrawal',
      'declineWithdrawal',
      'takeBackWithdrawal',
      'stop',
    ],
    ...['apologise', 'resolve', 'recordExternalResult', 'returnResult'],
  ].map((deed) => `dossier.${deed}`),
)
/** A new due date is told though the status stays. */
const TOLD_ALWAYS: ReadonlySet<string> = new Set(['dossier.apologise'])

/** What is older is told by the dossier's next act, or was loaded as history. */
const NEWS_MS = 30 * DAY

/** Puts what these acts tell the portal into the outbox: one lane for each dossier, so that no status overtakes another. */
export async function report(tx: Db, { localityId, clock }: ExchangeDeps, acts: readonly Act[]): Promise<void> {
  const now = clock.now()
  const deliveries = acts
    .filter(({ verb, occurredAt }) => TOLD.has(verb) && now.getTime() - occurredAt.getTime() < NEWS_MS)
    .map(({ id, verb, subjectId }) => ({
      carrier: 'portal',
      key: id,
      lane: `portal:${subjectId}`,
      actId: id,
      caseId: subjectId,
      about: { always: TOLD_ALWAYS.has(verb) },
    }))
  await enqueue(tx, localityId, deliveries, now)
}

const TIMEOUT_MS = 20_000

/** Tells the national portal how dossiers stand; the contract is docs/national-portal.md. */
export const portalCarrier = (
  deps: ExchangeDeps,
  { url, token }: { url: string; token: string | undefined },
): Carrier => ({
  name: 'portal',
  // The other side may be away for weeks.
  patience: { firstWaitMs: MINUTE / 2, longestWaitMs: 30 * MINUTE, givesUpAfterMs: 30 * DAY },
  parallel: 4,
  timeoutMs: TIMEOUT_MS + 5_000,
  async send({ actId, caseId, key, about }): Promise<Outcome> {
    if (!actId || !caseId) return { is: 'dropped', why: 'tells of no act' }
    const status = await nationalStatus(deps.office, caseId, actId)
    const silent = whySilent(status, about.always === true)
    if (!status || silent) return { is: 'dropped', why: silent ?? 'no such dossier' }
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': key,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const body = JSON.stringify(portalMessage(status))
    try {
      const answer = await sendOutside({ url, headers, body, timeoutMs: TIMEOUT_MS, reach: 'any' })
      // It has had this message before and lost its answer on the way.
      return answer.status === 409 ? { is: 'sent' } : outcomeOfAnswer(answer)
    } catch (cause) {
      return outcomeOfFault(cause)
    }
  },
})

function whySilent(status: NationalStatus | undefined, always: boolean): string | undefined {
  if (!status) return 'no such dossier'
  if (!status.procedureCode) return 'the procedure has no national code'
  return status.changed || always ? undefined : 'the status did not change'
}
