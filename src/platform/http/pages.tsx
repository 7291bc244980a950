import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { LangProvider } from '../i18n/index.ts'
import type { App, Frame, PageOptions, Reply } from './types.ts'

/** Teaches replies to send pages: rendered on the server, escaped by Preact, inside the installation's frame. */
export function renderPages(app: App, frame: Frame): void {
  app.decorateReply('page', function page(this: Reply, content: VNode, options: PageOptions) {
    const { request } = this
    const framed = options.bare ? content : frame(request, content, options)
    const html = renderToString(<LangProvider lang={request.lang}>{framed}</LangProvider>)
    return this.code(options.status ?? 200)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', request.lang)
      .send(options.bare ? html : `<!doctype html>${html}`)
  })
}
