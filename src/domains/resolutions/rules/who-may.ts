import { grants, type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import type { Organization, Unit } from '../../../core/organization/index.ts'

const roots = new WeakMap<Organization, Map<string, Unit | undefined>>()

/** The unit at the head of the government: it has posts, and none of those above it has. */
export function rootOf(people: Organization, on: string): Unit | undefined {
  const known = roots.get(people) ?? new Map<string, Unit | undefined>()
  roots.set(people, known)
  if (!known.has(on)) known.set(on, findRoot(people, on))
  return known.get(on)
}

function findRoot(people: Organization, on: string): Unit | undefined {
  const hasPosts = (id: string): boolean => people.postsOf(id).length > 0
  const isBelowOne = ({ parentId }: Unit): boolean => {
    const above = parentId === null ? undefined : people.findUnit(parentId)
    return above !== undefined && (hasPosts(above.id) || isBelowOne(above))
  }
  const heads = people.unitsInForce(on).filter((unit) => hasPosts(unit.id) && !isBelowOne(unit))
  const [head] = heads.toSorted((a, b) => people.withBelow(b.id).length - people.withBelow(a.id).length)
  return head
}

/** The unit a figure or plan is of: the one it names, else the owner, else the head of the government. */
export const unitInCharge = (unitId: string | null, ownerUnitId: string | null, root: string): string =>
  unitId ?? ownerUnitId ?? root

/** Whether an official may report for a unit: they hold a post in it. */
export const mayReport = ({ appointments }: OfficialViewer, unitId: string): boolean =>
  appointments.some((post) => post.unitId === unitId && grants('target.report', post.role))

/**
 * Whether an official is the superior of a unit: a head whose post is at a unit properly above it; of the government itself its
 * Party secretary.
 */
export const isSuperior = ({ appointments }: OfficialViewer, unitId: string, root: string): boolean =>
  appointments.some(
    (post) =>
      grants('target.approve', post.role) &&
      (post.unitId === unitId ? unitId === root && post.role === 'leader' : post.unitIdsBelow.includes(unitId)),
  )

/** The units whose superior an official is. */
export function unitsBelow({ appointments }: OfficialViewer, root: string): string[] {
  const heads = appointments.filter(({ role }) => grants('target.approve', role))
  const below = heads.flatMap(({ unitId, unitIdsBelow, role }) =>
    unitIdsBelow.filter((id) => id !== unitId || (id === root && role === 'leader')),
  )
  return [...new Set(below)]
}

/** Whether an official may set plans of a target, and change it: its owner is theirs. */
export const mayManage = (viewer: OfficialViewer, ownerUnitId: string | null, root: string): boolean =>
  unitsFor(viewer, 'target.manage').includes(ownerUnitId ?? root)

/** Whether an official may add papers and parts: they manage targets at the head of the government or in an office of it. */
export const mayCompose = ({ appointments }: OfficialViewer, people: Organization, root: string): boolean =>
  appointments.some(
    ({ role, unitId }) =>
      grants('target.manage', role) &&
      (unitId === root || (people.findUnit(unitId)?.kind === 'office' && people.findUnit(unitId)?.parentId === root)),
  )
