import { sql } from '../../platform/database/index.ts'
import { formatNumber, t } from '../../platform/i18n/index.ts'
import { isWorkingDay, localDateOf, nearUntil, workingTimeOf } from '../calendar/index.ts'
import type { Message } from '../notifications/index.ts'
import { type Carrier, enqueue, HOUR, MINUTE } from '../outbox/index.ts'
import type { WorklistDeps } from './deps.ts'
import { ownerOf } from './owner.ts'
import { findWorklist, type WorklistCounts } from './queries.ts'
import { words } from './words.ts'

const CARRIER = 'worklist-digest'
/** Before the office opens. */
const FROM_HOUR = 7
const TIMEOUT_MS = 45_000
const PER_SECOND = 20
// By noon it is of no use any more.
const PATIENCE = { firstWaitMs: MINUTE, longestWaitMs: 15 * MINUTE, givesUpAfterMs: 5 * HOUR }

/**
 * Once on each working day, from 7 o'clock on: a mail for whoever wants one. Any process may ask at any time: the outbox takes the
 * same mail once.
 *
 * @returns how many were wanted
 */
export async function sendDigests({ db, clock, localityId, calendar, mail }: WorklistDeps): Promise<number> {
  const now = clock.now()
  const day = localDateOf(now)
  if (!mail || now < new Date(Date.parse(`${day}T00:00:00+07:00`) + FROM_HOUR * HOUR)) return 0
  if (!isWorkingDay(await calendar(), day)) return 0
  const wanted = await db.many(sql<{ officialId: string }>`
    SELECT c.official_id FROM worklist_choices c
    WHERE c.digest_email IS NOT NULL AND NOT EXISTS (
      SELECT FROM deliveries d WHERE d.locality_id = ${localityId} AND d.carrier = ${CARRIER}
        AND d.key = ${CARRIER} || ':' || c.official_id || ':' || ${day}::text)`)
  if (wanted.length === 0) return 0
  await db.transaction((tx) =>
    enqueue(
      tx,
      localityId,
      wanted.map(({ officialId }) => ({
        carrier: CARRIER,
        key: `${CARRIER}:${officialId}:${day}`,
        about: { officialId, day },
      })),
      now,
    ),
  )
  return wanted.length
}

/** Takes the morning's mails out; what has meanwhile been done or isn't wanted any more is dropped. */
export function digestCarriers(deps: WorklistDeps): Carrier[] {
  const { db, clock, mail, publicUrl } = deps
  if (!mail) return []
  return [
    {
      name: CARRIER,
      patience: PATIENCE,
      parallel: 4,
      perSecond: PER_SECOND,
      timeoutMs: TIMEOUT_MS,
      async send({ key, about, createdAt }) {
        const officialId = String(about.officialId)
        const choice = await db.first(sql<{ digestEmail: string | null }>`
          SELECT digest_email FROM worklist_choices WHERE official_id = ${officialId}`)
        const owner = await ownerOf(deps, officialId)
        if (!choice?.digestEmail || !owner) return { is: 'dropped', why: 'not wanted' }
        const now = clock.now()
        const near = nearUntil(workingTimeOf(await deps.calendar()), now)
        const { counts } = await findWorklist(
          db,
          deps.sources,
          owner,
          { limit: 1 },
          { now, near, people: await deps.organization() },
        )
        if (counts.all === 0) return { is: 'dropped', why: 'nothing waits' }
        const message = messageOf(deps, counts)
        return mail.send({ key, to: choice.digestEmail, lang: 'vi', message, at: createdAt })
      },
    },
  ]

  function messageOf({ sources }: WorklistDeps, { all, late, near, byKind }: WorklistCounts): Message {
    const subject = words.mail.subject(formatNumber(late), formatNumber(near))
    const total = words.mail.total(formatNumber(all))
    return {
      subject,
      lines: [
        words.mail.greeting,
        total,
        ...sources.flatMap(({ kind, name }) => {
          const count = byKind.get(kind)
          return count ? [t(`${name.vi}: ${formatNumber(count)}`, `${name.en}: ${formatNumber(count, 'en')}`)] : []
        }),
      ],
      short: subject,
      link: { href: `${publicUrl}/viec-cua-toi`, text: words.mail.link },
      settings: `${publicUrl}/viec-cua-toi/nhac`,
    }
  }
}
