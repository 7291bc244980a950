import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { LangProvider } from '../i18n/index.ts'
import type { App, Frame, PageOptions, Reply, Request } from './types.ts'

/** Teaches replies to send pages: rendered on the server, escaped by Preact, inside the installation's frame. */
export function renderPages(app: App, frame: Frame): void {
  const render = (request: Request, content: VNode, options: PageOptions): string => {
    const framed = options.bare ? content : frame(request, content, options)
    const html = renderToString(<LangProvider lang={request.lang}>{framed}</LangProvider>)
    return options.bare ? html : `<!doctype html>${html}`
  }
  app.decorate('renderPage', render)
  app.decorateReply('framed', function framed(this: Reply, content: VNode, options: PageOptions) {
    const { request } = this
    const page = options.bare ? content : frame(request, content, options)
    const html = renderToString(<LangProvider lang={request.lang}>{page}</LangProvider>)
    return options.bare ? html : `<!doctype html>${html}`
  })
  app.decorateReply('page', function page(this: Reply, content: VNode, options: PageOptions) {
    return this.code(options.status ?? 200)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', this.request.lang)
      .send(this.framed(content, options))
  })
}
