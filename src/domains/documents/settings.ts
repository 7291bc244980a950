import { type Db, sql } from '../../platform/database/index.ts'

/** Terms of the Party's committees, as a profile states them. */
export interface DocumentsFile {
  terms: readonly { name: string; from: string; to: string | null; source: string; standing: 'S' | 'K' }[]
}

/** Loads the terms; what is there already is brought up to date. */
export async function importDocuments(tx: Db, localityId: number, { terms }: DocumentsFile): Promise<void> {
  for (const { name, from, to, source, standing } of terms)
    await tx.run(sql`
      INSERT INTO document_terms (locality_id, valid_from, valid_to, name, source, standing)
      VALUES (${localityId}, ${from}::date, ${to}::date, ${name}, ${source}, ${standing})
      ON CONFLICT (locality_id, valid_from) DO UPDATE
        SET valid_to = excluded.valid_to, name = excluded.name, source = excluded.source, standing = excluded.standing`)
}
