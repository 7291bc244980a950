import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { leadingPost, type Official } from '../rules/who-may.ts'
import { actorOf } from '../scene.ts'
import { verbs } from '../verbs.ts'

export interface Reassignment {
  unitId: string
  role: string
  /** Who has the dossiers now; null for those that nobody in particular has. */
  from: string | null
  /** Who gets them; null leaves them to everybody in the role. */
  to: string | null
}

interface Affected {
  id: string
  procedureId: string
  decidingUnitId: string
  stepKey: string
}

/**
 * Gives all open dossiers one person has in a unit's role to another at once, or back to everybody in the role: before a leave,
 * a rotation, or when one desk has too much. Each dossier has its own act in the ledger, all in one transaction.
 *
 * @returns how many dossiers went over
 */
export async function reassign(
  office: Office,
  official: Official,
  { unitId, role, from, to }: Reassignment,
): Promise<Answer<{ dossiers: number }>> {
  const post = leadingPost(official, unitId)
  if (!post) return refused('not_yours')
  const staff = await office.staff()
  const holds = staff.holders(unitId, role).some(({ personId }) => personId === to)
  if (to === from || (to !== null && !holds)) return refused('no_such_person')
  const now = office.clock.now()
  const actor = actorOf(official, post)
  return office.db.transaction(async (tx) => {
    const affected = await tx.many(sql<Affected>`
      UPDATE dossiers SET assignee_id = ${to}::uuid, version = version + 1
      WHERE locality_id = ${office.localityId} AND queue_role = ${role} AND queue_unit_id = ${unitId}
        AND assignee_id IS NOT DISTINCT FROM ${from}::uuid
      RETURNING id, procedure_id, deciding_unit_id, step_key`)
    const ids = affected.map(({ id }) => id)
    await tx.run(sql`
      UPDATE dossier_steps SET person_id = ${to}::uuid
      WHERE locality_id = ${office.localityId} AND dossier_id = ANY (${ids}::uuid[]) AND ended_at IS NULL`)
    await recordMany(
      tx,
      affected.map(({ id, procedureId, decidingUnitId, stepKey }) => ({
        verb: verbs.assign.name,
        actor,
        subjectId: id,
        caseId: id,
        topicId: procedureId,
        unitId: decidingUnitId,
        stepKey,
        occurredAt: now,
        personId: official.personId,
        facts: { from, to, together: affected.length },
      })),
    )
    return { ok: true, value: { dossiers: affected.length } }
  })
}
