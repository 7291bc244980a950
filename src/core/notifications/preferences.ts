import { type Db, sql } from '../../platform/database/index.ts'
import type { Lang } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import type { Subscription } from './channels/push.ts'
import type { Wishes } from './rules/channels.ts'

export interface Preferences extends Wishes {
  lang: Lang
}

const USUAL: Preferences = { email: null, sms: null, push: null, lang: 'vi' }

export async function getPreferences(db: Db, localityId: number, recipientId: string): Promise<Preferences> {
  const found = await db.first(sql<Preferences>`
    SELECT email, sms, push, lang FROM notice_preferences
    WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
  return found ?? USUAL
}

export async function savePreferences(
  db: Db,
  localityId: number,
  recipientId: string,
  { email, sms, push, lang }: Preferences,
  now: Date,
): Promise<void> {
  await db.run(sql`
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

export const countBrowsers = async (db: Db, localityId: number, recipientId: string): Promise<number> =>
  (
    await db.one(sql<{ browsers: number }>`
      SELECT count(*) AS browsers FROM push_subscriptions
      WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
  ).browsers

/** Removes all this room knows of a person, in the transaction that erases them. */
export async function forgetRecipient(tx: Db, localityId: number, recipientId: string): Promise<void> {
  await tx.run(sql`DELETE FROM push_subscriptions WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
  await tx.run(sql`DELETE FROM notice_preferences WHERE locality_id = ${localityId} AND recipient_id = ${recipientId}`)
}
