import { localDateOf } from '../core/calendar/index.ts'
import { discard } from '../domains/dossiers/actions/discard.ts'
import { drawNumbers } from '../domains/dossiers/actions/provisional.ts'
import { signContact } from '../domains/dossiers/contact.ts'
import type { Official } from '../domains/dossiers/index.ts'
import { provisionalNumber } from '../domains/dossiers/rules/provisional.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { openStage } from './office.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const OFFICES = 4

/** What was thrown away at each office: days ago, by whom it was handed in, why. */
const STORIES = [
  {
    daysAgo: 9,
    ground: 'takenAgain',
    refusedFor: 'procedure_changed',
    note: '',
    fullName: 'Lê Văn Tạm',
    phone: '0999100001',
  },
  {
    daysAgo: 6,
    ground: 'cannotBeSent',
    refusedFor: 'unknown_file',
    note: 'Bản chụp giấy tờ bị hỏng, cần chụp lại',
    fullName: 'Hoàng Thị Ngoại',
    phone: '0999100002',
  },
  {
    daysAgo: 3,
    ground: 'notEligible',
    refusedFor: 'missing_answer',
    note: 'Thiếu tờ khai, người nộp đã được hướng dẫn tại quầy',
    fullName: 'Trương Văn Tuyến',
    phone: '0999100003',
  },
] as const

/** Entries taken in without a line and thrown away, by the actions of real use, so that their list has something to show. */
export async function loadDiscards({
  db,
  secret,
  to,
}: {
  db: Db
  secret: string
  to: Date
}): Promise<{ acts: number }> {
  const stage = await openStage({ db, secret, to })
  const known = await db.first(sql`SELECT 1 FROM provisional_discards LIMIT 1`)
  if (!stage || known) return { acts: 0 }
  const { office, organization, clock } = stage
  // What was taken in again was, soon after, as this dossier.
  const counters = await db.many(sql<{ unitId: string; code: string; versionId: string }>`
    SELECT DISTINCT ON (receiving_unit_id) receiving_unit_id AS unit_id, code, procedure_version_id AS version_id FROM dossiers
    WHERE locality_id = ${office.localityId} AND channel = 'counter' AND received_at > ${new Date(to.getTime() - 8 * DAY)}
    ORDER BY receiving_unit_id, received_at LIMIT ${OFFICES}`)
  let acts = 0
  for (const { unitId, code, versionId } of counters) {
    const [clerk] = organization.holders(unitId, 'reception', localDateOf(to))
    const post = organization.postsOf(unitId).find(({ role }) => role === 'reception')
    if (!clerk || !post) continue
    const official: Official = {
      personId: clerk.id,
      appointments: [{ postId: post.id, role: 'reception', unitId, actingFor: null }],
    }
    for (const { daysAgo, ...story } of STORIES) {
      const at = (await office.workingTime()).plusMinutes(new Date(to.getTime() - daysAgo * DAY), 90)
      if (at > to) continue
      const [contactAt, enteredAt] = [at.getTime() - 60 * MINUTE, at.getTime() - 40 * MINUTE]
      clock.set(new Date(contactAt))
      const { year, first } = await drawNumbers(office, official, unitId)
      clock.set(at)
      const done = await discard(
        office,
        official,
        {
          ...story,
          key: newId(),
          number: provisionalNumber(year, first),
          unitId,
          version: await office.getVersion(versionId),
          code,
          enteredAt,
          discardedAt: at.getTime(),
          sentAt: at.getTime(),
          contact: signContact(secret, official.personId, { at: contactAt, deskAt: contactAt }),
        },
        async () => undefined,
      )
      if (done.ok) acts += 1
    }
  }
  return { acts }
}
