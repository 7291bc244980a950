import { claimUpload } from '../../../core/files/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { undone } from './scene.ts'

/** A file of a document, or one that was issued with its number before. */
export interface KeptFile {
  fileId: string
  name: string
  sizeBytes: number
}

/**
 * Makes uploads files of a document, in their order.
 *
 * @param options.pdf the first is what was signed: a PDF
 */
export async function keepFiles(
  tx: Db,
  localityId: number,
  documentId: string,
  uploads: readonly string[],
  { at, pdf, before = [] }: { at: Date; pdf: boolean; before?: readonly KeptFile[] },
): Promise<void> {
  const kept = [...before]
  for (const token of uploads) {
    const file = await claimUpload(tx, token, at)
    if (!file.ok) return undone('unknown_file')
    if (pdf && kept.length === 0 && file.value.mediaType !== 'application/pdf') return undone('not_pdf')
    kept.push({ fileId: file.value.id, name: file.value.name, sizeBytes: file.value.sizeBytes })
  }
  if (kept.length === 0) return
  await tx.run(sql`
    INSERT INTO document_files (locality_id, document_id, file_id, position, name, size_bytes)
    SELECT ${localityId}::integer, ${documentId}::uuid, f.id, f.position, f.name, f.size
    FROM unnest(${kept.map(({ fileId }) => fileId)}::uuid[], ${kept.map(({ name }) => name)}::text[], ${kept.map(({ sizeBytes }) => sizeBytes)}::integer[])
      WITH ORDINALITY AS f (id, name, size, position)`)
}
