import { localDateOf } from '../../../core/calendar/index.ts'
import { type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import { TASK_COLUMNS, type Task } from '../queries/tasks.ts'
import { peopleOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { keepComments } from './comments.ts'
import { actOn, actorOn } from './scene.ts'

export interface HandedOver {
  fromPersonId: string
  toPersonId: string
  /** Missing: all that is open. */
  ids?: readonly string[] | undefined
  reason: string
}

/**
 * Hands somebody's open tasks to another of their unit, at once: of who is ill or has moved. What somebody gave needs no hand-over:
 * it goes with their post.
 *
 * @returns how many
 */
export async function handOver(
  work: Work,
  viewer: OfficialViewer,
  { fromPersonId, toPersonId, ids, reason }: HandedOver,
): Promise<Result<{ tasks: number }, Reason>> {
  if (reason.trim() === '') return no('missing_reason')
  if (fromPersonId === toPersonId) return no('unknown_person')
  const organization = await work.organization()
  const now = work.clock.now()
  const today = localDateOf(now)
  return work.db.transaction(async (tx) => {
    // Families first, as every deed does, so that nobody waits in a circle.
    await tx.run(sql`
      SELECT 1 FROM tasks r WHERE r.locality_id = ${work.localityId} AND r.id IN (SELECT root_id FROM tasks
        WHERE locality_id = ${work.localityId} AND lead_person_id = ${fromPersonId} AND closed_at IS NULL) ORDER BY r.id FOR NO KEY UPDATE`)
    const tasks = await tx.many(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${work.localityId} AND t.lead_person_id = ${fromPersonId} AND t.closed_at IS NULL
        AND t.state <> 'draft' AND t.lead_unit_id = ANY (${unitsFor(viewer, 'task.assign')}::uuid[])
        ${ids ? sql`AND t.id = ANY (${[...ids]}::uuid[])` : sql``}
      ORDER BY t.root_id, t.id FOR NO KEY UPDATE`)
    if (tasks.length === 0) return no('nothing_chosen')
    const units = new Set(tasks.map(({ leadUnitId }) => organization.successorOf(leadUnitId, today)))
    for (const unitId of units)
      if (!peopleOf(organization, unitId, today).some(({ id }) => id === toPersonId)) return no('unknown_person')
    const judgesOwn = tasks.some(({ assignerPostId }) => {
      const holders = organization.holdersOf(assignerPostId, today)
      return holders.length > 0 && holders.every(({ id }) => id === toPersonId)
    })
    if (judgesOwn) return no('yourself')
    await tx.run(sql`
      UPDATE tasks SET lead_person_id = ${toPersonId}, version = version + 1
      WHERE locality_id = ${work.localityId} AND id = ANY (${tasks.map(({ id }) => id)}::uuid[])`)
    const batch = newId()
    const acts = await recordMany(
      tx,
      tasks.map((task) => ({
        ...actOn({ ...task, leadPersonId: toPersonId }, 'handOver', now),
        actor: actorOn(viewer, organization, task, 'head', today),
        facts: { before: fromPersonId, batch, tasks: tasks.length },
      })),
    )
    await keepComments(
      tx,
      work.localityId,
      tasks.map(({ id }, index) => ({ id: acts[index] ?? newId(), taskId: id })),
      { body: reason.trim(), by: viewer.personId, at: now },
    )
    return ok({ tasks: tasks.length })
  })
}
