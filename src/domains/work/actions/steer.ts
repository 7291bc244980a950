import { localDateOf, OutsideCalendar } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Work } from '../deps.ts'
import { foldedWords } from '../queries/states.ts'
import { TASK_COLUMNS, type Task } from '../queries/tasks.ts'
import { reaches, reachOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { deadlineFault } from '../rules/clock.ts'
import { isOpen, type Priority, type Relation } from '../rules/task.ts'
import { clockingOn } from '../settings.ts'
import { acceptByOf, createTasks, type NewTask } from './create.ts'
import { keepComment } from './deadline.ts'
import { moveProgress } from './progress.ts'
import { actOn, change, dropExtension, keep, onTask, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

/** Gives what was drafted. Its deadline is looked at now. */
export const assign = (work: Work, viewer: OfficialViewer, id: string, { confirmed = false } = {}): Done =>
  onTask(work, viewer, id, 'assign', async (scene) => {
    const { task, now, today, calendar, tx } = scene
    const clocking = await clockingOn(tx, work.localityId, today)
    if (task.dueAt) {
      try {
        const fault = deadlineFault(calendar, now, localDateOf(task.dueAt), { confirmed, ...clocking })
        if (fault) return no(fault)
      } catch (cause) {
        if (cause instanceof OutsideCalendar) return no('outside_calendar')
        throw cause
      }
    }
    const given = { state: 'assigned', assignedAt: now, acceptBy: acceptByOf(calendar, now, clocking) } as const
    await change(scene, given)
    await keep(scene, 'assign', { facts: { origin: task.originKind, weight: task.weight } })
    // Those who help were drafted with it.
    const helpers = await openBelow(scene, ['draft'])
    await tx.run(sql`
      UPDATE tasks SET state = 'assigned', assigned_at = ${now}, accept_by = ${given.acceptBy}, version = version + 1
      WHERE locality_id = ${work.localityId} AND id = ANY (${helpers.map((each) => each.id)}::uuid[])`)
    await recordMany(
      tx,
      helpers.map((each) => ({
        ...actOn(each, 'assign', now),
        actor: scene.actor,
        facts: { parent: each.parentId, relation: each.relation },
      })),
    )
    return ok({ id })
  })

const openBelow = ({ tx, work, task }: Scene, states?: readonly string[]): Promise<Task[]> =>
  tx.many(sql<Task>`
    WITH RECURSIVE below AS (
      SELECT id FROM tasks WHERE locality_id = ${work.localityId} AND parent_id = ${task.id}
      UNION ALL
      SELECT c.id FROM below b JOIN tasks c ON c.locality_id = ${work.localityId} AND c.parent_id = b.id)
    SELECT ${TASK_COLUMNS} FROM below b JOIN tasks t ON t.locality_id = ${work.localityId} AND t.id = b.id
    WHERE ${states ? sql`t.state = ANY (${states}::text[])` : sql`t.closed_at IS NULL`}`)

/** Calls a task off, with everything open below it: each has its act. */
export const cancel = (work: Work, viewer: OfficialViewer, id: string, { reason }: { reason: string }): Done =>
  onTask(work, viewer, id, 'cancel', async (scene) => {
    const { now, tx, task, actor } = scene
    if (reason.trim() === '') return no('missing_reason')
    const below = await openBelow(scene)
    await dropExtension(scene)
    await change(scene, { ...CLOSED, state: 'cancelled', closedAt: now, ...givenAt(task, now) })
    await keepComment(scene, await keep(scene, 'cancel'), reason)
    await tx.run(sql`
      UPDATE tasks SET state = 'cancelled', closed_at = ${now}, before_pause = NULL, paused_at = NULL, extension_asked_at = NULL,
        sent_back_at = NULL, sent_back_by = NULL, sent_back_reason = NULL, answer_by = NULL, assigned_at = coalesce(assigned_at, ${now}), version = version + 1
      WHERE locality_id = ${work.localityId} AND id = ANY (${below.map((each) => each.id)}::uuid[])`)
    await tx.run(sql`
      UPDATE task_extensions SET decision = 'takenBack', decided_by = ${viewer.personId}, decided_at = ${now}
      WHERE locality_id = ${work.localityId} AND task_id = ANY (${below.map((each) => each.id)}::uuid[]) AND decision IS NULL`)
    await recordMany(
      tx,
      below.map((each) => ({ ...actOn(each, 'cancel', now), actor, facts: { with: id } })),
    )
    if (task.parentId) await moveProgress(tx, work.localityId, task.parentId)
    return ok({ id })
  })

const CLOSED = {
  beforePause: null,
  pausedAt: null,
  extensionAskedAt: null,
  sentBackAt: null,
  sentBackBy: null,
  sentBackReason: null,
}
/** A draft that is called off was given at no time before. */
const givenAt = (task: Task, now: Date) => (task.assignedAt ? {} : { assignedAt: now })

/** Merges a task into another of the giver's, which goes on in its place. */
export const merge = (work: Work, viewer: OfficialViewer, id: string, { into }: { into: string }): Done =>
  onTask(work, viewer, id, 'merge', async (scene) => {
    const { now, tx, task } = scene
    if (into === id) return no('same_task')
    const other = await tx.first(sql<Task>`
      SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.locality_id = ${work.localityId} AND t.id = ${into}`)
    if (!other || !reaches(reachOf(viewer), other)) return no('not_found')
    if (!isOpen(other.state)) return no('closed')
    if (other.assignerPostId !== task.assignerPostId) return no('not_yours')
    if ((await openBelow(scene)).length > 0) return no('parts_open')
    await dropExtension(scene)
    await change(scene, { ...CLOSED, state: 'merged', mergedIntoId: into, closedAt: now })
    await keep(scene, 'merge', { facts: { into } })
    if (task.parentId) await moveProgress(tx, work.localityId, task.parentId)
    return ok({ id })
  })

export interface Edited {
  title: string
  expected: string
  priority: Priority
  weight: number
  hours: number
  axis: string | null
  /** The version that was looked at. */
  version: number
}

/** The giver changes what a task says; its deadline moves by extension only. */
export const edit = (work: Work, viewer: OfficialViewer, id: string, to: Edited): Done =>
  onTask(work, viewer, id, 'edit', async (scene) => {
    const { task, tx } = scene
    if (to.version !== task.version) return no('changed_meanwhile')
    const title = nfc(to.title).trim()
    const expected = nfc(to.expected).trim()
    if (title === '' || title.length > 300) return no('missing_title')
    if (!(to.weight > 0 && to.weight <= 1000 && to.hours >= 0 && to.hours <= 10_000)) return no('bad_weight')
    const { priority, weight, hours, axis } = to
    const folded = foldedWords([title, task.originNumber ?? '', expected].join(' '))
    await change(scene, { title, expected, folded, priority, weight, hours, axis })
    if (task.parentId && weight !== task.weight) await moveProgress(tx, work.localityId, task.parentId)
    await keep(scene, 'edit', { facts: { weight, before: task.weight } })
    return ok({ id })
  })

/** Splits a part off a task, or asks another unit for help with it; whoever splits gives it. */
export const split = (
  work: Work,
  viewer: OfficialViewer,
  id: string,
  { relation, ...part }: Omit<NewTask, 'origin' | 'parent' | 'repeat'> & { relation: Relation },
): Promise<Result<{ id: string }, Reason>> =>
  onTask(work, viewer, id, 'split', async ({ tx, task, actor }) => {
    const made = await createTasks(tx, work, actor, [
      {
        ...part,
        origin: { kind: task.originKind, id: task.originId, number: task.originNumber },
        axis: part.axis ?? task.axis,
        parent: { id, relation },
      },
    ])
    return made.ok ? ok({ id: made.value[0] ?? '' }) : made
  })
