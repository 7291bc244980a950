import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Db } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { inPieces } from './pieces.ts'
import {
  appendPiece,
  deletePieces,
  endUpload,
  expiredUploads,
  type FileRecord,
  fileById,
  holdUploadsUntil,
  insertFile,
  insertPiece,
  insertUpload,
  lockUpload,
  markChecked,
  openUploadsOf,
  readPieces,
  type UploadRecord,
  uploadByToken,
} from './queries.ts'
import { type ContentFault, checkContent } from './rules/content.ts'
import { cleanBase, cleanFileName } from './rules/file-name.ts'

/** A file may have 20 MB, as the national portal allows; a setting of the installation. */
export const MAX_FILE_BYTES = 20 * 1_048_576

const UPLOAD_LIVES_MS = 24 * 3_600_000

/** What one network address may leave unclaimed: a whole household's or internet shop's dossiers, not a disk. */
const OPEN_UPLOADS = 200
const OPEN_BYTES = 500 * 1_048_576

export interface NewFile {
  localityId: number
  name: string
  content: Uint8Array | AsyncIterable<Uint8Array>
  at: Date
  maxBytes?: number
}

/** Keeps a file in the caller's transaction, if its content may be taken in. */
export async function storeFile(
  tx: Db,
  { localityId, name, content, at, maxBytes = MAX_FILE_BYTES }: NewFile,
): Promise<Result<FileRecord, ContentFault | 'too_large'>> {
  const bytes = content instanceof Uint8Array ? Buffer.from(content) : await gather(content, maxBytes)
  if (!bytes || bytes.length > maxBytes) return no('too_large')
  const checked = await checkContent(bytes)
  if (!checked.ok) return checked

  const file: FileRecord = {
    localityId,
    id: newId(),
    name: cleanFileName(name, checked.value),
    mediaType: checked.value,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    createdAt: at,
  }
  await tx.run(insertFile(file))
  let position = 0
  for await (const piece of inPieces(oneChunk(bytes))) {
    await tx.run(insertPiece(localityId, file.id, position, piece))
    position += piece.length
  }
  return ok(file)
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function gather(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > maxBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export interface AnnouncedUpload {
  localityId: number
  name: string
  declaredBytes: number
  /** The sender's network address; only its keyed hash is kept. */
  address: string
  secret: string
  at: Date
  maxBytes?: number
}

/** Opens an upload. Its token, known to the sender alone, is the right to add to it and to claim it. */
export async function announceUpload(
  db: Db,
  { localityId, name, declaredBytes, address, secret, at, maxBytes = MAX_FILE_BYTES }: AnnouncedUpload,
): Promise<Result<{ token: string; expiresAt: Date }, 'empty' | 'too_large' | 'too_many'>> {
  if (declaredBytes === 0) return no('empty')
  if (declaredBytes > maxBytes) return no('too_large')
  const origin = createHmac('sha256', secret).update(`upload:${address}`).digest()
  const open = await db.one(openUploadsOf(origin, at))
  if (open.count >= OPEN_UPLOADS || open.bytes + declaredBytes > OPEN_BYTES) return no('too_many')

  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(at.getTime() + UPLOAD_LIVES_MS)
  const upload = { localityId, id: newId(), name: cleanBase(name), declaredBytes, expiresAt }
  await db.run(insertUpload({ ...upload, tokenHash: hashOf(token), origin }))
  return ok({ token, expiresAt })
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export function findUpload(db: Db, token: string, at: Date): Promise<UploadRecord | undefined> {
  return db.first(uploadByToken(hashOf(token), at))
}

/**
 * Keeps uploads for somebody until a moment, past the day they live by themselves; from then on they no longer count against
 * the address they came from.
 *
 * @param holder whoever has the form they belong to
 */
export async function holdUploads(
  tx: Db,
  tokens: readonly string[],
  { holder, until }: { holder: string; until: Date },
): Promise<void> {
  if (tokens.length === 0) return
  const origin = createHash('sha256').update(`held by ${holder}`).digest()
  await tx.run(
    holdUploadsUntil(
      tokens.map((token) => hashOf(token).toString('hex')),
      origin,
      until,
    ),
  )
}

export type CannotAdd = 'not_found' | 'wrong_offset' | 'too_large' | ContentFault

/**
 * Adds bytes to an upload from `offset` on. Each piece is kept as soon as it is there, so that a broken link loses little.
 *
 * With the last byte the content is checked; what may not be taken in is deleted at once.
 *
 * @returns where the upload stands now
 */
export async function addToUpload(
  db: Db,
  token: string,
  offset: number,
  content: AsyncIterable<Uint8Array>,
  now: () => Date,
): Promise<Result<number, CannotAdd>> {
  const before = await findUpload(db, token, now())
  if (!before) return no('not_found')
  if (before.receivedBytes !== offset) return no('wrong_offset')

  let at = offset
  for await (const piece of inPieces(content)) {
    if (at + piece.length > before.declaredBytes) return no('too_large')
    const added = await db.run(appendPiece(hashOf(token), at, piece, now()))
    if (added === 0) return no((await findUpload(db, token, now())) ? 'wrong_offset' : 'not_found')
    at += piece.length
  }
  if (at < before.declaredBytes) return ok(at)
  const checked = await checkUpload(db, { ...before, receivedBytes: at })
  return checked.ok ? ok(at) : checked
}

type Checked = UploadRecord & { mediaType: NonNullable<UploadRecord['mediaType']>; sha256: Uint8Array }

// A check holds the whole file: one at a time bounds the memory, however many arrive at once.
let lastCheck: Promise<unknown> = Promise.resolve()

function checkUpload(db: Db, upload: UploadRecord): Promise<Result<Checked, ContentFault>> {
  const check = lastCheck.then(() => checkNow(db, upload))
  lastCheck = check.catch(() => {})
  return check
}

async function checkNow(db: Db, upload: UploadRecord): Promise<Result<Checked, ContentFault>> {
  const bytes = await readWhole(db, upload)
  const checked = await checkContent(bytes)
  if (!checked.ok) {
    await discard(db, upload)
    return checked
  }
  const sha256 = createHash('sha256').update(bytes).digest()
  await db.run(markChecked(upload, checked.value, sha256))
  return ok({ ...upload, mediaType: checked.value, sha256 })
}

/** The whole upload, once in memory. */
async function readWhole(db: Db, { localityId, id, declaredBytes }: UploadRecord): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(declaredBytes)
  let at = 0
  for await (const piece of readPieces(db, localityId, id)) at += piece.copy(whole, at)
  return whole.subarray(0, at)
}

function discard(db: Db, upload: UploadRecord): Promise<void> {
  return db.transaction(async (tx) => {
    // Only who ends the upload may delete its pieces: claimed meanwhile, they are a file's.
    if ((await tx.run(endUpload(upload))) > 0) await tx.run(deletePieces(upload))
  })
}

/** Takes back an upload that nobody claimed. */
export async function dropUpload(db: Db, token: string, at: Date): Promise<boolean> {
  const upload = await findUpload(db, token, at)
  if (upload) await discard(db, upload)
  return upload !== undefined
}

export type CannotClaim = 'not_found' | 'incomplete' | ContentFault

/**
 * Makes an upload a file of the caller's, in the caller's transaction. It can be claimed once.
 *
 * No bytes move: the pieces have had the file's key from the start.
 */
export async function claimUpload(tx: Db, token: string, at: Date): Promise<Result<FileRecord, CannotClaim>> {
  const upload = await tx.first(lockUpload(hashOf(token), at))
  if (!upload) return no('not_found')
  if (upload.receivedBytes < upload.declaredBytes) return no('incomplete')
  // Unchecked only if the program died between the last byte and the check.
  const checked: Result<Checked, ContentFault> = isChecked(upload) ? ok(upload) : await checkNow(tx, upload)
  if (!checked.ok) return checked

  const { localityId, id, mediaType, sha256, declaredBytes } = checked.value
  const name = cleanFileName(upload.name, mediaType)
  const file: FileRecord = { localityId, id, name, mediaType, sizeBytes: declaredBytes, sha256, createdAt: at }
  await tx.run(insertFile(file))
  await tx.run(endUpload(upload))
  return ok(file)
}

const isChecked = (upload: UploadRecord): upload is Checked => upload.mediaType !== null && upload.sha256 !== null

export interface OpenedFile extends FileRecord {
  /** The bytes, about 1 MiB in memory at a time; read once. */
  bytes: AsyncIterable<Buffer>
}

/** A file with its bytes still in the database. Whether the caller may see it is for the room that keeps it to decide. */
export async function openFile(db: Db, localityId: number, id: string): Promise<OpenedFile | undefined> {
  const file = await db.first(fileById(localityId, id))
  return file && { ...file, bytes: readPieces(db, localityId, id) }
}

const SWEPT_AT_ONCE = 200

/**
 * Deletes uploads that nobody claimed within a day; any number of processes may sweep at once.
 *
 * @returns how many
 */
export async function sweepUploads(db: Db, now: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const expired = await db.transaction(async (tx) => {
      const uploads = await tx.many(expiredUploads(now, SWEPT_AT_ONCE))
      for (const upload of uploads) {
        await tx.run(endUpload(upload))
        await tx.run(deletePieces(upload))
      }
      return uploads.length
    })
    swept += expired
    if (expired < SWEPT_AT_ONCE) return swept
  }
}
