import { record } from '../../../core/ledger/index.ts'
import { forgetRecipient } from '../../../core/notifications/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { eraseOwner } from '../../papers/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { findApplicant } from '../queries/applicants.ts'
import { handlingPost } from '../queries/reach.ts'
import type { Official } from '../rules/who-may.ts'
import { actorOf } from '../scene.ts'
import { verbs } from '../verbs.ts'
import type { ApplicantView } from '../views.ts'
import { findOwnerKey } from './held-papers.ts'

/** Shows a person's full data to an official of a unit that handles the dossier. Each look is an act. */
export async function reveal(office: Office, official: Official, id: string): Promise<Answer<ApplicantView>> {
  const { db, localityId, clock } = office
  return db.transaction(async (tx) => {
    const dossier = await tx.first(sql<{ applicantId: string; procedureId: string; decidingUnitId: string }>`
      SELECT applicant_id, procedure_id, deciding_unit_id FROM dossiers WHERE locality_id = ${localityId} AND id = ${id}`)
    if (!dossier) return refused('not_found')
    const post = await handlingPost(tx, localityId, official, id)
    if (!post) return refused('not_yours')
    const applicant = await findApplicant(tx, localityId, dossier.applicantId, true)
    if (!applicant) return refused('not_found')
    await record(tx, {
      verb: verbs.reveal.name,
      actor: actorOf(official, post),
      subjectId: id,
      caseId: id,
      topicId: dossier.procedureId,
      unitId: post.unitId,
      personId: official.personId,
      occurredAt: clock.now(),
    })
    return { ok: true, value: applicant }
  })
}

/**
 * Erases a person's data by law: name, numbers, address, and what the person wrote in the forms. The acts stay as they
 * are, since they hold keys and salted hashes only; without the salt the hash says nothing more.
 */
export async function eraseApplicant(
  office: Office,
  official: Official,
  applicantId: string,
): Promise<Answer<{ dossiers: number }>> {
  const { db, localityId, clock } = office
  const [post] = official.appointments
  if (!post) return refused('not_yours')
  return db.transaction(async (tx) => {
    const now = clock.now()
    const owner = await findOwnerKey(tx, localityId, applicantId)
    const erased = await tx.run(sql`
      UPDATE applicants SET full_name = NULL, folded_name = NULL, id_number = NULL, phone = NULL, email = NULL,
        address = NULL, erased_at = ${now}
      WHERE locality_id = ${localityId} AND id = ${applicantId} AND erased_at IS NULL`)
    if (erased === 0) return refused('not_found')
    await forgetRecipient(tx, localityId, applicantId)
    if (owner) await eraseOwner(tx, localityId, owner, { actor: actorOf(official, post), unitId: post.unitId, at: now })
    await tx.run(sql`
      UPDATE dossier_representations r SET full_name = NULL, id_number = NULL, phone = NULL, objection = NULL
      FROM dossiers d WHERE d.locality_id = ${localityId} AND d.applicant_id = ${applicantId}
        AND r.locality_id = d.locality_id AND r.dossier_id = d.id`)
    const dossiers = await tx.many(sql<{ id: string; procedureId: string }>`
      UPDATE dossiers SET form_data = NULL, content_salt = NULL, version = version + 1
      WHERE locality_id = ${localityId} AND applicant_id = ${applicantId} RETURNING id, procedure_id`)
    const ids = dossiers.map(({ id }) => id)
    await tx.run(sql`
      UPDATE dossier_notes SET body = '', items = '{}' WHERE locality_id = ${localityId} AND dossier_id = ANY (${ids}::uuid[])`)
    await tx.run(sql`
      UPDATE ratings SET comment = NULL WHERE locality_id = ${localityId} AND dossier_id = ANY (${ids}::uuid[])`)
    await tx.run(sql`
      UPDATE dossier_papers SET file_id = NULL, file_name = NULL
      WHERE locality_id = ${localityId} AND dossier_id = ANY (${ids}::uuid[])`)
    await office.forget?.(tx, ids)
    await record(tx, {
      verb: verbs.erase.name,
      actor: actorOf(official, post),
      subjectId: applicantId,
      unitId: post.unitId,
      personId: official.personId,
      occurredAt: now,
      facts: { dossiers: ids.length },
    })
    return { ok: true, value: { dossiers: ids.length } }
  })
}
