import { localDateOf } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import { type Actor, type NewAct, record } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { no, type Result } from '../../platform/result.ts'
import { actorFor, type Standing, standingOf } from './access.ts'
import type { Desk } from './deps.ts'
import { type Invited, invitedTo, lockMeeting, type Meeting } from './queries/meetings.ts'
import type { Reason } from './reasons.ts'
import { advance, type Deed, type State } from './rules/meeting.ts'
import { verbs } from './verbs.ts'

/** A meeting in somebody's hands, in one transaction, with its row locked. */
export interface Scene {
  tx: Db
  place: { db: Db; localityId: number }
  localityId: number
  now: Date
  today: string
  viewer: OfficialViewer
  people: Organization
  meeting: Meeting
  invited: readonly Invited[]
  standing: Standing
  /** The state the deed leads to. */
  next: State
}

type Who = 'manages' | 'chairs' | 'invited'
const WHY_NOT = { manages: 'not_yours', chairs: 'not_the_chair', invited: 'not_yours' } as const satisfies Record<
  Who,
  Reason
>

/** Runs one deed on a meeting, if it is theirs to do and the meeting's state and hour allow it. */
export async function onMeeting<T>(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { deed, who }: { deed: Deed; who: Who },
  work: (scene: Scene) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const { localityId } = desk
  const people = await desk.organization()
  return desk.db.transaction(async (tx) => {
    const place = { db: tx, localityId }
    // Locked, so that two who act at once each see what the other did.
    const meeting = await lockMeeting(place, id)
    if (!meeting) return no('not_found')
    const invited = await invitedTo(place, id)
    const standing = standingOf(viewer, meeting, invited)
    if (!standing.sees) return no('not_found')
    if (!standing[who]) return no(WHY_NOT[who])
    const now = desk.clock.now()
    const next = advance(meeting, deed, now)
    if (!next.ok) return next
    const today = localDateOf(now)
    return work({ tx, place, localityId, now, today, viewer, people, meeting, invited, standing, next: next.value })
  })
}

/** Records an act on the meeting. */
export const tell = (
  { tx, viewer, meeting, now }: Scene,
  verb: keyof typeof verbs,
  more: Partial<NewAct> & { actor?: Actor } = {},
): Promise<string> =>
  record(tx, {
    verb: verbs[verb].name,
    actor: actorFor(viewer, meeting.unitId),
    subjectId: meeting.id,
    caseId: meeting.id,
    unitId: meeting.unitId,
    personId: viewer.personId,
    occurredAt: now,
    ...more,
  })
