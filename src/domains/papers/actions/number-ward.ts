import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { findOwner } from '../queries/store.ts'
import { findWardOf } from '../queries/wards.ts'
import type { Reason } from '../reasons.ts'
import { verbs } from '../verbs.ts'

/**
 * Writes down the number a child was given after the birth was registered, so that the store is found by it from now on. Where a
 * store of that number is there already, it takes the child's papers in. An act.
 *
 * @returns the key of the store that has the papers now
 */
export function numberWard(
  db: Db,
  localityId: number,
  {
    dossierId,
    number,
    actor,
    unitId,
    at,
  }: { dossierId: string; number: string; actor: Actor; unitId: string; at: Date },
): Promise<Result<string, Reason>> {
  if (!/^\d{12}$/.test(number)) return Promise.resolve(no('bad_number'))
  return db.transaction(async (tx) => {
    const ward = await findWardOf(tx, localityId, dossierId)
    if (!ward) return no('not_found')
    // Locked, so that of two officials one writes and the other is told.
    const waiting = await tx.first(sql`
      SELECT 1 FROM paper_owners
      WHERE locality_id = ${localityId} AND id = ${ward.ownerId} AND number_kind = 'registeredBirth' FOR UPDATE`)
    if (!waiting) return no('already_done')
    await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`paper owner ${number}`}, 0))`)
    const known = await findOwner(tx, localityId, { kind: 'personalNumber', number })
    const represents = known && (await isGuardian(tx, localityId, { wardId: ward.ownerId, guardianId: known }))
    if (represents) return no('number_of_guardian')
    const ownerId = known ?? ward.ownerId
    if (known) await join(tx, localityId, { from: ward.ownerId, to: known, name: ward.name, at })
    else
      await tx.run(sql`
        UPDATE paper_owners SET number_kind = 'personalNumber', number = ${number}
        WHERE locality_id = ${localityId} AND id = ${ward.ownerId}`)
    await record(tx, {
      verb: verbs.numberWard.name,
      actor,
      subjectId: ownerId,
      caseId: dossierId,
      unitId,
      ...(actor.kind === 'official' ? { personId: actor.personId } : {}),
      occurredAt: at,
      facts: { from: ward.ownerId },
    })
    return ok(ownerId)
  })
}

async function isGuardian(
  tx: Db,
  localityId: number,
  { wardId, guardianId }: { wardId: string; guardianId: string },
): Promise<boolean> {
  const row = await tx.first(sql`
    SELECT 1 FROM paper_guardians WHERE locality_id = ${localityId} AND ward_id = ${wardId} AND guardian_id = ${guardianId}`)
  return row !== undefined
}

/** Takes a store into another of the same child; consents end, since they were given for the other. */
async function join(
  tx: Db,
  localityId: number,
  { from, to, name, at }: { from: string; to: string; name: string; at: Date },
): Promise<void> {
  await tx.run(sql`UPDATE paper_owners SET name = ${name} WHERE locality_id = ${localityId} AND id = ${to}`)
  await tx.run(sql`UPDATE held_papers SET owner_id = ${to} WHERE locality_id = ${localityId} AND owner_id = ${from}`)
  await tx.run(sql`
    INSERT INTO paper_guardians (locality_id, ward_id, guardian_id, dossier_id, since, of_age_on, ended_at)
    SELECT locality_id, ${to}, guardian_id, dossier_id, since, of_age_on, ended_at FROM paper_guardians
    WHERE locality_id = ${localityId} AND ward_id = ${from}
    ON CONFLICT DO NOTHING`)
  await tx.run(sql`
    UPDATE paper_consents SET withdrawn_at = ${at}
    WHERE locality_id = ${localityId} AND owner_id = ${from} AND withdrawn_at IS NULL`)
  await tx.run(sql`
    UPDATE paper_owners SET number = NULL, name = NULL, erased_at = ${at} WHERE locality_id = ${localityId} AND id = ${from}`)
}
