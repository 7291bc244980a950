import { LANGS, type Lang } from '../i18n/index.ts'
import type { App } from './types.ts'

const YEAR_SECONDS = 365 * 86_400
const isLang = (value: unknown): value is Lang => LANGS.includes(value as Lang)

/** Gives each request its language: the one just chosen (`?lang=en`, remembered), else the remembered one, else Vietnamese. */
export function readLanguage(app: App): void {
  app.decorateRequest('lang', 'vi')
  app.addHook('onRequest', (request, reply, done) => {
    const chosen = (request.query as { lang?: unknown } | undefined)?.lang
    if (isLang(chosen)) {
      request.lang = chosen
      reply.setCookie('lang', chosen, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR_SECONDS })
    } else if (isLang(request.cookies.lang)) request.lang = request.cookies.lang
    done()
  })
}
