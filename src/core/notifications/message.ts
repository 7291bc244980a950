import type { Db } from '../../platform/database/index.ts'
import type { Lang, Text } from '../../platform/i18n/index.ts'
import type { Act } from '../ledger/index.ts'

export const CHANNELS = ['email', 'sms', 'push'] as const

/** A way to reach a person. */
export type Channel = (typeof CHANNELS)[number]

/** What is said, in both languages; no more about a person than the channel needs. */
export interface Message {
  subject: Text
  /** Paragraphs of a mail. */
  lines: readonly Text[]
  /** One sentence for a telephone's screen, which others may see. */
  short: Text
  link: { href: string; text: Text }
  /** Where it is turned off; missing where the person asked for this one message. */
  settings?: string
}

/** Somebody to be told of an act, as a room names them. */
export interface Addressed {
  actId: string
  caseId: string
  /** What is told: one of the room's own words. */
  kind: string
  recipientId: string
  /** Which addresses the room has of the person. */
  hasEmail: boolean
  hasPhone: boolean
}

/** What is known of a notice when it is sent. */
export interface NoticeKey {
  actId: string
  caseId: string
  kind: string
  recipientId: string
}

export interface Composed {
  email: string | null
  phone: string | null
  message: Message
}

/** A matter people are told about, as they choose how. */
export interface Topic {
  key: string
  name: Text
  /** Why it can't be turned off everywhere; missing where it can. */
  required?: Text
  /** What is told of it, in the room's own words. */
  kinds: readonly string[]
}

/** A room whose acts people are told of. */
export interface NoticeSource {
  topics: readonly Topic[]
  verbs: ReadonlySet<string>
  /** Who is to be told, in the transaction of the follower. */
  recipients(tx: Db, acts: readonly Act[]): Promise<Addressed[]>
  /** What to say now; undefined when it is no longer true or the person was erased. */
  compose(notice: NoticeKey): Promise<Composed | undefined>
}

/** Several rooms as one source: each composes the kinds it knows. */
export const joinSources = (sources: readonly NoticeSource[]): NoticeSource => ({
  topics: sources.flatMap(({ topics }) => topics),
  verbs: new Set(sources.flatMap(({ verbs }) => [...verbs])),
  async recipients(tx, acts) {
    const found: Addressed[] = []
    for (const source of sources) {
      const own = acts.filter(({ verb }) => source.verbs.has(verb))
      if (own.length > 0) found.push(...(await source.recipients(tx, own)))
    }
    return found
  },
  async compose(notice) {
    for (const source of sources) {
      const composed = await source.compose(notice)
      if (composed) return composed
    }
    return undefined
  },
})

/** A message in one language, ready for its channel. */
export interface Letter {
  /** The delivery's key: the same for each try. */
  key: string
  to: string
  lang: Lang
  message: Message
  at: Date
}
