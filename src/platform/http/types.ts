import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { VNode } from 'preact'
import type { Lang, Text } from '../i18n/index.ts'

/** The program's HTTP side, with TypeBox schemas giving validation, types and the OpenAPI document at once. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export type Request = FastifyRequest
export type Reply = FastifyReply

/** What a page asks of the frame around it. */
export interface PageOptions {
  title: Text
  status?: number
  /** Full width: queues and boards. */
  wide?: boolean
  /** Entry points of islands, by their source name (`idle.js`). */
  scripts?: readonly string[]
  /** Shown above the frame's content without it: a citizen's hero. */
  hero?: VNode
  /** Bare: no frame at all (fragments of live pages, print). */
  bare?: boolean
}

/** Puts a page into the frame of this installation. */
export type Frame = (request: Request, content: VNode, options: PageOptions) => VNode

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The permission a caller needs; a route without one keeps the program from starting. */
    may?: string
  }
  interface FastifyRequest {
    lang: Lang
    /** The person wants larger letters. */
    largeText: boolean
  }
  interface FastifyInstance {
    /** A page in the installation's frame, as HTML: for pages that are kept. */
    renderPage(request: Request, content: VNode, options: PageOptions): string
    /** Compiles the schemas of every route now. @throws of the first that is none */
    compileSchemas(): void
  }
  interface FastifyReply {
    /** Renders a page into the installation's frame and sends it. */
    page(content: VNode, options: PageOptions): FastifyReply
    /** The same as text, for a page that keeps its frame ready. */
    framed(content: VNode, options: PageOptions): string
  }
}
