import { Type } from 'typebox'
import { type Delivery, findDeliveries } from '../../core/outbox/index.ts'
import { type App, ById, operations } from '../../platform/http/index.ts'
import { ok } from '../../platform/result.ts'
import { actorIn } from './actor.ts'
import { decide, sendAllAgain } from './deliveries.ts'
import type { ExchangeDeps } from './deps.ts'
import { DeliveryQuery, DeliveryShape, SendAllAgain } from './schemas.ts'
import { words } from './words.ts'

const MAY = { may: 'exchange.manage' }
const PER_PAGE = 50

/** What programs are told of a delivery: nothing of whom it goes to. */
const shapeOf = ({
  id,
  number,
  carrier,
  state,
  actId,
  caseId,
  attempts,
  createdAt,
  finishedAt,
  lastError,
}: Delivery) => ({
  ...{ id, number, carrier, state, actId, caseId, attempts, createdAt, finishedAt, lastError },
})

/** What is told outside, for programs. */
export function mountDeliveriesApi(app: App, deps: ExchangeDeps): void {
  const { db, localityId } = deps
  const api = operations(app, { tag: 'exchange', statuses: { not_found: 404 }, words: words.deliveries.reasons })

  api(
    'GET',
    '/deliveries',
    {
      ...MAY,
      summary: 'What is told outside, newest first, 50 at a time',
      query: DeliveryQuery,
      answer: Type.Array(DeliveryShape),
    },
    async ({ query: { state, carrier, before } }) => {
      const found = await findDeliveries(db, localityId, {
        limit: PER_PAGE,
        ...(state ? { state } : {}),
        ...(carrier ? { carriers: [carrier] } : {}),
        ...(before ? { before } : {}),
      })
      return ok(found.map(shapeOf))
    },
  )

  for (const [path, deed, summary] of [
    ['send-again', 'sendAgain', 'Try again what could not be sent'],
    ['give-up', 'giveUp', 'Let be what could not be sent'],
  ] as const)
    api(
      'POST',
      `/deliveries/:id/${path}`,
      { ...MAY, summary, params: ById, answer: DeliveryShape, refusals: ['not_found'] },
      async (request) => {
        const done = await decide(deps, actorIn(request), request.params.id, deed)
        return done.ok ? ok(shapeOf(done.value)) : done
      },
    )

  api(
    'POST',
    '/deliveries/send-again',
    {
      ...MAY,
      summary: 'Try again all that could not be sent, or all of one carrier; 1,000 at most',
      ...SendAllAgain,
      answer: Type.Object({ deliveries: Type.Integer() }),
    },
    async (request) =>
      ok({ deliveries: await sendAllAgain(deps, actorIn(request), request.body.carrier || undefined) }),
  )
}
