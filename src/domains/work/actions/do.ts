import { workingMinutesBetween } from '../../../core/calendar/index.ts'
import { claimUpload } from '../../../core/files/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Work } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { moveProgress } from './progress.ts'
import { change, dropExtension, keep, onTask, outcomeOf, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

/** Begins, or begins again what was returned. What it waits for must have been handed in or closed. */
export const begin = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'begin', async (scene) => {
    const { task, now, tx } = scene
    const waits = await tx.first(sql`
      SELECT 1 FROM task_dependencies d JOIN tasks n ON n.locality_id = d.locality_id AND n.id = d.needs_id
      WHERE d.locality_id = ${work.localityId} AND d.task_id = ${id} AND n.closed_at IS NULL AND n.state <> 'submitted' LIMIT 1`)
    if (waits) return no('waits_for_another')
    await change(scene, {
      state: 'inProgress',
      begunAt: task.begunAt ?? now,
      acceptedAt: task.acceptedAt ?? now,
      sentBackAt: null,
      sentBackBy: null,
      sentBackReason: null,
    })
    await keep(scene, 'begin')
    return ok({ id })
  })

/** Somebody's own word on how far it is, where nothing else says so; marked as such. */
export const report = (work: Work, viewer: OfficialViewer, id: string, { percent }: { percent: number }): Done =>
  onTask(work, viewer, id, 'report', async (scene) => {
    const { tx } = scene
    const moves = await tx.first(sql`
      SELECT 1 WHERE EXISTS (SELECT FROM task_checklist WHERE locality_id = ${work.localityId} AND task_id = ${id})
        OR EXISTS (SELECT FROM tasks WHERE locality_id = ${work.localityId} AND parent_id = ${id} AND state NOT IN ('cancelled', 'merged'))`)
    if (moves) return no('moves_by_acts')
    const typed = Math.round(percent)
    if (!(typed >= 0 && typed <= 100)) return no('missing_text')
    await change(scene, {})
    await moveProgress(tx, work.localityId, id, typed)
    await keep(scene, 'report', { facts: { percent: typed } })
    return ok({ id })
  })

export interface Handed {
  /** What was done. */
  result: string
  /** Number of the paper it came to, as one cites it. */
  resultNumber?: string | null
  /** Tokens of files sent ahead. */
  uploads?: readonly string[]
}

/** Hands the result in: the time that counts, unless it is returned. */
export const submit = (work: Work, viewer: OfficialViewer, id: string, handed: Handed): Done =>
  onTask(work, viewer, id, 'submit', async (scene) => {
    const { task, now, tx, calendar } = scene
    const result = nfc(handed.result).trim()
    if (result === '') return no('missing_result')
    const open = await tx.first(sql`
      SELECT 1 FROM tasks WHERE locality_id = ${work.localityId} AND parent_id = ${id} AND relation = 'part' AND closed_at IS NULL
        AND state <> 'draft' LIMIT 1`)
    if (open) return no('parts_open')
    await dropExtension(scene)
    await change(scene, { state: 'submitted', submittedAt: now, extensionAskedAt: null })
    const { dueAt, assignedAt } = task
    const submissionId = await keep(scene, 'submit', {
      outcome: outcomeOf(task, now),
      workingMinutes: assignedAt ? workingMinutesBetween(calendar, assignedAt, now) : 0,
      lateMinutes: dueAt ? workingMinutesBetween(calendar, dueAt, now) : 0,
      facts: { round: task.returns + 1 },
    })
    await tx.run(sql`
      INSERT INTO task_submissions (locality_id, id, task_id, round, result, result_number, submitted_by, submitted_at)
      SELECT ${work.localityId}, ${submissionId}, ${id}, 1 + count(*), ${result}, ${handed.resultNumber?.trim() || null}, ${viewer.personId}, ${now}
      FROM task_submissions WHERE locality_id = ${work.localityId} AND task_id = ${id}`)
    const kept = await keepFiles(scene, handed.uploads ?? [], submissionId)
    return kept.ok ? ok({ id }) : kept
  })

