import { listVerbs } from '../../core/ledger/index.ts'
import { type App, Refusal, type Reply } from '../../platform/http/index.ts'
import { actorIn } from './actor.ts'
import type { ExchangeDeps } from './deps.ts'
import { SecretPage, WebhooksPage, type WebhooksPageProps } from './pages/webhooks.tsx'
import { EndpointDeedBody, Register, Webhooks } from './schemas.ts'
import { mountWebhooksApi } from './webhooks/api.ts'
import {
  changeEndpoint,
  type Endpoint,
  type EndpointDeed,
  findEndpoints,
  registerEndpoint,
  renewSecret,
  tryEndpoint,
} from './webhooks/endpoints.ts'
import { words } from './words.ts'

const config = { may: 'exchange.manage' } as const
const HERE = '/quan-tri/webhook'
const { reasons } = words.webhooks

export function mountWebhooks(app: App, deps: ExchangeDeps): void {
  const { db, localityId } = deps
  mountWebhooksApi(app, deps)

  const webhooksPage = async (
    reply: Reply,
    rest: Pick<WebhooksPageProps, 'values' | 'errors' | 'done'> = {},
    status = 200,
  ) => {
    const endpoints = await findEndpoints(db, localityId)
    const page = <WebhooksPage endpoints={endpoints} verbs={listVerbs()} inner={deps.innerTargets} {...rest} />
    return reply.page(page, { title: words.webhooks.title, wide: true, status })
  }
  const showSecret = (reply: Reply, made: { endpoint: Endpoint; secret: string }, status: number) =>
    reply
      .header('cache-control', 'no-store')
      .page(<SecretPage {...made} />, { title: words.webhooks.secretTitle, status })

  app.get(HERE, { schema: Webhooks, config }, (request, reply) => {
    const done = Object.keys(words.webhooks.done).find((each) => each === request.query.done)
    return webhooksPage(reply, { done: done as WebhooksPageProps['done'] })
  })

  app.post(HERE, { schema: Register, config }, async (request, reply) => {
    const { url, description = '', verbs = [] } = request.body
    const answer = await registerEndpoint(deps, actorIn(request), { url, description, verbs })
    if (answer.ok) return showSecret(reply, answer.value, 201)
    const field = answer.reason === 'unknown_verb' ? 'verbs' : 'url'
    const values = { url, description, verbs }
    return webhooksPage(reply, { values, errors: { [field]: reasons[answer.reason] } }, 422)
  })

  app.post(`${HERE}/:id`, { schema: EndpointDeedBody, config }, async (request, reply) => {
    const { id } = request.params
    const { deed } = request.body
    if (deed === 'renew') {
      const renewed = await renewSecret(deps, actorIn(request), id)
      if (renewed.ok) return showSecret(reply, renewed.value, 200)
      throw new Refusal(404, renewed.reason, reasons[renewed.reason])
    }
    const answer =
      deed === 'try'
        ? await tryEndpoint(deps, id)
        : await changeEndpoint(deps, actorIn(request), id, deed as EndpointDeed)
    if (!answer.ok) throw new Refusal(404, answer.reason, reasons[answer.reason])
    return reply.redirect(`${HERE}?done=${deed}`, 303)
  })
}
