import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Work } from '../deps.ts'
import { TASK_COLUMNS, type Task } from '../queries/tasks.ts'
import { actOn } from './scene.ts'

const AT_ONCE = 500

/**
 * Reminds the heads of units that have not accepted a task in time. Any process may run it at any time; each task is reminded of once.
 *
 * @returns how many were reminded of
 */
export async function remindAcceptance(work: Pick<Work, 'db' | 'localityId' | 'clock'>): Promise<number> {
  const now = work.clock.now()
  return work.db.transaction(async (tx) => {
    const tasks = await tx.many(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM tasks t
      WHERE t.locality_id = ${work.localityId} AND t.state = 'assigned' AND t.reminded_at IS NULL AND t.accept_by < ${now}
      ORDER BY t.accept_by LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`)
    if (tasks.length === 0) return 0
    await tx.run(sql`
      UPDATE tasks SET reminded_at = ${now}
      WHERE locality_id = ${work.localityId} AND id = ANY (${tasks.map(({ id }) => id)}::uuid[])`)
    await recordMany(
      tx,
      tasks.map((task) => ({ ...actOn(task, 'remind', now), actor: { kind: 'system' as const } })),
    )
    return tasks.length
  })
}
