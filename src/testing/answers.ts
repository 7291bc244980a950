import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { API, type App } from '../platform/http/index.ts'

/** What Fastify's check of requests uses too; a format or keyword it doesn't know is a mistake in a schema. */
const ajv = addFormats.default(new Ajv({ strict: false }))
const checks = new WeakMap<object, ReturnType<typeof ajv.compile>>()

/** The same shape with nothing let through that it doesn't name: what isn't named, sending would drop unseen. */
function closed(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(closed)
  if (typeof shape !== 'object' || shape === null) return shape
  const inner = Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, closed(value)]))
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner
}

/**
 * Holds every answer of the API that a test meets against the shape the document promises for its status: an answer with less,
 * with more, with a code that isn't listed or with a status that isn't there is a fault, and the test fails.
 */
export function checkAnswers(app: App): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (!request.routeOptions.url?.startsWith(`${API}/`)) return payload
    const shapes = (request.routeOptions.schema?.response ?? {}) as Record<string, object>
    const shape = shapes[reply.statusCode] ?? shapes[`${Math.trunc(reply.statusCode / 100)}xx`]
    const where = `${request.method} ${request.routeOptions.url} ${reply.statusCode}`
    if (!shape) return fail(`${where}: no shape is declared for ${JSON.stringify(payload)}`)
    const check = checks.get(shape) ?? ajv.compile(closed(JSON.parse(JSON.stringify(shape))) as object)
    checks.set(shape, check)
    if (check(JSON.parse(JSON.stringify(payload)))) return payload
    const [fault] = check.errors ?? []
    return fail(`${where}: ${ajv.errorsText(check.errors)} ${JSON.stringify(fault?.params)}`)
  })
}

/** Said aloud too: the caller only learns of a fault. */
function fail(message: string): never {
  console.error(message)
  throw new Error(message)
}
