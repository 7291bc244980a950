import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { localDateOf } from '../calendar/index.ts'
import { type Actor, record } from '../ledger/index.ts'
import { appoint, createOfficial, loadOrganization } from '../organization/index.ts'
import { removeCodes } from './codes.ts'
import { hashPassword } from './passwords.ts'
import { type BadPassword, checkPassword } from './rules/password.ts'
import { isUsername, usernameOf } from './rules/username.ts'
import { endSessions } from './sessions.ts'
import { newToken } from './tokens.ts'
import { verbs } from './verbs.ts'

/** Who does something to an account, and which. */
export interface AccountDeed {
  actor: Actor
  accountId: string
  personId: string
  at: Date
}

/** Records an act on a person's account. */
export const note = (tx: Db, deed: keyof typeof verbs, actor: Actor, personId: string, at: Date): Promise<string> =>
  record(tx, { verb: verbs[deed].name, actor, subjectId: personId, occurredAt: at })

export type CannotCreate = BadPassword | 'bad_username' | 'taken'

/** Gives an official an account; each has at most one. @returns its key */
export async function createAccount(
  db: Db,
  actor: Actor,
  account: { personId: string; username: string; password: string },
  at: Date,
): Promise<Result<string, CannotCreate>> {
  const username = usernameOf(account.username)
  if (!isUsername(username)) return no('bad_username')
  const password = checkPassword(account.password, username)
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  return db.transaction(async (tx) => {
    const id = newId()
    const made = await tx.run(sql`
      INSERT INTO accounts (id, person_id, username, password_hash)
      VALUES (${id}, ${account.personId}, ${username}, ${passwordHash}) ON CONFLICT DO NOTHING`)
    if (made === 0) return no('taken')
    await note(tx, 'createAccount', actor, account.personId, at)
    return ok(id)
  })
}

/** The first account of an installation, for the person who sets it up. @returns the account's key */
export async function createFirstAdministrator(
  db: Db,
  person: { username: string; fullName: string; password: string },
  at: Date,
): Promise<Result<string, CannotCreate | 'not_first' | 'no_post'>> {
  const username = usernameOf(person.username)
  if (!isUsername(username)) return no('bad_username')
  const password = checkPassword(person.password, username)
  if (!password.ok) return password
  return db.transaction(async (tx) => {
    // Two people setting up at once: the second waits, then is told.
    await tx.run(sql`LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE`)
    if (await tx.first(sql`SELECT 1 FROM accounts LIMIT 1`)) return no('not_first')
    const post = (await loadOrganization(tx)).posts.find(({ role }) => role === 'administrator')
    if (!post) return no('no_post')
    const officialId = await createOfficial(tx, { fullName: person.fullName })
    const appointing = { officialId, postId: post.id, from: localDateOf(at), decision: 'Thiết lập ban đầu' }
    await appoint(tx, { kind: 'system' }, at, appointing)
    return createAccount(tx, { kind: 'system' }, { personId: officialId, username, password: person.password }, at)
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
  const passwordHash = await hashPassword(good.value)
  return db.transaction(async (tx) => {
    await setPassword(tx, deed.accountId, passwordHash)
    await note(tx, 'resetPassword', deed.actor, deed.personId, deed.at)
    return ok(null)
  })
}

/** A new password ends every session that began with the old one. */
export async function setPassword(tx: Db, accountId: string, passwordHash: string): Promise<void> {
  await tx.run(sql`UPDATE accounts SET password_hash = ${passwordHash} WHERE id = ${accountId}`)
  await endSessions(tx, { accountId })
}

export function turnOffCodes(db: Db, deed: AccountDeed): Promise<void> {
  return db.transaction(async (tx) => {
    await removeCodes(tx, deed.accountId)
    await note(tx, 'turnOffCodes', deed.actor, deed.personId, deed.at)
  })
}

/** Locks an account or opens it again; locking ends its sessions. */
export function setDisabled(db: Db, deed: AccountDeed, disabled: boolean): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.run(sql`UPDATE accounts SET disabled_at = ${disabled ? deed.at : null} WHERE id = ${deed.accountId}`)
    if (disabled) await endSessions(tx, deed)
    await note(tx, disabled ? 'disableAccount' : 'enableAccount', deed.actor, deed.personId, deed.at)
  })
}

/** Made by chance, for handing over on paper; 84 bits. */
export const newPassword = (): string => newToken().slice(0, 14)
