import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { familyOf } from './parts.ts'

/** What was written with an act; its key is the act's. */
export interface NoteView {
  id: string
  body: string
  items: string[]
  fileId: string | null
}

/** What was written with the acts of a dossier, its whole and its parts, by the key of the act. */
export async function findNotes(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  dossierId: string,
): Promise<ReadonlyMap<string, NoteView>> {
  const rows = await db.many(sql<NoteView>`
    SELECT id, body, items, file_id FROM dossier_notes
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${familyOf(localityId, dossierId)})`)
  return new Map(rows.map((row) => [row.id, row]))
}
