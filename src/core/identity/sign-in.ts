import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { localDateOf } from '../calendar/index.ts'
import type { Actor } from '../ledger/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import { type AccountDeed, note } from './accounts.ts'
import { takeCode } from './codes.ts'
import { type Limiter, SIGN_IN_BY_ACCOUNT, SIGN_IN_BY_ADDRESS } from './limits.ts'
import { isPassword } from './passwords.ts'
import { usernameOf } from './rules/username.ts'
import { endSession, endSessions, startSession } from './sessions.ts'

export interface SignInDeps {
  db: Db
  organization: OrganizationSource
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
  /** What the browser says it is. */
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

/** Stands for whoever an unknown username might have meant. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Signs somebody in. Whatever is wrong with name or password gets the same answer in the same time.
 *
 * @returns the token of the new session, for the cookie
 */
export async function signIn(deps: SignInDeps, attempt: Attempt, now: Date): Promise<Result<string, CannotSignIn>> {
  const { db, secret, limiter } = deps
  const username = usernameOf(attempt.username)
  const [overAddress, overAccount] = await Promise.all([
    limiter.excess(SIGN_IN_BY_ADDRESS, attempt.address),
    limiter.excess(SIGN_IN_BY_ACCOUNT, username),
  ])
  const account = await db.first(sql<AccountRow>`
    SELECT id, person_id, password_hash, disabled_at, totp_since FROM accounts WHERE username = ${username}`)
  // Once a window, or guessing would fill the ledger.
  if (overAccount === 1) await note(db, 'limitReached', { kind: 'system' }, account?.personId ?? NOBODY, now)
  if (overAddress > 0 || overAccount > 0) return no('too_many')
  const fits = await isPassword(attempt.password, account?.passwordHash)
  if (!account || !fits || account.disabledAt !== null) return no('wrong')
  if (account.totpSince !== null) {
    if (!attempt.code) return no('code_needed')
    if (!(await takeCode(db, secret, account.id, attempt.code, now))) return no('code_wrong')
  }
  await Promise.all([
    limiter.forget(SIGN_IN_BY_ACCOUNT, username),
    limiter.takeBack(SIGN_IN_BY_ADDRESS, attempt.address),
  ])
  const actor = await actorAt(deps.organization, account.personId, now)
  const token = await db.transaction(async (tx) => {
    await note(tx, 'signIn', actor, account.personId, now)
    return startSession(tx, { accountId: account.id }, attempt.device, now)
  })
  return ok(token)
}

async function actorAt(source: OrganizationSource, personId: string, at: Date): Promise<Actor> {
  const held = (await source()).heldBy(personId, at, localDateOf(at))
  const own = held.find(({ actingFor }) => actingFor === null)
  return own ? { kind: 'official', personId, postId: own.post.id, unitId: own.post.unitId } : { kind: 'system' }
}

export function signOut(db: Db, deed: AccountDeed, sessionId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await endSession(tx, sessionId)
    await note(tx, 'signOut', deed.actor, deed.personId, deed.at)
  })
}

export function signOutEverywhere(db: Db, deed: AccountDeed): Promise<void> {
  return db.transaction(async (tx) => {
    await endSessions(tx, deed)
    await note(tx, 'signOutEverywhere', deed.actor, deed.personId, deed.at)
  })
}
