import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { VNode } from 'preact'
import type { Lang } from '../i18n/index.ts'
import type { App, PageOptions, Reply, Request } from './types.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** What a page shows, before it is put into the frame. */
export interface ReadyPage {
  content: VNode
  options: PageOptions
}

export interface ReadyPagesOptions {
  /**
   * What the pages are made from, values or promises of them: a page is sent as it is while each is still the very same, and made
   * anew as soon as one isn't. Asked at each request, so it must answer from memory (`versioned`).
   */
  basis: () => readonly unknown[]
  /** Who gets the page that everybody gets; all others get one of their own. */
  isForEverybody: (request: Request) => boolean
  /** How old figures on a page may grow, in milliseconds; an older page is sent once more while a new one is made. */
  refreshEveryMs?: number
  /** For tests. */
  now?: () => number
}

interface Kept {
  basis: readonly unknown[]
  /** What the basis was read from: the same promise has the same value, so nobody waits for it again. */
  sources: readonly unknown[]
  madeAt: number
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

const MOST_PAGES = 2_000

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

/**
 * Keeps a public page as ready bytes, plain and compressed, for each address and language: sending one costs no query and no
 * rendering. A page never outlives what it was made from, in no process.
 *
 * @example app.get('/thu-tuc/:slug', { config: { may: 'public' } }, ready(async (request) => ({ content, options })))
 */
export function readyPages(app: App, options: ReadyPagesOptions) {
  const { basis: sourcesOf, isForEverybody, refreshEveryMs = Number.POSITIVE_INFINITY, now = Date.now } = options
  const kept = new Map<string, Kept>()
  const making = new Map<string, Promise<Kept>>()

  type Make = (request: Request) => Promise<ReadyPage>

  async function make(key: string, basis: readonly unknown[], request: Request, page: Make): Promise<Kept> {
    const madeAt = now()
    const { content, options: pageOptions } = await page(request)
    const plain = Buffer.from(app.renderPage(request, content, pageOptions))
    const [br, zipped] = await Promise.all([
      compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      compressGzip(plain),
    ])
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    if (kept.size >= MOST_PAGES) kept.clear()
    const made = { basis, sources: basis, madeAt, etag, plain, br, gzip: zipped }
    kept.set(key, made)
    return made
  }

  /** One making at a time of a page from the same basis; those who come meanwhile wait for it. */
  function makeOnce(key: string, basis: readonly unknown[], request: Request, page: Make): Promise<Kept> {
    const running = making.get(key)
    if (running) return running.then((made) => (isSame(made.basis, basis) ? made : makeOnce(key, basis, request, page)))
    const made = make(key, basis, request, page).finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  /** The page as it is, where it is current; figures that have grown old are counted anew for the next. */
  function keptFor(key: string, isCurrent: (known: Kept) => boolean, request: Request, page: Make): Kept | undefined {
    const known = kept.get(key)
    if (!known || !isCurrent(known)) return undefined
    if (now() - known.madeAt > refreshEveryMs)
      makeOnce(key, known.basis, request, page).catch((cause) => request.log.error(cause))
    return known
  }

  async function waitFor(key: string, sources: readonly unknown[], request: Request, page: Make): Promise<Kept> {
    const basis = await Promise.all(sources)
    const known = keptFor(key, (each) => isSame(each.basis, basis), request, page)
    const current = known ?? (await makeOnce(key, basis, request, page))
    current.sources = sources
    return current
  }

  async function ownPage(request: Request, reply: Reply, page: Make): Promise<Reply> {
    const { content, options: pageOptions } = await page(request)
    return reply.page(content, pageOptions)
  }

  return (page: Make) =>
    (request: Request, reply: Reply): Reply | Promise<Reply> => {
      if (!isForEverybody(request) || request.largeText || !hasPlainAddress(request))
        return ownPage(request, reply, page)
      const sources = sourcesOf()
      const key = `${request.lang}${pathOf(request.url)}`
      const known = keptFor(key, (each) => isSame(each.sources, sources), request, page)
      return known
        ? sendKept(request, reply, known)
        : waitFor(key, sources, request, page).then((made) => sendKept(request, reply, made))
    }
}

const pathOf = (url: string): string => {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Whether nothing but the language stands behind the path: else the page would be kept under any address. */
const hasPlainAddress = (request: Request): boolean => {
  const query = request.query as Record<string, unknown>
  for (const name in query) if (name !== 'lang') return false
  return true
}

const LANGUAGES = { vi: headersIn('vi'), en: headersIn('en') } satisfies Record<Lang, object>

/** The address is the same for everybody: a browser must ask again, and is told in a few bytes that nothing has changed. */
function headersIn(lang: Lang) {
  return {
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-encoding',
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang,
  }
}

function sendKept(request: Request, reply: Reply, { etag, plain, br, gzip: zipped }: Kept): Reply {
  reply.headers(LANGUAGES[request.lang]).header('etag', etag)
  const { 'if-none-match': known, 'accept-encoding': accepted = '' } = request.headers
  if (known?.includes(etag)) return reply.code(304).send()
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(br)
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(zipped)
  return reply.send(plain)
}
