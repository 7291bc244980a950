import { localDateOf, workingDaysBetween } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Work } from '../deps.ts'
import { peopleOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { clockingOn } from '../settings.ts'
import { acceptByOf } from './create.ts'
import { change, keep, onTask, type Scene } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

/** The unit takes a task on. */
export const accept = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'accept', async (scene) => {
    const { task, now } = scene
    await change(scene, { state: 'accepted', acceptedAt: now, ...NOT_SENT_BACK })
    await keep(scene, 'accept', { outcome: task.acceptBy !== null && now > task.acceptBy ? 'late' : 'onTime' })
    return ok({ id })
  })

const NOT_SENT_BACK = { sentBackAt: null, sentBackBy: null, sentBackReason: null }

/** The unit says that the task is another's; the giver decides. */
export const sendBack = (work: Work, viewer: OfficialViewer, id: string, { reason }: { reason: string }): Done =>
  onTask(work, viewer, id, 'sendBack', async (scene) => {
    const { task, now, today, calendar, tx } = scene
    if (reason.trim() === '') return no('missing_reason')
    if (task.sentBackAt) return no('already_sent_back')
    const { sendBackWorkingDays } = await clockingOn(tx, work.localityId, today)
    if (task.assignedAt && workingDaysBetween(calendar, localDateOf(task.assignedAt), today) > sendBackWorkingDays)
      return no('too_late_to_send_back')
    await change(scene, { sentBackAt: now, sentBackBy: viewer.personId, sentBackReason: reason.trim() })
    await keep(scene, 'sendBack')
    return ok({ id })
  })

/** The giver leaves it with the unit. */
export const keepUnit = (work: Work, viewer: OfficialViewer, id: string): Done =>
  onTask(work, viewer, id, 'keep', async (scene) => {
    if (!scene.task.sentBackAt) return no('not_sent_back')
    await change(scene, NOT_SENT_BACK)
    await keep(scene, 'keep')
    return ok({ id })
  })

/** The giver gives it to another unit, which has the time left until the deadline. */
export const redirect = (work: Work, viewer: OfficialViewer, id: string, { unitId }: { unitId: string }): Done =>
  onTask(work, viewer, id, 'redirect', async (scene) => {
    const { task, organization, today, now, calendar, tx, actor } = scene
    const unit = organization.findUnit(unitId)
    if (!unit || unit.kind === 'external' || unitId === task.leadUnitId || !organization.isInForce(unitId, today))
      return no('unknown_unit')
    if (task.relation !== 'cooperation' && !organization.withBelow(actor.unitId).includes(unitId))
      return no('out_of_reach')
    const clocking = await clockingOn(tx, work.localityId, today)
    await change(scene, {
      ...NOT_SENT_BACK,
      state: 'assigned',
      leadUnitId: unitId,
      leadPersonId: null,
      assignedAt: now,
      acceptedAt: null,
      acceptBy: acceptByOf(calendar, now, clocking),
      remindedAt: null,
    })
    await keep({ ...scene, task: { ...task, leadUnitId: unitId, leadPersonId: null } }, 'redirect', {
      facts: { from: task.leadUnitId },
    })
    return ok({ id })
  })

/** A head of the unit gives the task to somebody of it; that takes it on for the unit. */
export const give = (work: Work, viewer: OfficialViewer, id: string, { personId }: { personId: string }): Done =>
  onTask(work, viewer, id, 'give', async (scene) => {
    const { task, now } = scene
    const fault = personFault(scene, personId)
    if (fault) return no(fault)
    const accepted = task.state === 'assigned' ? ({ state: 'accepted', acceptedAt: now } as const) : {}
    await change(scene, { leadPersonId: personId, ...accepted, ...NOT_SENT_BACK })
    await keep({ ...scene, task: { ...task, leadPersonId: personId } }, 'give', {
      facts: { before: task.leadPersonId, accepted: task.state === 'assigned' },
    })
    return ok({ id })
  })

function personFault({ task, organization, today }: Scene, personId: string): Reason | undefined {
  const unitId = organization.successorOf(task.leadUnitId, today)
  if (!peopleOf(organization, unitId, today).some((each) => each.id === personId)) return 'unknown_person'
  // The giver's own work would have nobody to judge it.
  const holders = organization.holdersOf(task.assignerPostId, today)
  if (holders.length > 0 && holders.every((holder) => holder.id === personId)) return 'yourself'
  return undefined
}
