import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { sha256 } from '../secrets.ts'
import { verbs } from '../verbs.ts'

/**
 * The person a dossier was filed for objects (không đồng ý), by the link they were sent. Whoever filed it can open it no more; what
 * becomes of the dossier is for the office to decide, which sees the objection beside it.
 */
export function objectToFiling(office: Office, token: string, objection: string): Promise<Answer<{ id: string }>> {
  const { db, localityId, clock } = office
  const now = clock.now()
  return db.transaction(async (tx) => {
    const told = await tx.first(sql<{ id: string }>`
      UPDATE dossier_representations SET objected_at = ${now}, objection = ${objection.trim() || null}
      WHERE locality_id = ${localityId} AND token_hash = ${sha256(token)} AND objected_at IS NULL RETURNING dossier_id AS id`)
    if (!told) return refused('already_done')
    const { id } = told
    const dossier = await tx.one(sql<{ unitId: string; topicId: string; stepKey: string }>`
      SELECT deciding_unit_id AS unit_id, procedure_id AS topic_id, step_key FROM dossiers
      WHERE locality_id = ${localityId} AND id = ${id}`)
    const actor = { kind: 'citizen' } as const
    await record(tx, { verb: verbs.object.name, actor, subjectId: id, caseId: id, occurredAt: now, ...dossier })
    return { ok: true, value: { id } }
  })
}
