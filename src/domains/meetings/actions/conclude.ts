import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Desk } from '../deps.ts'
import { peopleByUnit } from '../people.ts'
import { conclusionsOf, findConclusion } from '../queries/meetings.ts'
import type { Reason } from '../reasons.ts'
import { type ConclusionInput, tidyConclusion } from '../rules/conclusion.ts'
import { onMeeting, type Scene, tell } from '../scene.ts'
import { giveTasks } from '../tasks.ts'
import { sendOut } from './call.ts'

/** Whether a task's lead is there: a unit in force, and who of it, if somebody is named. */
function isLead({ people, now }: Scene, { kind, leadUnitId, leadPersonId }: ConclusionInput): boolean {
  if (kind !== 'task') return true
  const unit = peopleByUnit(people, now).find(({ id }) => id === leadUnitId)
  return unit !== undefined && (leadPersonId === null || unit.people.some(({ id }) => id === leadPersonId))
}

/** Keeps on the meeting how many conclusions stand, which the figures count. */
const count = (tx: Db, localityId: number, meetingId: string): Promise<number> =>
  tx.run(sql`
    UPDATE meetings SET conclusions = (SELECT count(*) FROM meeting_conclusions c
      WHERE c.locality_id = ${localityId} AND c.meeting_id = ${meetingId} AND c.state <> 'dropped')
    WHERE locality_id = ${localityId} AND id = ${meetingId}`)

/**
 * Notes a conclusion under the next number, while the meeting is on or after. Sent twice with one key it is noted once.
 *
 * @param key the conclusion's own key, made by whoever asks
 */
export function noteConclusion(
  desk: Desk,
  viewer: OfficialViewer,
  meetingId: string,
  key: string,
  input: ConclusionInput,
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, meetingId, { deed: 'note', who: 'manages' }, async (scene) => {
    const { tx, localityId, now, today } = scene
    const tidy = tidyConclusion(input, today)
    if (!tidy.ok) return tidy
    if (!isLead(scene, tidy.value)) return no('missing_lead')
    const { kind, body, leadUnitId, leadPersonId, dueOn } = tidy.value
    const made = await tx.run(sql`
      INSERT INTO meeting_conclusions (locality_id, id, meeting_id, number, kind, body, lead_unit_id, lead_person_id, due_on, noted_by, noted_at)
      SELECT ${localityId}::integer, ${key}::uuid, ${meetingId}::uuid, coalesce(max(number), 0) + 1, ${kind}, ${body}, ${leadUnitId}::uuid, ${leadPersonId}::uuid,
        ${dueOn}::date, ${viewer.personId}::uuid, ${now}::timestamptz
      FROM meeting_conclusions WHERE locality_id = ${localityId} AND meeting_id = ${meetingId}
      ON CONFLICT (locality_id, id) DO NOTHING`)
    if (made === 0) {
      const same = await findConclusion(scene.place, meetingId, key)
      return same ? ok({ id: key }) : no('not_found')
    }
    await count(tx, localityId, meetingId)
    await tell(scene, 'note', { facts: { conclusion: key, kind } })
    return ok({ id: key })
  })
}

