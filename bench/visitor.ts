/** A form of a page: where it goes and what it would send as it stands. */
export interface PageForm {
  action: string
  multipart: boolean
  fields: [name: string, value: string][]
}

/** What was seen of one request. */
export interface Asked {
  kind: string
  ms: number
  /** What went wrong: a status that is no answer to a person, or a link that broke. */
  error?: string
}

/** Somebody at a browser without scripts: keeps cookies, follows redirects, fills in forms as they stand on the page. */
export class Visitor {
  private readonly cookies = new Map<string, string>()
  private readonly site: string
  private readonly seen: (asked: Asked) => void
  private at = '/'
  private gone = false

  /** @param seen gets every request, with how long the person waited for it */
  constructor(site: string, seen: (asked: Asked) => void) {
    this.site = site
    this.seen = seen
  }

  /** Goes home: whatever is asked from now on isn't, and nobody waits for it. */
  leave(): void {
    this.gone = true
  }

  /** Asks for a page. @returns its text; for a paper, how it begins */
  get(path: string, kind: string): Promise<string> {
    return this.ask(path, kind, {})
  }

  /** Sends a form of a page, with what the person filled in; values of names the form hasn't go along too. */
  send(
    form: PageForm,
    kind: string,
    filled: Record<string, string>,
    files: Record<string, File> = {},
  ): Promise<string> {
    const fields = [...form.fields.filter(([name]) => !(name in filled)), ...Object.entries(filled)]
    if (!form.multipart) return this.ask(form.action, kind, { method: 'POST', body: new URLSearchParams(fields) })
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    for (const [name, file] of Object.entries(files)) body.append(name, file)
    return this.ask(form.action, kind, { method: 'POST', body })
  }

  private async ask(path: string, kind: string, init: RequestInit): Promise<string> {
    if (this.gone) return ''
    this.at = path
    const start = performance.now()
    const done = (error?: string): void =>
      this.seen({ kind, ms: performance.now() - start, ...(error ? { error: `${kind}, ${path}: ${error}` } : {}) })
    try {
      let answer = await this.request(path, init)
      while (answer.status === 303) {
        this.at = answer.headers.get('location') ?? '/'
        await answer.arrayBuffer()
        answer = await this.request(this.at, {})
      }
      const text = await answer.text()
      // A form that is refused, a colleague who was quicker: an answer like others.
      const bad = answer.status >= 400 && ![409, 422].includes(answer.status)
      const lost = this.at.startsWith('/dang-nhap') && !path.startsWith('/dang-nhap') ? 'signed out' : undefined
      done(bad ? `${answer.status} ${text.slice(0, 200)}` : lost)
      return text
    } catch (cause) {
      done(String(cause))
      return ''
    }
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: this.site, 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(new URL(path, this.site), { redirect: 'manual', headers, ...init })
    for (const each of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    return answer
  }
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The first form of a page whose address ends so. */
export function formOf(page: string, addressEnd: string): PageForm | undefined {
  for (const [, opening = '', inner = ''] of page.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)) {
    const action = attribute(opening, 'action') ?? ''
    if (!(action.split('?')[0] ?? '').endsWith(addressEnd)) continue
    return { action, multipart: opening.includes('multipart/form-data'), fields: fieldsOf(inner) }
  }
  return undefined
}

function fieldsOf(inner: string): [string, string][] {
  const fields: [string, string][] = []
  for (const [tag] of inner.matchAll(/<input\b[^>]*>/g)) {
    const [name, type = 'text', value = ''] = ['name', 'type', 'value'].map((each) => attribute(tag, each))
    if (!name || type === 'file' || type === 'submit') continue
    if (['checkbox', 'radio'].includes(type) && !/\schecked/.test(tag)) continue
    fields.push([name, value])
  }
  for (const [, opening = '', options = ''] of inner.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
    const chosen = all.find((tag) => /\sselected/.test(tag)) ?? all[0]
    fields.push([attribute(opening, 'name') ?? '', (chosen && attribute(chosen, 'value')) ?? ''])
  }
  for (const [, opening = '', text = ''] of inner.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs))
    fields.push([attribute(opening, 'name') ?? '', text.replaceAll('&amp;', '&')])
  return fields
}

/** The addresses a page leads to that match. */
export function linksOf(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(/\shref="([^"]+)"/g)].flatMap(([, href = '']) => {
    const link = href.replaceAll('&amp;', '&')
    return pattern.test(link) ? [link] : []
  })
}
