import { type Act, findAct, record } from '../../../core/ledger/index.ts'
import { outcomeOfAnswer, outcomeOfFault } from '../../../core/notifications/index.ts'
import { type Carrier, DAY, type Delivery, enqueue, HOUR, MINUTE, type Outcome } from '../../../core/outbox/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { sendOutside } from '../../../platform/outgoing/index.ts'
import { openSecret } from '../../../platform/secret-box.ts'
import type { ExchangeDeps } from '../deps.ts'
import { isHopeless } from '../rules/endpoint.ts'
import { signedHeaders } from '../rules/signature.ts'
import { verbs } from '../verbs.ts'
import { type DisabledWhy, SECRET_PURPOSE } from './endpoints.ts'

/** Puts what these acts tell the endpoints into the outbox, in the transaction that moves the follower's position. */
export async function announce(tx: Db, { localityId, clock }: ExchangeDeps, acts: readonly Act[]): Promise<void> {
  const endpoints = await tx.many(sql<{ id: string; verbs: string[]; createdAt: Date }>`
    SELECT id, verbs, created_at FROM webhook_endpoints
    WHERE locality_id = ${localityId} AND removed_at IS NULL AND disabled_at IS NULL`)
  const deliveries = endpoints.flatMap(({ id, verbs: chosen, createdAt }) =>
    acts
      // What happened before it was registered is history to it.
      .filter(({ verb, occurredAt }) => occurredAt >= createdAt && (chosen.length === 0 || chosen.includes(verb)))
      .map((act) => ({
        carrier: 'webhook',
        route: `webhook:${id}`,
        key: `${id}:${act.id}`,
        actId: act.id,
        ...(act.caseId ? { caseId: act.caseId } : {}),
        about: { endpointId: id },
      })),
  )
  await enqueue(tx, localityId, deliveries, clock.now())
}

interface Target {
  url: string
  secret: Uint8Array
  failingSince: Date | null
  disabledAt: Date | null
}

const TIMEOUT_MS = 15_000

/** Takes acts to the endpoints that asked for them, signed. */
export const webhookCarrier = (deps: ExchangeDeps): Carrier => ({
  name: 'webhook',
  patience: { firstWaitMs: MINUTE / 2, longestWaitMs: 2 * HOUR, givesUpAfterMs: 4 * DAY },
  parallel: 4,
  timeoutMs: TIMEOUT_MS + 5_000,
  async send(delivery) {
    const target = await findTarget(deps, delivery)
    if (!target || target.disabledAt) return { is: 'refused', why: 'The endpoint is disabled' }
    const body = await bodyOf(deps, delivery)
    if (!body) return { is: 'dropped', why: 'no such act' }
    const outcome = await post(deps, target, delivery, body)
    await noteHealth(deps, delivery, target, outcome)
    return outcome
  },
})

const findTarget = ({ db, localityId }: ExchangeDeps, { about }: Delivery): Promise<Target | undefined> =>
  db.first(sql<Target>`
    SELECT url, secret, failing_since, disabled_at FROM webhook_endpoints
    WHERE locality_id = ${localityId} AND id = ${String(about.endpointId)} AND removed_at IS NULL`)

/** What a webhook says: the act as it stands in the ledger, which holds keys and counts and nothing about persons. */
async function bodyOf({ db, publicUrl }: ExchangeDeps, { actId, createdAt }: Delivery): Promise<string | undefined> {
  if (!actId) return JSON.stringify({ type: 'exchange.try', timestamp: createdAt.toISOString(), data: {} })
  const act = await findAct(db, actId)
  if (!act) return undefined
  const { verb: type, actor, epoch: _epoch, xid: _xid, number: _number, personId: _person, ...data } = act
  return JSON.stringify({
    type,
    timestamp: act.occurredAt.toISOString(),
    data: { ...data, actor: actor.kind, proof: `${publicUrl}/api/v1/acts/${actId}/proof` },
  })
}

async function post(
  { clock, secret: installation, innerTargets }: ExchangeDeps,
  { url, secret }: Target,
  { id }: Delivery,
  body: string,
): Promise<Outcome & { gone?: boolean }> {
  const signed = signedHeaders(openSecret(installation, SECRET_PURPOSE, secret), { id, at: clock.now(), body })
  const headers = { 'content-type': 'application/json', 'user-agent': 'Camlo-Webhooks', ...signed }
  try {
    const reach = innerTargets ? 'any' : 'public'
    const answer = await sendOutside({ url, headers, body, timeoutMs: TIMEOUT_MS, reach })
    if (answer.status === 410) return { is: 'refused', why: '410 Gone', gone: true }
    const outcome = outcomeOfAnswer(answer)
    // A receiver's “no” is often a fault of its own that it mends; its patience is ours.
    return outcome.is === 'refused' ? { is: 'failed', why: outcome.why } : outcome
  } catch (cause) {
    return outcomeOfFault(cause)
  }
}

/** Remembers since when an endpoint has failed, and disables one that has for days or says that it is gone for good. */
async function noteHealth(
  { db, localityId, clock }: ExchangeDeps,
  { about }: Delivery,
  { failingSince }: Target,
  outcome: Outcome & { gone?: boolean },
): Promise<void> {
  const id = String(about.endpointId)
  const now = clock.now()
  const here = sql`locality_id = ${localityId} AND id = ${id}`
  if (outcome.is === 'sent') {
    if (failingSince) await db.run(sql`UPDATE webhook_endpoints SET failing_since = NULL WHERE ${here}`)
    return
  }
  const why: DisabledWhy | undefined = outcome.gone ? 'gone' : isHopeless(failingSince, now) ? 'failing' : undefined
  if (!why) {
    await db.run(sql`UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, ${now}) WHERE ${here}`)
    return
  }
  await db.transaction(async (tx) => {
    const changed = await tx.run(sql`
      UPDATE webhook_endpoints SET disabled_at = ${now}, disabled_why = ${why} WHERE ${here} AND disabled_at IS NULL`)
    if (changed === 0) return
    const actor = { kind: 'system' } as const
    await record(tx, { verb: verbs.disableEndpoint.name, actor, subjectId: id, occurredAt: now, outcome: why })
  })
}
