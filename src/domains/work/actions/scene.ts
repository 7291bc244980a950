import { type Calendar, type LocalDate, localDateOf, plusWorkingMinutes } from '../../../core/calendar/index.ts'
import { grants, type OfficialViewer } from '../../../core/identity/index.ts'
import { type NewAct, record } from '../../../core/ledger/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import { lockTask, type Task } from '../queries/tasks.ts'
import { reaches, reachOf, sidesOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { USUAL } from '../rules/settings.ts'
import { DEEDS, type Deed, type Side, whyNot } from '../rules/task.ts'
import { clockingOn } from '../settings.ts'
import { verbs } from '../verbs.ts'
import type { Giver } from './create.ts'

/** One deed on one task, with its family locked. */
export interface Scene {
  tx: Db
  work: Work
  calendar: Calendar
  organization: Organization
  now: Date
  today: LocalDate
  task: Task
  viewer: OfficialViewer
  sides: ReadonlySet<Side>
  /** As whom the viewer does it. */
  actor: Giver
}

const DAY_MINUTES = 480

/** What only somebody else may decide of one's own work. */
const JUDGING: ReadonlySet<Deed> = new Set(['approve', 'return', 'reopen', 'decideExtension'])

/** Why an official may not do something with a task now; undefined: they may. */
export function whyNotNow(
  deed: Deed,
  task: Pick<Task, 'state' | 'leadPersonId'>,
  viewer: OfficialViewer,
  sides: ReadonlySet<Side>,
): Reason | undefined {
  const reason = whyNot(deed, task.state, sides)
  if (reason) return reason
  return JUDGING.has(deed) && task.leadPersonId === viewer.personId ? 'own_work' : undefined
}

/** Why somebody may not do things with a task now, for boards and buttons; undefined: they may. */
export function whyNotOf(
  viewer: OfficialViewer,
  organization: Organization,
  task: Pick<Task, 'assignerPostId' | 'assignerUnitId' | 'leadUnitId' | 'leadPersonId' | 'state'>,
  today: LocalDate,
): (deed: Deed) => Reason | undefined {
  const sides = sidesOf(viewer, organization, task, today)
  return (deed) => whyNotNow(deed, task, viewer, sides)
}

/** As whom somebody acts on a task: in the giver's post, else in one of the leading unit, else in any they hold. */
export function actorOn(
  viewer: OfficialViewer,
  organization: Organization,
  task: Pick<Task, 'assignerPostId' | 'leadUnitId' | 'leadPersonId'>,
  side: Side | undefined,
  today: LocalDate,
): Giver {
  const { appointments, personId } = viewer
  const heir = organization.successorOf(task.leadUnitId, today)
  const inUnit = appointments.filter(({ unitId }) => unitId === heir)
  const forLead = inUnit.find(({ actingFor }) => (actingFor?.personId ?? personId) === task.leadPersonId)
  const head = inUnit.find(({ role }) => grants('task.assign', role))
  const chosen =
    (side === 'giver' && appointments.find(({ postId }) => postId === task.assignerPostId)) ||
    (side === 'head' ? head : (forLead ?? head ?? inUnit[0])) ||
    appointments.find(({ actingFor }) => actingFor === null) ||
    appointments[0]
  if (!chosen) throw new Error('Somebody without a post acts on a task')
  const actor: Giver = { kind: 'official', personId, postId: chosen.postId, unitId: chosen.unitId }
  return chosen.actingFor ? { ...actor, actingForId: chosen.actingFor.personId } : actor
}

/** Runs one deed in one transaction, if this official may do it now. */
export async function onTask<T>(
  work: Work,
  viewer: OfficialViewer,
  id: string,
  deed: Deed,
  run: (scene: Scene) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const [calendar, organization] = await Promise.all([work.calendar(), work.organization()])
  const now = work.clock.now()
  const today = localDateOf(now)
  return work.db.transaction(async (tx) => {
    const task = await lockTask(tx, work.localityId, id)
    if (!task || !reaches(reachOf(viewer), task)) return no('not_found')
    const sides = sidesOf(viewer, organization, task, today)
    const reason = whyNotNow(deed, task, viewer, sides)
    if (reason) return no(reason)
    const side = (DEEDS[deed].by as readonly Side[]).find((each) => sides.has(each))
    const actor = actorOn(viewer, organization, task, side, today)
    return run({ tx, work, calendar, organization, now, today, task, viewer, sides, actor })
  })
}

/** Changes the task's row; every change is counted, and from when the giver owes an answer its time runs. */
export async function change(scene: Scene, columns: Partial<Task> & { folded?: string }): Promise<void> {
  const { tx, work, task, calendar, now, today } = scene
  const { state, extensionAskedAt, sentBackAt } = { ...task, ...columns }
  const waits = state === 'submitted' || extensionAskedAt !== null || sentBackAt !== null
  const { answerWorkingDays } = waits && !task.answerBy ? await clockingOn(tx, work.localityId, today) : USUAL
  const answerBy = waits ? (task.answerBy ?? plusWorkingMinutes(calendar, now, answerWorkingDays * DAY_MINUTES)) : null
  await tx.run(
    tx.q
      .updateTable('tasks')
      .set({ ...columns, answerBy, version: task.version + 1 })
      .where('localityId', '=', work.localityId)
      .where('id', '=', task.id),
  )
  if (state !== task.state) await work.moved?.(tx, { ...task, state }, scene.actor, now)
}

/** Records the act. @returns its key, which is that of what it brings */
export function keep(
  { tx, now, task, actor }: Pick<Scene, 'tx' | 'now' | 'task' | 'actor'>,
  verb: keyof typeof verbs,
  more: Partial<NewAct> = {},
): Promise<string> {
  return record(tx, { ...actOn(task, verb, now), actor, ...more })
}

/** An act on a task, without who did it. */
export const actOn = (task: Task, verb: keyof typeof verbs, at: Date): Omit<NewAct, 'actor'> => ({
  verb: verbs[verb].name,
  subjectId: task.id,
  caseId: task.rootId,
  unitId: task.leadUnitId,
  ...(task.leadPersonId ? { personId: task.leadPersonId } : {}),
  ...(task.partId ? { topicId: task.partId } : {}),
  ...(task.dueAt ? { dueAt: task.dueAt } : {}),
  occurredAt: at,
})

/** On time or late by the present deadline. */
export const outcomeOf = ({ dueAt }: Pick<Task, 'dueAt'>, at: Date): 'onTime' | 'late' | 'noDeadline' =>
  dueAt === null ? 'noDeadline' : at <= dueAt ? 'onTime' : 'late'

/** A request for more time that nobody needs any longer. */
export const dropExtension = ({ tx, work, task, now, viewer }: Scene): Promise<number> =>
  tx.run(sql`
    UPDATE task_extensions SET decision = 'takenBack', decided_by = ${viewer.personId}, decided_at = ${now}
    WHERE locality_id = ${work.localityId} AND task_id = ${task.id} AND decision IS NULL`)
