import { type Db, type Query, sql } from '../../platform/database/index.ts'
import type { MediaType } from './rules/file-name.ts'

/** What is known of a file without opening it. */
export interface FileRecord {
  localityId: number
  id: string
  name: string
  mediaType: MediaType
  sizeBytes: number
  sha256: Uint8Array
  createdAt: Date
}

export interface UploadRecord {
  localityId: number
  id: string
  name: string
  declaredBytes: number
  receivedBytes: number
  /** Set once the whole content was checked. */
  mediaType: MediaType | null
  sha256: Uint8Array | null
  expiresAt: Date
}

export interface NewUpload extends Omit<UploadRecord, 'receivedBytes' | 'mediaType' | 'sha256'> {
  tokenHash: Buffer
  origin: Buffer
}

const UPLOAD = sql.raw('locality_id, id, name, declared_bytes, received_bytes, media_type, sha256, expires_at')

export const insertUpload = (upload: NewUpload): Query<never> => sql`
  INSERT INTO uploads (locality_id, id, token_hash, name, declared_bytes, origin, expires_at)
  VALUES (${upload.localityId}, ${upload.id}, ${upload.tokenHash}, ${upload.name}, ${upload.declaredBytes},
    ${upload.origin}, ${upload.expiresAt})`

/** What one address has open. */
export const openUploadsOf = (origin: Buffer, now: Date): Query<{ count: number; bytes: number }> => sql`
  SELECT count(*) AS count, coalesce(sum(declared_bytes), 0) AS bytes
  FROM uploads WHERE origin = ${origin} AND expires_at > ${now}`

export const uploadByToken = (tokenHash: Buffer, now: Date): Query<UploadRecord> => sql`
  SELECT ${UPLOAD} FROM uploads WHERE token_hash = ${tokenHash} AND expires_at > ${now}`

export const lockUpload = (tokenHash: Buffer, now: Date): Query<UploadRecord> => sql`
  SELECT ${UPLOAD} FROM uploads WHERE token_hash = ${tokenHash} AND expires_at > ${now} FOR UPDATE`

/**
 * Adds the next piece of an upload, if `offset` is where it stands: of two that come at once one adds a row, the other none.
 */
export const appendPiece = (tokenHash: Buffer, offset: number, bytes: Buffer, now: Date): Query<never> => sql`
  WITH moved AS (
    UPDATE uploads SET received_bytes = received_bytes + ${bytes.length}::integer
    WHERE token_hash = ${tokenHash} AND expires_at > ${now} AND received_bytes = ${offset}
      AND received_bytes + ${bytes.length}::integer <= declared_bytes
    RETURNING locality_id, id
  )
  INSERT INTO file_chunks (locality_id, file_id, position, bytes)
  SELECT locality_id, id, ${offset}::integer, ${bytes}::bytea FROM moved`

export const insertPiece = (localityId: number, fileId: string, position: number, bytes: Buffer): Query<never> => sql`
  INSERT INTO file_chunks (locality_id, file_id, position, bytes)
  VALUES (${localityId}, ${fileId}, ${position}, ${bytes})`

export const markChecked = (upload: UploadRecord, mediaType: MediaType, sha256: Buffer): Query<never> => sql`
  UPDATE uploads SET media_type = ${mediaType}, sha256 = ${sha256}
  WHERE locality_id = ${upload.localityId} AND id = ${upload.id}`

/** Ends an upload whose bytes stay, since they are a file now. */
export const endUpload = ({ localityId, id }: UploadRecord): Query<never> => sql`
  DELETE FROM uploads WHERE locality_id = ${localityId} AND id = ${id}`

export const deletePieces = ({ localityId, id }: UploadRecord): Query<never> => sql`
  DELETE FROM file_chunks WHERE locality_id = ${localityId} AND file_id = ${id}`

export const expiredUploads = (now: Date, limit: number): Query<UploadRecord> => sql`
  SELECT ${UPLOAD} FROM uploads WHERE expires_at <= ${now} ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`

export const insertFile = (file: FileRecord): Query<never> => sql`
  INSERT INTO files (locality_id, id, name, media_type, size_bytes, sha256, created_at)
  VALUES (${file.localityId}, ${file.id}, ${file.name}, ${file.mediaType}, ${file.sizeBytes},
    ${Buffer.from(file.sha256)}, ${file.createdAt})`

export const fileById = (localityId: number, id: string): Query<FileRecord> => sql`
  SELECT locality_id, id, name, media_type, size_bytes, sha256, created_at
  FROM files WHERE locality_id = ${localityId} AND id = ${id}`

// Pieces fetched at once: about 1 MiB in memory for each download.
const PIECES_AT_ONCE = 4

/** The bytes of a file or upload, in order, a few pieces in memory at a time. */
export async function* readPieces(db: Db, localityId: number, fileId: string): AsyncGenerator<Buffer> {
  let next = 0
  for (;;) {
    const pieces = await db.many(sql<{ position: number; bytes: Buffer }>`
      SELECT position, bytes FROM file_chunks
      WHERE locality_id = ${localityId} AND file_id = ${fileId} AND position >= ${next}
      ORDER BY position LIMIT ${PIECES_AT_ONCE}`)
    for (const { bytes } of pieces) yield bytes
    const last = pieces.at(-1)
    if (!last || pieces.length < PIECES_AT_ONCE) return
    next = last.position + 1
  }
}

export const holdUploadsUntil = (tokenHashes: readonly string[], origin: Buffer, until: Date): Query<never> => sql`
  UPDATE uploads SET origin = ${origin}, expires_at = ${until}
  WHERE token_hash IN (SELECT decode(h, 'hex') FROM unnest(${tokenHashes}::text[]) AS h)`
