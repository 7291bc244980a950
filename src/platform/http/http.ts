import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'

import swagger from '@fastify/swagger'
import Fastify, { type FastifyServerOptions } from 'fastify'
import type { VNode } from 'preact'
import type { Text } from '../i18n/index.ts'
import { lazyCompilers } from './compilers.ts'
import { readLanguage } from './lang.ts'
import { readMultipart } from './multipart.ts'
import { describeOperation, shareRefusals } from './openapi.ts'
import { refusalBody } from './operations.ts'
import { refuseForeignOrigins } from './origin.ts'
import { renderPages } from './pages.tsx'
import { requireDeclaredPermissions } from './permissions.ts'
import { asRefusal, failures, Refusal } from './refusal.ts'
import { secureHeaders } from './security-headers.ts'
import { readTextSize } from './text-size.ts'
import type { App, Frame, Reply, Request } from './types.ts'

/** The largest body a form or API call may have, in bytes; files come in pieces through their own routes. */
export const BODY_LIMIT = 1_048_576

export interface HttpOptions {
  publicUrl: string
  version: string
  frame: Frame
  /** The page for a “no” or a fault. */
  failurePage: (words: Text, status: number, requestId: string) => { title: Text; content: VNode }
  isKnownPermission: (permission: string) => boolean
  logger?: FastifyServerOptions['logger']
  trustProxy?: FastifyServerOptions['trustProxy']
}

/** An HTTP side with everything every room relies on and no room mounted yet. */
export async function createHttp(options: HttpOptions): Promise<App> {
  const compilers = lazyCompilers()
  const app = Fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    // An address that is no text never reaches a route, nor the language of whoever sent it.
    frameworkErrors: (_error, _request, reply) => {
      const plain = reply as unknown as Reply
      plain.code(400).type('text/plain; charset=utf-8').send(`${failures.badAddress.vi}\n${failures.badAddress.en}\n`)
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: 'array', allErrors: false } },
    schemaController: { compilersFactory: compilers.factory },
  }) as unknown as App
  app.decorate('compileSchemas', compilers.compileAll)

  requireDeclaredPermissions(app, options.isKnownPermission)
  secureHeaders(app, options.publicUrl.startsWith('https:'))
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: BODY_LIMIT })
  await readMultipart(app)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Camlo',
        version: options.version,
        description: 'The one-stop shop and its ledger of public acts. How to use it: docs/api.md.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    hideUntagged: false,
    transform: ({ schema, url, route }) => ({ url, schema: describeOperation(url, route, schema as object) }),
    transformObject: (document) =>
      shareRefusals('openapiObject' in document ? document.openapiObject : document.swaggerObject),
  })
  readLanguage(app)
  readTextSize(app)
  refuseForeignOrigins(app, options.publicUrl)
  renderPages(app, options.frame)

  const refuse = (request: Request, reply: Reply, refusal: Refusal) => {
    if (wantsJson(request)) return reply.code(refusal.statusCode).send(refusalBody(refusal, request))
    const { title, content } = options.failurePage(refusal.words, refusal.statusCode, request.id)
    return reply.page(content, { title, status: refusal.statusCode })
  }
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal.statusCode >= 500) request.log.error(error)
    return refuse(request, reply, refusal)
  })
  app.setNotFoundHandler((request, reply) => refuse(request, reply, new Refusal(404, 'not_found', failures.notFound)))
  return app
}

/** Whether the caller is a program rather than a person in a browser. */
export function wantsJson(request: Request): boolean {
  return request.url.startsWith('/api/') || (request.headers.accept ?? '').startsWith('application/json')
}
