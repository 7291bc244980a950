import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Hall } from '../hall.ts'
import { ticketVerbs } from '../verbs.ts'

/** One office's day, held by this transaction: whoever else calls or takes a number there waits for it. */
export interface Day {
  tx: Db
  hall: Hall
  unitId: string
  day: string
  now: Date
  /** Numbers called so far. */
  calls: number
}

/** Does something to an office's queue, alone, and tells those who watch it once it is done. */
export async function onDay<T>(hall: Hall, unitId: string, day: string, work: (scene: Day) => Promise<T>): Promise<T> {
  const answer = await hall.db.transaction(async (tx) => {
    const { calls } = await tx.one(sql<{ calls: number }>`
      INSERT INTO queue_days (locality_id, unit_id, day) VALUES (${hall.localityId}, ${unitId}, ${day}::date)
      ON CONFLICT (locality_id, unit_id, day) DO UPDATE SET version = queue_days.version + 1 RETURNING calls`)
    return work({ tx, hall, unitId, day, now: hall.clock.now(), calls })
  })
  hall.changed(unitId)
  return answer
}

type Deed = keyof typeof ticketVerbs & string

interface Told {
  id: string
  code: string
  groupKey: string
}

/** Records the one act on a number: keys and counts, nothing of whose it is. */
export function tell(
  { tx, unitId, now }: Day,
  deed: Deed,
  ticket: Told,
  actor: Actor,
  facts: Record<string, string | number | null> = {},
): Promise<string> {
  return record(tx, {
    verb: ticketVerbs[deed].name,
    actor,
    subjectId: ticket.id,
    caseId: ticket.id,
    unitId,
    stepKey: ticket.groupKey,
    occurredAt: now,
    ...(actor.kind === 'official' ? { personId: actor.personId } : {}),
    facts: { code: ticket.code, ...facts },
  })
}
