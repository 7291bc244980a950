import { Type } from 'typebox'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { App, Reply, Request } from '../../platform/http/index.ts'
import { inLang, type Text } from '../../platform/i18n/index.ts'
import { addToUpload, announceUpload, dropUpload, findUpload, MAX_FILE_BYTES } from './actions.ts'
import { words } from './words.ts'

export interface FilesDeps {
  db: Db
  clock: Clock
  localityId: number
  /** Keys the hash of senders' addresses. */
  secret: string
  maxBytes?: number
}

type Reason = keyof typeof words.reasons

/** What each “no” means over HTTP. */
export const HTTP: Record<Reason, number> = {
  bad_request: 400,
  not_found: 404,
  wrong_offset: 409,
  incomplete: 409,
  too_large: 413,
  empty: 422,
  wrong_type: 422,
  damaged: 422,
  encrypted: 422,
  carries_script: 422,
  mixed_content: 422,
  too_many_pixels: 422,
  too_many: 429,
}

const TUS = '1.0.0'
const OFFSET_BYTES = 'application/offset+octet-stream'
const Token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }) })

/**
 * Uploads that survive a broken link: the core of tus 1.0 with creation, expiration and termination.
 *
 * Open to anyone, since a citizen files without an account; the token in the address is the right to the upload, and a
 * file can be fetched only through the room that claimed it.
 */
export function mountFiles(app: App, { db, clock, localityId, secret, maxBytes = MAX_FILE_BYTES }: FilesDeps): void {
  const refuse = (request: Request, reply: Reply, code: Reason): Reply => {
    const text: Text = code === 'too_large' ? words.tooLarge(maxBytes) : words.reasons[code]
    return reply.code(HTTP[code]).send({ error: { code, message: inLang(text, request.lang), requestId: request.id } })
  }

  app.register(async (tus: App) => {
    // The body stays a stream: it goes to the database piece by piece.
    tus.addContentTypeParser(OFFSET_BYTES, (_request, payload, done) => done(null, payload))
    tus.addHook('onRequest', async (_request, reply) => {
      reply.header('tus-resumable', TUS).header('cache-control', 'no-store')
    })

    tus.post('/tep', { config: { may: 'public' } }, async (request, reply) => {
      const declaredBytes = wholeNumber(request.headers['upload-length'])
      if (declaredBytes === undefined) return refuse(request, reply, 'bad_request')
      const name = fileNameOf(request.headers['upload-metadata'])
      const upload = { localityId, name, declaredBytes, address: request.ip, secret, at: clock.now(), maxBytes }
      const announced = await announceUpload(db, upload)
      if (!announced.ok) return refuse(request, reply, announced.reason)
      const { token, expiresAt } = announced.value
      return reply
        .code(201)
        .header('location', `/tep/${token}`)
        .header('upload-offset', 0)
        .header('upload-expires', expiresAt.toUTCString())
        .send()
    })

    tus.head('/tep/:token', { schema: { params: Token }, config: { may: 'public' } }, async (request, reply) => {
      const upload = await findUpload(db, request.params.token, clock.now())
      if (!upload) return reply.code(404).send()
      return reply
        .header('upload-offset', upload.receivedBytes)
        .header('upload-length', upload.declaredBytes)
        .header('upload-expires', upload.expiresAt.toUTCString())
        .send()
    })

    const adding = { schema: { params: Token }, config: { may: 'public' }, bodyLimit: maxBytes }
    tus.patch('/tep/:token', adding, async (request, reply) => {
      const offset = wholeNumber(request.headers['upload-offset'])
      if (offset === undefined || !isStream(request.body)) return refuse(request, reply, 'bad_request')
      const added = await addToUpload(db, request.params.token, offset, request.body, () => clock.now())
      if (!added.ok) return refuse(request, reply, added.reason)
      return reply.code(204).header('upload-offset', added.value).send()
    })

    tus.delete('/tep/:token', { schema: { params: Token }, config: { may: 'public' } }, async (request, reply) => {
      const wasThere = await dropUpload(db, request.params.token, clock.now())
      return wasThere ? reply.code(204).send() : refuse(request, reply, 'not_found')
    })
  })
}

function wholeNumber(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,12}$/.test(header) ? Number(header) : undefined
}

/** `Upload-Metadata: filename <base64 of UTF-8>, …`; without a name the file gets one later. */
function fileNameOf(header: string | string[] | undefined): string {
  const encoded = /(?:^|,)\s*filename ([A-Za-z0-9+/=]{1,4000})/.exec(typeof header === 'string' ? header : '')?.[1]
  return Buffer.from(encoded ?? '', 'base64').toString('utf8')
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
