import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Reason } from '../reasons.ts'
import { verbs } from '../verbs.ts'

/** Says that a held paper holds no longer, and why: it is offered no more, and stays on record. */
export function revokePaper(
  db: Db,
  localityId: number,
  input: {
    ownerId: string
    paperId: string
    reason: string
    actor: Actor
    unitId: string
    dossierId: string
    at: Date
  },
): Promise<Result<string, Reason>> {
  const { ownerId, paperId, actor, unitId, dossierId, at } = input
  const reason = input.reason.trim()
  if (reason === '') return Promise.resolve(no('missing_reason'))
  if (actor.kind !== 'official') return Promise.resolve(no('not_yours'))
  return db.transaction(async (tx) => {
    const revoked = await tx.run(sql`
      UPDATE held_papers SET revoked_at = ${at}, revoked_by = ${actor.personId}, revoked_reason = ${reason}
      WHERE locality_id = ${localityId} AND id = ${paperId} AND owner_id = ${ownerId} AND unit_id = ${unitId}
        AND revoked_at IS NULL AND file_id IS NOT NULL`)
    if (revoked === 0) return no('already_done')
    await record(tx, {
      verb: verbs.revoke.name,
      actor,
      subjectId: ownerId,
      caseId: dossierId,
      unitId,
      personId: actor.personId,
      occurredAt: at,
      facts: { paper: paperId },
    })
    return ok(paperId)
  })
}