/** Files sent ahead become the task's. One that is gone is said, and nothing is kept. */
export async function keepFiles(
  { tx, work, task, viewer, now }: Scene,
  tokens: readonly string[],
  submissionId: string | null,
): Promise<Result<number, Reason>> {
  for (const token of tokens) {
    const file = await claimUpload(tx, token, now)
    if (!file.ok) throw new LostFile()
    await tx.run(
      tx.q.insertInto('taskFiles').values({
        localityId: work.localityId,
        id: newId(),
        taskId: task.id,
        submissionId,
        fileId: file.value.id,
        name: file.value.name,
        sizeBytes: file.value.sizeBytes,
        addedBy: viewer.personId,
        addedAt: now,
      }),
    )
  }
  return ok(tokens.length)
}

/** A file sent ahead is no longer there: the deed that names it is undone as a whole. */
export class LostFile extends Error {
  override name = 'LostFile'
}

/** A deed that brings files: a lost one is a “no”, with nothing kept. */
export async function withFiles<T>(deed: () => Promise<Result<T, Reason>>): Promise<Result<T, Reason>> {
  try {
    return await deed()
  } catch (cause) {
    if (cause instanceof LostFile) return no('missing_file')
    throw cause
  }
}

/** Takes the result back before it is judged. */
export const takeBack = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'takeBack', async (scene) => {
    const { tx, now } = scene
    await change(scene, { state: 'inProgress' })
    await keep(scene, 'takeBack')
    await tx.run(sql`
      UPDATE task_submissions SET decision = 'takenBack', decided_by = ${viewer.personId}, decided_at = ${now}
      WHERE locality_id = ${work.localityId} AND task_id = ${id} AND decision IS NULL`)
    return ok({ id })
  })

/** Adds items to the checklist, one a line. */
export const addItems = (work: Work, viewer: OfficialViewer, id: string, { items }: { items: string }): Done =>
  onTask(work, viewer, id, 'list', async (scene) => {
    const { tx } = scene
    const lines = nfc(items)
      .split(/\r?\n/)
      .map((line) => line.trim().slice(0, 300))
      .filter(Boolean)
      .slice(0, 50)
    if (lines.length === 0) return no('missing_text')
    const { last } = await tx.one(sql<{ last: number }>`
      SELECT coalesce(max(position), -1) AS last FROM task_checklist WHERE locality_id = ${work.localityId} AND task_id = ${id}`)
    const rows = lines.map((item, index) => ({
      localityId: work.localityId,
      id: newId(),
      taskId: id,
      position: last + 1 + index,
      item,
    }))
    await tx.run(tx.q.insertInto('taskChecklist').values(rows))
    await change(scene, {})
    await moveProgress(tx, work.localityId, id)
    await keep(scene, 'list', { facts: { items: lines.length } })
    return ok({ id })
  })

/** Ticks an item of the checklist, or takes the tick away. */
export const check = (work: Work, viewer: OfficialViewer, id: string, to: { itemId: string; done: boolean }): Done =>
  onTask(work, viewer, id, 'check', async (scene) => {
    const { tx, now } = scene
    const changed = await tx.run(sql`
      UPDATE task_checklist SET done_at = ${to.done ? now : null}::timestamptz, done_by = ${to.done ? viewer.personId : null}::uuid
      WHERE locality_id = ${work.localityId} AND task_id = ${id} AND id = ${to.itemId} AND (done_at IS NULL) = ${to.done}`)
    // Ticked twice, or gone: it stands as was meant.
    if (changed === 0) return ok({ id })
    await change(scene, {})
    await moveProgress(tx, work.localityId, id)
    await keep(scene, to.done ? 'check' : 'uncheck', { facts: { item: to.itemId } })
    return ok({ id })
  })
