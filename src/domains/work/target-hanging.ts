import type { OfficialViewer } from '../../core/identity/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { HangingOn, LooseTask, LooseTasks } from '../resolutions/index.ts'
import type { Work } from './deps.ts'
import { within } from './queries/states.ts'
import { reachOf } from './reach.ts'

type Deps = Pick<Work, 'db' | 'localityId'>

/** How many tasks come from clauses, targets, parts and papers: for the room that keeps those. */
export const tasksHanging =
  ({ localityId }: Pick<Work, 'localityId'>): HangingOn =>
  async (db: Db, keys) => {
    const of = (kind: string) => sql`${keys.filter((each) => each.kind === kind).map(({ id }) => id)}::uuid[]`
    const rows = await db.many(sql<{ id: string; tasks: number }>`
      SELECT id, count(DISTINCT task_id)::int AS tasks FROM (
        SELECT origin_id AS id, id AS task_id FROM tasks WHERE locality_id = ${localityId} AND state <> 'cancelled' AND (
          (origin_kind = 'clause' AND origin_id = ANY(${of('clause')})) OR (origin_kind = 'target' AND origin_id = ANY(${of('target')}))
          OR (origin_kind = 'part' AND origin_id = ANY(${of('part')})) OR (origin_kind = 'paper' AND origin_id = ANY(${of('paper')})))
        UNION ALL
        SELECT target_id, id FROM tasks WHERE locality_id = ${localityId} AND target_id = ANY(${of('target')}) AND state <> 'cancelled'
        UNION ALL
        SELECT part_id, id FROM tasks WHERE locality_id = ${localityId} AND part_id = ANY(${of('part')}) AND state <> 'cancelled') from_them
      GROUP BY id`)
    return new Map(rows.map(({ id, tasks }) => [id, tasks]))
  }

/** Open tasks that come from no paper, target, part, meeting or other task, of those an official may look at. */
export const tasksWithoutPaper =
  ({ db, localityId }: Deps): LooseTasks =>
  async (official: OfficialViewer, limit: number) => {
    const loose = sql`t.locality_id = ${localityId} AND t.closed_at IS NULL AND t.origin_kind = 'hand' AND t.target_id IS NULL
      AND t.part_id IS NULL AND t.parent_id IS NULL AND ${within(reachOf(official))}`
    const rows = await db.many(sql<Omit<LooseTask, 'href'> & { total: number }>`
      SELECT t.id, t.title, t.lead_unit_id, t.due_at, count(*) OVER ()::int AS total FROM tasks t WHERE ${loose}
      ORDER BY t.due_at NULLS LAST, t.id LIMIT ${limit}`)
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, ...task }) => ({ ...task, href: `/nhiem-vu/${task.id}` })),
    }
  }
