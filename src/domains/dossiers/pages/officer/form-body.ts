import { addToUpload, announceUpload, fileWords } from '../../../../core/files/index.ts'
import type { Request } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import type { Office } from '../../office.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a page's form sent: words, keys, and files that have become uploads. */
export class FormBody {
  readonly #values: ReadonlyMap<string, readonly string[]>
  /** Files that could not be taken in, by field, with what to do about it. */
  readonly fileFaults: ReadonlyMap<string, Text>

  constructor(values: ReadonlyMap<string, readonly string[]>, fileFaults: ReadonlyMap<string, Text> = new Map()) {
    this.#values = values
    this.fileFaults = fileFaults
  }

  /** Every value of a field. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  /** A field's words, trimmed; empty when it wasn't sent. */
  text(name: string): string {
    return this.all(name)[0]?.normalize('NFC').trim() ?? ''
  }

  /** A whole number of at least 1, or undefined. */
  count(name: string): number | undefined {
    const text = this.text(name)
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
  }

  /** The lines of a text area that hold something. */
  lines(name: string): string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  }

  /** The keys among a field's values; what can't be one is left out. */
  keys(name: string): string[] {
    return this.all(name).filter((value) => UUID.test(value))
  }

  /** The tokens of a field's files: sent ahead in pieces (`name-upload`) or with the form. */
  uploads(name: string): readonly string[] {
    return this.all(`${name}-upload`)
  }
}

/** Reads a form without files. */
export async function formOf(request: Request): Promise<FormBody> {
  const body = (request.body ?? {}) as Record<string, unknown>
  return new FormBody(
    new Map(
      Object.entries(body).map(([name, value]) => [name, [value].flat().filter((each) => typeof each === 'string')]),
    ),
  )
}

/** Reads a form that may bring files with it: each becomes an upload, as if it had been sent ahead. */
export async function formWithFilesOf(request: Request, office: Office): Promise<FormBody> {
  if (!request.isMultipart()) return formOf(request)
  const values = new Map<string, string[]>()
  const faults = new Map<string, Text>()
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value])
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') add(part.fieldname, part.value)
      continue
    }
    const bytes = await part.toBuffer()
    // A field in which nothing was picked sends an empty file without a name.
    if (bytes.length === 0 && part.filename === '') continue
    const kept = await keep(office, request, part.filename, bytes)
    if (kept.ok) add(`${part.fieldname}-upload`, kept.value)
    else faults.set(part.fieldname, fileWords.reasons[kept.reason])
  }
  return new FormBody(values, faults)
}

async function keep({ db, localityId, secret, clock }: Office, request: Request, name: string, bytes: Buffer) {
  const upload = { localityId, name, declaredBytes: bytes.length, address: request.ip, secret, at: clock.now() }
  const announced = await announceUpload(db, upload)
  if (!announced.ok) return announced
  const added = await addToUpload(db, announced.value.token, 0, oneChunk(bytes), () => clock.now())
  return added.ok ? { ok: true as const, value: announced.value.token } : added
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
