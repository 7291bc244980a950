import { createElement, Fragment, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageOptions, Reply } from '../../../../platform/http/index.ts'
import { type Lang, LangProvider } from '../../../../platform/i18n/index.ts'

const CONTENT = '\u2063content\u2063'
const NAME = '\u2063name\u2063'

/**
 * Sends pages of one kind, asked for all day, with a frame that is rendered once for each language: only the content is
 * rendered for each request.
 *
 * The frame may differ from page to page only where the page's name stands, in its address and title. So it serves visitors;
 * officials have a frame of their own.
 */
export function readyFrame(options: (name: string) => PageOptions) {
  const frames = new Map<Lang, readonly string[]>()

  const makeFrame = (reply: Reply, name: string): readonly string[] => {
    const html = reply.framed(createElement(Fragment, null, CONTENT), options(name))
    return html.replaceAll(name, NAME).split(/(\u2063\w+\u2063)/)
  }

  return (reply: Reply, name: string, content: VNode): Reply => {
    const { lang } = reply.request
    const frame = frames.get(lang) ?? makeFrame(reply, name)
    frames.set(lang, frame)
    const html = renderToString(<LangProvider lang={lang}>{content}</LangProvider>)
    const page = frame.map((part) => (part === CONTENT ? html : part === NAME ? name : part)).join('')
    return reply.header('content-type', 'text/html; charset=utf-8').header('content-language', lang).send(page)
  }
}
