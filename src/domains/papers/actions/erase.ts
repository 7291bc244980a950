import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { findOwner } from '../queries/store.ts'
import type { OwnerKey } from '../rules/owner.ts'
import { verbs } from '../verbs.ts'

/**
 * Erases whose a store is and what its papers say, in the transaction that erases the person: number and files go, consents end.
 * What was done stays in the ledger, which knows the owner by a key that then leads to nobody.
 */
export async function eraseOwner(
  tx: Db,
  localityId: number,
  owner: OwnerKey,
  { actor, unitId, at }: { actor: Actor; unitId: string; at: Date },
): Promise<void> {
  const ownerId = await findOwner(tx, localityId, owner)
  if (ownerId === undefined) return
  await tx.run(sql`
    UPDATE paper_owners SET number = NULL, erased_at = ${at} WHERE locality_id = ${localityId} AND id = ${ownerId}`)
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
