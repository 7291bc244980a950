import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import type { Official, Organization } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { foldVietnamese, nfc } from '../../../platform/text.ts'
import type { Work } from '../deps.ts'
import { lockTask, type Task } from '../queries/tasks.ts'
import { peopleOf, reaches, reachOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { keepComment } from './deadline.ts'
import { keepFiles } from './do.ts'
import { actorOn, keep, onTask, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

/** Whom a comment on a task may name: who gave it, who leads it, and the people of both units. */
export function mentionable(organization: Organization, task: Task, at: Date): Official[] {
  const today = localDateOf(at)
  const units = [...new Set([task.leadUnitId, task.assignerUnitId].map((id) => organization.successorOf(id, today)))]
  const people = units.flatMap((id) => peopleOf(organization, id, today))
  return [...new Map(people.map((each) => [each.id, each])).values()]
}

/** Who is named in a text, as `@Nguyễn Văn An`; the longest name that fits. */
export function mentionedIn(text: string, people: readonly Official[]): string[] {
  const folded = foldVietnamese(text)
  const names = people
    .map(({ id, fullName }) => ({ id, name: `@${foldVietnamese(fullName)}` }))
    .sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    const named = names.find(({ name }) => folded.startsWith(name, at) && !/[a-z]/.test(folded[at + name.length] ?? ''))
    if (named) found.add(named.id)
  }
  return [...found]
}

/** Whoever may look at a task may write; who is named in it finds it among what waits for them. */
export async function comment(
  work: Work,
  viewer: OfficialViewer,
  id: string,
  { body, people: chosen = [] }: { body: string; people?: readonly string[] },
): Done {
  const text = nfc(body).trim()
  if (text === '' || text.length > MOST_LETTERS) return no('missing_text')
  const [calendar, organization] = await Promise.all([work.calendar(), work.organization()])
  const now = work.clock.now()
  const today = localDateOf(now)
  return work.db.transaction(async (tx) => {
    const task = await lockTask(tx, work.localityId, id)
    if (!task || !(await mayLook(tx, work.localityId, viewer, task))) return no('not_found')
    const actor = actorOn(viewer, organization, task, undefined, today)
    const scene: Scene = { tx, work, calendar, organization, now, today, task, viewer, sides: new Set(), actor }
    const may = mentionable(organization, task, now)
    const named = [...new Set([...chosen, ...mentionedIn(text, may)])].filter(
      (personId) => personId !== viewer.personId && may.some((each) => each.id === personId),
    )
    const commentId = await keep(scene, 'comment', { facts: { mentions: named.length } })
    await keepComment(scene, commentId, text)
    if (named.length > 0)
      await tx.run(
        tx.q
          .insertInto('taskMentions')
          .values(named.map((personId) => ({ localityId: work.localityId, commentId, personId, taskId: id }))),
      )
    return ok({ id })
  })
}

const MOST_LETTERS = 5_000

/** Whether somebody may look at a task: it is in their reach, or they were named in its discussion. */
export async function mayLook(db: Db, localityId: number, viewer: OfficialViewer, task: Task): Promise<boolean> {
  if (reaches(reachOf(viewer), task)) return true
  const named = await db.first(sql`
    SELECT 1 FROM task_mentions WHERE locality_id = ${localityId} AND task_id = ${task.id} AND person_id = ${viewer.personId} LIMIT 1`)
  return named !== undefined
}

/** Somebody has looked at the task: what named them waits no longer. */
export const seen = (work: Work, viewer: OfficialViewer, id: string): Promise<number> =>
  work.db.run(sql`
    UPDATE task_mentions SET seen_at = ${work.clock.now()}
    WHERE locality_id = ${work.localityId} AND person_id = ${viewer.personId} AND seen_at IS NULL AND task_id = ${id}`)

/** Attaches files. */
export const attach = (work: Work, viewer: OfficialViewer, id: string, uploads: readonly string[]): Done =>
  onTask(work, viewer, id, 'attach', async (scene) => {
    if (uploads.length === 0) return no('missing_file')
    await keepFiles(scene, uploads, null)
    await keep(scene, 'attach', { facts: { files: uploads.length } })
    return ok({ id })
  })
