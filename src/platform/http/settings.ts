import { lookAnew } from '../versioned.ts'
import type { App } from './types.ts'

/**
 * Whoever sets something sees it on the next page: after each request by which reference data may have changed, this process looks at
 * it anew. Call it before routes are declared.
 *
 * @param sets whether those who have a permission set reference data with it
 */
export function showWhatIsSet(app: App, sets: (permission: string) => boolean): void {
  app.addHook('onRoute', (route) => {
    const reads = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS')
    if (reads || !sets(route.config?.may ?? '')) return
    route.onSend = [
      ...[route.onSend ?? []].flat(),
      (_request, _reply, payload, done) => {
        lookAnew()
        done(null, payload)
      },
    ]
  })
}
