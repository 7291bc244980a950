import { Type } from 'typebox'
import { type App, ById, operations } from '../../../platform/http/index.ts'
import { ok } from '../../../platform/result.ts'
import { actorIn } from '../actor.ts'
import type { ExchangeDeps } from '../deps.ts'
import { EndpointShape, Register, SecretShape } from '../schemas.ts'
import { words } from '../words.ts'
import { changeEndpoint, findEndpoints, registerEndpoint, renewSecret, tryEndpoint } from './endpoints.ts'

const MAY = { may: 'exchange.manage' }
const ONE = { ...MAY, params: ById, refusals: ['not_found'] as const }

/** Endpoints of other systems, for programs. */
export function mountWebhooksApi(app: App, deps: ExchangeDeps): void {
  const api = operations(app, {
    tag: 'exchange',
    statuses: {
      not_found: 404,
      no_address: 422,
      not_https: 422,
      with_password: 422,
      inside: 422,
      unknown_verb: 422,
      too_many: 422,
    },
    words: words.webhooks.reasons,
  })

  api(
    'GET',
    '/webhooks',
    { ...MAY, summary: 'Endpoints that are told of acts', answer: Type.Array(EndpointShape) },
    async () => ok(await findEndpoints(deps.db, deps.localityId)),
  )

  api(
    'POST',
    '/webhooks',
    {
      ...MAY,
      summary: 'Register an endpoint; its secret is given this once',
      ...Register,
      answer: SecretShape,
      status: 201,
      refusals: ['no_address', 'not_https', 'with_password', 'inside', 'unknown_verb', 'too_many'],
    },
    (request) => {
      const { url, description = '', verbs = [] } = request.body
      return registerEndpoint(deps, actorIn(request), { url, description, verbs })
    },
  )

  api('DELETE', '/webhooks/:id', { ...ONE, summary: 'Remove an endpoint' }, (request) =>
    changeEndpoint(deps, actorIn(request), request.params.id, 'remove'),
  )

  for (const [deed, summary] of [
    ['disable', 'Tell an endpoint nothing for now'],
    ['enable', 'Tell an endpoint again'],
  ] as const)
    api('POST', `/webhooks/:id/${deed}`, { ...ONE, summary, answer: EndpointShape }, (request) =>
      changeEndpoint(deps, actorIn(request), request.params.id, deed),
    )

  api(
    'POST',
    '/webhooks/:id/renew',
    { ...ONE, summary: 'Give an endpoint another secret; the old one signs nothing more', answer: SecretShape },
    (request) => renewSecret(deps, actorIn(request), request.params.id),
  )

  api('POST', '/webhooks/:id/try', { ...ONE, summary: 'Send an endpoint a trial message' }, (request) =>
    tryEndpoint(deps, request.params.id),
  )
}
