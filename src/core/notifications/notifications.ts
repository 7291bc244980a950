import { join } from 'node:path'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import { type Follower, type FollowOptions, follow } from '../ledger/index.ts'
import type { Carrier } from '../outbox/index.ts'
import { mailCarrier, pushCarrier, smsCarrier } from './carriers.ts'
import { type Post, postByMail, postIntoFolder } from './channels/email.ts'
import { push, vapidKeys } from './channels/push.ts'
import { postByGateway, textIntoFolder } from './channels/sms.ts'
import { tellOf } from './follow.ts'
import type { Channel, NoticeSource, Topic } from './message.ts'

/** Which channels the operator has opened. */
export interface ChannelSettings {
  /** A mail server; without one a demonstration writes mails into its data folder, and production sends none. */
  smtpUrl?: string | undefined
  mailFrom?: string | undefined
  smsUrl?: string | undefined
  smsToken?: string | undefined
  /** Where a demonstration writes what it would send. */
  folder?: string | undefined
  /** Whether push services inside our network may be reached: in tests and demonstrations. */
  innerPush?: boolean | undefined
}

export interface NotificationsDeps {
  db: Db
  clock: Clock
  localityId: number
  publicUrl: string
  secret: string
  /** Who writes. */
  name: string
  settings: ChannelSettings
  source: NoticeSource
}

export interface Notifications {
  /** What people may be told by. */
  open: readonly Channel[]
  /** Those that only go into a folder. */
  onlyWritten: readonly Channel[]
  /** What people are told about. */
  topics: readonly Topic[]
  /** The key browsers subscribe for. */
  pushKey: string
  carriers: readonly Carrier[]
  /** What takes letters that nobody chose a channel for, such as one-time codes; missing where a channel is closed. */
  posts: { email?: Post; sms?: Post }
  /** Follows the ledger and fills the outbox; each process may, they take turns. */
  follow(options?: FollowOptions): Follower
  close(): void
}

/** Tells people of acts that concern them, by the channels that are open. */
export function createNotifications({ settings, ...deps }: NotificationsDeps): Notifications {
  const { db, clock, localityId, publicUrl, secret, source } = deps
  const from = settings.mailFrom ?? `no-reply@${new URL(publicUrl).hostname}`
  const mail = { from, name: deps.name, publicUrl }
  const email = settings.smtpUrl
    ? postByMail({ ...mail, url: settings.smtpUrl })
    : settings.folder && postIntoFolder(join(settings.folder, 'mail'), mail)
  const sms = settings.smsUrl
    ? postByGateway({ url: settings.smsUrl, token: settings.smsToken })
    : settings.folder && textIntoFolder(join(settings.folder, 'sms'))
  const keys = vapidKeys(secret)
  const pushing = { keys, contact: `mailto:${from}`, reach: settings.innerPush ? 'any' : 'public' } as const
  const open: readonly Channel[] = [...(email ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : []), 'push']
  const sending = { ...deps, open }
  const carriers = [
    ...(email ? [mailCarrier(sending, email)] : []),
    ...(sms ? [smsCarrier(sending, sms)] : []),
    pushCarrier(sending, pushing, push),
  ]
  return {
    open,
    onlyWritten: [
      ...(email && !settings.smtpUrl ? (['email'] as const) : []),
      ...(sms && !settings.smsUrl ? (['sms'] as const) : []),
    ],
    topics: source.topics,
    pushKey: keys.publicKey,
    carriers,
    posts: { ...(email ? { email } : {}), ...(sms ? { sms } : {}) },
    follow: (options) =>
      follow(db, 'notices', (tx, acts) => tellOf(tx, localityId, acts, { source, open, now: clock.now() }), options),
    close() {
      for (const post of [email, sms]) if (post) (post as Post).close()
    },
  }
}
