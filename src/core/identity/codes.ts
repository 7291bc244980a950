import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import { type Db, sql } from '../../platform/database/index.ts'
import { keyedHash, seal, unseal } from './tokens.ts'

const RECOVERY_CODES = 8
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** A phone's clock may be this wrong. */
const TOLERANCE_SECONDS = 30

const recoveryHash = (secret: string, code: string): Buffer => keyedHash(secret, `recovery code\n${code}`)

/** What a phone takes in to make an account's codes. */
export interface CodeSetup {
  /** For scanning. */
  uri: string
  /** For typing. */
  key: string
}

const setupOf = (key: string, username: string): CodeSetup => ({
  uri: generateURI({ issuer: 'Camlo', label: username, secret: key }),
  key,
})

/** A secret for one-time codes, not asked for until it is confirmed by a first code; the one begun before, if there is one. */
export async function prepareCodes(db: Db, secret: string, accountId: string, username: string): Promise<CodeSetup> {
  const { totpSecret } = await db.one(sql<{ totpSecret: Uint8Array }>`
    UPDATE accounts SET totp_secret = coalesce(totp_secret, ${seal(secret, generateSecret())})
    WHERE id = ${accountId} RETURNING totp_secret`)
  return setupOf(unseal(secret, totpSecret), username)
}

/**
 * Takes a one-time code: each serves once, even if two requests bring it at the same time.
 *
 * @param code six digits of the phone, or a recovery code
 */
export async function takeCode(db: Db, secret: string, accountId: string, code: string, now: Date): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{6}$/.test(plain)) return takeRecoveryCode(db, accountId, recoveryHash(secret, plain), now)
  const account = await db.first(
    sql<{ totpSecret: Uint8Array | null }>`SELECT totp_secret FROM accounts WHERE id = ${accountId}`,
  )
  if (!account?.totpSecret) return false
  const seen = await verify({
    secret: unseal(secret, account.totpSecret),
    token: plain,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  })
  if (!seen.valid || !('timeStep' in seen)) return false
  const taken = await db.run(sql`
    UPDATE accounts SET totp_last_step = ${seen.timeStep}
    WHERE id = ${accountId} AND (totp_last_step IS NULL OR totp_last_step < ${seen.timeStep})`)
  return taken === 1
}

async function takeRecoveryCode(db: Db, accountId: string, codeHash: Buffer, now: Date): Promise<boolean> {
  const taken = await db.run(sql`
    UPDATE recovery_codes SET used_at = ${now}
    WHERE account_id = ${accountId} AND code_hash = ${codeHash} AND used_at IS NULL`)
  return taken === 1
}

/** From now on codes are asked for. @returns recovery codes, shown this once */
export async function confirmCodes(tx: Db, secret: string, accountId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  )
  await tx.run(sql`UPDATE accounts SET totp_since = ${now} WHERE id = ${accountId}`)
  await tx.run(sql`DELETE FROM recovery_codes WHERE account_id = ${accountId}`)
  // In hex: the driver makes no arrays of bytes.
  const hashes = codes.map((code) => recoveryHash(secret, code).toString('hex'))
  await tx.run(sql`
    INSERT INTO recovery_codes (account_id, code_hash)
    SELECT ${accountId}, decode(h, 'hex') FROM unnest(${hashes}::text[]) AS h`)
  return codes
}

export async function removeCodes(tx: Db, accountId: string): Promise<void> {
  await tx.run(
    sql`UPDATE accounts SET totp_secret = NULL, totp_since = NULL, totp_last_step = NULL WHERE id = ${accountId}`,
  )
  await tx.run(sql`DELETE FROM recovery_codes WHERE account_id = ${accountId}`)
}
