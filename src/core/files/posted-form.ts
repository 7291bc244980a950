import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import { failures, Refusal, type Request } from '../../platform/http/index.ts'
import { nfc } from '../../platform/text.ts'
import type { Errors } from '../../ui/index.ts'
import { addToUpload, announceUpload } from './actions.ts'
import { words } from './words.ts'

/** Where files sent with a form are kept until they are claimed. */
export interface UploadPlace {
  db: Db
  clock: Clock
  localityId: number
  /** Keys the hash of senders' addresses. */
  secret: string
}

const UPLOAD_TOKEN = /^[A-Za-z0-9_-]{32}$/

/** What a form sent: words by field, and files that have become uploads. */
export interface PostedForm {
  /** A field's words without blanks around them; empty when it wasn't sent. */
  text(name: string): string
  all(name: string): readonly string[]
  /** The tokens of a field's files, whether sent ahead in pieces (`name-upload`) or with the form. */
  uploads(name: string): string[]
  /** What was wrong with files sent with the form, by field. */
  fileErrors: Errors
}

const postedForm = (values: ReadonlyMap<string, readonly string[]>, fileErrors: Errors = {}): PostedForm => ({
  text: (name) => nfc(values.get(name)?.[0] ?? '').trim(),
  all: (name) => values.get(name) ?? [],
  uploads: (name) => [...new Set(values.get(`${name}-upload`) ?? [])].filter((token) => UPLOAD_TOKEN.test(token)),
  fileErrors,
})

/**
 * Reads a form, with or without files. Each file is kept as an upload at once, as if it had been sent ahead, so that an
 * error in another field doesn't cost the person the upload; one that can't be kept is an error of its field.
 *
 * @throws Refusal the body is no form
 */
export async function readPosted(request: Request, place: UploadPlace): Promise<PostedForm> {
  if (request.isMultipart()) return readParts(request, place)
  const values = Object.entries((request.body ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [name, [value].flat().filter((each) => typeof each === 'string')] as const,
  )
  return postedForm(new Map(values))
}

async function readParts(request: Request, place: UploadPlace): Promise<PostedForm> {
  const values = new Map<string, string[]>()
  const errors: Record<string, (typeof words.reasons)['empty']> = {}
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value])
  // One that is too large is read to its end and is an error of its own field, not of the whole form. The parser takes this
  // option for a single form as well, though its types tell only of the one for all.
  const options: object = { throwFileSizeLimit: false }
  const parts = request.parts(options)
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') add(part.fieldname, part.value)
        continue
      }
      const bytes = await gather(part.file)
      // A field in which nothing was picked sends an empty file without a name.
      if (bytes.length === 0 && !part.filename) continue
      const kept = part.file.truncated
        ? ({ ok: false, reason: 'too_large' } as const)
        : await keep(place, request.ip, part.filename, bytes)
      if (kept.ok) add(`${part.fieldname}-upload`, kept.value)
      else errors[part.fieldname] = words.reasons[kept.reason]
    }
  } catch (cause) {
    throw isRefused(cause) ? cause : new Refusal(400, 'bad_request', failures.badRequest)
  }
  return postedForm(values, errors)
}

// The parser's own errors of a broken body come without a status; they are the sender's.
const isRefused = (cause: unknown): boolean => cause instanceof Error && 'statusCode' in cause

async function gather(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function keep({ db, localityId, secret, clock }: UploadPlace, address: string, name: string, bytes: Buffer) {
  const upload = { localityId, name, declaredBytes: bytes.length, address, secret, at: clock.now() }
  const announced = await announceUpload(db, upload)
  if (!announced.ok) return announced
  const { token } = announced.value
  const added = await addToUpload(db, token, 0, oneChunk(bytes), () => clock.now())
  return added.ok ? { ok: true as const, value: token } : added
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
