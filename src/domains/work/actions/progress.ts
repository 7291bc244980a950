import { type Db, sql } from '../../../platform/database/index.ts'
import { type Basis, progressOf } from '../rules/progress.ts'
import type { State } from '../rules/task.ts'

interface Found {
  id: string
  parentId: string | null
  state: State
  progress: number
  progressBasis: Basis
  done: number
  items: number
  parts: { state: State; weight: number; percent: number; basis: Basis }[]
}

const found = (tx: Db, localityId: number, id: string) =>
  tx.one(sql<Found>`
    SELECT t.id, t.parent_id, t.state, t.progress, t.progress_basis,
      (SELECT count(done_at) FROM task_checklist c WHERE c.locality_id = t.locality_id AND c.task_id = t.id) AS done,
      (SELECT count(*) FROM task_checklist c WHERE c.locality_id = t.locality_id AND c.task_id = t.id) AS items,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('state', p.state, 'weight', p.weight, 'percent', p.progress,
        'basis', p.progress_basis)), '[]') FROM tasks p WHERE p.locality_id = t.locality_id AND p.parent_id = t.id) AS parts
    FROM tasks t WHERE t.locality_id = ${localityId} AND t.id = ${id}`)

/**
 * Works out anew how far a task has come, and the tasks above it as long as that changes them. The family is locked.
 *
 * @param typed what somebody says, where they just said it
 */
export async function moveProgress(tx: Db, localityId: number, id: string, typed?: number): Promise<void> {
  const task = await found(tx, localityId, id)
  const { progress, progressBasis, parts, done, items, state } = task
  const word = typed ?? (progressBasis === 'typed' ? progress : null)
  const next = progressOf({ state, parts, checklist: { done, all: items }, typed: word })
  if (next.percent === progress && next.basis === progressBasis && parts.length === 0 && typed === undefined) {
    if (task.parentId) await moveProgress(tx, localityId, task.parentId)
    return
  }
  await tx.run(sql`
    UPDATE tasks SET progress = ${next.percent}, progress_basis = ${next.basis} WHERE locality_id = ${localityId} AND id = ${id}`)
  if (task.parentId) await moveProgress(tx, localityId, task.parentId)
}
