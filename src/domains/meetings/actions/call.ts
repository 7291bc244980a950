import { authorityOf, issuePaper } from '../../../core/correspondence/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { actorFor } from '../access.ts'
import type { Desk } from '../deps.ts'
import { colleaguesOf, namedOf } from '../people.ts'
import { clashesOf } from '../queries/agenda.ts'
import type { Reason } from '../reasons.ts'
import type { AnswerKind } from '../rules/meeting.ts'
import { onMeeting, type Scene, tell } from '../scene.ts'

const numberOf = ({ number, symbol }: { number: number; symbol: string }): string =>
  `${String(number).padStart(2, '0')}/${symbol}`

/** Gives a meeting's paper its number in the book of the unit, signed by whoever sends it out. */
export async function sendOut(
  { tx, localityId, now, today, viewer, people, meeting, invited }: Scene,
  kind: 'invitation' | 'conclusions',
  actId: string,
): Promise<string | null> {
  const unit = people.findUnit(meeting.unitId)
  const signer = namedOf(people, viewer.personId, now)
  const units = [...new Set(invited.map(({ unitId }) => people.findUnit(unitId)?.name.vi ?? ''))].filter(Boolean)
  const issued = await issuePaper(tx, localityId, {
    unitId: meeting.unitId,
    unitAuthority: unit?.authorityVi ?? '',
    kind,
    subject: meeting.title,
    signer: { personId: viewer.personId, name: signer.name, authority: authorityOf({ title: signer.title.vi }) },
    receivers: units,
    caseId: meeting.id,
    actId,
    on: today,
    at: now,
  })
  return issued ? numberOf(issued) : null
}

/**
 * Sends the invitations. Who is to be at two meetings at once is told about first; that is a warning, not a bar.
 *
 * @param options.anyway  in spite of people who are to be elsewhere then
 * @param options.numbered whether the invitation gets a number in the book of outgoing papers
 */
export function callMeeting(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { anyway = false, numbered = true }: { anyway?: boolean; numbered?: boolean } = {},
): Promise<Result<{ id: string }, Reason>> {
  return onMeeting(desk, viewer, id, { deed: 'call', who: 'manages' }, async (scene) => {
    const { tx, place, localityId, now, meeting, invited, next } = scene
    const persons = invited.map(({ personId }) => personId)
    const clashes = await clashesOf(place, persons, meeting)
    if (clashes.length > 0 && !anyway) return no('double_booked')
    const actId = newIdAt(now)
    const invitationNo = numbered ? await sendOut(scene, 'invitation', actId) : null
    await tx.run(sql`
      UPDATE meetings SET state = ${next}, called_by = ${viewer.personId}, called_at = ${now}, call_act_id = ${actId},
        invitation_no = ${invitationNo}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'call', {
      id: actId,
      dueAt: meeting.startsAt,
      facts: { people: persons.length, clashes: new Set(clashes.map(({ personId }) => personId)).size },
    })
    return ok({ id })
  })
}

export interface AnswerInput {
  answer: AnswerKind | null
  substituteId?: string | null
  reason?: string
}

/** Answers an invitation: comes, sends a colleague, or can't; anew until the meeting begins. */
export async function answerInvitation(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { answer, substituteId = null, reason = '' }: AnswerInput,
): Promise<Result<{ id: string }, Reason>> {
  if (answer === null) return no('missing_answer')
  const why = answer === 'coming' ? '' : reason.trim().slice(0, 1_000)
  if (answer !== 'coming' && why === '') return no('missing_reason')
  if (answer === 'substitute' && !substituteId) return no('missing_substitute')
  return onMeeting(desk, viewer, id, { deed: 'answer', who: 'invited' }, async (scene) => {
    const { tx, localityId, now, people, meeting, invited, standing } = scene
    const mine = standing.invited
    if (!mine || mine.role === 'chair') return no('not_yours')
    const goes = answer === 'substitute' ? substituteId : null
    if (goes !== null) {
      if (
        goes === mine.personId ||
        invited.some((each) => each.personId === goes || (each.substituteId === goes && each !== mine))
      )
        return no('already_invited')
      if (!colleaguesOf(people, mine.unitId, now).some((each) => each.id === goes)) return no('unknown_person')
    }
    await tx.run(sql`
      UPDATE meeting_people SET answer = ${answer}, substitute_id = ${goes}, reason = ${why}, answered_at = ${now}
      WHERE locality_id = ${localityId} AND meeting_id = ${id} AND person_id = ${mine.personId}`)
    await tell(scene, 'answer', {
      actor: actorFor(viewer, mine.unitId, mine.personId),
      outcome: answer,
      dueAt: meeting.startsAt,
      facts: { person: mine.personId, ...(goes ? { substitute: goes } : {}) },
    })
    return ok({ id })
  })
}
