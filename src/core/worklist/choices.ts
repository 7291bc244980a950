import { tidyEmail } from '../../platform/contact.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { hashToken, newToken } from '../identity/index.ts'

/** What a person chose for their list. */
export interface WorklistChoices {
  feedMadeAt: Date | null
  digestEmail: string | null
}

export const findChoices = async (db: Db, officialId: string): Promise<WorklistChoices> =>
  (await db.first(sql<WorklistChoices>`
    SELECT feed_made_at, digest_email FROM worklist_choices WHERE official_id = ${officialId}`)) ?? {
    feedMadeAt: null,
    digestEmail: null,
  }

/** Makes the calendar's address anew; the one before ends. @returns the secret in it, which nothing keeps */
export async function makeFeed(db: Db, officialId: string, at: Date): Promise<string> {
  const token = newToken()
  await db.run(sql`
    INSERT INTO worklist_choices (official_id, feed_hash, feed_made_at) VALUES (${officialId}, ${hashToken(token)}, ${at})
    ON CONFLICT (official_id) DO UPDATE SET feed_hash = excluded.feed_hash, feed_made_at = excluded.feed_made_at`)
  return token
}

export const endFeed = (db: Db, officialId: string): Promise<number> =>
  db.run(
    sql`UPDATE worklist_choices SET feed_hash = NULL, feed_made_at = NULL WHERE official_id = ${officialId} AND feed_hash IS NOT NULL`,
  )

export const findFeedOwner = async (db: Db, token: string): Promise<string | undefined> =>
  (
    await db.first(sql<{ officialId: string }>`
      SELECT official_id FROM worklist_choices WHERE feed_hash = ${hashToken(token)}`)
  )?.officialId

/** Where the morning's mail goes. @param typed empty: none is wanted */
export async function setDigest(db: Db, officialId: string, typed: string): Promise<Result<null, 'bad_email'>> {
  const email = typed.trim() === '' ? null : tidyEmail(typed)
  if (email === undefined) return no('bad_email')
  await db.run(sql`
    INSERT INTO worklist_choices (official_id, digest_email) VALUES (${officialId}, ${email})
    ON CONFLICT (official_id) DO UPDATE SET digest_email = excluded.digest_email`)
  return ok(null)
}
