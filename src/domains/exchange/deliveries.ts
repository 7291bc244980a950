import { type Actor, record } from '../../core/ledger/index.ts'
import { type Delivery, findDeliveries, giveUp, sendAgain } from '../../core/outbox/index.ts'
import type { Result } from '../../platform/result.ts'
import type { ExchangeDeps } from './deps.ts'
import { verbs } from './verbs.ts'

/** Sends again, or lets be, what could not be sent. Both are acts: somebody decided whether a person was told. */
export function decide(
  { db, clock, localityId }: ExchangeDeps,
  actor: Actor,
  id: string,
  deed: 'sendAgain' | 'giveUp',
): Promise<Result<Delivery, 'not_found'>> {
  const now = clock.now()
  return db.transaction(async (tx) => {
    const answer = await (deed === 'sendAgain' ? sendAgain : giveUp)(tx, localityId, id, now)
    if (!answer.ok) return answer
    const { carrier, caseId } = answer.value
    await record(tx, {
      verb: verbs[deed].name,
      actor,
      subjectId: id,
      ...(caseId ? { caseId } : {}),
      occurredAt: now,
      facts: { carrier },
    })
    return answer
  })
}

const MOST_AT_ONCE = 1_000

/** Sends all dead ones of a carrier again, or of all carriers; each is an act. @returns how many */
export async function sendAllAgain(deps: ExchangeDeps, actor: Actor, carrier: string | undefined): Promise<number> {
  const { db, localityId } = deps
  const filter = { state: 'dead' as const, limit: MOST_AT_ONCE, ...(carrier ? { carriers: [carrier] } : {}) }
  const dead = await findDeliveries(db, localityId, filter)
  // The oldest first, so that they go in their order.
  for (const { id } of dead.toReversed()) await decide(deps, actor, id, 'sendAgain')
  return dead.length
}
