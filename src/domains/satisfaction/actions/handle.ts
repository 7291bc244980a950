import type { WorkingTime } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer, personsOf, unitsFor } from '../../../core/identity/index.ts'
import { type Actor, type NewAct, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import { type FollowUp, lockFollowUp, ratedOfficials } from '../queries.ts'
import type { Reason } from '../reasons.ts'
import { type Cause, type Deed, type Way, whyNot } from '../rules/follow-up.ts'
import { verbs } from '../verbs.ts'

interface Scene {
  tx: Db
  office: Office
  time: WorkingTime
  now: Date
  found: FollowUp
  actor: Actor
  personId: string
}

/** What a handler of follow-ups may look at and act on. */
export const reachOf = (viewer: OfficialViewer): string[] => unitsFor(viewer, 'followUp.handle')

/** Whether an official may do something about a follow-up now, for buttons; undefined: yes. */
export async function whyNotNow(office: Office, official: OfficialViewer, deed: Deed, found: FollowUp) {
  const rated = await ratedOfficials(office, found.dossierId)
  const handler = { personIds: personsOf(official), reaches: reachOf(official).includes(found.unitId) }
  return whyNot(deed, found.state, handler, rated)
}

/** Runs one act on a follow-up in one transaction, with its row locked. */
async function onFollowUp<T>(
  office: Office,
  official: OfficialViewer,
  id: string,
  deed: Deed,
  work: (scene: Scene) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const time = await office.workingTime()
  return office.db.transaction(async (tx) => {
    const found = await lockFollowUp({ db: tx, localityId: office.localityId }, id)
    if (!found || !reachOf(official).includes(found.unitId)) return no('not_found')
    const rated = await ratedOfficials({ db: tx, localityId: office.localityId }, found.dossierId)
    const reason = whyNot(deed, found.state, { personIds: personsOf(official), reaches: true }, rated)
    if (reason) return no(reason)
    const actor = actorOf(official, 'followUp.handle', found.unitId)
    return work({ tx, office, time, now: office.clock.now(), found, actor, personId: official.personId })
  })
}

type Verb = 'contact' | 'passOn' | 'answer' | 'close'

/** Records the act, and keeps what was written under the act's id. */
async function keep(
  { tx, office, now, found, actor, personId }: Scene,
  verb: Verb,
  { body, way, ...detail }: Partial<NewAct> & { body: string; way?: Way },
): Promise<void> {
  const actId = await record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: found.dossierId,
    caseId: found.dossierId,
    topicId: found.procedureId,
    unitId: found.unitId,
    personId,
    occurredAt: now,
    facts: { followUp: found.id },
    ...detail,
  })
  await tx.run(
    tx.q.insertInto('followUpNotes').values({
      localityId: office.localityId,
      id: actId,
      followUpId: found.id,
      kind: verb,
      way: way ?? null,
      body,
      writtenBy: personId,
      writtenAt: now,
    }),
  )
}

/** Notes how the person was spoken with and what was said. */
export async function contact(
  office: Office,
  official: OfficialViewer,
  id: string,
  { way, note }: { way: Way | null; note: string },
): Promise<Result<{ id: string }, Reason>> {
  if (way === null) return no('missing_way')
  if (note.trim() === '') return no('missing_note')
  return onFollowUp(office, official, id, 'contact', async (scene) => {
    await keep(scene, 'contact', { body: note.trim(), way, facts: { followUp: id, way } })
    return ok({ id })
  })
}

/** Passes it to another office that it concerns; its date stays. */
export async function passOn(
  office: Office,
  official: OfficialViewer,
  id: string,
  { unitId, reason }: { unitId: string; reason: string },
): Promise<Result<{ id: string }, Reason>> {
  if (reason.trim() === '') return no('missing_note')
  const unit = (await office.staff()).findUnit(unitId)
  if (!unit || unit.kind === 'external') return no('unknown_unit')
  return onFollowUp(office, official, id, 'passOn', async (scene) => {
    if (scene.found.unitId === unitId) return no('same_unit')
    await keep(scene, 'passOn', {
      body: reason.trim(),
      dueAt: scene.found.dueAt,
      facts: { followUp: id, unit: unitId },
    })
    await scene.tx.run(sql`
      UPDATE follow_ups SET unit_id = ${unitId} WHERE locality_id = ${office.localityId} AND id = ${id}`)
    return ok({ id })
  })
}

export interface FollowUpAnswer {
  cause: Cause | null
  /** What the office has done; stays inside. */
  done: string
  /** What the person is told. */
  answer: string
}

/** Answers the person, who is told and sees it on their page. A late answer is late. */
export async function answer(
  office: Office,
  official: OfficialViewer,
  id: string,
  { cause, done, answer: words }: FollowUpAnswer,
): Promise<Result<{ id: string }, Reason>> {
  if (cause === null) return no('missing_cause')
  if (done.trim() === '') return no('missing_done')
  if (words.trim() === '') return no('missing_answer')
  return onFollowUp(office, official, id, 'answer', async (scene) => {
    const { tx, time, now, found } = scene
    const late = now > found.dueAt
    await keep(scene, 'answer', {
      body: words.trim(),
      dueAt: found.dueAt,
      outcome: late ? 'late' : 'onTime',
      workingMinutes: time.minutesBetween(found.openedAt, now),
      lateMinutes: time.minutesBetween(found.dueAt, now),
      facts: { followUp: id, cause },
    })
    await tx.run(sql`
      UPDATE follow_ups SET state = 'answered', cause = ${cause}, done = ${done.trim()}, answer = ${words.trim()}, answered_at = ${now},
        answered_by = ${official.personId}, late = late OR ${late}
      WHERE locality_id = ${office.localityId} AND id = ${id}`)
    return ok({ id })
  })
}

/** Ends an answered follow-up. */
export function close(
  office: Office,
  official: OfficialViewer,
  id: string,
  { note = '' }: { note?: string } = {},
): Promise<Result<{ id: string }, Reason>> {
  return onFollowUp(office, official, id, 'close', async (scene) => {
    const { settled } = scene.found
    await keep(scene, 'close', { body: note.trim(), facts: { followUp: id, settled } })
    await scene.tx.run(sql`
      UPDATE follow_ups SET state = 'closed', closed_at = ${scene.now}, closed_by = ${official.personId}
      WHERE locality_id = ${office.localityId} AND id = ${id}`)
    return ok({ id })
  })
}
