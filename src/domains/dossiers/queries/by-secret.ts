import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { tidyCode } from '../rules/dossier-code.ts'
import { fits, tidySecret } from '../secrets.ts'

/** The dossier that a code and its second secret open. */
export async function findBySecret(office: Office, code: string, secret: string): Promise<string | undefined> {
  const row = await office.db.first(sql<{ id: string; secretHash: Uint8Array }>`
    SELECT id, secret_hash FROM dossiers WHERE locality_id = ${office.localityId} AND code = ${tidyCode(code)}`)
  return row && fits(row.secretHash, tidySecret(secret)) ? row.id : undefined
}
