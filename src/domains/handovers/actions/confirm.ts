import { type NewAct, recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { confirmArrival, type Office, type Official, underWayTo } from '../../dossiers/index.ts'
import { actorAt } from '../actor.ts'
import { findItems, findList, type Item } from '../queries/lists.ts'
import type { Reason } from '../reasons.ts'
import { mayCancel, type Outcome } from '../rules/handover.ts'
import { verbs } from '../verbs.ts'

/** What the receiving office says of an item. */
export interface Said {
  dossierId: string
  outcome: Outcome
  /** What is missing and why; needed where it is. */
  reason?: string | undefined
}

export interface Confirmed {
  dossierId: string
  code: string
  answer: Result<Outcome, Reason>
}

/**
 * The receiving office answers for the items of a list: the file is here, or it is missing and why. Each is an act of its own; an
 * item that a colleague was quicker with stays as that one said.
 *
 * @returns what became of each, in the order given
 */
export async function confirmItems(
  office: Office,
  official: Official,
  listId: string,
  said: readonly Said[],
): Promise<Result<Confirmed[], Reason>> {
  const { localityId, clock } = office
  const staff = await office.staff()
  return office.db.transaction(async (tx) => {
    // Locked, so that two who confirm at once each see what the other said.
    await tx.run(sql`SELECT FROM handover_lists WHERE locality_id = ${localityId} AND id = ${listId} FOR UPDATE`)
    const list = await findList(tx, localityId, listId)
    if (list?.kind !== 'office' || !list.toUnitId) return no('not_found')
    const unitId = staff.successorOf(list.toUnitId)
    const actor = actorAt(official, unitId)
    if (!actor) return no('not_yours')
    const items = new Map((await findItems(tx, localityId, listId)).map((item) => [item.dossierId, item]))
    const now = clock.now()
    const answers = said.map((each): Confirmed & { item?: Item; said: Said } => {
      const item = items.get(each.dossierId)
      const head = { dossierId: each.dossierId, code: item?.code ?? '', said: each }
      if (!item) return { ...head, answer: no('not_on_list') }
      if (item.outcome !== null) return { ...head, answer: no('already_confirmed') }
      if (each.outcome === 'missing' && !each.reason?.trim()) return { ...head, answer: no('missing_reason') }
      return { ...head, item, answer: ok(each.outcome) }
    })
    const done = [...new Map(answers.filter(({ answer }) => answer.ok).map((each) => [each.dossierId, each])).values()]
    if (done.length > 0) {
      const missing = done.filter(({ said: { outcome } }) => outcome === 'missing').length
      await tx.run(sql`
        UPDATE handover_items i SET outcome = g.outcome, reason = nullif(g.reason, ''), decided_by = ${official.personId}, decided_at = ${now}
        FROM unnest(${done.map(({ dossierId }) => dossierId)}::uuid[], ${done.map((each) => each.said.outcome)}::text[],
          ${done.map((each) => each.said.reason?.trim().slice(0, 500) ?? '')}::text[]) AS g (dossier_id, outcome, reason)
        WHERE i.locality_id = ${localityId} AND i.list_id = ${listId} AND i.dossier_id = g.dossier_id`)
      await tx.run(sql`
        UPDATE handover_lists SET open_items = open_items - ${done.length}, differences = differences + ${missing},
          closed_at = CASE WHEN open_items = ${done.length} THEN ${now}::timestamptz END
        WHERE locality_id = ${localityId} AND id = ${listId}`)
      const here = done.filter((each) => each.said.outcome === 'received').map(({ dossierId }) => dossierId)
      await tx.run(sql`
        INSERT INTO paper_files AS f (locality_id, dossier_id, unit_id, since)
        SELECT ${localityId}, id, ${unitId}, ${now} FROM unnest(${here}::uuid[]) AS g (id)
        ON CONFLICT (locality_id, dossier_id) DO UPDATE SET unit_id = excluded.unit_id, since = excluded.since, settled = false`)
      const about = await tx.many(sql<{ id: string; procedureId: string; decidingUnitId: string }>`
        SELECT id, procedure_id, deciding_unit_id FROM dossiers
        WHERE locality_id = ${localityId} AND id = ANY (${done.map(({ dossierId }) => dossierId)}::uuid[])`)
      const outcomes = new Map(done.map((each) => [each.dossierId, each.said.outcome]))
      await recordMany(
        tx,
        about.map(
          ({ id, procedureId, decidingUnitId }): NewAct => ({
            verb: outcomes.get(id) === 'missing' ? verbs.miss.name : verbs.receive.name,
            actor,
            subjectId: id,
            caseId: id,
            topicId: procedureId,
            unitId: decidingUnitId,
            personId: official.personId,
            occurredAt: now,
            facts: { list: listId, fromUnit: list.fromUnitId },
          }),
        ),
      )
      // Papers were what a dossier taken in elsewhere was waited for: with them it has arrived.
      const inTx = { ...office, db: tx }
      for (const id of await underWayTo(inTx, unitId, here)) await confirmArrival(inTx, official, id)
    }
    return ok(answers.map(({ dossierId, code, answer }) => ({ dossierId, code, answer })))
  })
}

/** Calls a list off, as long as nobody has answered for any of it: the files stay where they are. */
export async function callOff(office: Office, official: Official, listId: string): Promise<Result<null, Reason>> {
  const { localityId, clock } = office
  return office.db.transaction(async (tx) => {
    await tx.run(sql`SELECT FROM handover_lists WHERE locality_id = ${localityId} AND id = ${listId} FOR UPDATE`)
    const list = await findList(tx, localityId, listId)
    if (list?.kind !== 'office') return no('not_found')
    const actor = actorAt(official, list.fromUnitId)
    if (!actor) return no('not_yours')
    if (!mayCancel(list)) return no('cannot_cancel')
    const now = clock.now()
    await tx.run(sql`
      UPDATE handover_items SET outcome = 'cancelled', decided_by = ${official.personId}, decided_at = ${now}
      WHERE locality_id = ${localityId} AND list_id = ${listId}`)
    await tx.run(sql`
      UPDATE handover_lists SET open_items = 0, closed_at = ${now}, cancelled_at = ${now}, cancelled_by = ${official.personId}
      WHERE locality_id = ${localityId} AND id = ${listId}`)
    const about = await tx.many(sql<{ id: string; procedureId: string; decidingUnitId: string }>`
      SELECT d.id, d.procedure_id, d.deciding_unit_id FROM handover_items i
      JOIN dossiers d ON d.locality_id = i.locality_id AND d.id = i.dossier_id
      WHERE i.locality_id = ${localityId} AND i.list_id = ${listId}`)
    await recordMany(
      tx,
      about.map(
        ({ id, procedureId, decidingUnitId }): NewAct => ({
          verb: verbs.callOff.name,
          actor,
          subjectId: id,
          caseId: id,
          topicId: procedureId,
          unitId: decidingUnitId,
          personId: official.personId,
          occurredAt: now,
          facts: { list: listId },
        }),
      ),
    )
    return ok(null)
  })
}
