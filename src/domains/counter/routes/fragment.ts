import { createHash } from 'node:crypto'
import type { VNode } from 'preact'
import type { PageOptions, Reply, Request } from '../../../platform/http/index.ts'

/** A piece of a live page; who has it already is told in a few bytes that nothing has changed. */
export function sendFragment(request: Request, reply: Reply, content: VNode, title: PageOptions['title']): Reply {
  const html = reply.framed(content, { title, bare: true })
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(html)
}
