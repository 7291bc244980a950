import type { LocalDate } from '../../core/calendar/index.ts'
import { grants, type OfficialViewer, personsOf, unitsFor } from '../../core/identity/index.ts'
import type { Official, Organization, Post } from '../../core/organization/index.ts'
import type { Task } from './queries/tasks.ts'
import type { Side } from './rules/task.ts'

/** What an official may look at: their own work, that of their units, and that of the units they lead. */
export interface Reach {
  /** The person, and those they act for. */
  personIds: string[]
  postIds: string[]
  /** Units they belong to. */
  ownUnitIds: string[]
  /** The same and those below that they follow. */
  unitIds: string[]
}

export function reachOf(viewer: OfficialViewer): Reach {
  const { appointments } = viewer
  const ownUnitIds = [...new Set(appointments.map(({ unitId }) => unitId))]
  return {
    personIds: personsOf(viewer),
    postIds: [...new Set(appointments.map(({ postId }) => postId))],
    ownUnitIds,
    unitIds: [...new Set([...ownUnitIds, ...unitsFor(viewer, 'task.overview')])],
  }
}

/** Whether somebody may look at a task. */
export const reaches = (
  { personIds, postIds, unitIds }: Reach,
  { leadUnitId, assignerUnitId, leadPersonId, assignerPostId, state }: Task,
): boolean =>
  postIds.includes(assignerPostId) ||
  (state !== 'draft' &&
    (unitIds.includes(leadUnitId) ||
      unitIds.includes(assignerUnitId) ||
      (leadPersonId !== null && personIds.includes(leadPersonId))))

/** How somebody stands to a task: its giver, its doer, a head of the leading unit. Rights are the post's, whoever holds it. */
export function sidesOf(
  { appointments, personId }: OfficialViewer,
  organization: Organization,
  task: Pick<Task, 'assignerPostId' | 'assignerUnitId' | 'leadUnitId' | 'leadPersonId'>,
  today: LocalDate,
): Set<Side> {
  const headsOf = (unitId: string) => {
    const heir = organization.successorOf(unitId, today)
    return appointments.filter((each) => each.unitId === heir && grants('task.assign', each.role))
  }
  const postRuns = isInForce(organization.findPost(task.assignerPostId), today)
  const isGiver = postRuns
    ? appointments.some(({ postId }) => postId === task.assignerPostId)
    : headsOf(task.assignerUnitId).length > 0
  const isHead = headsOf(task.leadUnitId).length > 0
  const own = personsOf({ personId, appointments })
  const isDoer =
    isHead ||
    (task.leadPersonId !== null
      ? own.includes(task.leadPersonId)
      : !hasHead(organization, task.leadUnitId, today) &&
        appointments.some(({ unitId }) => unitId === organization.successorOf(task.leadUnitId, today)))
  const sides: [boolean, Side][] = [
    [isGiver, 'giver'],
    [isDoer, 'doer'],
    [isHead, 'head'],
  ]
  return new Set(sides.flatMap(([stands, side]) => (stands ? [side] : [])))
}

const isInForce = (post: Post | undefined, on: LocalDate): boolean =>
  post !== undefined && post.validFrom <= on && (post.validTo === null || on <= post.validTo)

/** Whether a unit has somebody who gives tasks to people; without, its people take them up themselves. */
export function hasHead(organization: Organization, unitId: string, today: LocalDate): boolean {
  const heir = organization.successorOf(unitId, today)
  return organization
    .postsOf(heir)
    .some((post) => grants('task.assign', post.role) && organization.holdersOf(post.id, today).length > 0)
}

/** Who works in a unit: whoever holds one of its posts, by name. */
export function peopleOf(organization: Organization, unitId: string, today: LocalDate): Official[] {
  const people = organization
    .postsOf(unitId)
    .filter(({ role }) => grants('task.work', role))
    .flatMap(({ id }) => organization.holdersOf(id, today))
  return [...new Map(people.map((each) => [each.id, each])).values()].sort((a, b) =>
    a.fullName.localeCompare(b.fullName, 'vi'),
  )
}
