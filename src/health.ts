import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { Type } from 'typebox'
import { type Database, sql } from './platform/database/index.ts'
import type { App } from './platform/http/index.ts'

/** For operators: `/healthz` (the process lives), `/readyz` (it can serve), `/metrics` (Prometheus, for administrators). */
export function mountHealth(app: App, db: Database): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })

  app.get('/healthz', { config: { may: 'public' } }, async () => ({ ok: true }))
  app.get(
    '/readyz',
    { schema: { response: { 200: Type.Object({ ready: Type.Boolean() }) } }, config: { may: 'public' } },
    async () => {
      await db.one(sql`SELECT 1 AS one`)
      return { ready: true }
    },
  )
  app.get('/metrics', { config: { may: 'ledger.inspect' } }, async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  )
}
