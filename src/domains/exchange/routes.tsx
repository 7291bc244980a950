import { CHANNELS, quietUntil } from '../../core/notifications/index.ts'
import { type DeliveryState, findDeliveries, routeStates } from '../../core/outbox/index.ts'
import { type App, Refusal } from '../../platform/http/index.ts'
import { actorIn } from './actor.ts'
import { mountDeliveriesApi } from './api.ts'
import { decide, sendAllAgain } from './deliveries.ts'
import type { ExchangeDeps } from './deps.ts'
import { mountExport } from './export/routes.tsx'
import { mountImport } from './import/routes.tsx'
import { DeliveriesPage, waysOf } from './pages/deliveries.tsx'
import { ById, Deliveries, SendAllAgain } from './schemas.ts'
import { mountWebhooks } from './webhook-routes.tsx'
import { words } from './words.ts'

const config = { may: 'exchange.manage' } as const
const PER_PAGE = 50
const STATES: readonly DeliveryState[] = ['dead', 'waiting', 'sent', 'dropped']
const HERE = '/quan-tri/trao-doi'

const SETTING: Record<string, string> = {
  email: 'CAMLO_SMTP_URL',
  sms: 'CAMLO_SMS_URL',
  push: 'CAMLO_PUBLIC_URL (https)',
  portal: 'CAMLO_PORTAL_URL',
}

/** Which ways there are, and what opens those that are closed. */
function openWays({ notifications, portal, clock }: ExchangeDeps) {
  const quiet = quietUntil(clock.now())
  const people = CHANNELS.map((carrier) => ({
    carrier,
    closedBy: notifications.open.includes(carrier) ? null : (SETTING[carrier] ?? null),
    written: notifications.onlyWritten.includes(carrier),
    quietUntil: carrier === 'email' ? undefined : quiet,
  }))
  const systems = [
    { carrier: 'webhook', closedBy: null, written: false, quietUntil: undefined },
    {
      carrier: 'portal',
      closedBy: portal.url ? null : (SETTING.portal ?? null),
      written: false,
      quietUntil: undefined,
    },
  ]
  return [...people, ...systems]
}

/** The administrator's pages on what is told outside, and the same by API. */
export function mountExchange(app: App, deps: ExchangeDeps): void {
  const { db, localityId } = deps
  mountDeliveriesApi(app, deps)
  mountWebhooks(app, deps)
  mountExport(app, deps)
  mountImport(app, deps)

  app.get(HERE, { schema: Deliveries, config }, async (request, reply) => {
    const { before, done } = request.query
    const state = STATES.find((each) => each === request.query.state) ?? 'dead'
    const open = openWays(deps)
    const carrier = open.find((way) => way.carrier === request.query.carrier)?.carrier ?? ''
    const [routes, found] = await Promise.all([
      routeStates(db, localityId),
      findDeliveries(db, localityId, {
        state,
        limit: PER_PAGE + 1,
        ...(carrier ? { carriers: [carrier] } : {}),
        ...(before ? { before } : {}),
      }),
    ])
    const rows = found.slice(0, PER_PAGE)
    const hrefOf = (more: Record<string, string>) => `${HERE}?${new URLSearchParams({ state, carrier, ...more })}`
    const last = rows.at(-1)
    const pages = {
      ...(before ? { previous: hrefOf({}) } : {}),
      ...(found.length > PER_PAGE && last ? { next: hrefOf({ before: String(last.number) }) } : {}),
    }
    const ways = waysOf(routes, open)
    const deadHere = ways
      .filter((way) => carrier === '' || way.carrier === carrier)
      .reduce((sum, { dead }) => sum + dead, 0)
    const told = done === 'again' || done === 'give-up' ? done : undefined
    return reply.page(<DeliveriesPage {...{ ways, rows, state, carrier, deadHere, pages }} done={told} />, {
      title: words.deliveries.title,
      wide: true,
    })
  })

  app.post(`${HERE}/gui-lai`, { schema: SendAllAgain, config }, async (request, reply) => {
    const { carrier } = request.body
    await sendAllAgain(deps, actorIn(request), carrier || undefined)
    return reply.redirect(`${HERE}?done=again`, 303)
  })

  for (const [path, deed, done] of [
    ['gui-lai', 'sendAgain', 'again'],
    ['bo-qua', 'giveUp', 'give-up'],
  ] as const)
    app.post(`${HERE}/:id/${path}`, { schema: ById, config }, async (request, reply) => {
      const answer = await decide(deps, actorIn(request), request.params.id, deed)
      if (!answer.ok) throw new Refusal(404, answer.reason, words.deliveries.reasons[answer.reason])
      return reply.redirect(`${HERE}?done=${done}`, 303)
    })
}
