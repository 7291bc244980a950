import { type Db, sql } from '../../platform/database/index.ts'
import { networkOf } from './rules/network.ts'
import { keyedHash } from './tokens.ts'

export interface Limit {
  /** What is limited; part of the key. */
  name: string
  most: number
  windowSeconds: number
}

export const SIGN_IN_BY_ACCOUNT: Limit = { name: 'sign-in account', most: 10, windowSeconds: 900 }
/** Failures only: a whole office may sign in from behind one address. */
export const SIGN_IN_BY_ADDRESS: Limit = { name: 'sign-in address', most: 60, windowSeconds: 900 }
/** Guessing one's own password again, at a desk left open. */
export const OWN_PASSWORD: Limit = { name: 'own password', most: 10, windowSeconds: 900 }
/** One-time codes asked for one telephone or mail address, in a quarter of an hour and in a day: each costs, and may be guessed at. */
export const CODE_BY_ADDRESS: Limit = { name: 'code address', most: 5, windowSeconds: 900 }
export const CODE_BY_ADDRESS_DAY: Limit = { name: 'code address day', most: 20, windowSeconds: 86_400 }
/** One-time codes asked for from one network: a village may sit behind one address. */
export const CODE_BY_NETWORK: Limit = { name: 'code network', most: 60, windowSeconds: 900 }
/** Guessing a dossier's second secret. */
export const SECRET_BY_ADDRESS: Limit = { name: 'secret address', most: 30, windowSeconds: 900 }

export interface Limiter {
  /** Counts one attempt. @returns by how many the limit is exceeded now; 0 while it isn't */
  excess(limit: Limit, whom: string): Promise<number>
  /** Counts one attempt. @returns whether it is still within the limit */
  allows(limit: Limit, whom: string): Promise<boolean>
  /** Takes back an attempt that turned out to be right. */
  takeBack(limit: Limit, whom: string): Promise<void>
  /** Forgets the attempts of somebody who got it right. */
  forget(limit: Limit, whom: string): Promise<void>
}

/**
 * Limits that hold across processes and restarts of one of them.
 *
 * @param exempt addresses no limit holds back: for measuring only
 */
export function limiter(db: Db, secret: string, exempt: readonly string[]): Limiter {
  const keyOf = (limit: Limit, whom: string): Buffer => keyedHash(secret, `${limit.name}\n${networkOf(whom)}`)
  async function excess(limit: Limit, whom: string): Promise<number> {
    if (exempt.includes(whom)) return 0
    const { count } = await db.one(sql<{ count: number }>`
      INSERT INTO attempts AS a (key, window_end, count)
      VALUES (${keyOf(limit, whom)}, now() + make_interval(secs => ${limit.windowSeconds}), 1)
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN a.window_end < now() THEN 1 ELSE a.count + 1 END,
        window_end = CASE WHEN a.window_end < now() THEN excluded.window_end ELSE a.window_end END
      RETURNING count`)
    return Math.max(0, count - limit.most)
  }
  return {
    excess,
    allows: async (limit, whom) => (await excess(limit, whom)) === 0,
    async takeBack(limit, whom) {
      await db.run(sql`UPDATE attempts SET count = count - 1 WHERE key = ${keyOf(limit, whom)} AND count > 0`)
    },
    async forget(limit, whom) {
      await db.run(sql`DELETE FROM attempts WHERE key = ${keyOf(limit, whom)}`)
    },
  }
}
