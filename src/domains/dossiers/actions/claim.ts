import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { findBySecret } from '../queries/by-secret.ts'
import { verbs } from '../verbs.ts'

/**
 * Takes a dossier that was filed without an account, or for its person by somebody else, into the person's account.
 *
 * @param typed its code and second secret, which only its person has
 */
export async function claimDossier(
  office: Office,
  citizenId: string,
  typed: { code: string; secret: string },
): Promise<Answer<{ id: string }>> {
  const { db, localityId, clock } = office
  const id = await findBySecret(office, typed.code, typed.secret)
  if (id === undefined) return refused('wrong_secret')
  const now = clock.now()
  return db.transaction(async (tx) => {
    const made = await tx.run(sql`
      INSERT INTO dossier_accounts (locality_id, citizen_id, dossier_id, part, since)
      VALUES (${localityId}, ${citizenId}, ${id}, 'applicant', ${now}) ON CONFLICT DO NOTHING`)
    if (made === 1) {
      const dossier = await tx.one(sql<{ unitId: string; topicId: string }>`
        SELECT deciding_unit_id AS unit_id, procedure_id AS topic_id FROM dossiers
        WHERE locality_id = ${localityId} AND id = ${id}`)
      const actor = { kind: 'citizen', personId: citizenId } as const
      await record(tx, { verb: verbs.claim.name, actor, subjectId: id, caseId: id, occurredAt: now, ...dossier })
      return { ok: true, value: { id } }
    }
    const own = await tx.first(sql`
      SELECT 1 FROM dossier_accounts
      WHERE locality_id = ${localityId} AND citizen_id = ${citizenId} AND dossier_id = ${id}`)
    return own ? { ok: true, value: { id } } : refused('claimed_elsewhere')
  })
}

/** A closed account lets its dossiers go; they stay what they are, and are opened by their second secret again. */
export async function forgetAccount(tx: Office['db'], localityId: number, citizenId: string): Promise<void> {
  await tx.run(sql`DELETE FROM dossier_drafts WHERE locality_id = ${localityId} AND citizen_id = ${citizenId}`)
  await tx.run(sql`DELETE FROM dossier_accounts WHERE locality_id = ${localityId} AND citizen_id = ${citizenId}`)
}
