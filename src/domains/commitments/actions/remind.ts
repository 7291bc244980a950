import { dateOfDay, dayNumberOf, localDateOf, workingDaysBetween } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Commitments } from '../deps.ts'
import { ruleOn } from '../settings.ts'
import { tell } from './within.ts'

const LOOK_AHEAD_DAYS = 30

/** Reminds once of papers whose last day to sign is near or past. @returns how many */
export async function remindSigners(room: Commitments): Promise<number> {
  const now = room.clock.now()
  const today = localDateOf(now)
  const ahead = dateOfDay(dayNumberOf(today) + LOOK_AHEAD_DAYS)
  type Row = { paperId: string; signBy: string; id: string; amendsId: string | null; answererUnitId: string }
  const waiting = await room.db.many(sql<Row>`
    SELECT p.id AS paper_id, p.sign_by, c.id, c.amends_id, c.answerer_unit_id
    FROM commitment_papers p JOIN commitments c ON c.locality_id = p.locality_id AND c.id = p.commitment_id
    WHERE p.locality_id = ${room.localityId} AND p.state = 'open' AND p.reminded_at IS NULL AND p.sign_by <= ${ahead}::date
    ORDER BY p.sign_by LIMIT 500`)
  if (waiting.length === 0) return 0
  const [calendar, { remindWorkingDays }] = await Promise.all([
    room.calendar(),
    ruleOn(room.db, room.localityId, today),
  ])
  const near = waiting.filter(
    ({ signBy }) => signBy <= today || workingDaysBetween(calendar, today, signBy) <= remindWorkingDays,
  )
  let reminded = 0
  for (const { paperId, signBy, ...commitment } of near)
    await room.db.transaction(async (tx) => {
      // Of two processes that come at once, one reminds.
      const marked = await tx.run(sql`
        UPDATE commitment_papers SET reminded_at = ${now}
        WHERE locality_id = ${room.localityId} AND id = ${paperId} AND state = 'open' AND reminded_at IS NULL`)
      if (marked === 0) return
      await tell({ tx, commitment, seat: { actor: { kind: 'system' } }, now }, 'remind', { facts: { signBy } })
      reminded += 1
    })
  return reminded
}
