import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, may, type OfficialViewer } from '../../../core/identity/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { findOrigins, ORIGIN_KINDS, type OriginKind as ResolutionOrigin } from '../../resolutions/index.ts'
import type { WorkDeps } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { axesOn } from '../rules/settings.ts'
import { findAxes } from '../settings.ts'
import { createTasks, type Giver, type NewTask } from './create.ts'

/** As whom somebody gives a task to a unit; undefined where they may not. */
export function giverFor(viewer: OfficialViewer, unitId: string): Giver | undefined {
  if (!may(viewer, 'task.assign', unitId)) return undefined
  const actor = actorOf(viewer, 'task.assign', unitId)
  return actor.kind === 'official' ? actor : undefined
}

type Assigning = Pick<WorkDeps, 'db' | 'localityId' | 'clock' | 'calendar' | 'organization' | 'originOf'>

/** Gives a task by hand: to one's own unit or one below, for what it serves as long as that is there. */
export async function assignTask(
  work: Assigning,
  viewer: OfficialViewer,
  task: NewTask,
): Promise<Result<{ id: string }, Reason>> {
  const organization = await work.organization()
  if (!organization.findUnit(task.leadUnitId)) return no('unknown_unit')
  const giver = giverFor(viewer, task.leadUnitId)
  if (!giver) return no('out_of_reach')
  const today = localDateOf(work.clock.now())
  if (task.axis) {
    const axes = axesOn(await findAxes(work.db, work.localityId), task.dueOn ?? today)
    if (!axes.some(({ key }) => key === task.axis)) return no('unknown_axis')
  }
  return work.db.transaction(async (tx) => {
    const served = await servedBy(tx, work, task)
    if (!served) return no('unknown_origin')
    const made = await createTasks(tx, work, giver, [{ ...task, ...served }])
    return made.ok ? ok({ id: made.value[0] ?? '' }) : made
  })
}

const isOfResolutions = (kind: string): kind is ResolutionOrigin => (ORIGIN_KINDS as readonly string[]).includes(kind)

/** The target and part a task serves by its origin; undefined where the origin is gone. */
async function servedBy(
  tx: Db,
  { localityId, originOf }: Assigning,
  { origin: { kind, id = null }, targetId = null, partId = null }: NewTask,
): Promise<{ targetId: string | null; partId: string | null } | undefined> {
  const own = isOfResolutions(kind) ? { kind, id: id ?? '' } : undefined
  if (own && id === null) return undefined
  // What is of a room above is looked up there.
  if (!own && id !== null && originOf && !(await originOf(kind, id))) return undefined
  const keys = [...(own ? [own] : []), ...(targetId ? [{ kind: 'target' as const, id: targetId }] : [])]
  const found = await findOrigins(tx, localityId, keys)
  if (keys.some((key) => !found.some((each) => each.kind === key.kind && each.id === key.id))) return undefined
  const target = targetId ?? (kind === 'target' ? id : null)
  return { targetId: target, partId: partId ?? found.find((each) => each.partId !== null)?.partId ?? null }
}