/** Corrects a conclusion that nobody has confirmed yet. */
export function reviseConclusion(
  desk: Desk,
  viewer: OfficialViewer,
  meetingId: string,
  id: string,
  { edition, ...input }: ConclusionInput & { edition: number },
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, meetingId, { deed: 'note', who: 'manages' }, async (scene) => {
    const { tx, localityId, today } = scene
    const found = await findConclusion(scene.place, meetingId, id)
    if (!found || found.state === 'dropped') return no('not_found')
    if (found.state === 'confirmed') return no('already_confirmed')
    if (found.edition !== edition) return no('changed_meanwhile')
    const tidy = tidyConclusion(input, today)
    if (!tidy.ok) return tidy
    if (!isLead(scene, tidy.value)) return no('missing_lead')
    const { kind, body, leadUnitId, leadPersonId, dueOn } = tidy.value
    await tx.run(sql`
      UPDATE meeting_conclusions SET kind = ${kind}, body = ${body}, lead_unit_id = ${leadUnitId}, lead_person_id = ${leadPersonId},
        due_on = ${dueOn}::date, edition = edition + 1
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'revise', { facts: { conclusion: id, kind } })
    return ok({ id })
  })
}

/** Drops a conclusion that nobody has confirmed yet; those after it move up. */
export function dropConclusion(
  desk: Desk,
  viewer: OfficialViewer,
  meetingId: string,
  id: string,
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, meetingId, { deed: 'note', who: 'manages' }, async (scene) => {
    const { tx, localityId, now } = scene
    const found = await findConclusion(scene.place, meetingId, id)
    if (!found || found.state === 'dropped') return no('not_found')
    if (found.state === 'confirmed') return no('already_confirmed')
    await tx.run(sql`
      UPDATE meeting_conclusions SET state = 'dropped', number = NULL, decided_by = ${viewer.personId}, decided_at = ${now}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tx.run(sql`
      UPDATE meeting_conclusions SET number = number - 1
      WHERE locality_id = ${localityId} AND meeting_id = ${meetingId} AND number > ${found.number}`)
    await count(tx, localityId, meetingId)
    await tell(scene, 'drop', { facts: { conclusion: id } })
    return ok({ id })
  })
}

/**
 * The chair confirms tasks among the conclusions; each becomes a task of its lead in the same transaction. Two who confirm at once
 * make it one task: the second is told.
 */
export async function confirmConclusions(
  desk: Desk,
  viewer: OfficialViewer,
  meetingId: string,
  ids: readonly string[],
): Promise<Result<{ tasks: string[] }, Reason>> {
  if (ids.length === 0) return no('nothing_chosen')
  return onMeeting(desk, viewer, meetingId, { deed: 'confirm', who: 'chairs' }, async (scene) => {
    const { tx, localityId, now, today } = scene
    const known = new Map((await conclusionsOf(scene.place, meetingId)).map((each) => [each.id, each]))
    const chosen = [...new Set(ids)].map((id) => known.get(id))
    const tasks = chosen.flatMap((each) => (each?.kind === 'task' ? [each] : []))
    if (tasks.length < chosen.length) return no('not_found')
    if (tasks.some(({ state }) => state === 'confirmed')) return no('already_confirmed')
    if (tasks.some(({ dueOn }) => dueOn !== null && dueOn < today)) return no('due_past')
    const given = await giveTasks(scene, desk, tasks)
    if (!given.ok) return given
    await tx.run(sql`
      UPDATE meeting_conclusions c SET state = 'confirmed', decided_by = ${viewer.personId}, decided_at = ${now}, task_id = g.task_id
      FROM unnest(${tasks.map(({ id }) => id)}::uuid[], ${given.value}::uuid[]) AS g (id, task_id)
      WHERE c.locality_id = ${localityId} AND c.id = g.id`)
    for (const [index, { id }] of tasks.entries())
      await tell(scene, 'confirm', { facts: { conclusion: id, task: given.value[index] ?? null } })
    return ok({ tasks: given.value })
  })
}

/** Sends out the notice of what was concluded; from then on the meeting stays as it is. */
export function issueConclusions(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, id, { deed: 'issue', who: 'manages' }, async (scene) => {
    const { tx, localityId, now, next } = scene
    const conclusions = await conclusionsOf(scene.place, id)
    if (conclusions.length === 0) return no('nothing_concluded')
    // The notice promises only what the chair has confirmed.
    if (conclusions.some(({ kind, state }) => kind === 'task' && state === 'noted')) return no('tasks_undecided')
    const actId = newIdAt(now)
    const noticeNo = await sendOut(scene, 'conclusions', actId)
    await tx.run(sql`
      UPDATE meeting_conclusions SET state = 'confirmed', decided_by = ${viewer.personId}, decided_at = ${now}
      WHERE locality_id = ${localityId} AND meeting_id = ${id} AND state = 'noted'`)
    await tx.run(sql`
      UPDATE meetings SET state = ${next}, issued_by = ${viewer.personId}, issued_at = ${now}, issue_act_id = ${actId}, notice_no = ${noticeNo}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'issue', {
      id: actId,
      facts: { conclusions: conclusions.length, tasks: conclusions.filter(({ kind }) => kind === 'task').length },
    })
    return ok({ id })
  })
}
