import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { tidyCode } from '../rules/dossier-code.ts'
import { fits, tidySecret } from '../secrets.ts'

/** The dossier that a code and its second secret open; a part opens by its whole's too, the only one the person was given. */
export async function findBySecret(office: Office, code: string, secret: string): Promise<string | undefined> {
  const row = await office.db.first(sql<{ id: string; secretHash: Uint8Array; wholeHash: Uint8Array | null }>`
    SELECT d.id, d.secret_hash,
      (SELECT w.secret_hash FROM dossiers w WHERE w.locality_id = d.locality_id AND w.id = d.parent_id) AS whole_hash
    FROM dossiers d WHERE d.locality_id = ${office.localityId} AND d.code = ${tidyCode(code)}`)
  if (!row) return undefined
  const typed = tidySecret(secret)
  return fits(row.secretHash, typed) || (row.wholeHash && fits(row.wholeHash, typed)) ? row.id : undefined
}
