import { API } from './operations.ts'

interface Route {
  method: string | string[]
  config?: { may?: string }
}

/** A route as the document has it: named, with the permission it asks for; pages are left out. */
export function describeOperation(url: string, { method, config }: Route, schema: { description?: string } = {}) {
  const may = config?.may ?? 'public'
  const { description } = schema
  const asks = may === 'public' ? 'Open to anybody.' : `Asks for the permission \`${may}\`.`
  return {
    ...schema,
    operationId: nameOf([method].flat()[0] ?? 'GET', url),
    description: [description, asks].filter(Boolean).join(' '),
    'x-permission': may,
    hide: !url.startsWith(`${API}/`),
    ...(may === 'public' ? {} : { security: [{ bearer: [] }] }),
  }
}

/** `POST /api/v1/refunds/:id/decide` is `postRefundsByIdDecide`. */
const nameOf = (method: string, url: string): string =>
  method.toLowerCase() +
  url
    .slice(API.length)
    .replace(/:(\w+)/g, 'by-$1')
    .replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())

interface Shared {
  paths?: Record<string, object>
  components?: { responses?: Record<string, object> }
}

/** The document with each way to say no written once, under its status and codes, and named where it may be met. */
export function shareRefusals<D extends object>(document: D): D {
  const { paths = {}, components = {} } = document as Shared
  const responses: Record<string, object> = {}
  for (const { responses: own = {} } of Object.values(paths).flatMap(
    (path) => Object.values(path) as { responses?: Record<string, { description?: string }> }[],
  ))
    for (const [status, response] of Object.entries(own)) {
      if (!/^[45]/.test(status)) continue
      const name = `${status}-${(response.description ?? '').replace(/, /g, '-')}`
      responses[name] = response
      own[status] = { $ref: `#/components/responses/${name}` } as object
    }
  const sorted = Object.fromEntries(Object.entries(responses).sort(([one], [other]) => (one < other ? -1 : 1)))
  return { ...document, components: { ...components, responses: sorted } }
}
