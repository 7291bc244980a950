import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Desk } from '../deps.ts'
import { namedOf } from '../people.ts'
import type { Reason } from '../reasons.ts'
import { LONGEST_DAYS, personHours } from '../rules/meeting.ts'
import { onMeeting, tell } from '../scene.ts'

const DAY_MS = 86_400_000
const MOST_GUESTS = 5_000

export interface Attendance {
  beganAt: Date
  endedAt: Date
  /** Who of the invited came, themselves or by their substitute. */
  personIds: readonly string[]
  /** Who came without having been invited. */
  addedIds?: readonly string[]
  guestsCame?: number
}

/** Records when a meeting really was and who came; anew until its conclusions are sent out. */
export async function holdMeeting(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { beganAt, endedAt, personIds, addedIds = [], guestsCame = 0 }: Attendance,
): Promise<Result<{ id: string }, Reason>> {
  const length = endedAt.getTime() - beganAt.getTime()
  if (!(length > 0) || length > LONGEST_DAYS * DAY_MS) return no('bad_times')
  if (!Number.isInteger(guestsCame) || guestsCame < 0 || guestsCame > MOST_GUESTS) return no('bad_count')
  return onMeeting(desk, viewer, id, { deed: 'hold', who: 'manages' }, async (scene) => {
    const { tx, localityId, now, people, meeting, invited, next } = scene
    if (beganAt > now || Math.abs(beganAt.getTime() - meeting.startsAt.getTime()) > LONGEST_DAYS * DAY_MS)
      return no('bad_times')
    const known = new Set(invited.map(({ personId }) => personId))
    const came = new Set(personIds)
    if ([...came].some((each) => !known.has(each))) return no('unknown_person')
    const added = [...new Set(addedIds)].filter((each) => !known.has(each))
    const units = added.map((each) => namedOf(people, each, now).unitId)
    if (units.includes('')) return no('unknown_person')
    const attendees = came.size + added.length + guestsCame
    if (attendees === 0) return no('nobody_came')
    await tx.run(sql`
      UPDATE meeting_people SET attended = person_id = ANY (${[...came]}::uuid[])
      WHERE locality_id = ${localityId} AND meeting_id = ${id}`)
    await tx.run(sql`
      INSERT INTO meeting_people (locality_id, meeting_id, person_id, unit_id, role, starts_at, ends_at, attended)
      SELECT ${localityId}::integer, ${id}::uuid, g.person_id, g.unit_id, 'added', ${meeting.startsAt}::timestamptz,
        ${meeting.endsAt}::timestamptz, true
      FROM unnest(${added}::uuid[], ${units}::uuid[]) AS g (person_id, unit_id)`)
    await tx.run(sql`
      UPDATE meetings SET state = ${next}, began_at = ${beganAt}, ended_at = ${endedAt}, guests_came = ${guestsCame},
        attendees = ${attendees}, held_at = ${now}, held_by = ${viewer.personId}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'hold', {
      facts: {
        attendees,
        absent: known.size - came.size,
        hours: Math.round(personHours(attendees, beganAt, endedAt) * 10) / 10,
      },
    })
    return ok({ id })
  })
}

/**
 * Writes the minutes; until the conclusions are sent out they may be gone on with.
 *
 * @param edition what they were written from: another's words in between aren't overwritten
 */
export function writeMinutes(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { minutes, edition }: { minutes: string; edition: number },
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, id, { deed: 'minute', who: 'manages' }, async (scene) => {
    const { tx, localityId, meeting } = scene
    const text = minutes.trim()
    if (meeting.edition !== edition) return no('changed_meanwhile')
    if (text === meeting.minutes) return ok({ id })
    await tx.run(sql`
      UPDATE meetings SET minutes = ${text}, edition = edition + 1 WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'minute', { facts: { letters: text.length } })
    return ok({ id })
  })
}
