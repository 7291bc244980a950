import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { isDay } from '../rules/entry.ts'
import type { Stage } from '../rules/stage.ts'
import { mayCompose, rootOf } from '../rules/who-may.ts'
import { verbs } from '../verbs.ts'

export interface StageInput {
  stage: Stage
  dueOn: string | null
  doneOn: string | null
  unitId: string | null
  note: string
}

/** Sets a stage of a scheme: until when, by whom, when it was done. */
export async function setStage(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  partId: string,
  { stage, dueOn, doneOn, unitId, note }: StageInput,
): Promise<Result<{ id: string }, Reason>> {
  const { db, localityId, clock } = deps
  const today = localDateOf(clock.now())
  const people = await deps.organization()
  const root = rootOf(people, today)?.id ?? ''
  if (!mayCompose(official, people, root)) return no('not_yours')
  if ((dueOn !== null && !isDay(dueOn)) || (doneOn !== null && (!isDay(doneOn) || doneOn > today))) return no('bad_day')
  if (unitId !== null && !people.isInForce(unitId, today)) return no('unknown_unit')
  return db.transaction(async (tx) => {
    const part = await tx.first(sql`
      SELECT id FROM resolution_parts WHERE locality_id = ${localityId} AND id = ${partId} AND kind = 'scheme'`)
    if (!part) return no('not_found')
    await tx.run(sql`
      INSERT INTO scheme_stages (locality_id, part_id, stage, due_on, done_on, unit_id, note, set_by, set_at)
      VALUES (${localityId}, ${partId}, ${stage}, ${dueOn}::date, ${doneOn}::date, ${unitId}, ${note.trim()}, ${official.personId}, ${clock.now()})
      ON CONFLICT (locality_id, part_id, stage) DO UPDATE SET due_on = excluded.due_on, done_on = excluded.done_on,
        unit_id = excluded.unit_id, note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at, standing = 'O'`)
    const home = official.appointments[0]?.unitId ?? root
    await record(tx, {
      verb: verbs.stage.name,
      actor: actorOf(official, 'target.manage'),
      subjectId: partId,
      unitId: unitId ?? home,
      personId: official.personId,
      occurredAt: clock.now(),
      facts: { stage, due: dueOn, done: doneOn, unit: unitId },
    })
    return ok({ id: partId })
  })
}
