import type { Calendar } from '../../../core/calendar/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { confirmBy, endOf } from '../rules/clock.ts'
import type { SeatKey } from '../rules/document.ts'
import { verbs } from '../verbs.ts'

/** Puts a document into the book of every receiver, as arrived: one statement each for lines, states and acts. */
export async function deliver(
  tx: Db,
  localityId: number,
  document: { id: string; dueOn: string | null },
  receivers: readonly SeatKey[],
  { calendar, at }: { calendar: Calendar; at: Date },
): Promise<void> {
  if (receivers.length === 0) return
  const due = confirmBy(calendar, at)
  const rows = receivers.map((seat) => ({ ...seat, id: newId() }))
  const ids = rows.map(({ id }) => id)
  await tx.run(sql`
    INSERT INTO document_arrivals (locality_id, id, document_id, unit_id, side, arrived_at, confirm_by, state, due_at)
    SELECT ${localityId}::integer, a.id, ${document.id}::uuid, a.unit_id, a.side, ${at}::timestamptz, ${due}::timestamptz, '01',
      ${document.dueOn ? endOf(document.dueOn) : null}::timestamptz
    FROM unnest(${ids}::uuid[], ${rows.map(({ unitId }) => unitId)}::uuid[], ${rows.map(({ side }) => side)}::text[]) AS a (id, unit_id, side)`)
  await tx.run(sql`
    INSERT INTO document_states (locality_id, arrival_id, position, code, at)
    SELECT ${localityId}::integer, id, 1, '01', ${at}::timestamptz FROM unnest(${ids}::uuid[]) AS a (id)`)
  await recordMany(
    tx,
    rows.map(({ id, unitId, side }) => ({
      verb: verbs.arrive.name,
      actor: { kind: 'system' as const },
      subjectId: id,
      caseId: document.id,
      unitId,
      occurredAt: at,
      dueAt: due,
      facts: { side },
    })),
  )
}
