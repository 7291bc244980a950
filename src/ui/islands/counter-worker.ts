// Looks after the counter's addresses, and no others: with a line it passes everything on; without one it shows the page that
// was kept for this, and keeps what is handed in until the server has it.
import { contact, goneSince, isBroken, noteBack, noteGone } from './counter/line.ts'
import { onTheirWay, sendAll } from './counter/send.ts'
import {
  addEntry,
  changeEntry,
  dropEntry,
  type Entry,
  type KeptFile,
  store,
  takeNumber,
  tell,
} from './counter/store.ts'

const LIST = '/tiep-nhan/ngoai-tuyen'
/** How long a page may take; less while the line is known to be gone. */
const PATIENCE_MS = 12_000
const SHORT_MS = 3_000
/** How long an answer to what was handed in may take; it is kept either way. */
const ANSWER_MS = 25_000

interface WorkerEvent extends Event {
  request: Request
  data?: unknown
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}

const worker = globalThis as unknown as {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void
}

// The page is kept as a visitor sees it: nothing of who is signed in is in it.
async function keepPage(): Promise<void> {
  const page = await fetch(LIST, { credentials: 'omit', cache: 'no-store' })
  if (!page.ok) throw new Error(`The page to be kept was answered ${page.status}`)
  const cache = await caches.open('camlo-counter')
  const linked = assetsIn(await page.clone().text())
  const answers = await Promise.all(linked.map(async (address) => [address, await fetch(address)] as const))
  const fonts = await Promise.all(
    answers
      .filter(([address]) => address.endsWith('.css'))
      .map(async ([, answer]) => assetsIn(await answer.clone().text())),
  )
  await cache.addAll([...new Set(fonts.flat())].filter((font) => !linked.includes(font)))
  await Promise.all([cache.put(LIST, page), ...answers.map(([address, answer]) => cache.put(address, answer))])
  // What belonged to the page of before.
  const wanted = new Set([LIST, ...linked, ...fonts.flat()])
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
}

const assetsIn = (text: string): string[] => [...new Set(text.match(/\/assets\/[\w.-]+/g) ?? [])]

worker.addEventListener('install', (event) => event.waitUntil(keepPage().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => event.waitUntil(event.data === 'send' ? sendAll() : contact()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === 'navigate' && /^\/tiep-nhan(\/|$)/.test(pathname)) {
    if (request.method === 'GET') event.respondWith(open(request))
    const slug = /^\/tiep-nhan\/([^/]+)$/.exec(pathname)?.[1]
    if (request.method === 'POST' && slug) event.respondWith(handIn(request, slug))
    if (request.method === 'POST' && pathname === '/tiep-nhan') event.respondWith(askBox(request))
  } else if (request.method === 'GET' && pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

const within = <T>(work: Promise<T>, patienceMs: number): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, give) => {
      setTimeout(() => give(new Error('No answer came in time')), patienceMs)
    }),
  ])

async function keptPage(): Promise<Response> {
  return (await caches.match(LIST)) ?? Response.error()
}

async function open(request: Request): Promise<Response> {
  try {
    const answer = await within(fetch(request), (await goneSince()) === undefined ? PATIENCE_MS : SHORT_MS)
    if (isBroken(answer)) throw new Error(`The gateway answered ${answer.status}`)
    await noteBack()
    return answer
  } catch {
    await noteGone()
    return keptPage()
  }
}

/** The counter's box asks the server who and what was meant; without a line its words choose the procedure here. */
async function askBox(request: Request): Promise<Response> {
  const copy = request.clone()
  try {
    const answer = await within(fetch(request), (await goneSince()) === undefined ? PATIENCE_MS : SHORT_MS)
    if (isBroken(answer)) throw new Error(`The gateway answered ${answer.status}`)
    await noteBack()
    return answer
  } catch {
    await noteGone()
    const form = await copy.formData()
    const text = (name: string): string => String(form.get(name) ?? '')
    // Numbers and cards mean a person, whom only the server can find.
    const words = text('tim')
      .replace(/\d{9,}.*/s, '')
      .trim()
    const slug = text('thu-tuc')
    return Response.redirect(
      slug ? `/tiep-nhan/${encodeURIComponent(slug)}` : `/tiep-nhan?tim=${encodeURIComponent(words)}`,
      303,
    )
  }
}

/** What is handed in is kept before it is sent, so that neither a lost answer nor a closed browser loses it. */
async function handIn(request: Request, slug: string): Promise<Response> {
  const copy = request.clone()
  const kept = await keepEntry(await copy.formData(), slug).catch(() => undefined)
  if (kept) onTheirWay.add(kept.key)
  try {
    const answer = await within(fetch(request), ANSWER_MS)
    if (answer.status >= 500) throw new Error(`The server answered ${answer.status}`)
    await noteBack()
    // Led away from: perhaps to signing in, because the session has ended meanwhile.
    if (kept && answer.type === 'opaqueredirect' && (await contact()).line === 'signedOut') {
      await wait(kept)
      return Response.redirect(`/dang-nhap?next=${encodeURIComponent(`${LIST}?phieu=${kept.key}`)}`, 303)
    }
    if (kept) await dropEntry(kept.key)
    return answer
  } catch {
    await noteGone()
    if (!kept) return Response.redirect(`${LIST}?loi=khong-luu`, 303)
    await wait(kept)
    return Response.redirect(`${LIST}?phieu=${kept.key}`, 303)
  } finally {
    if (kept) onTheirWay.delete(kept.key)
  }
}

async function wait({ key, official, number }: Entry): Promise<void> {
  const given = number ?? (await takeNumber(official))
  await changeEntry(key, (entry) => ({ ...entry, state: 'waiting', ...(given ? { number: given } : {}) }))
  tell()
}

/** @returns undefined for a form that names no key or nobody who takes it in */
async function keepEntry(form: FormData, slug: string): Promise<Entry | undefined> {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const [key, official] = [text('idempotencyKey'), text('official')]
  if (!key || !official) return undefined
  const keeping = await (await store()).get('officials', official)
  const enteredAt = Date.now()
  const fields: Entry['fields'] = []
  const files: KeptFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value])
    // A field in which nothing was picked sends an empty file without a name.
    else if (value.size > 0) files.push({ field: name, name: value.name, file: value })
  }
  return addEntry({
    key,
    official,
    slug,
    procedureName: text('procedureName'),
    person: text('applicantName') || text('fullName'),
    fields,
    files,
    enteredAt,
    shownAt: keeping ? keeping.contactAt + (enteredAt - keeping.contactDeskAt) : enteredAt,
    contact: keeping?.contact ?? '',
    state: 'sending',
  })
}
