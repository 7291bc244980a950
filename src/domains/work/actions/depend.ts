import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import { findTask } from '../queries/tasks.ts'
import { reaches, reachOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { isOpen } from '../rules/task.ts'
import { change, keep, onTask } from './scene.ts'

/** Two who add dependencies at once do it one after the other, or each could miss the other's half of a circle. */
const LOCK = 7_262_105

/**
 * Notes what must be done before a task can begin.
 *
 * @returns for a circle, the titles along it, from the task back to itself
 */
export async function depend(
  work: Work,
  viewer: OfficialViewer,
  id: string,
  { needsId }: { needsId: string },
): Promise<Result<{ id: string }, Reason> & { circle?: string[] }> {
  let circle: string[] | undefined
  const done = await onTask(work, viewer, id, 'depend', async (scene) => {
    const { tx, task, now } = scene
    if (needsId === id) return no('same_task')
    const needed = await findTask(tx, work.localityId, needsId)
    if (!needed || !reaches(reachOf(viewer), needed)) return no('not_found')
    if (!isOpen(needed.state)) return no('closed')
    await tx.run(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${work.localityId})`)
    const path = await tx.first(sql<{ path: string[] }>`
      WITH RECURSIVE way AS (
        SELECT ${needsId}::uuid AS id, ARRAY[${needsId}::uuid] AS ids
        UNION ALL
        SELECT d.needs_id, w.ids || d.needs_id FROM way w
        JOIN task_dependencies d ON d.locality_id = ${work.localityId} AND d.task_id = w.id
        WHERE NOT d.needs_id = ANY (w.ids) AND w.id <> ${id})
      SELECT array(SELECT t.title FROM unnest(ids) WITH ORDINALITY AS u (id, place)
        JOIN tasks t ON t.locality_id = ${work.localityId} AND t.id = u.id ORDER BY place) AS path
      FROM way WHERE id = ${id} LIMIT 1`)
    if (path) {
      circle = [task.title, ...path.path]
      return no('circle')
    }
    const added = await tx.run(sql`
      INSERT INTO task_dependencies (locality_id, task_id, needs_id, added_by, added_at)
      VALUES (${work.localityId}, ${id}, ${needsId}, ${viewer.personId}, ${now}) ON CONFLICT DO NOTHING`)
    if (added === 0) return no('already_there')
    await change(scene, {})
    await keep(scene, 'depend', { facts: { needs: needsId } })
    return ok({ id })
  })
  return circle ? { ...done, circle } : done
}

/** Takes a dependency away. */
export const undepend = (work: Work, viewer: OfficialViewer, id: string, { needsId }: { needsId: string }) =>
  onTask(work, viewer, id, 'depend', async (scene) => {
    const gone = await scene.tx.run(sql`
      DELETE FROM task_dependencies WHERE locality_id = ${work.localityId} AND task_id = ${id} AND needs_id = ${needsId}`)
    if (gone === 0) return no('not_found')
    await change(scene, {})
    await keep(scene, 'undepend', { facts: { needs: needsId } })
    return ok({ id })
  })
