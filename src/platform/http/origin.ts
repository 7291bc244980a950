import { failures, Refusal } from './refusal.ts'
import type { App, Request } from './types.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something was sent by one of our own pages.
 *
 * Browsers name the sender of every such request (`Sec-Fetch-Site`, or `Origin` before 2023), so no token is needed in the
 * form and a form works again after hours. A caller with a bearer token, or with no cookie to abuse, is no browser in
 * somebody else's hands.
 */
export function isOwnOrigin(request: Request, publicUrl: string): boolean {
  const { authorization, cookie, origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (authorization?.startsWith('Bearer ')) return true
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin !== undefined) return origin === new URL(publicUrl).origin || originHost(origin) === host
  return cookie === undefined
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Refuses every change that another site asks a visitor's browser to make. */
export function refuseForeignOrigins(app: App, publicUrl: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (SAFE.has(request.method) || isOwnOrigin(request, publicUrl)) done()
    else done(new Refusal(403, 'foreign_origin', failures.foreignOrigin))
  })
}
