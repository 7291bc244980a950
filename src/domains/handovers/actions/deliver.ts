import { type Actor, record, recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import {
  chooseReturnUnit,
  keepPrivately,
  type Office,
  type Official,
  returnResult,
  tidyPhone,
} from '../../dossiers/index.ts'
import { actorAt } from '../actor.ts'
import { findDelivery, findDossier, findReady } from '../queries/deliveries.ts'
import { findList } from '../queries/lists.ts'
import type { Reason } from '../reasons.ts'
import { advance, type Choice, returnPlace, tidyChoice, tidyTracking } from '../rules/delivery.ts'
import { deliveryVerbs as verbs } from '../verbs.ts'
import { drawNumber, insertItems, lockDossiers } from './make.ts'

const ENDED = new Set(['not_accepted', 'stopped', 'returned'])

/**
 * Chooses how the person gets the result, at the counter or by the person; anew as long as the post hasn't got it. Name, phone and
 * address are kept with what was written on the dossier, so that they are erased with the person's data.
 *
 * @law 45/2016/QĐ-TTg: results are sent by the public postal service where the person asks for it
 */
export async function chooseDelivery(
  office: Office,
  party: { kind: 'citizen' } | { kind: 'official'; official: Official },
  dossierId: string,
  input: Choice,
): Promise<Result<null, Reason>> {
  const choice = tidyChoice(input, tidyPhone)
  if (!choice.ok) return choice
  const { way, payer, name, phone, address } = choice.value
  const { localityId, clock } = office
  const staff = await office.staff()
  return office.db.transaction(async (tx) => {
    await lockDossiers(tx, localityId, [dossierId])
    const dossier = await findDossier(tx, localityId, dossierId)
    if (!dossier) return no('not_found')
    if (ENDED.has(dossier.status)) return no('dossier_ended')
    // Whoever took it in, decides it or hands it out may be asked.
    const places = [dossier.receivingUnitId, dossier.decidingUnitId, dossier.returnUnitId].map(staff.counterOf)
    const actor: Actor | undefined =
      party.kind === 'citizen'
        ? { kind: 'citizen' }
        : places.map((unitId) => actorAt(party.official, unitId)).find((each) => each !== undefined)
    if (!actor) return no('not_yours')
    const before = await findDelivery(tx, localityId, dossierId)
    const next = advance(before?.state ?? 'chosen', 'choose')
    if (!next.ok) return next
    const returnUnitId = returnPlace(choice.value, dossier, staff.counterOf)
    if (!returnUnitId.ok) return returnUnitId
    await chooseReturnUnit(tx, localityId, dossierId, returnUnitId.value)
    const now = clock.now()
    await record(tx, {
      verb: verbs.choose.name,
      actor,
      subjectId: dossierId,
      caseId: dossierId,
      topicId: dossier.procedureId,
      unitId: dossier.decidingUnitId,
      occurredAt: now,
      facts: { way, returnUnit: returnUnitId.value },
    })
    const noteId = newId()
    if (way === 'post')
      await keepPrivately(tx, localityId, {
        id: noteId,
        dossierId,
        verb: verbs.choose.name,
        items: [name, phone, address],
        at: now,
      })
    await tx.run(sql`
      INSERT INTO result_deliveries AS r (locality_id, dossier_id, way, payer, note_id, chosen_at)
      VALUES (${localityId}, ${dossierId}, ${way}, ${way === 'post' ? payer : null}, ${way === 'post' ? noteId : null}, ${now})
      ON CONFLICT (locality_id, dossier_id) DO UPDATE SET way = excluded.way, payer = excluded.payer, note_id = excluded.note_id,
        chosen_at = excluded.chosen_at, state = 'chosen', list_id = NULL, tracking = NULL, posted_at = NULL, ended_at = NULL, reason = NULL`)
    return ok(null)
  })
}

/** Hands results to the post: one list with its number, one act for each dossier. What isn't ready any more is left out. */
export async function giveToPost(
  office: Office,
  official: Official,
  unitId: string,
  parcels: readonly { dossierId: string; tracking: string }[],
): Promise<Result<{ id: string; items: number; left: number }, Reason>> {
  const actor = actorAt(official, unitId)
  if (!actor) return no('not_yours')
  const ids = [...new Set(parcels.map(({ dossierId }) => dossierId))]
  if (ids.length === 0) return no('nothing_chosen')
  const { localityId, clock } = office
  const time = await office.workingTime()
  return office.db.transaction(async (tx) => {
    await lockDossiers(tx, localityId, ids)
    const ready = (await findReady(tx, localityId, [unitId], { ids })).filter(
      ({ delivery }) => delivery?.way === 'post' && advance(delivery.state, 'post').ok,
    )
    if (ready.length === 0) return no('not_ready')
    const now = clock.now()
    const year = Number(time.dateOf(now).slice(0, 4))
    const number = await drawNumber(tx, localityId, { unitId, kind: 'post', year })
    const id = newId()
    await tx.run(sql`
      INSERT INTO handover_lists (locality_id, id, kind, from_unit_id, year, number, made_by, made_at, items, open_items)
      VALUES (${localityId}, ${id}, 'post', ${unitId}, ${year}, ${number}, ${official.personId}, ${now}, ${ready.length}, ${ready.length})`)
    await insertItems(
      tx,
      localityId,
      id,
      ready.map((each) => ({ id: each.id, papers: 1 })),
    )
    const numbers = new Map(parcels.map(({ dossierId, tracking }) => [dossierId, tidyTracking(tracking)]))
    await tx.run(sql`
      UPDATE result_deliveries r SET state = 'posted', list_id = ${id}, posted_at = ${now}, ended_at = NULL, reason = NULL,
        tracking = nullif(g.tracking, '')
      FROM unnest(${ready.map((each) => each.id)}::uuid[], ${ready.map((each) => numbers.get(each.id) ?? '')}::text[]) AS g (id, tracking)
      WHERE r.locality_id = ${localityId} AND r.dossier_id = g.id`)
    await recordOf(
      tx,
      office,
      ready.map((each) => each.id),
      { verb: verbs.post.name, actor, at: now, list: id },
    )
    return ok({ id, items: ready.length, left: ids.length - ready.length })
  })
}

async function recordOf(
  tx: Db,
  { localityId }: Office,
  ids: readonly string[],
  {
    verb,
    actor,
    at,
    list,
  }: {
    verb: (typeof verbs)['post']['name'] | (typeof verbs)['comeBack']['name']
    actor: Actor
    at: Date
    list: string
  },
): Promise<void> {
  const about = await tx.many(sql<{ id: string; procedureId: string; decidingUnitId: string }>`
    SELECT id, procedure_id, deciding_unit_id FROM dossiers WHERE locality_id = ${localityId} AND id = ANY (${ids}::uuid[])`)
  await recordMany(
    tx,
    about.map(({ id, procedureId, decidingUnitId }) => ({
      verb,
      actor,
      subjectId: id,
      caseId: id,
      topicId: procedureId,
      unitId: decidingUnitId,
      occurredAt: at,
      facts: { list },
    })),
  )
}

/** What the post said of a parcel. */
export type PostSaid = { dossierId: string; tracking?: string | undefined } & (
  | { outcome: 'delivered' }
  | { outcome: 'cameBack'; reason: string }
  | { outcome: 'none' }
)

/** A “no” inside a transaction that has to be undone as a whole. */
class Undone extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Records what the post said of one parcel of a list. Delivered: the result is returned, in the same transaction and by the same act
 * (`dossier.returnResult`); the dossier stands at 10 from then on, not from the moment the post took it. Came back: the person is told
 * and may collect it or have it sent again. A tracking number may be added or mended meanwhile.
 */
export async function recordPost(
  office: Office,
  official: Official,
  listId: string,
  said: PostSaid,
): Promise<Result<null, Reason>> {
  const { localityId, clock } = office
  if (said.outcome === 'cameBack' && said.reason.trim() === '') return no('missing_reason')
  try {
    return await office.db.transaction(async (tx) => {
      await lockDossiers(tx, localityId, [said.dossierId])
      await tx.run(sql`SELECT FROM handover_lists WHERE locality_id = ${localityId} AND id = ${listId} FOR UPDATE`)
      const list = await findList(tx, localityId, listId)
      if (list?.kind !== 'post') return no('not_found')
      const actor = actorAt(official, list.fromUnitId)
      if (!actor) return no('not_yours')
      const delivery = await findDelivery(tx, localityId, said.dossierId)
      if (delivery?.listId !== listId) return no('not_on_list')
      const tracking = said.tracking === undefined ? delivery.tracking : tidyTracking(said.tracking) || null
      if (said.outcome === 'none') {
        await tx.run(sql`
          UPDATE result_deliveries SET tracking = ${tracking} WHERE locality_id = ${localityId} AND dossier_id = ${said.dossierId}`)
        return ok(null)
      }
      const next = advance(delivery.state, said.outcome === 'delivered' ? 'deliver' : 'comeBack')
      if (!next.ok) return next
      const now = clock.now()
      const reason = said.outcome === 'cameBack' ? said.reason.trim().slice(0, 500) : null
      await tx.run(sql`
        UPDATE result_deliveries SET state = ${next.value}, tracking = ${tracking}, ended_at = ${now}, reason = ${reason}
        WHERE locality_id = ${localityId} AND dossier_id = ${said.dossierId}`)
      await tx.run(sql`
        UPDATE handover_items SET outcome = ${said.outcome}, reason = ${reason}, decided_by = ${official.personId}, decided_at = ${now}
        WHERE locality_id = ${localityId} AND list_id = ${listId} AND dossier_id = ${said.dossierId}`)
      await tx.run(sql`
        UPDATE handover_lists SET open_items = open_items - 1, differences = differences + ${reason === null ? 0 : 1},
          closed_at = CASE WHEN open_items = 1 THEN ${now}::timestamptz END
        WHERE locality_id = ${localityId} AND id = ${listId}`)
      if (said.outcome === 'cameBack') {
        await recordOf(tx, office, [said.dossierId], { verb: verbs.comeBack.name, actor, at: now, list: listId })
        return ok(null)
      }
      const returned = await returnResult({ ...office, db: tx }, official, said.dossierId, { way: 'post' })
      if (!returned.ok) throw new Undone(returned.reason === 'not_yours' ? 'not_yours' : 'not_ready')
      return ok(null)
    })
  } catch (cause) {
    if (cause instanceof Undone) return no(cause.reason)
    throw cause
  }
}
