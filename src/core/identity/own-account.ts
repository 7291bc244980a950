import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { type AccountDeed, note, setPassword, turnOffCodes } from './accounts.ts'
import { confirmCodes, takeCode } from './codes.ts'
import { type Limiter, OWN_PASSWORD } from './limits.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { type BadPassword, checkPassword } from './rules/password.ts'
import { endSessions, startSession } from './sessions.ts'

export interface OwnAccountDeps {
  db: Db
  secret: string
  limiter: Limiter
}

export type NotProven = 'wrong' | 'too_many'

/** Asks for the password again, before what an open desk must not be enough for. */
async function prove(
  { db, limiter }: OwnAccountDeps,
  accountId: string,
  password: string,
): Promise<Result<null, NotProven>> {
  if (!(await limiter.allows(OWN_PASSWORD, accountId))) return no('too_many')
  const account = await db.one(
    sql<{ passwordHash: string }>`SELECT password_hash FROM accounts WHERE id = ${accountId}`,
  )
  if (!(await isPassword(password, account.passwordHash))) return no('wrong')
  await limiter.forget(OWN_PASSWORD, accountId)
  return ok(null)
}

/** Changes one's own password; every session of the account ends. @returns the token of a new session for this device */
export async function changePassword(
  deps: OwnAccountDeps,
  deed: AccountDeed,
  change: { username: string; old: string; fresh: string; device: string },
): Promise<Result<string, BadPassword | NotProven>> {
  const proven = await prove(deps, deed.accountId, change.old)
  if (!proven.ok) return proven
  const good = checkPassword(change.fresh, change.username)
  if (!good.ok) return good
  const passwordHash = await hashPassword(good.value)
  return deps.db.transaction(async (tx) => {
    await setPassword(tx, deed.accountId, passwordHash)
    await note(tx, 'changePassword', deed.actor, deed.personId, deed.at)
    return ok(await startSession(tx, { accountId: deed.accountId }, change.device, deed.at))
  })
}

/**
 * Turns one-time codes on, once a first code shows that the phone makes them. Sessions begun without a code end.
 *
 * @returns recovery codes, shown this once, and the token of a new session for this device
 */
export async function turnOnCodes(
  { db, secret }: OwnAccountDeps,
  deed: AccountDeed,
  code: string,
  device: string,
): Promise<Result<{ recoveryCodes: string[]; token: string }, 'code_wrong'>> {
  if (!(await takeCode(db, secret, deed.accountId, code, deed.at))) return no('code_wrong')
  return db.transaction(async (tx) => {
    const recoveryCodes = await confirmCodes(tx, secret, deed.accountId, deed.at)
    await endSessions(tx, deed)
    await note(tx, 'turnOnCodes', deed.actor, deed.personId, deed.at)
    return ok({ recoveryCodes, token: await startSession(tx, { accountId: deed.accountId }, device, deed.at) })
  })
}

/** Turns one's own codes off. */
export async function removeOwnCodes(
  deps: OwnAccountDeps,
  deed: AccountDeed,
  password: string,
): Promise<Result<null, NotProven>> {
  const proven = await prove(deps, deed.accountId, password)
  if (proven.ok) await turnOffCodes(deps.db, deed)
  return proven
}
