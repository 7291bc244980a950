import { localDateOf, OutsideCalendar, workingDaysBetween } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import { findTask, type Task } from '../queries/tasks.ts'
import type { Reason } from '../reasons.ts'
import { dueAtOf, nearAtOf, wasLate } from '../rules/clock.ts'
import type { Clocking } from '../rules/settings.ts'
import { isWorkedOn } from '../rules/task.ts'
import { clockingOn } from '../settings.ts'
import { isDay } from './create.ts'
import { keepComment } from './deadline.ts'
import { moveProgress } from './progress.ts'
import { change, keep, onTask, type Scene } from './scene.ts'

export interface Reopened {
  reason: string
  /** The new deadline of what was done on time; what was late keeps its own, and stays late. */
  dueOn: string | null
}

/**
 * The giver opens an accepted task again, for some working days after it was accepted: its grade stays with its submission, the next
 * acceptance gives a new one.
 *
 * @practice ours: no text of law gives the days, they are a setting
 */
export const reopen = (
  work: Work,
  viewer: OfficialViewer,
  id: string,
  { reason, dueOn }: Reopened,
): Promise<Result<{ id: string }, Reason>> =>
  onTask(work, viewer, id, 'reopen', async (scene) => {
    const { task, today, tx, calendar } = scene
    if (reason.trim() === '') return no('missing_reason')
    const clocking = await clockingOn(tx, work.localityId, today)
    const { closedAt, parentId, relation, quality } = task
    if (!closedAt || workingDaysBetween(calendar, localDateOf(closedAt), today) > clocking.reopenWorkingDays)
      return no('too_late_to_reopen')
    const parent = parentId ? await findTask(tx, work.localityId, parentId) : undefined
    if (parent && relation === 'part' && !isWorkedOn(parent.state)) return no('parent_closed')
    const moved = movedTo(scene, parent, dueOn, clocking)
    if (!moved.ok) return moved
    await change(scene, {
      ...{ state: 'inProgress', closedAt: null, decidedAt: null, quality: null, qualityReason: null },
      ...{ reopenings: task.reopenings + 1, ...moved.value },
    })
    const { dueAt } = moved.value
    const facts = { quality, late: wasLate(task), times: task.reopenings + 1 }
    await keepComment(scene, await keep(scene, 'reopen', { facts, ...(dueAt ? { dueAt } : {}) }), reason)
    await moveProgress(tx, work.localityId, id)
    return ok({ id })
  })

type Clock = { dueAt?: Date; nearAt?: Date }

/** The deadline of what is done again. */
function movedTo(
  { task, now, today, calendar }: Scene,
  parent: Task | undefined,
  dueOn: string | null,
  clocking: Clocking,
): Result<Clock, Reason> {
  const { dueAt } = task
  if (dueAt === null || wasLate(task)) return ok({})
  const wanted = dueOn || (dueAt > now ? localDateOf(dueAt) : '')
  if (!isDay(wanted)) return no('bad_date')
  if (wanted < today) return no('due_past')
  const to = dueAtOf(wanted)
  if (parent?.dueAt && to > parent.dueAt) return no('later_than_parent')
  try {
    return ok({ dueAt: to, nearAt: nearAtOf(calendar, now, wanted, clocking) })
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return no('outside_calendar')
    throw cause
  }
}
