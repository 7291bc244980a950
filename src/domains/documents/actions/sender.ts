import { localDateOf } from '../../../core/calendar/index.ts'
import { withdrawPaper } from '../../../core/correspondence/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Actor, record } from '../../../core/ledger/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { enqueue } from '../../../core/outbox/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Desk } from '../deps.ts'
import { arrivalsOf, lockArrivalsOf, readersOfDocument } from '../queries/arrivals.ts'
import { type Document, lockDocument, type Place } from '../queries/documents.ts'
import type { Reason } from '../reasons.ts'
import { REMINDER } from '../reminders.ts'
import { mayBeRecalled } from '../rules/states.ts'
import { actorFor, holdersOf, type Seat, seatsOf, standingOf } from '../seats.ts'
import { verbs } from '../verbs.ts'
import { move } from './scene.ts'

type Done<T = { id: string }> = Promise<Result<T, Reason>>

interface Scene {
  tx: Db
  place: Place
  localityId: number
  now: Date
  today: string
  people: Organization
  seat: Seat
  actor: Extract<Actor, { kind: 'official' }>
  document: Document
}

/** Runs one deed on a document for whoever keeps the books of its sender or heads it. */
async function onSent<T>(desk: Desk, viewer: OfficialViewer, id: string, work: (scene: Scene) => Done<T>): Done<T> {
  const { localityId } = desk
  const people = await desk.organization()
  const now = desk.clock.now()
  const today = localDateOf(now)
  const standing = standingOf(viewer, people, today)
  return desk.db.transaction(async (tx) => {
    const place = { db: tx, localityId }
    const document = await lockDocument(place, id)
    const isOf = ({ unitId, side }: { unitId: string; side: string }) =>
      unitId === document?.senderUnitId && side === document.side
    if (!document || !standing.reads.some(isOf)) return no('not_found')
    const seat = standing.keeps.find(isOf) ?? standing.heads.find(isOf)
    const actor = seat && actorFor(viewer, [...seat.clerkPostIds, ...seat.headPostIds])
    if (!seat || !actor) return no('not_yours')
    return work({ tx, place, localityId, now, today, people, seat, actor, document })
  })
}

const tell = (
  { tx, actor, document, seat, now }: Scene,
  verb: 'recall' | 'remind' | 'note',
  facts: Record<string, number>,
) =>
  record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: document.id,
    caseId: document.id,
    unitId: seat.unitId,
    personId: actor.personId,
    occurredAt: now,
    facts,
  })

/**
 * Asks a document back from everybody who has not done with it. Its number stays its own, marked as withdrawn; each receiver answers.
 *
 * @law 30/2020/NĐ-CP, art. 18.4
 */
export const recallDocument = (
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { why }: { why: string },
): Done<{ id: string; asked: number }> =>
  onSent(desk, viewer, id, async (scene) => {
    const { tx, place, localityId, now, actor, document } = scene
    const words = nfc(why).trim().slice(0, 500)
    if (document.recalledAt) return no('wrong_state')
    if (words === '') return no('missing_reason')
    // Locked in the order of their keys, so that two who lock several never wait for each other.
    const arrivals = await lockArrivalsOf(place, id)
    const asked = arrivals.filter(({ state }) => mayBeRecalled(state))
    if (arrivals.length > 0 && asked.length === 0) return no('nothing_to_recall')
    for (const { id: arrivalId, state } of asked)
      await move(
        scene,
        arrivalId,
        ['13'],
        { personId: actor.personId, unitId: scene.seat.unitId },
        { words, set: sql`before_recall = ${state}` },
      )
    await tx.run(sql`
      UPDATE documents SET recalled_at = ${now}, recalled_by = ${actor.personId}, recalled_why = ${words}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    if (document.paperId) await withdrawPaper(tx, localityId, { id: document.paperId, why: words, actor, at: now })
    await tell(scene, 'recall', { asked: asked.length, receivers: arrivals.length })
    return ok({ id, asked: asked.length })
  })

/**
 * Reminds every clerk who has not confirmed and every person who has not read, at most once a day: marked in their one list of work, and
 * by mail where somebody wants mail.
 */
export const remindOf = (desk: Desk, viewer: OfficialViewer, id: string): Done<{ id: string; reminded: number }> =>
  onSent(desk, viewer, id, async (scene) => {
    const { tx, place, localityId, now, today, people, document } = scene
    if (document.recalledAt) return no('recalled')
    if (document.remindedOn === today) return no('reminded_today')
    const [arrivals, readers] = await Promise.all([arrivalsOf(place, id), readersOfDocument(place, id)])
    const unconfirmed = arrivals.filter(({ state }) => state === '01')
    const unread = readers.filter(({ readAt }) => readAt === null)
    if (unconfirmed.length + unread.length === 0) return no('nobody_to_remind')
    await tx.run(
      sql`UPDATE documents SET reminded_on = ${today}::date WHERE locality_id = ${localityId} AND id = ${id}`,
    )
    await tx.run(sql`
      UPDATE document_arrivals SET reminded_at = ${now} WHERE locality_id = ${localityId} AND document_id = ${id} AND state = '01'`)
    await tx.run(sql`
      UPDATE document_readers SET reminded_at = ${now} WHERE locality_id = ${localityId} AND document_id = ${id} AND read_at IS NULL`)
    const seats = seatsOf(people, today)
    const clerks = unconfirmed.flatMap(({ id: arrivalId, unitId, side }) =>
      holdersOf(people, seats.get(`${unitId}:${side}`)?.clerkPostIds ?? [], today).map((each) => ({
        officialId: each.id,
        arrivalId,
      })),
    )
    const asked = [...clerks, ...unread.map(({ personId, arrivalId }) => ({ officialId: personId, arrivalId }))]
    const persons = Map.groupBy(asked, ({ officialId }) => officialId)
    await enqueue(
      tx,
      localityId,
      [...persons].map(([officialId, waiting]) => ({
        carrier: REMINDER,
        key: `${REMINDER}:${id}:${officialId}:${today}`,
        about: {
          officialId,
          documentId: id,
          arrivalIds: [...new Set(waiting.map(({ arrivalId }) => arrivalId))].join(),
        },
      })),
      now,
    )
    await tell(scene, 'remind', { arrivals: unconfirmed.length, readers: unread.length })
    return ok({ id, reminded: unconfirmed.length + unread.length })
  })

/** The sender takes note of everybody who has sent a document back; until then it waits in their list of work. */
export const noteSentBack = (desk: Desk, viewer: OfficialViewer, id: string): Done<{ id: string }> =>
  onSent(desk, viewer, id, async (scene) => {
    const { tx, localityId, now } = scene
    const noted = await tx.run(sql`
      UPDATE document_arrivals SET back_seen_at = ${now}
      WHERE locality_id = ${localityId} AND document_id = ${id} AND state = '02' AND back_seen_at IS NULL`)
    if (noted === 0) return no('nothing_to_note')
    await tell(scene, 'note', { sentBack: noted })
    return ok({ id })
  })
