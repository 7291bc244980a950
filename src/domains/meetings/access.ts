import { may, type OfficialViewer, personsOf } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Invited, Meeting } from './queries/meetings.ts'

/** How an official stands to a meeting. */
export interface Standing {
  /** Plans, calls, records: whoever may in its unit, its chair and its secretary. */
  manages: boolean
  chairs: boolean
  /** Their own invitation, or that of whom they act for. */
  invited: Invited | undefined
  /** Whether they may see it at all. */
  sees: boolean
}

export function standingOf(viewer: OfficialViewer, meeting: Meeting, people: readonly Invited[]): Standing {
  const persons = personsOf(viewer)
  const chairs = persons.includes(meeting.chairId)
  const manages =
    chairs ||
    (meeting.secretaryId !== null && persons.includes(meeting.secretaryId)) ||
    may(viewer, 'meeting.manage', meeting.unitId)
  const invited =
    people.find(({ personId }) => personId === viewer.personId) ??
    people.find(({ personId }) => persons.includes(personId))
  const stands = people.some(({ substituteId }) => substituteId !== null && persons.includes(substituteId))
  // What is only planned is its unit's own business.
  const called = meeting.state !== 'planned'
  const sees = manages || may(viewer, 'meeting.look', meeting.unitId) || (called && (invited !== undefined || stands))
  return { manages, chairs, invited, sees }
}

/** As whom somebody acts on a meeting: in a post over its unit, else in the post they were invited in, else in their first. */
export function actorFor({ personId, appointments }: OfficialViewer, unitId: string, forPerson = personId): Actor {
  const theirs = appointments.filter(({ actingFor }) => (actingFor?.personId ?? personId) === forPerson)
  const among = theirs.length > 0 ? theirs : appointments
  const post = among.find(({ unitIdsBelow }) => unitIdsBelow.includes(unitId)) ?? among[0]
  if (!post) return { kind: 'system' }
  const actor = { kind: 'official' as const, personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}
