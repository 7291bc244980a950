/** What was put into a file after a signature, other than further signatures. */
export interface Change {
  /** On which page, where that can be told. */
  page?: number
  what: 'page' | 'other'
}

interface PdfObject {
  number: number
  body: string
  from: number
}

/** Every object of a file, in the order it was written; a later one of the same number takes over. */
function objectsOf(text: string): PdfObject[] {
  return [...text.matchAll(/(?:^|[\r\n])(\d+) \d+ obj\b([\s\S]*?)\bendobj/g)].map((found) => ({
    number: Number(found[1]),
    body: found[2] ?? '',
    from: found.index,
  }))
}

const latest = (objects: readonly PdfObject[]): Map<number, string> =>
  new Map(objects.map(({ number, body }) => [number, body]))

const references = (words: string): number[] => [...words.matchAll(/(\d+) \d+ R\b/g)].map((found) => Number(found[1]))
const isPage = (body: string): boolean => /\/Type\s*\/Page\b/.test(body)

/** Of which page each object is: the page itself and what is written on it. */
function pagesOf(objects: ReadonlyMap<number, string>): Map<number, number> {
  const pages = new Map<number, number>()
  const inOrder: number[] = []
  const descend = (number: number): void => {
    const body = objects.get(number) ?? ''
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(body)?.[1]
    if (kids === undefined) inOrder.push(number)
    else references(kids).forEach(descend)
  }
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog\b/.test(body)) ?? ''
  const root = references(/\/Pages\s+\d+ \d+ R/.exec(catalog)?.[0] ?? '')[0]
  if (root !== undefined && objects.has(root)) descend(root)
  inOrder.forEach((number, index) => {
    pages.set(number, index + 1)
    const contents = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(objects.get(number) ?? '')?.[1] ?? ''
    for (const content of references(contents)) pages.set(content, index + 1)
  })
  return pages
}

/** A dictionary without what a signature adds to it. */
const withoutSigning = (body: string): string =>
  body
    .replace(/\/AcroForm\s+\d+ \d+ R/, '')
    .replace(/\/Annots\s*\[[^\]]*\]/, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<< | >>/g, (mark) => mark.trim())
    .trim()

const annotationsOf = (body: string): number[] => references(/\/Annots\s*\[([^\]]*)\]/.exec(body)?.[1] ?? '')
const isSignature = (body: string): boolean => /\/Type\s*\/Sig\b/.test(body) && /\/ByteRange/.test(body)
const isUnseenField = (body: string): boolean =>
  /\/Subtype\s*\/Widget\b/.test(body) && /\/FT\s*\/Sig\b/.test(body) && /\/Rect\s*\[0 0 0 0\]/.test(body)
const isForm = (body: string): boolean =>
  /^\s*<<\s*\/Type\s*\/AcroForm\s*\/SigFlags \d\s*\/Fields\s*\[[\dR\s]*\]\s*>>\s*$/.test(body)

// What stands between the objects of an update: its cross-reference table, its trailer, its end.
const BETWEEN = /xref\s[\s\d\nfn]*|trailer\s*<<[^>]*(?:<[0-9A-Fa-f]*>[^>]*)*>>|startxref\s+\d+|%%EOF|\s+/g

/**
 * What an update after `end` changes, besides adding signatures. A signature adds its dictionary, a field without size, and names both
 * in the form, the catalogue and one page; everything else is a change of the paper.
 */
export function changesAfter(text: string, end: number): Change[] {
  const tail = text.slice(end)
  if (tail.trim() === '') return []
  const all = objectsOf(text)
  const before = latest(all.filter(({ from }) => from < end))
  const added = all.filter(({ from }) => from >= end)
  const pages = pagesOf(new Map([...before, ...latest(added)]))
  const fields = new Set(added.filter(({ body }) => isUnseenField(body)).map(({ number }) => number))
  const isSigning = ({ number, body }: PdfObject): boolean => {
    const old = before.get(number)
    if (old === undefined) return isSignature(body) || isUnseenField(body) || isForm(body)
    if (isForm(body)) return isForm(old)
    const known = new Set(annotationsOf(old))
    const isOurs = annotationsOf(body).every((each) => known.has(each) || fields.has(each))
    return isOurs && withoutSigning(body) === withoutSigning(old)
  }
  const changes = added
    .filter((each) => !isSigning(each))
    .map(({ number, body }): Change => changeOf(number, body, pages))
  const rest = tail.replaceAll(/(?:^|[\r\n])\d+ \d+ obj\b[\s\S]*?\bendobj/g, '').replaceAll(BETWEEN, '')
  const isRootKept = rootOf(text.slice(0, end)) === rootOf(text)
  return distinct(rest === '' && isRootKept ? changes : [...changes, { what: 'other' }])
}

const rootOf = (text: string): string | undefined => [...text.matchAll(/\/Root (\d+ \d+ R)/g)].at(-1)?.[1]

function changeOf(number: number, body: string, pages: ReadonlyMap<number, number>): Change {
  const page = pages.get(number)
  if (page !== undefined) return { what: 'page', page }
  return { what: isPage(body) ? 'page' : 'other' }
}

/** In what a file differs from the one it should be, page by page. */
export function differences(file: Uint8Array, original: Uint8Array): Change[] {
  const [given, kept] = [file, original].map((each) => latest(objectsOf(Buffer.from(each).toString('latin1')))) as [
    Map<number, string>,
    Map<number, string>,
  ]
  const pages = pagesOf(kept)
  const numbers = new Set([...given.keys(), ...kept.keys()])
  const changed = [...numbers].filter((number) => given.get(number) !== kept.get(number))
  const found = distinct(changed.map((number) => changeOf(number, given.get(number) ?? '', pages)))
  return found.length === 0 && !Buffer.from(file).equals(original) ? [{ what: 'other' }] : found
}

function distinct(changes: readonly Change[]): Change[] {
  const pages = [...new Set(changes.flatMap(({ page }) => page ?? []))].sort((one, other) => one - other)
  const isElsewhere = changes.some(({ page }) => page === undefined)
  return [
    ...pages.map((page): Change => ({ what: 'page', page })),
    ...(isElsewhere ? [{ what: 'other' } as const] : []),
  ]
}
