import { workingMinutesBetween } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import type { Quality } from '../rules/task.ts'
import { moveProgress } from './progress.ts'
import { change, keep, onTask, outcomeOf } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

export interface Grade {
  quality: Quality | null
  /** Needed for the first and the last grade. */
  reason: string
}

/**
 * The giver accepts the result with a grade. Whether it was on time is decided by when it was handed in, not by when this was done;
 * the grade is the act's step, so that counts by grade follow.
 */
export const approve = (work: Work, viewer: OfficialViewer, id: string, { quality, reason }: Grade): Done =>
  onTask(work, viewer, id, 'approve', async (scene) => {
    const { task, now, tx, calendar } = scene
    if (quality === null) return no('missing_quality')
    if (quality !== 'met' && reason.trim() === '') return no('missing_reason')
    const { submittedAt, assignedAt, dueAt } = task
    if (!submittedAt) throw new Error(`Task ${id} was handed in at no time`)
    await change(scene, {
      state: 'approved',
      decidedAt: now,
      closedAt: now,
      quality,
      qualityReason: reason.trim() || null,
    })
    await tx.run(sql`
      UPDATE task_submissions SET decision = 'approved', quality = ${quality}, reason = ${reason.trim() || null}, decided_by = ${viewer.personId},
        decided_at = ${now}
      WHERE locality_id = ${work.localityId} AND task_id = ${id} AND decision IS NULL`)
    await moveProgress(tx, work.localityId, id)
    await keep(scene, 'approve', {
      outcome: outcomeOf(task, submittedAt),
      stepKey: quality,
      workingMinutes: assignedAt ? workingMinutesBetween(calendar, assignedAt, submittedAt) : 0,
      lateMinutes: dueAt ? workingMinutesBetween(calendar, dueAt, submittedAt) : 0,
      facts: {
        quality,
        returns: task.returns,
        extensions: task.extensions,
        firstOnTime: task.firstDueAt === null ? null : submittedAt <= task.firstDueAt,
        overdueDays: task.overdueDays,
      },
    })
    return ok({ id })
  })

/** The giver returns the result; the clock runs on. */
export const returnResult = (work: Work, viewer: OfficialViewer, id: string, { reason }: { reason: string }): Done =>
  onTask(work, viewer, id, 'return', async (scene) => {
    const { task, now, tx } = scene
    if (reason.trim() === '') return no('missing_reason')
    await change(scene, { state: 'returned', decidedAt: now, returns: task.returns + 1 })
    await tx.run(sql`
      UPDATE task_submissions SET decision = 'returned', reason = ${reason.trim()}, decided_by = ${viewer.personId}, decided_at = ${now}
      WHERE locality_id = ${work.localityId} AND task_id = ${id} AND decision IS NULL`)
    await keep(scene, 'return', {
      outcome: outcomeOf(task, task.submittedAt ?? now),
      facts: { round: task.returns + 1 },
    })
    return ok({ id })
  })
