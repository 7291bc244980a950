import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type Carrier, DAY, type Delivery, ORDINARY, type Outcome } from '../outbox/index.ts'
import type { Post } from './channels/email.ts'
import { PUSH_TIMEOUT_MS, type push, type Subscription } from './channels/push.ts'
import { SMS_TIMEOUT_MS } from './channels/sms.ts'
import type { Channel, Composed, NoticeKey, NoticeSource } from './message.ts'
import { getPreferences, type Preferences } from './preferences.ts'
import { channelsFor, isQuiet, wishesFor } from './rules/channels.ts'

export interface CarrierDeps {
  db: Db
  clock: Clock
  localityId: number
  source: NoticeSource
  /** The channels this installation has. */
  open: readonly Channel[]
}

/** What is sent, looked up at the last moment: what is no longer wanted or no longer true is dropped. */
interface Ready extends Composed {
  preferences: Preferences
  about: NoticeKey & { subscriptionId: string }
}

/** Whether the person wants it by this channel now; they may have thought otherwise since it was put into the outbox. */
function isWanted(
  { source, open }: CarrierDeps,
  { about, email, phone, preferences }: Ready,
  channel: Channel,
): boolean {
  const topic = source.topics.find(({ kinds }) => kinds.includes(about.kind))
  const reachable = { hasEmail: email !== null, hasPhone: phone !== null, browsers: preferences.browsers }
  const wishes = wishesFor(preferences, topic && preferences.topics[topic.key])
  return channelsFor(wishes, reachable, open, topic?.required !== undefined).includes(channel)
}

const dropped = (why: string): Outcome => ({ is: 'dropped', why })

async function readyOf({ db, localityId, source }: CarrierDeps, delivery: Delivery): Promise<Ready | undefined> {
  const { kind, recipientId, subscriptionId = '' } = delivery.about
  const { actId, caseId } = delivery
  if (typeof kind !== 'string' || typeof recipientId !== 'string' || !actId || !caseId) return undefined
  const about = { actId, caseId, kind, recipientId, subscriptionId: String(subscriptionId) }
  const [composed, preferences] = await Promise.all([
    source.compose(about),
    getPreferences(db, localityId, recipientId),
  ])
  return composed && { ...composed, preferences, about }
}

const MAIL_TIMEOUT_MS = 45_000

// What mail servers and gateways commonly allow one sender; it also leaves the database to those who wait for an answer.
const PER_SECOND = 20

export const mailCarrier = (deps: CarrierDeps, post: Post): Carrier => ({
  name: 'email',
  patience: ORDINARY,
  parallel: 4,
  perSecond: PER_SECOND,
  timeoutMs: MAIL_TIMEOUT_MS,
  async send(delivery) {
    const ready = await readyOf(deps, delivery)
    if (!ready) return dropped('no longer true')
    const { email: to, message, preferences } = ready
    if (!to || !isWanted(deps, ready, 'email')) return dropped('not wanted')
    return post.send({ key: delivery.key, to, lang: preferences.lang, message, at: delivery.createdAt })
  },
})

export const smsCarrier = (deps: CarrierDeps, post: Post): Carrier => ({
  name: 'sms',
  patience: { ...ORDINARY, givesUpAfterMs: 2 * DAY },
  parallel: 4,
  perSecond: PER_SECOND,
  timeoutMs: SMS_TIMEOUT_MS + 5_000,
  isOpen: (now) => !isQuiet(now),
  async send(delivery) {
    const ready = await readyOf(deps, delivery)
    if (!ready) return dropped('no longer true')
    const { phone: to, message, preferences } = ready
    if (!to || !isWanted(deps, ready, 'sms')) return dropped('not wanted')
    return post.send({ key: delivery.key, to, lang: preferences.lang, message, at: delivery.createdAt })
  },
})

export const pushCarrier = (deps: CarrierDeps, options: Parameters<typeof push>[2], send: typeof push): Carrier => ({
  name: 'push',
  patience: { ...ORDINARY, givesUpAfterMs: 2 * DAY },
  parallel: 8,
  timeoutMs: PUSH_TIMEOUT_MS + 5_000,
  isOpen: (now) => !isQuiet(now),
  async send(delivery) {
    const ready = await readyOf(deps, delivery)
    if (!ready) return dropped('no longer true')
    const { db, localityId } = deps
    const id = ready.about.subscriptionId
    const browser = await db.first(sql<Subscription>`
      SELECT endpoint, p256dh, auth FROM push_subscriptions WHERE locality_id = ${localityId} AND id = ${id}`)
    if (!browser || !isWanted(deps, ready, 'push')) return dropped('not wanted')
    // Push services take 32 letters of base64url.
    const tag = createHash('sha256').update(delivery.key).digest('base64url').slice(0, 32)
    const outcome = await send(browser, { message: ready.message, lang: ready.preferences.lang, tag }, options)
    if (outcome.is !== 'gone') return outcome
    await db.run(sql`DELETE FROM push_subscriptions WHERE locality_id = ${localityId} AND id = ${id}`)
    return dropped('the browser has taken it back')
  },
})
