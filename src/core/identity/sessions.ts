import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { deviceName } from './rules/device.ts'
import { hashToken, newToken } from './tokens.ts'

/** @practice the district's own site announces the end of an idle session a minute before */
export const IDLE_SECONDS = 30 * 60
export const ANNOUNCE_SECONDS = 60
const WHOLE_SECONDS = 12 * 3_600
/** A token older than this is exchanged for a new one. */
const ROTATE_AFTER_MS = 3_600_000
/** Requests already on their way with the old token still get through. */
const OVERLAP_SECONDS = 60
/** How exact “last seen” is: a write on every request would be for nothing. */
const SEEN_WITHIN_MS = 30_000

/** How long people may look through their own sign-ins. */
const HISTORY_DAYS = 180
const DAY_MS = 86_400_000

const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_SECONDS * 1000)

/** Whose a session is: an official's account, or a citizen's. */
export type Holder = { accountId: string } | { citizenId: string }

/** How somebody signed in. */
export type Means = 'code' | 'password' | 'provider'

interface SessionBase {
  /** The sign-in; it stays the same while its tokens change. */
  sessionId: string
  tokenHash: Uint8Array
  means: Means
  startedAt: Date
  tokenSince: Date
  lastSeenAt: Date
  endsAt: Date
}

type OfficialSession = SessionBase & {
  citizenId: null
  accountId: string
  personId: string
  username: string
  fullName: string
  usesCodes: boolean
}

type CitizenSession = SessionBase & {
  citizenId: string
  fullName: string | null
  phone: string | null
  email: string | null
}

export type SessionRow = OfficialSession | CitizenSession

/** Begins a session. @returns its token, for the cookie */
export async function startSession(
  db: Db,
  holder: Holder,
  userAgent: string,
  now: Date,
  means: Means = 'password',
): Promise<string> {
  const token = newToken()
  const { accountId, citizenId } = { accountId: null, citizenId: null, ...holder }
  await db.run(sql`
    INSERT INTO sessions (session_id, token_hash, account_id, citizen_id, means, started_at, token_since, last_seen_at, ends_at,
      device)
    VALUES (${newId()}, ${hashToken(token)}, ${accountId}, ${citizenId}, ${means}, ${now}, ${now}, ${now},
      ${new Date(now.getTime() + WHOLE_SECONDS * 1000)}, ${deviceName(userAgent)})`)
  return token
}

/** The session of a token, if it still runs: one look-up by key. */
export function findSession(db: Db, token: string, now: Date): Promise<SessionRow | undefined> {
  return db.first(sql<SessionRow>`
    SELECT s.session_id, s.token_hash, s.account_id, s.citizen_id, s.means, s.started_at, s.token_since, s.last_seen_at,
      s.ends_at, a.person_id, a.username, coalesce(o.full_name, c.full_name) AS full_name, c.phone, c.email,
      a.totp_since IS NOT NULL AS uses_codes
    FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id LEFT JOIN officials o ON o.id = a.person_id
      LEFT JOIN citizens c ON c.id = s.citizen_id
    WHERE s.token_hash = ${hashToken(token)} AND a.disabled_at IS NULL AND c.closed_at IS NULL AND s.ends_at > ${now}
      AND s.last_seen_at > ${idleSince(now)}`)
}

/** Notes that a session is in use. @returns a new token when the old one has served its time */
export async function keepSession(db: Db, session: SessionRow, now: Date): Promise<string | undefined> {
  if (now.getTime() - session.tokenSince.getTime() > ROTATE_AFTER_MS) return exchange(db, session.tokenHash, now)
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_WITHIN_MS)
    await db.run(sql`UPDATE sessions SET last_seen_at = ${now} WHERE token_hash = ${session.tokenHash}`)
  return undefined
}

/** Gives a session a new token; the old one ends in a minute. @returns the new token, or undefined if another request did it */
async function exchange(db: Db, tokenHash: Uint8Array, now: Date): Promise<string | undefined> {
  const token = newToken()
  const made = await db.run(sql`
    WITH old AS (
      UPDATE sessions SET ends_at = least(ends_at, ${new Date(now.getTime() + OVERLAP_SECONDS * 1000)}), token_since = ${now}
      WHERE token_hash = ${tokenHash} AND token_since <= ${new Date(now.getTime() - ROTATE_AFTER_MS)}
      RETURNING session_id, account_id, citizen_id, means, started_at, device)
    INSERT INTO sessions (session_id, token_hash, account_id, citizen_id, means, started_at, token_since, last_seen_at, ends_at,
      device)
    SELECT session_id, ${hashToken(token)}, account_id, citizen_id, means, started_at, ${now}, ${now},
      started_at + make_interval(secs => ${WHOLE_SECONDS}), device
    FROM old`)
  return made === 1 ? token : undefined
}

/** When a session last seen at an instant ends for want of use, or for good. */
export const endOf = (lastSeenAt: Date, endsAt: Date): Date =>
  new Date(Math.min(lastSeenAt.getTime() + IDLE_SECONDS * 1000, endsAt.getTime()))

/** Ends a session with every token it has. */
export const endSession = (db: Db, sessionId: string): Promise<number> =>
  db.run(sql`DELETE FROM sessions WHERE session_id = ${sessionId}`)

const isHeldBy = (holder: Holder) =>
  'accountId' in holder ? sql`account_id = ${holder.accountId}` : sql`citizen_id = ${holder.citizenId}`

/** Ends every session of an account. */
export const endSessions = (db: Db, holder: Holder): Promise<number> =>
  db.run(sql`DELETE FROM sessions WHERE ${isHeldBy(holder)}`)

export interface SessionOverview {
  id: string
  startedAt: Date
  lastSeenAt: Date
  device: string
}

export const sessionsOf = (db: Db, holder: Holder, now: Date): Promise<SessionOverview[]> =>
  db.many(sql<SessionOverview>`
    SELECT session_id AS id, started_at, max(last_seen_at) AS last_seen_at, device FROM sessions
    WHERE ${isHeldBy(holder)} AND ends_at > ${now} AND last_seen_at > ${idleSince(now)}
    GROUP BY session_id, started_at, device ORDER BY 3 DESC`)

/** Deletes what is over. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.run(sql`DELETE FROM sessions WHERE ends_at < ${now} OR last_seen_at < ${idleSince(now)}`)
  await db.run(sql`DELETE FROM attempts WHERE window_end < now()`)
  await db.run(sql`DELETE FROM citizen_codes WHERE expires_at < ${now}`)
  await db.run(sql`DELETE FROM citizen_sign_ins WHERE at < ${new Date(now.getTime() - HISTORY_DAYS * DAY_MS)}`)
}
