import { type Db, sql } from '../../../platform/database/index.ts'
import type { Reply } from '../../../platform/http/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { forgetSession } from '../cookies.ts'
import { type Limiter, SIGN_IN_BY_ACCOUNT, SIGN_IN_BY_ADDRESS } from '../limits.ts'
import { hashPassword, isPassword } from '../passwords.ts'
import { deviceName } from '../rules/device.ts'
import { type BadPassword, checkPassword } from '../rules/password.ts'
import { endSession, endSessions, type Means, startSession } from '../sessions.ts'
import type { CitizenViewer, Viewer } from '../viewer.ts'
import { findByAddress, getByAddress } from './accounts.ts'
import { type CodeDeps, takeCode } from './codes.ts'
import { addressOf } from './rules/address.ts'

/** Begins a session for a citizen and notes it in the person's own history. @returns its token, for the cookie */
export async function begin(tx: Db, citizenId: string, means: Means, device: string, now: Date): Promise<string> {
  await tx.run(sql`
    INSERT INTO citizen_sign_ins (citizen_id, at, means, device) VALUES (${citizenId}, ${now}, ${means}, ${deviceName(device)})
    ON CONFLICT DO NOTHING`)
  return startSession(tx, { citizenId }, device, now, means)
}

/** Signs in by a one-time code; whoever comes for the first time gets an account. @returns the session's token */
export async function signInByCode(
  deps: CodeDeps,
  { device, ...code }: { key: string; typed: string; device: string },
  now: Date,
): Promise<Result<string, 'code_wrong' | 'code_over'>> {
  const proven = await takeCode(deps, code, now)
  if (!proven.ok) return proven
  // Asked for to add an address to an account: it signs nobody in.
  if (proven.value.citizenId !== null) return no('code_over')
  return deps.db.transaction(async (tx) =>
    ok(await begin(tx, await getByAddress(tx, proven.value, now), 'code', device, now)),
  )
}

/** Signs in by a password. Whatever is wrong gets the same answer in the same time, whether there is an account or not. */
export async function signInByPassword(
  { db, limiter }: { db: Db; limiter: Limiter },
  attempt: { typed: string; password: string; network: string; device: string },
  now: Date,
): Promise<Result<string, 'wrong' | 'too_many'>> {
  const at = addressOf(attempt.typed)
  const whom = `citizen ${at?.address ?? attempt.typed}`
  const allowed = await Promise.all([
    limiter.allows(SIGN_IN_BY_ADDRESS, attempt.network),
    limiter.allows(SIGN_IN_BY_ACCOUNT, whom),
  ])
  if (allowed.includes(false)) return no('too_many')
  const account = at && (await findByAddress(db, at))
  if (!(await isPassword(attempt.password, account?.passwordHash ?? undefined)) || !account) return no('wrong')
  await Promise.all([limiter.forget(SIGN_IN_BY_ACCOUNT, whom), limiter.takeBack(SIGN_IN_BY_ADDRESS, attempt.network)])
  return db.transaction(async (tx) => ok(await begin(tx, account.id, 'password', attempt.device, now)))
}

/** How long after signing in by a code or the provider a forgotten password may be set anew. */
const FRESH_MS = 15 * 60_000

/** Whether the old password has to be given for a new one: not right after something stronger than it. */
export const asksOldPassword = ({ session }: CitizenViewer, hasPassword: boolean, now: Date): boolean =>
  hasPassword && (session.means === 'password' || now.getTime() - session.startedAt.getTime() > FRESH_MS)

/** Sets a password; every session of the account ends. @returns the token of a new session for this device */
export async function setPassword(
  { db, limiter }: { db: Db; limiter: Limiter },
  viewer: CitizenViewer,
  change: { old: string; fresh: string; device: string },
  now: Date,
): Promise<Result<string, BadPassword | 'wrong' | 'too_many'>> {
  const { citizenId } = viewer
  const { passwordHash } = await db.one(
    sql<{ passwordHash: string | null }>`SELECT password_hash FROM citizens WHERE id = ${citizenId}`,
  )
  if (passwordHash !== null && asksOldPassword(viewer, true, now)) {
    if (!(await limiter.allows(SIGN_IN_BY_ACCOUNT, citizenId))) return no('too_many')
    if (!(await isPassword(change.old, passwordHash))) return no('wrong')
    await limiter.forget(SIGN_IN_BY_ACCOUNT, citizenId)
  }
  const good = checkPassword(change.fresh, viewer.phone ?? viewer.email ?? citizenId)
  if (!good.ok) return good
  const fresh = await hashPassword(good.value)
  return db.transaction(async (tx) => {
    await tx.run(sql`UPDATE citizens SET password_hash = ${fresh} WHERE id = ${citizenId}`)
    await endSessions(tx, { citizenId })
    return ok(await startSession(tx, { citizenId }, change.device, now, viewer.session.means))
  })
}

/** Whoever was signed in at this browser before no longer is. */
export async function endSessionOf(db: Db, viewer: Viewer): Promise<void> {
  if (viewer.kind !== 'visitor' && viewer.session) await endSession(db, viewer.session.id)
}

/** Ends a citizen's session; where the provider began it, a page tells that one is still signed in there. */
export async function signOutCitizen(
  { db, secure }: { db: Db; secure: boolean },
  viewer: CitizenViewer,
  reply: Reply,
): Promise<Reply> {
  await endSessionOf(db, viewer)
  return forgetSession(reply, secure).redirect(
    viewer.session.means === 'provider' ? '/dang-nhap/dinh-danh/da-ra' : '/',
    303,
  )
}

export interface SignInRecord {
  at: Date
  means: Means
  device: string
}

const MOST_RECORDS = 30

/** When the person signed in, latest first. */
export const signInsOf = (db: Db, citizenId: string, most = MOST_RECORDS): Promise<SignInRecord[]> =>
  db.many(sql<SignInRecord>`
    SELECT at, means, device FROM citizen_sign_ins WHERE citizen_id = ${citizenId} ORDER BY at DESC LIMIT ${most}`)
