import { grants, type OfficialViewer, unitsFor } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'

/** The units a leader follows: their own and those below. */
export const reachOf = (viewer: OfficialViewer): string[] => unitsFor(viewer, 'task.overview')

const leading = ({ appointments }: OfficialViewer) => appointments.filter(({ role }) => grants('task.overview', role))

/** The units somebody writes reports for: where they lead. */
export const writtenFor = (viewer: OfficialViewer): string[] => [
  ...new Set(leading(viewer).map(({ unitId }) => unitId)),
]

/** The posts from which somebody decides. */
export const postsOf = ({ appointments }: OfficialViewer): string[] => [
  ...new Set(appointments.map(({ postId }) => postId)),
]

/** Whose sent reports somebody reads: those of their own units, of the units above them, and of those they follow. */
export function readableBy(viewer: OfficialViewer, people: Organization): string[] {
  const above = new Set<string>(reachOf(viewer))
  for (const { unitId } of viewer.appointments)
    for (let id: string | null = unitId; id !== null; id = people.findUnit(id)?.parentId ?? null) above.add(id)
  return [...above]
}

/** As whom somebody writes for a unit they lead. */
export function actorFor(viewer: OfficialViewer, unitId: string): Actor {
  const post = leading(viewer).find((each) => each.unitId === unitId)
  if (!post) return { kind: 'system' }
  const actor = { kind: 'official' as const, personId: viewer.personId, postId: post.postId, unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}
