import type { App } from './types.ts'

const YEAR_SECONDS = 365 * 86_400
/** `lon`: large; `thuong`: as usual. */
const SIZES = ['lon', 'thuong'] as const

const isSize = (value: unknown): value is (typeof SIZES)[number] => SIZES.some((size) => size === value)

/** Gives each request its size of text: the one just chosen (`?chu=lon`, remembered), else the remembered one. No script is needed. */
export function readTextSize(app: App): void {
  app.decorateRequest('largeText', false)
  app.addHook('onRequest', (request, reply, done) => {
    const chosen = (request.query as { chu?: unknown } | undefined)?.chu
    if (isSize(chosen)) {
      request.largeText = chosen === 'lon'
      reply.setCookie('chu', chosen, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR_SECONDS })
    } else request.largeText = request.cookies.chu === 'lon'
    done()
  })
}
