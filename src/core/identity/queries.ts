import { type Db, sql } from '../../platform/database/index.ts'

export interface StoredAccount {
  id: string
  personId: string
  username: string
  name: string
  disabled: boolean
  usesCodes: boolean
}

const COLUMNS = sql`
  a.id, a.person_id, a.username, o.full_name AS name, a.disabled_at IS NOT NULL AS disabled,
  a.totp_since IS NOT NULL AS uses_codes`

/** Every account: an installation has some hundreds. */
export const listAccounts = (db: Db): Promise<StoredAccount[]> =>
  db.many(sql<StoredAccount>`
    SELECT ${COLUMNS} FROM accounts a JOIN officials o ON o.id = a.person_id ORDER BY a.username`)

export const findAccount = (db: Db, id: string): Promise<StoredAccount | undefined> =>
  db.first(sql<StoredAccount>`
    SELECT ${COLUMNS} FROM accounts a JOIN officials o ON o.id = a.person_id WHERE a.id = ${id}`)
