import { recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office, Official } from '../../dossiers/index.ts'
import { actorAt } from '../actor.ts'
import { findWaiting } from '../queries/waiting.ts'
import type { Reason } from '../reasons.ts'
import { verbs } from '../verbs.ts'

/**
 * Draws the next number of an office's lists of a kind. Call it in the transaction that writes the list: one that fails gives its
 * number back, and the row stays locked meanwhile.
 */
export async function drawNumber(
  tx: Db,
  localityId: number,
  { unitId, kind, year }: { unitId: string; kind: 'office' | 'post'; year: number },
): Promise<number> {
  const { last } = await tx.one(sql<{ last: number }>`
    INSERT INTO handover_books AS b (locality_id, unit_id, kind, year, last) VALUES (${localityId}, ${unitId}, ${kind}, ${year}, 1)
    ON CONFLICT (locality_id, unit_id, kind, year) DO UPDATE SET last = b.last + 1 RETURNING last`)
  return last
}

/** Locks these dossiers in one order, so that two who choose the same ones don't wait for each other for ever. */
export const lockDossiers = (tx: Db, localityId: number, ids: readonly string[]): Promise<{ id: string }[]> =>
  tx.many(sql<{ id: string }>`
    SELECT id FROM dossiers WHERE locality_id = ${localityId} AND id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)

/**
 * Hands the paper files of dossiers over to the office that works on them now (lập danh sách bàn giao). Each dossier has its own act,
 * all in one transaction. What a colleague has just put on a list, or what isn't here, is left out.
 *
 * @law 01/2018/TT-VPCP: a dossier's papers go with the control slip, each hand-over signed for
 */
export async function makeList(
  office: Office,
  official: Official,
  { fromUnitId, toUnitId, dossierIds }: { fromUnitId: string; toUnitId: string; dossierIds: readonly string[] },
): Promise<Result<{ id: string; items: number; left: number }, Reason>> {
  const actor = actorAt(official, fromUnitId)
  if (!actor) return no('not_yours')
  const ids = [...new Set(dossierIds)]
  if (ids.length === 0) return no('nothing_chosen')
  const { localityId, clock } = office
  const time = await office.workingTime()
  return office.db.transaction(async (tx) => {
    await lockDossiers(tx, localityId, ids)
    const found = (await findWaiting(tx, localityId, fromUnitId, { ids })).filter((each) => each.toUnitId === toUnitId)
    if (found.length === 0) return no('not_here')
    const now = clock.now()
    const year = Number(time.dateOf(now).slice(0, 4))
    const number = await drawNumber(tx, localityId, { unitId: fromUnitId, kind: 'office', year })
    const id = newId()
    await tx.run(sql`
      INSERT INTO handover_lists (locality_id, id, kind, from_unit_id, to_unit_id, year, number, made_by, made_at, items, open_items)
      VALUES (${localityId}, ${id}, 'office', ${fromUnitId}, ${toUnitId}, ${year}, ${number}, ${official.personId}, ${now},
        ${found.length}, ${found.length})`)
    await insertItems(tx, localityId, id, found)
    await recordMany(
      tx,
      found.map((dossier) => ({
        verb: verbs.give.name,
        actor,
        subjectId: dossier.id,
        caseId: dossier.id,
        topicId: dossier.procedureId,
        unitId: dossier.decidingUnitId,
        personId: official.personId,
        occurredAt: now,
        facts: { list: id, toUnit: toUnitId, papers: dossier.papers },
      })),
    )
    return ok({ id, items: found.length, left: ids.length - found.length })
  })
}

export const insertItems = (
  tx: Db,
  localityId: number,
  listId: string,
  dossiers: readonly { id: string; papers: number }[],
): Promise<number> =>
  tx.run(sql`
    INSERT INTO handover_items (locality_id, list_id, position, dossier_id, papers)
    SELECT ${localityId}, ${listId}, g.place, g.id, g.papers
    FROM unnest(${dossiers.map(({ id }) => id)}::uuid[], ${dossiers.map(({ papers }) => papers)}::smallint[])
      WITH ORDINALITY AS g (id, papers, place)`)
