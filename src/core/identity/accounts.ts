import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { type Actor, record, type VerbName } from '../ledger/index.ts'
import { createOfficial } from '../organization/index.ts'
import { confirmCodes, removeCodes, takeCode } from './codes.ts'
import { type Limiter, SIGN_IN_BY_ACCOUNT, SIGN_IN_BY_ADDRESS } from './limits.ts'
import { hashPassword, isPassword, PASSWORD_MAX, PASSWORD_MIN } from './passwords.ts'
import { endSession, endSessions, startSession } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

export interface IdentityDeps {
  db: Db
  /** The installation's secret. */
  secret: string
  limiter: Limiter
}

export interface Attempt {
  username: string
  password: string
  /** A one-time code, where the account asks for one. */
  code: string | undefined
  address: string
  device: string
}

export type CannotSignIn = 'wrong' | 'too_many' | 'code_needed' | 'code_wrong'

interface AccountRow {
  id: string
  personId: string
  passwordHash: string
  disabledAt: Date | null
  totpSince: Date | null
}

/**
 * Signs somebody in. Whatever is wrong with name or password gets the same answer in the same time.
 *
 * @returns the token of the new session, for the cookie
 */
export async function signIn(deps: IdentityDeps, attempt: Attempt, now: Date): Promise<Result<string, CannotSignIn>> {
  const { db, secret, limiter } = deps
  const username = attempt.username.trim().toLowerCase()
  const within = await Promise.all([
    limiter.allows(SIGN_IN_BY_ADDRESS, attempt.address),
    limiter.allows(SIGN_IN_BY_ACCOUNT, username),
  ])
  const account = await db.first(sql<AccountRow>`
    SELECT id, person_id, password_hash, disabled_at, totp_since FROM accounts WHERE username = ${username}`)
  if (within.includes(false)) {
    if (account) await recordOf(db, 'identity.limitReached', { kind: 'system' }, account.personId, now)
    return no('too_many')
  }
  const fits = await isPassword(attempt.password, account?.passwordHash)
  if (!account || !fits || account.disabledAt !== null) return no('wrong')
  if (account.totpSince !== null) {
    if (!attempt.code) return no('code_needed')
    if (!(await takeCode(db, secret, account.id, attempt.code, now))) return no('code_wrong')
  }
  await limiter.forget(SIGN_IN_BY_ACCOUNT, username)
  const token = await db.transaction(async (tx) => {
    await recordOf(tx, 'identity.signIn', { kind: 'system' }, account.personId, now)
    return startSession(tx, account.id, attempt.device, now)
  })
  return ok(token)
}

const recordOf = (tx: Db, verb: VerbName, actor: Actor, personId: string, at: Date): Promise<string> =>
  record(tx, { verb, actor, subjectId: personId, personId, occurredAt: at })

/** Who does something to an account, and which. */
export interface AccountDeed {
  actor: Actor
  accountId: string
  personId: string
  at: Date
}

export function signOut(db: Db, deed: AccountDeed, tokenHash: Uint8Array): Promise<void> {
  return db.transaction(async (tx) => {
    await endSession(tx, tokenHash)
    await recordOf(tx, 'identity.signOut', deed.actor, deed.personId, deed.at)
  })
}

export function signOutEverywhere(db: Db, deed: AccountDeed): Promise<void> {
  return db.transaction(async (tx) => {
    await endSessions(tx, deed.accountId)
    await recordOf(tx, 'identity.signOutEverywhere', deed.actor, deed.personId, deed.at)
  })
}

export type BadPassword = 'too_short' | 'too_long' | 'contains_name'

/** @practice long rather than clever, as NIST SP 800-63B advises */
export function checkPassword(password: string, username: string): Result<string, BadPassword> {
  if ([...password].length < PASSWORD_MIN) return no('too_short')
  if (password.length > PASSWORD_MAX) return no('too_long')
  if (password.toLowerCase().includes(username.toLowerCase())) return no('contains_name')
  return ok(password)
}

/** Changes one's own password; every other session of the account ends. @returns the token of a new session for this one */
export async function changePassword(
  db: Db,
  deed: AccountDeed,
  change: { username: string; old: string; new: string; device: string },
): Promise<Result<string, BadPassword | 'wrong'>> {
  const account = await db.one(
    sql<{ passwordHash: string }>`SELECT password_hash FROM accounts WHERE id = ${deed.accountId}`,
  )
  if (!(await isPassword(change.old, account.passwordHash))) return no('wrong')
  const good = checkPassword(change.new, change.username)
  if (!good.ok) return good
  const passwordHash = await hashPassword(change.new)
  return db.transaction(async (tx) => {
    await tx.run(sql`UPDATE accounts SET password_hash = ${passwordHash} WHERE id = ${deed.accountId}`)
    await endSessions(tx, deed.accountId)
    await recordOf(tx, 'identity.changePassword', deed.actor, deed.personId, deed.at)
    return ok(await startSession(tx, deed.accountId, change.device, deed.at))
  })
}

