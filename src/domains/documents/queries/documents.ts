import { type Db, sql } from '../../../platform/database/index.ts'
import type { How, Urgency } from '../rules/document.ts'
import type { Side } from '../rules/types.ts'

export interface Place {
  db: Db
  localityId: number
}

/** A document as it stands in its table. */
export interface Document {
  id: string
  side: Side
  senderUnitId: string | null
  sender: string
  type: string
  number: number | null
  code: string
  issuedOn: string
  subject: string
  urgency: Urgency
  dueOn: string | null
  readBy: string | null
  signerName: string
  authority: string[]
  copies: number
  outside: string[]
  isPublic: boolean
  isMadeUp: boolean
  paperId: string | null
  earlierId: string | null
  earlierHow: How | null
  madeBy: string
  madeAt: Date
  remindedOn: string | null
  recalledAt: Date | null
  recalledWhy: string | null
}

export const DOCUMENT = sql`d.id, d.side, d.sender_unit_id, d.sender, d.type, d.number, d.code, d.issued_on, d.subject, d.urgency, d.due_on, d.read_by, d.signer_name,
   d.authority, d.copies, d.outside, d.is_public, d.is_made_up, d.paper_id, d.earlier_id, d.earlier_how, d.made_by, d.made_at, d.reminded_on,
   d.recalled_at, d.recalled_why`

export const findDocument = ({ db, localityId }: Place, id: string): Promise<Document | undefined> =>
  db.first(sql<Document>`SELECT ${DOCUMENT} FROM documents d WHERE d.locality_id = ${localityId} AND d.id = ${id}`)

export const lockDocument = ({ db, localityId }: Place, id: string): Promise<Document | undefined> =>
  db.first(
    sql<Document>`SELECT ${DOCUMENT} FROM documents d WHERE d.locality_id = ${localityId} AND d.id = ${id} FOR UPDATE`,
  )

export interface DocumentFile {
  fileId: string
  name: string
  sizeBytes: number
}

export const filesOf = ({ db, localityId }: Place, documentId: string): Promise<DocumentFile[]> =>
  db.many(sql<DocumentFile>`
    SELECT file_id, name, size_bytes FROM document_files WHERE locality_id = ${localityId} AND document_id = ${documentId} ORDER BY position`)

/** A document that this one follows, or that follows it. */
export interface Related {
  id: string
  code: string
  subject: string
  issuedOn: string
  how: How
}

/** What a document replaces, amends or corrects, and what does so to it. */
export async function relatedTo(
  { db, localityId }: Place,
  { id, earlierId, earlierHow }: Document,
): Promise<{ earlier: Related | null; later: Related[] }> {
  const rows = await db.many(sql<Related & { isEarlier: boolean }>`
    SELECT id, code, subject, issued_on, coalesce(earlier_how, 'replaces') AS how, id = ${earlierId}::uuid AS is_earlier FROM documents
    WHERE locality_id = ${localityId} AND (id = ${earlierId}::uuid OR earlier_id = ${id}) ORDER BY made_at`)
  const earlier = rows.find(({ isEarlier }) => isEarlier)
  return {
    earlier: earlier && earlierHow ? { ...earlier, how: earlierHow } : null,
    later: rows.filter(({ isEarlier }) => !isEarlier),
  }
}

/** Words as somebody types them, each to be found anywhere: SQL over a table named `d`. */
export function matching(folded: string) {
  const words = folded.split(' ').filter(Boolean).slice(0, 8)
  return words.length === 0
    ? sql`true`
    : sql.join(
        words.map((word) => sql`d.folded LIKE ${`%${word.replace(/[%_\\]/g, '\\$&')}%`}`),
        sql` AND `,
      )
}

export interface PublicLine
  extends Pick<
    Document,
    'id' | 'code' | 'sender' | 'type' | 'side' | 'issuedOn' | 'subject' | 'urgency' | 'isMadeUp'
  > {}

/** What offices have made public, newest first. */
export const publicDocuments = (
  { db, localityId }: Place,
  { folded, type, limit, skip }: { folded: string; type: string; limit: number; skip: number },
): Promise<PublicLine[]> =>
  db.many(sql<PublicLine>`
    SELECT d.id, d.code, d.sender, d.type, d.side, d.issued_on, d.subject, d.urgency, d.is_made_up FROM documents d
    WHERE d.locality_id = ${localityId} AND d.is_public AND d.recalled_at IS NULL AND ${matching(folded)}
      AND ${type ? sql`d.type = ${type}` : sql`true`}
    ORDER BY d.issued_on DESC, d.id DESC LIMIT ${limit} OFFSET ${skip}`)

/** The seats that documents were delivered to, by document. */
export async function receiverNames(
  { db, localityId }: Place,
  ids: readonly string[],
): Promise<Map<string, { unitId: string; side: Side }[]>> {
  const rows = await db.many(sql<{ documentId: string; unitId: string; side: Side }>`
    SELECT document_id, unit_id, side FROM document_arrivals
    WHERE locality_id = ${localityId} AND document_id = ANY (${[...ids]}::uuid[]) ORDER BY id`)
  return Map.groupBy(rows, ({ documentId }) => documentId)
}
