import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { paperVerbs } from '../paper-verbs.ts'
import { findTarget } from '../queries/figures.ts'
import type { Reason } from '../reasons.ts'
import { mayManage, rootOf } from '../rules/who-may.ts'

/** Says which clauses a target carries out: some more, some no longer. What says nothing new is no act. */
export async function linkClauses(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  targetId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<Result<{ id: string }, Reason>> {
  const { db, localityId, clock } = deps
  const root = rootOf(await deps.organization(), localDateOf(clock.now()))?.id ?? ''
  const target = await findTarget(db, localityId, { id: targetId })
  if (!target) return no('not_found')
  if (!mayManage(official, target.ownerUnitId, root)) return no('not_yours')
  return db.transaction(async (tx) => {
    const known = await tx.many(sql<{ id: string }>`
      SELECT id FROM resolution_clauses WHERE locality_id = ${localityId} AND id = ANY(${add}::uuid[]) FOR KEY SHARE`)
    if (known.length < new Set(add).size) return no('unknown_clause')
    const gone = await tx.run(sql`
      DELETE FROM target_clauses WHERE locality_id = ${localityId} AND target_id = ${targetId} AND clause_id = ANY(${remove}::uuid[])`)
    const come = await tx.run(sql`
      INSERT INTO target_clauses (locality_id, target_id, clause_id)
      SELECT DISTINCT ${localityId}::integer, ${targetId}::uuid, u.id FROM unnest(${add}::uuid[]) AS u (id) ON CONFLICT DO NOTHING`)
    if (gone + come > 0) {
      const unitId = target.ownerUnitId ?? root
      await record(tx, {
        verb: paperVerbs.linkClauses.name,
        actor: actorOf(official, 'target.manage', unitId),
        subjectId: targetId,
        unitId,
        personId: official.personId,
        occurredAt: clock.now(),
        facts: { added: come, removed: gone },
      })
    }
    return ok({ id: targetId })
  })
}