/** Gives an official an account. */
export async function createAccount(
  db: Db,
  actor: Actor,
  account: { personId: string; username: string; password: string },
  at: Date,
): Promise<Result<string, BadPassword | 'taken'>> {
  const username = account.username.trim().toLowerCase()
  const good = checkPassword(account.password, username)
  if (!good.ok) return good
  const passwordHash = await hashPassword(account.password)
  return db.transaction(async (tx) => {
    const id = newId()
    const made = await tx.run(sql`
      INSERT INTO accounts (id, person_id, username, password_hash) VALUES (${id}, ${account.personId}, ${username}, ${passwordHash})
      ON CONFLICT DO NOTHING`)
    if (made === 0) return no('taken')
    await recordOf(tx, 'identity.createAccount', actor, account.personId, at)
    return ok(id)
  })
}

/** Sets a new password for somebody who lost theirs; their sessions end. */
export async function resetPassword(
  db: Db,
  deed: AccountDeed,
  username: string,
  password: string,
): Promise<Result<null, BadPassword>> {
  const good = checkPassword(password, username)
  if (!good.ok) return good
  const passwordHash = await hashPassword(password)
  return db.transaction(async (tx) => {
    await tx.run(sql`UPDATE accounts SET password_hash = ${passwordHash} WHERE id = ${deed.accountId}`)
    await endSessions(tx, deed.accountId)
    await recordOf(tx, 'identity.resetPassword', deed.actor, deed.personId, deed.at)
    return ok(null)
  })
}

/** From now on this account asks for one-time codes. @returns recovery codes, shown this once */
export async function turnOnCodes(db: Db, deed: AccountDeed): Promise<string[]> {
  return db.transaction(async (tx) => {
    await recordOf(tx, 'identity.turnOnCodes', deed.actor, deed.personId, deed.at)
    return confirmCodes(tx, deed.accountId, deed.at)
  })
}

export function turnOffCodes(db: Db, deed: AccountDeed): Promise<void> {
  return db.transaction(async (tx) => {
    await removeCodes(tx, deed.accountId)
    await recordOf(tx, 'identity.turnOffCodes', deed.actor, deed.personId, deed.at)
  })
}

/** Turns one's own codes off; the password is asked for again, so that an open desk isn't enough. */
export async function removeOwnCodes(db: Db, deed: AccountDeed, password: string): Promise<Result<null, 'wrong'>> {
  const account = await db.one(
    sql<{ passwordHash: string }>`SELECT password_hash FROM accounts WHERE id = ${deed.accountId}`,
  )
  if (!(await isPassword(password, account.passwordHash))) return no('wrong')
  await turnOffCodes(db, deed)
  return ok(null)
}

/** Locks an account or opens it again; locking ends its sessions. */
export function setDisabled(db: Db, deed: AccountDeed, disabled: boolean): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.run(sql`UPDATE accounts SET disabled_at = ${disabled ? deed.at : null} WHERE id = ${deed.accountId}`)
    if (disabled) await endSessions(tx, deed.accountId)
    await recordOf(
      tx,
      disabled ? 'identity.disableAccount' : 'identity.enableAccount',
      deed.actor,
      deed.personId,
      deed.at,
    )
  })
}

/** A bearer token of the API for an account. @returns the token, shown this once */
export async function createToken(
  db: Db,
  username: string,
  label: string,
  at: Date,
): Promise<Result<string, 'not_found'>> {
  const account = await db.first(sql<{ id: string; personId: string }>`
    SELECT id, person_id FROM accounts WHERE username = ${username} AND disabled_at IS NULL`)
  if (!account) return no('not_found')
  const token = `camlo_${newToken()}`
  return db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO api_tokens (token_hash, account_id, label, created_at) VALUES (${hashToken(token)}, ${account.id}, ${label}, ${at})`)
    await recordOf(tx, 'identity.createToken', { kind: 'system' }, account.personId, at)
    return ok(token)
  })
}

/** The first account of an installation, for the person who sets it up. */
export async function createFirstAdministrator(
  db: Db,
  person: { username: string; fullName: string; password: string },
  at: Date,
): Promise<Result<string, BadPassword | 'taken' | 'not_first' | 'no_post'>> {
  const others = await db.first(sql`SELECT 1 FROM accounts LIMIT 1`)
  if (others) return no('not_first')
  return db.transaction(async (tx) => {
    const post = await tx.first(
      sql<{ id: string }>`SELECT id FROM posts WHERE role = 'administrator' ORDER BY id LIMIT 1`,
    )
    if (!post) return no('no_post')
    const personId = await createOfficial(tx, { fullName: person.fullName })
    await tx.run(sql`
      INSERT INTO appointments (id, official_id, post_id, valid_from, decision)
      VALUES (${newId()}, ${personId}, ${post.id}, ${at.toISOString().slice(0, 10)}::date, 'thiết lập ban đầu')`)
    return createAccount(tx, { kind: 'system' }, { personId, username: person.username, password: person.password }, at)
  })
}
