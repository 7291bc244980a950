import { type Db, sql } from '../../platform/database/index.ts'
import type { Lang } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import type { Subscription } from './channels/push.ts'
import type { Channel } from './message.ts'
import type { Wishes } from './rules/channels.ts'

export interface Preferences extends Wishes {
  lang: Lang
  /** What was said of single matters, by their keys. */
  topics: Readonly<Record<string, Partial<Wishes>>>
  /** How many browsers asked to be told. */
  browsers: number
}

export async function getPreferences(db: Db, localityId: number, recipientId: string): Promise<Preferences> {
  return db.one(sql<Preferences>`
    SELECT p.email, p.sms, p.push, coalesce(p.lang, 'vi') AS lang, ${topicsOf(localityId, sql`r.id`)} AS topics,
      (SELECT count(*) FROM push_subscriptions s WHERE s.locality_id = ${localityId} AND s.recipient_id = r.id) AS browsers
    FROM (SELECT ${recipientId}::uuid AS id) r
    LEFT JOIN notice_preferences p ON p.locality_id = ${localityId} AND p.recipient_id = r.id`)
}

/** What somebody said of single matters, as one value: of each by its key, of each channel. */
export const topicsOf = (localityId: number, recipientId: ReturnType<typeof sql>) => sql`
  coalesce((SELECT jsonb_object_agg(w.topic, w.wishes) FROM (
    SELECT topic, jsonb_object_agg(channel, wanted) AS wishes FROM notice_wishes
    WHERE locality_id = ${localityId} AND recipient_id = ${recipientId} GROUP BY topic) w), '{}')`

/** Saves how a person wants to be told of everything; what was said of single matters is taken back. */
export async function savePreferences(
  db: Db,
  localityId: number,
  recipientId: string,
  wishes: Wishes & { lang: Lang },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await saveChannels(tx, localityId, recipientId, wishes, now)
    await forgetWishes(tx, localityId, recipientId)
  })
}

const forgetWishes = (tx: Db, localityId: number, recipientId: string): Promise<number> =>
  tx.run(sql`DELETE FROM notice_wishes WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)

/** A person's answer for one matter and channel. */
export interface Wish {
  topic: string
  channel: Channel
  wanted: boolean
}

/** Saves how a person wants to be told of each matter, and in which language. */
export function saveWishes(
  db: Db,
  localityId: number,
  recipientId: string,
  { wishes, lang }: { wishes: readonly Wish[]; lang: Lang },
  now: Date,
): Promise<void> {
  return db.transaction(async (tx) => {
    const { email, sms, push } = await getPreferences(tx, localityId, recipientId)
    await saveChannels(tx, localityId, recipientId, { email, sms, push, lang }, now)
    await forgetWishes(tx, localityId, recipientId)
    if (wishes.length > 0)
      await tx.run(tx.q.insertInto('noticeWishes').values(wishes.map((wish) => ({ localityId, recipientId, ...wish }))))
  })
}

async function saveChannels(
  tx: Db,
  localityId: number,
  recipientId: string,
  { email, sms, push, lang }: Wishes & { lang: Lang },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO notice_preferences (locality_id, recipient_id, email, sms, push, lang, changed_at)
    VALUES (${localityId}, ${recipientId}, ${email}, ${sms}, ${push}, ${lang}, ${now})
    ON CONFLICT (locality_id, recipient_id) DO UPDATE SET email = excluded.email, sms = excluded.sms, push = excluded.push,
      lang = excluded.lang, changed_at = excluded.changed_at`)
}

/** A telephone, a computer at home and one at work. */
const MOST_BROWSERS = 5
const MOST_LETTERS = 1_000

/** Lets a browser be told; asked for again it stays one. */
export async function subscribe(
  db: Db,
  localityId: number,
  recipientId: string,
  { endpoint, p256dh, auth }: Subscription,
  now: Date,
): Promise<Result<null, 'bad_subscription' | 'too_many'>> {
  const isWhole = Buffer.from(p256dh, 'base64url').length === 65 && Buffer.from(auth, 'base64url').length === 16
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (!isWhole || !address || !/^https?:$/.test(address.protocol) || endpoint.length > MOST_LETTERS)
    return no('bad_subscription')
  return db.transaction(async (tx) => {
    const { others } = await tx.one(sql<{ others: number }>`
      SELECT count(*) AS others FROM push_subscriptions
      WHERE locality_id = ${localityId} AND recipient_id = ${recipientId} AND endpoint <> ${endpoint}`)
    if (others >= MOST_BROWSERS) return no('too_many')
    await tx.run(sql`
      INSERT INTO push_subscriptions (locality_id, id, recipient_id, endpoint, p256dh, auth, created_at)
      VALUES (${localityId}, ${newId()}, ${recipientId}, ${endpoint}, ${p256dh}, ${auth}, ${now})
      ON CONFLICT (locality_id, recipient_id, endpoint) DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth`)
    return ok(null)
  })
}

export async function unsubscribe(db: Db, localityId: number, recipientId: string, endpoint: string): Promise<void> {
  await db.run(sql`
    DELETE FROM push_subscriptions
    WHERE locality_id = ${localityId} AND recipient_id = ${recipientId} AND endpoint = ${endpoint}`)
}

/** Lets no browser of this person be told any more. */
export async function unsubscribeAll(db: Db, localityId: number, recipientId: string): Promise<void> {
  await db.run(sql`DELETE FROM push_subscriptions WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
}

export const countBrowsers = async (db: Db, localityId: number, recipientId: string): Promise<number> =>
  (
    await db.one(sql<{ browsers: number }>`
      SELECT count(*) AS browsers FROM push_subscriptions
      WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
  ).browsers

/** Removes all this room knows of a person, in the transaction that erases them. */
export async function forgetRecipient(tx: Db, localityId: number, recipientId: string): Promise<void> {
  await unsubscribeAll(tx, localityId, recipientId)
  await forgetWishes(tx, localityId, recipientId)
  await tx.run(sql`DELETE FROM notice_preferences WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
}
