import { dateOfDay, dayNumberOf, localDateOf, OutsideCalendar } from '../../../core/calendar/index.ts'
import { may, type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Work } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { AHEAD_DAYS, nextOn, type OffDays, onWorkingDay, placeIn, type Rhythm } from '../rules/rhythm.ts'
import type { Priority } from '../rules/task.ts'
import { verbs } from '../verbs.ts'
import { giverFor } from './assign.ts'
import { createTasks, isDay } from './create.ts'
import { keep, onTask, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

/** What a template or a repeat keeps of a task. */
export interface Kept {
  title: string
  expected: string
  priority: Priority
  weight: number
  hours: number
  axis: string | null
  checklist: string[]
  originNumber: string | null
  targetId: string | null
  partId: string | null
}

async function keptOf({ tx, work, task }: Scene): Promise<Kept> {
  const items = await tx.many(sql<{ item: string }>`
    SELECT item FROM task_checklist WHERE locality_id = ${work.localityId} AND task_id = ${task.id} ORDER BY position`)
  const { title, expected, priority, weight, hours, axis, originNumber, targetId, partId } = task
  const checklist = items.map(({ item }) => item)
  return { title, expected, priority, weight, hours, axis, checklist, originNumber, targetId, partId }
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`

/** Keeps what a task says as a template of the giver's unit. */
export const makeTemplate = (work: Work, viewer: OfficialViewer, id: string, { name }: { name: string }): Done =>
  onTask(work, viewer, id, 'makeTemplate', async (scene) => {
    const { tx, task, now } = scene
    const called = nfc(name).trim() || task.title
    if (called.length > 150) return no('missing_title')
    await tx.run(sql`
      INSERT INTO task_templates (locality_id, id, unit_id, name, draft, made_by, made_at)
      VALUES (${work.localityId}, ${newId()}, ${task.assignerUnitId}, ${called}, ${json(await keptOf(scene))}, ${viewer.personId}, ${now})`)
    await keep(scene, 'makeTemplate')
    return ok({ id })
  })

export interface Repeated {
  every: Rhythm
  offDays: OffDays
  untilOn: string | null
}

/** Lets a task come again: on the same day of each period as its deadline, to the same unit and person. */
export const repeat = (work: Work, viewer: OfficialViewer, id: string, { every, offDays, untilOn }: Repeated): Done =>
  onTask(work, viewer, id, 'repeat', async (scene) => {
    const { tx, task, now } = scene
    if (!task.firstDueAt) return no('no_deadline')
    if (untilOn !== null && !isDay(untilOn)) return no('bad_date')
    const dueOn = localDateOf(task.firstDueAt)
    const place = placeIn(every, dueOn)
    await tx.run(sql`
      INSERT INTO task_repeats (locality_id, id, draft, assigner_person_id, assigner_post_id, assigner_unit_id, lead_unit_id, lead_person_id,
        every, on_day, off_days, ahead_days, next_on, until_on, made_at)
      VALUES (${work.localityId}, ${newId()}, ${json(await keptOf(scene))}, ${task.assignerPersonId}, ${task.assignerPostId},
        ${task.assignerUnitId}, ${task.leadUnitId}, ${task.leadPersonId}, ${every}, ${place}, ${offDays}, ${AHEAD_DAYS[every]},
        ${nextOn(every, place, dueOn)}::date, ${untilOn}::date, ${now})`)
    await keep(scene, 'repeat', { facts: { every } })
    return ok({ id })
  })

export interface Template {
  id: string
  unitId: string
  name: string
  draft: Kept
}

export const templatesOf = (db: Db, localityId: number, unitIds: readonly string[]): Promise<Template[]> =>
  db.many(sql<Template>`
    SELECT id, unit_id, name, draft FROM task_templates
    WHERE locality_id = ${localityId} AND unit_id = ANY (${[...unitIds]}::uuid[]) AND ended_at IS NULL ORDER BY name LIMIT 200`)

export interface Repeating {
  id: string
  draft: Kept
  assignerPersonId: string
  assignerPostId: string
  assignerUnitId: string
  leadUnitId: string
  leadPersonId: string | null
  every: Rhythm
  onDay: number
  offDays: OffDays
  aheadDays: number
  nextOn: string
  untilOn: string | null
}

const REPEAT = sql`id, draft, assigner_person_id, assigner_post_id, assigner_unit_id, lead_unit_id, lead_person_id, every, on_day,
  off_days, ahead_days, next_on, until_on`

export const repeatsOf = (db: Db, localityId: number, postIds: readonly string[]): Promise<Repeating[]> =>
  db.many(sql<Repeating>`
    SELECT ${REPEAT} FROM task_repeats WHERE locality_id = ${localityId} AND assigner_post_id = ANY (${[...postIds]}::uuid[])
      AND ended_at IS NULL ORDER BY next_on, id LIMIT 200`)

type Switch = (work: Work, viewer: OfficialViewer, id: string) => Done

const switchTemplate =
  (ends: boolean): Switch =>
  async (work, viewer, id) => {
    const now = work.clock.now()
    return work.db.transaction(async (tx) => {
      const changed = await tx.first(sql<{ unitId: string }>`
        UPDATE task_templates SET ended_at = ${ends ? now : null}::timestamptz
        WHERE locality_id = ${work.localityId} AND id = ${id} AND (ended_at IS NULL) = ${ends}
          AND unit_id = ANY (${unitsFor(viewer, 'task.assign')}::uuid[]) RETURNING unit_id`)
      const actor = changed && giverFor(viewer, changed.unitId)
      if (!actor) return no('not_found')
      const verb = verbs[ends ? 'endTemplate' : 'restoreTemplate'].name
      await record(tx, { verb, actor, subjectId: id, unitId: actor.unitId, occurredAt: now })
      return ok({ id })
    })
  }

/** Ends a template of one's own unit; and brings it back. */
export const endTemplate = switchTemplate(true)
export const restoreTemplate = switchTemplate(false)

const switchRepeat =
  (ends: boolean): Switch =>
  async (work, viewer, id) => {
    const now = work.clock.now()
    const posts = viewer.appointments.map(({ postId }) => postId)
    return work.db.transaction(async (tx) => {
      const changed = await tx.first(sql<{ leadUnitId: string }>`
        UPDATE task_repeats SET ended_at = ${ends ? now : null}::timestamptz
        WHERE locality_id = ${work.localityId} AND id = ${id} AND (ended_at IS NULL) = ${ends}
          AND assigner_post_id = ANY (${posts}::uuid[]) RETURNING lead_unit_id`)
      const actor = changed && may(viewer, 'task.assign') ? giverFor(viewer, changed.leadUnitId) : undefined
      if (!changed || !actor) return no('not_found')
      const verb = verbs[ends ? 'endRepeat' : 'restoreRepeat'].name
      await record(tx, { verb, actor, subjectId: id, unitId: changed.leadUnitId, occurredAt: now })
      return ok({ id })
    })
  }

/** Ends a repeat of one's own post, what it has given goes on; and lets it come again. */
export const endRepeat = switchRepeat(true)
export const restoreRepeat = switchRepeat(false)

const AT_ONCE = 100

/**
 * Gives the next of each repeating task, ahead of its deadline. Any process may run it at any time; each deadline is given once. One
 * that can't be given any more, as after a long standstill, is left out.
 *
 * @returns how many were given
 */
export async function giveRepeated(work: Work): Promise<number> {
  const today = localDateOf(work.clock.now())
  const calendar = await work.calendar()
  return work.db.transaction(async (tx) => {
    const due = await tx.many(sql<Repeating>`
      SELECT ${REPEAT} FROM task_repeats WHERE locality_id = ${work.localityId} AND ended_at IS NULL
        AND next_on - ahead_days <= ${today}::date ORDER BY next_on LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`)
    let given = 0
    for (const each of due) {
      const { draft, assignerPersonId, assignerPostId, assignerUnitId, untilOn } = each
      const giver = {
        kind: 'official',
        personId: assignerPersonId,
        postId: assignerPostId,
        unitId: assignerUnitId,
      } as const
      let on = each.nextOn
      for (; dateOfDay(dayNumberOf(on) - each.aheadDays) <= today; on = nextOn(each.every, each.onDay, on)) {
        if (untilOn !== null && on > untilOn) break
        const dueOn = workingDay(calendar, on, each.offDays)
        if (dueOn === undefined || dueOn < today) continue
        const { originNumber, ...task } = draft
        const made = await createTasks(
          tx,
          work,
          giver,
          [
            {
              ...task,
              origin: { kind: originNumber ? 'document' : 'hand', number: originNumber },
              leadUnitId: each.leadUnitId,
              leadPersonId: each.leadPersonId,
              dueOn,
              confirmed: true,
              repeat: { id: each.id, on },
            },
          ],
          { kind: 'system' },
        )
        if (made.ok) given += 1
      }
      const over = untilOn !== null && on > untilOn
      await tx.run(sql`
        UPDATE task_repeats SET next_on = ${on}::date, ended_at = ${over ? work.clock.now() : null}
        WHERE locality_id = ${work.localityId} AND id = ${each.id}`)
    }
    return given
  })
}

function workingDay(...[calendar, on, offDays]: Parameters<typeof onWorkingDay>): string | undefined {
  try {
    return onWorkingDay(calendar, on, offDays)
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return undefined
    throw cause
  }
}
