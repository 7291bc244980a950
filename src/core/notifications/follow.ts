import { type Db, sql } from '../../platform/database/index.ts'
import type { Act } from '../ledger/index.ts'
import { enqueue, type NewDelivery } from '../outbox/index.ts'
import type { Addressed, Channel, NoticeSource, Topic } from './message.ts'
import { topicsOf } from './preferences.ts'
import { channelsFor, NO_WISHES, type Wishes, wishesFor } from './rules/channels.ts'

/** What happened longer ago is no news: history that is loaded, or a database that comes back after weeks. */
const NEWS_MS = 7 * 86_400_000

interface Known {
  recipientId: string
  email: boolean | null
  sms: boolean | null
  push: boolean | null
  topics: Record<string, Partial<Wishes>>
  browsers: { id: string; host: string }[]
}

/** Puts what these acts tell people into the outbox, in the transaction that moves the follower's position. */
export async function tellOf(
  tx: Db,
  localityId: number,
  acts: readonly Act[],
  { source, open, now }: { source: NoticeSource; open: readonly Channel[]; now: Date },
): Promise<void> {
  if (open.length === 0) return
  const news = acts.filter(
    ({ verb, occurredAt }) => source.verbs.has(verb) && now.getTime() - occurredAt.getTime() < NEWS_MS,
  )
  if (news.length === 0) return
  const addressed = await source.recipients(tx, news)
  const known = await knownOf(tx, localityId, addressed)
  const topicOf = new Map(source.topics.flatMap((topic) => topic.kinds.map((kind) => [kind, topic])))
  const deliveries = addressed.flatMap((each) =>
    deliveriesOf(each, { known: known.get(each.recipientId), topic: topicOf.get(each.kind) }, open),
  )
  await enqueue(tx, localityId, deliveries, now)
}

async function knownOf(
  tx: Db,
  localityId: number,
  addressed: readonly Addressed[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = [...new Set(addressed.map(({ recipientId }) => recipientId))]
  if (ids.length === 0) return new Map()
  const rows = await tx.many(sql<Known>`
    SELECT r.id AS recipient_id, p.email, p.sms, p.push, ${topicsOf(localityId, sql`r.id`)} AS topics,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'host', substring(s.endpoint FROM '^https?://([^/?#]+)')))
        FROM push_subscriptions s WHERE s.locality_id = ${localityId} AND s.recipient_id = r.id), '[]') AS browsers
    FROM unnest(${ids}::uuid[]) AS r (id)
    LEFT JOIN notice_preferences p ON p.locality_id = ${localityId} AND p.recipient_id = r.id`)
  return new Map(rows.map((row) => [row.recipientId, row]))
}

function deliveriesOf(
  each: Addressed,
  { known, topic }: { known: Known | undefined; topic: Topic | undefined },
  open: readonly Channel[],
): NewDelivery[] {
  const { actId, caseId, kind, recipientId, hasEmail, hasPhone } = each
  const browsers = known?.browsers ?? []
  const wishes = wishesFor(known ?? NO_WISHES, topic && known?.topics[topic.key])
  const common = { actId, caseId }
  const reachable = { hasEmail, hasPhone, browsers: browsers.length }
  return channelsFor(wishes, reachable, open, topic?.required !== undefined).flatMap((carrier): NewDelivery[] => {
    const key = `${actId}:${kind}`
    if (carrier !== 'push') return [{ ...common, carrier, key, about: { kind, recipientId } }]
    // Each push service is a way of its own: whoever names a dead one holds up nobody else's.
    return browsers.map(({ id, host }) => ({
      ...common,
      carrier,
      route: `push:${host}`,
      key: `${key}:${id}`,
      about: { kind, recipientId, subscriptionId: id },
    }))
  })
}
