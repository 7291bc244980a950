import { localDateOf } from '../../../core/calendar/index.ts'
import { claimUpload } from '../../../core/files/index.ts'
import { may, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { actorFor } from '../access.ts'
import type { Desk } from '../deps.ts'
import { headOf, leads, namedOf } from '../people.ts'
import { invitedTo } from '../queries/meetings.ts'
import type { Reason } from '../reasons.ts'
import { levelOf, type MeetingInput, type MeetingRole, tidyMeeting } from '../rules/meeting.ts'
import { onMeeting, tell } from '../scene.ts'
import { verbs } from '../verbs.ts'

/** Somebody to be invited, for a unit. */
interface Invitee {
  personId: string
  unitId: string
  role: MeetingRole
  forUnit: boolean
}

interface Files {
  /** Tokens of uploads. */
  add?: readonly string[]
  /** Keys of files that are taken off. */
  remove?: readonly string[]
}

/**
 * Plans a meeting. Sent twice with one key it is planned once.
 *
 * @param key the meeting's own key, made by whoever asks
 */
export async function planMeeting(
  desk: Desk,
  viewer: OfficialViewer,
  key: string,
  input: MeetingInput,
  files: Files = {},
): Promise<Result<{ id: string }, Reason>> {
  const tidy = tidyMeeting(input)
  if (!tidy.ok) return tidy
  const { unitId } = tidy.value
  if (!may(viewer, 'meeting.manage', unitId)) return no('not_yours')
  const { localityId } = desk
  const now = desk.clock.now()
  const people = await desk.organization()
  const unit = people.findUnit(unitId)
  if (!unit || unit.kind === 'external' || !people.isInForce(unitId, localDateOf(now))) return no('unknown_unit')
  const invitees = inviteesOf(people, tidy.value, now)
  if (!invitees.ok) return invitees
  return desk.db
    .transaction(async (tx) => {
      const { kind, title, chairId, secretaryId, startsAt, endsAt, mode, place, link, agenda, guests, note } =
        tidy.value
      const made = await tx.run(sql`
      INSERT INTO meetings (locality_id, id, unit_id, level, kind, title, chair_id, secretary_id, starts_at, ends_at, mode, place, link, agenda,
        guests, note, state, planned_by, planned_at)
      VALUES (${localityId}, ${key}, ${unitId}, ${levelOf(unit.kind)}, ${kind}, ${title}, ${chairId}, ${secretaryId}, ${startsAt}, ${endsAt},
        ${mode}, ${place}, ${link}, ${[...agenda]}::text[], ${[...guests]}::text[], ${note}, 'planned', ${viewer.personId}, ${now})
      ON CONFLICT (locality_id, id) DO NOTHING`)
      if (made === 0) {
        const mine = await tx.first(sql`
        SELECT FROM meetings WHERE locality_id = ${localityId} AND id = ${key} AND planned_by = ${viewer.personId}`)
        return mine ? ok({ id: key }) : no('not_found')
      }
      await invite(tx, localityId, key, invitees.value, tidy.value)
      if (!(await keepFiles(tx, desk, viewer, key, files))) return undone('unknown_file')
      await record(tx, {
        verb: verbs.plan.name,
        actor: actorFor(viewer, unitId),
        subjectId: key,
        caseId: key,
        unitId,
        personId: viewer.personId,
        occurredAt: now,
        dueAt: startsAt,
        facts: { kind, mode, people: invitees.value.length },
      })
      return ok({ id: key })
    })
    .catch(asNo)
}

/** A “no” that takes back what the transaction has written so far. */
class Undone extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

function undone(reason: Reason): never {
  throw new Undone(reason)
}

function asNo(cause: unknown): { ok: false; reason: Reason } {
  if (cause instanceof Undone) return no(cause.reason)
  throw cause
}

/**
 * Changes what is planned. Who is invited anew gets an invitation to answer; where the hour moves, everybody answers anew.
 *
 * @param edition what the change was made from: another's change in between isn't overwritten
 */
export async function changeMeeting(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { edition, ...input }: MeetingInput & { edition: number },
  files: Files = {},
): Promise<Result<{ id: string }, Reason>> {
  const tidy = tidyMeeting(input)
  if (!tidy.ok) return tidy
  return onMeeting(desk, viewer, id, { deed: 'change', who: 'manages' }, async (scene) => {
    const { tx, localityId, now, people, meeting } = scene
    if (meeting.edition !== edition) return no('changed_meanwhile')
    // A meeting stays its unit's: who calls another's makes a new one.
    const { kind, title, chairId, secretaryId, startsAt, endsAt, mode, place, link, agenda, guests, note } = tidy.value
    if (meeting.state === 'called' && startsAt <= now) return no('begun')
    const invitees = inviteesOf(people, tidy.value, now)
    if (!invitees.ok) return invitees
    const moved = startsAt.getTime() !== meeting.startsAt.getTime() || endsAt.getTime() !== meeting.endsAt.getTime()
    await tx.run(sql`
      UPDATE meetings SET kind = ${kind}, title = ${title}, chair_id = ${chairId}, secretary_id = ${secretaryId}, starts_at = ${startsAt},
        ends_at = ${endsAt}, mode = ${mode}, place = ${place}, link = ${link}, agenda = ${[...agenda]}::text[],
        guests = ${[...guests]}::text[], note = ${note}, edition = edition + 1
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await tx.run(sql`
      DELETE FROM meeting_people WHERE locality_id = ${localityId} AND meeting_id = ${id}
        AND person_id <> ALL (${invitees.value.map(({ personId }) => personId)}::uuid[])`)
    await invite(tx, localityId, id, invitees.value, tidy.value)
    if (moved)
      await tx.run(sql`
        UPDATE meeting_people SET answer = NULL, substitute_id = NULL, reason = '', answered_at = NULL
        WHERE locality_id = ${localityId} AND meeting_id = ${id} AND role IN ('member', 'secretary')`)
    if (!(await keepFiles(tx, desk, viewer, id, files))) return undone('unknown_file')
    await tell(scene, 'change', { dueAt: startsAt, facts: { moved, people: invitees.value.length } })
    return ok({ id })
  }).catch(asNo)
}

/** Everybody who is to come: chair, secretary, heads of the units, people. Each once, in the first of these parts. */
function inviteesOf(
  people: Organization,
  { chairId, secretaryId, unitIds, personIds }: MeetingInput,
  now: Date,
): Result<Invitee[], Reason> {
  if (!leads(people, chairId, now)) return no('unknown_person')
  const found = new Map<string, Invitee>()
  const add = (personId: string, role: MeetingRole, forUnit?: string): boolean => {
    const { unitId: own } = namedOf(people, personId, now)
    if (own === '') return false
    if (!found.has(personId))
      found.set(personId, { personId, role, unitId: forUnit ?? own, forUnit: forUnit !== undefined })
    return true
  }
  if (!add(chairId, 'chair')) return no('unknown_person')
  if (secretaryId !== null && !add(secretaryId, 'secretary')) return no('unknown_person')
  for (const each of unitIds) {
    const unit = people.findUnit(each)
    if (!unit || unit.kind === 'external' || !people.isInForce(each, localDateOf(now))) return no('unknown_unit')
    const head = headOf(people, each, now)
    if (!head) return no('unit_without_head')
    add(head, 'member', each)
  }
  for (const each of personIds) if (!add(each, 'member')) return no('unknown_person')
  if ([...found.values()].every(({ role }) => role !== 'member')) return no('nobody_invited')
  return ok([...found.values()])
}

/** Who was invited before keeps the answer; the chair comes. */
function invite(
  tx: Db,
  localityId: number,
  meetingId: string,
  invitees: readonly Invitee[],
  { startsAt, endsAt }: MeetingInput,
): Promise<number> {
  return tx.run(sql`
    INSERT INTO meeting_people AS p (locality_id, meeting_id, person_id, unit_id, role, for_unit, starts_at, ends_at, answer)
    SELECT ${localityId}::integer, ${meetingId}::uuid, g.person_id, g.unit_id, g.role, g.for_unit::boolean, ${startsAt}::timestamptz,
      ${endsAt}::timestamptz,
      CASE WHEN g.role = 'chair' THEN 'coming' END
    FROM unnest(${invitees.map((each) => each.personId)}::uuid[], ${invitees.map((each) => each.unitId)}::uuid[],
      ${invitees.map((each) => each.role)}::text[], ${invitees.map((each) => String(each.forUnit))}::text[])
      AS g (person_id, unit_id, role, for_unit)
    ON CONFLICT (locality_id, meeting_id, person_id) DO UPDATE SET role = excluded.role, unit_id = excluded.unit_id,
      for_unit = excluded.for_unit, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      answer = coalesce(p.answer, excluded.answer)`)
}

/** Papers of the meeting, new ones and those that are taken off. @returns false where one of them isn't there */
async function keepFiles(
  tx: Db,
  { localityId, clock }: Desk,
  { personId }: OfficialViewer,
  meetingId: string,
  { add = [], remove = [] }: Files,
): Promise<boolean> {
  const now = clock.now()
  if (remove.length > 0)
    await tx.run(sql`
      DELETE FROM meeting_files WHERE locality_id = ${localityId} AND meeting_id = ${meetingId} AND file_id = ANY (${[...remove]}::uuid[])`)
  for (const token of add) {
    const claimed = await claimUpload(tx, token, now)
    if (!claimed.ok) return false
    const { id, name } = claimed.value
    await tx.run(sql`
      INSERT INTO meeting_files (locality_id, meeting_id, file_id, name, added_by, added_at)
      VALUES (${localityId}, ${meetingId}, ${id}, ${name}, ${personId}, ${now})`)
  }
  return true
}

/** Calls a meeting off, with the reason everybody reads. */
export async function cancelMeeting(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { reason }: { reason: string },
): Promise<Result<{ id: string }, Reason>> {
  const why = reason.trim().slice(0, 1_000)
  if (why === '') return no('missing_reason')
  return onMeeting(desk, viewer, id, { deed: 'cancel', who: 'manages' }, async (scene) => {
    const { tx, localityId, now, meeting, next } = scene
    await tx.run(sql`
      UPDATE meetings SET state = ${next}, cancelled_at = ${now}, cancelled_why = ${why} WHERE locality_id = ${localityId} AND id = ${id}`)
    await tell(scene, 'cancel', {
      dueAt: meeting.startsAt,
      facts: { people: (await invitedTo(scene.place, id)).length },
    })
    return ok({ id })
  })
}
