import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { findOwner } from '../queries/store.ts'
import type { OwnerKey } from '../rules/owner.ts'
import { verbs } from '../verbs.ts'

/**
 * Erases whose a store is and what its papers say, in the transaction that erases the person: number and files go, consents end.
 * What was done stays in the ledger, which knows the owner by a key that then leads to nobody. The store of a child without a
 * number whom nobody else represents goes along: nobody could open it any more.
 */
export async function eraseOwner(tx: Db, localityId: number, owner: OwnerKey, by: By): Promise<void> {
  const ownerId = await findOwner(tx, localityId, owner)
  if (ownerId === undefined) return
  const ended = await tx.many(sql<{ wardId: string }>`
    UPDATE paper_guardians SET ended_at = ${by.at}
    WHERE locality_id = ${localityId} AND guardian_id = ${ownerId} AND ended_at IS NULL RETURNING ward_id`)
  const alone = await tx.many(sql<{ id: string }>`
    SELECT id FROM paper_owners o
    WHERE locality_id = ${localityId} AND id = ANY (${ended.map(({ wardId }) => wardId)}::uuid[])
      AND number_kind = 'registeredBirth' AND number IS NOT NULL AND NOT EXISTS (SELECT FROM paper_guardians g
        WHERE g.locality_id = o.locality_id AND g.ward_id = o.id AND g.ended_at IS NULL)`)
  for (const id of [ownerId, ...alone.map((ward) => ward.id)]) await eraseStore(tx, localityId, id, by)
}

interface By {
  actor: Actor
  unitId: string
  at: Date
}

async function eraseStore(tx: Db, localityId: number, ownerId: string, { actor, unitId, at }: By): Promise<void> {
  await tx.run(sql`
    UPDATE paper_owners SET number = NULL, name = NULL, erased_at = ${at} WHERE locality_id = ${localityId} AND id = ${ownerId}`)
  const papers = await tx.run(sql`
    UPDATE held_papers SET file_id = NULL, number = NULL, issued_by = NULL,
      revoked_reason = CASE WHEN revoked_at IS NOT NULL THEN '' END
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId}`)
  await tx.run(sql`
    UPDATE paper_consents SET withdrawn_at = ${at}
    WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND withdrawn_at IS NULL`)
  await tx.run(sql`
    UPDATE paper_requests SET note = NULL
    WHERE locality_id = ${localityId} AND paper_id IN (SELECT id FROM held_papers WHERE locality_id = ${localityId} AND owner_id = ${ownerId})`)
  await record(tx, { verb: verbs.erase.name, actor, subjectId: ownerId, unitId, occurredAt: at, facts: { papers } })
}
