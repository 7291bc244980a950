import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { type AccountDeed, note } from './accounts.ts'
import { usernameOf } from './rules/username.ts'
import { hashToken, newToken } from './tokens.ts'

/** A bearer token of the API for an account. @returns the token, shown this once */
export async function createToken(
  db: Db,
  username: string,
  label: string,
  at: Date,
): Promise<Result<string, 'not_found'>> {
  const account = await db.first(sql<{ id: string; personId: string }>`
    SELECT id, person_id FROM accounts WHERE username = ${usernameOf(username)} AND disabled_at IS NULL`)
  if (!account) return no('not_found')
  const token = `camlo_${newToken()}`
  return db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO api_tokens (token_hash, account_id, label, created_at)
      VALUES (${hashToken(token)}, ${account.id}, ${label}, ${at})`)
    await note(tx, 'createToken', { kind: 'system' }, account.personId, at)
    return ok(token)
  })
}

export interface ApiToken {
  /** The hash of the token, in hex. */
  key: string
  label: string
  createdAt: Date
}

/** The tokens of an account that still open the API. */
export const apiTokensOf = (db: Db, accountId: string): Promise<ApiToken[]> =>
  db.many(sql<ApiToken>`
    SELECT encode(token_hash, 'hex') AS key, label, created_at FROM api_tokens
    WHERE account_id = ${accountId} AND revoked_at IS NULL ORDER BY created_at DESC`)

/** Revokes one of the account's own tokens; one that isn't, or no longer runs, changes nothing. */
export function revokeToken(db: Db, deed: AccountDeed, key: string): Promise<void> {
  return db.transaction(async (tx) => {
    const revoked = await tx.run(sql`
      UPDATE api_tokens SET revoked_at = ${deed.at}
      WHERE token_hash = decode(${key}, 'hex') AND account_id = ${deed.accountId} AND revoked_at IS NULL`)
    if (revoked === 1) await note(tx, 'revokeToken', deed.actor, deed.personId, deed.at)
  })
}

export interface TokenHolder {
  accountId: string
  personId: string
  username: string
  fullName: string
}

/** Whose token this is, if it still opens the API. */
export const findTokenHolder = (db: Db, token: string): Promise<TokenHolder | undefined> =>
  db.first(sql<TokenHolder>`
    SELECT a.id AS account_id, a.person_id, a.username, o.full_name
    FROM api_tokens k JOIN accounts a ON a.id = k.account_id JOIN officials o ON o.id = a.person_id
    WHERE k.token_hash = ${hashToken(token)} AND k.revoked_at IS NULL AND a.disabled_at IS NULL`)
