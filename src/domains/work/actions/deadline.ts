import { localDateOf, OutsideCalendar, workingDaysBetween } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { dueAtOf, extensionFault, lateRequest, nearAtOf, plusWorkingDays } from '../rules/clock.ts'
import type { Cause } from '../rules/task.ts'
import { clockingOn } from '../settings.ts'
import { isDay } from './create.ts'
import { change, dropExtension, keep, onTask, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

export interface ExtensionAsked {
  cause: Cause
  reason: string
  toOn: string
}

/** Asks for more time: before the deadline, or marked as a late request. Silence is not consent. */
export const askExtension = (work: Work, viewer: OfficialViewer, id: string, asked: ExtensionAsked): Done =>
  onTask(work, viewer, id, 'askExtension', async (scene) => {
    const { task, now, today, tx, calendar } = scene
    if (asked.reason.trim() === '') return no('missing_reason')
    if (!isDay(asked.toOn)) return no('bad_date')
    if (task.extensionAskedAt) return no('already_asked')
    const { extensionsAtMost } = await clockingOn(tx, work.localityId, today)
    try {
      const fault = extensionFault(calendar, task, asked.toOn, { now, extensionsAtMost })
      if (fault) return no(fault)
    } catch (cause) {
      if (cause instanceof OutsideCalendar) return no('outside_calendar')
      throw cause
    }
    const fromDueAt = task.dueAt as Date
    const toDueAt = dueAtOf(asked.toOn)
    const { late, overdueDays } = lateRequest(calendar, fromDueAt, now)
    await change(scene, { extensionAskedAt: now })
    const extensionId = await keep(scene, 'askExtension', {
      outcome: late ? 'late' : 'inTime',
      facts: { cause: asked.cause, to: asked.toOn },
    })
    await tx.run(sql`
      INSERT INTO task_extensions (locality_id, id, task_id, cause, reason, from_due_at, to_due_at, late, overdue_days, asked_by, asked_at)
      VALUES (${work.localityId}, ${extensionId}, ${id}, ${asked.cause}, ${asked.reason.trim()}, ${fromDueAt}, ${toDueAt}, ${late},
        ${overdueDays}, ${viewer.personId}, ${now})`)
    return ok({ id })
  })

/** Takes the request back. */
export const takeBackExtension = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'takeBackExtension', async (scene) => {
    if ((await dropExtension(scene)) === 0) return no('not_asked')
    await change(scene, { extensionAskedAt: null })
    await keep(scene, 'takeBackExtension')
    return ok({ id })
  })

interface Waiting {
  id: string
  toDueAt: Date
  late: boolean
  overdueDays: number
}

/** The giver decides. Granted, the present deadline moves and the first stays; what was overdue before a late request stays counted. */
export const decideExtension = (
  work: Work,
  viewer: OfficialViewer,
  id: string,
  { granted, note }: { granted: boolean; note: string },
): Done =>
  onTask(work, viewer, id, 'decideExtension', async (scene) => {
    const { task, now, tx } = scene
    if (!granted && note.trim() === '') return no('missing_reason')
    const waiting = await tx.first(sql<Waiting>`
      SELECT id, to_due_at, late, overdue_days FROM task_extensions
      WHERE locality_id = ${work.localityId} AND task_id = ${id} AND decision IS NULL`)
    if (!waiting) return no('not_asked')
    await tx.run(sql`
      UPDATE task_extensions SET decision = ${granted ? 'granted' : 'refused'}, note = ${note.trim() || null}, decided_by = ${viewer.personId},
        decided_at = ${now}
      WHERE locality_id = ${work.localityId} AND id = ${waiting.id}`)
    const { toDueAt, late, overdueDays } = waiting
    await change(scene, {
      extensionAskedAt: null,
      ...(granted
        ? {
            ...(await movedTo(scene, toDueAt)),
            extensions: task.extensions + 1,
            overdueDays: task.overdueDays + overdueDays,
          }
        : {}),
    })
    await keep(scene, granted ? 'grantExtension' : 'refuseExtension', {
      ...(granted ? { dueAt: toDueAt } : {}),
      facts: { late, overdueDays },
    })
    return ok({ id })
  })

/** A deadline's new day, with when it is near. */
async function movedTo({ tx, work, task, calendar, today, now }: Scene, dueAt: Date) {
  const clocking = await clockingOn(tx, work.localityId, today)
  return { dueAt, nearAt: nearAtOf(calendar, task.assignedAt ?? now, localDateOf(dueAt), clocking) }
}

/** The giver stops the clock for a reason. */
export const pause = (work: Work, viewer: OfficialViewer, id: string, { reason }: { reason: string }): Done =>
  onTask(work, viewer, id, 'pause', async (scene) => {
    const { task, now } = scene
    if (reason.trim() === '') return no('missing_reason')
    await dropExtension(scene)
    await change(scene, { state: 'paused', beforePause: task.state, pausedAt: now, extensionAskedAt: null })
    await keepComment(scene, await keep(scene, 'pause'), reason)
    return ok({ id })
  })

/** It goes on where it was. A deadline that had not passed moves by the working days it stood still; one that had stays. */
export const resume = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'resume', async (scene) => {
    const { task, calendar, today } = scene
    const { dueAt, pausedAt, beforePause } = task
    const stood = pausedAt ? workingDaysBetween(calendar, localDateOf(pausedAt), today) : 0
    const moves = dueAt !== null && pausedAt !== null && pausedAt <= dueAt && stood > 0
    const moved = moves
      ? await movedTo(scene, dueAtOf(plusWorkingDays(calendar, localDateOf(dueAt), stood)))
      : undefined
    await change(scene, { state: beforePause ?? 'inProgress', beforePause: null, pausedAt: null, ...moved })
    await keep(scene, 'resume', { ...(moved ? { dueAt: moved.dueAt } : {}), facts: { days: stood } })
    return ok({ id })
  })

/** What is said with an act stands in the discussion, under the act's key. */
export async function keepComment({ tx, work, task, viewer, now }: Scene, actId: string, body: string): Promise<void> {
  await tx.run(
    tx.q.insertInto('taskComments').values({
      localityId: work.localityId,
      id: actId,
      taskId: task.id,
      body: body.trim(),
      writtenBy: viewer.personId,
      writtenAt: now,
    }),
  )
}
