import { type Calendar, localDateOf } from '../../../core/calendar/index.ts'
import { type OfficialViewer, personsOf } from '../../../core/identity/index.ts'
import { type Actor, type NewAct, record } from '../../../core/ledger/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, type Result } from '../../../platform/result.ts'
import type { Desk } from '../deps.ts'
import { type Arrival, instructionsOf, lockArrival, readersOf } from '../queries/arrivals.ts'
import { type Document, findDocument, type Place } from '../queries/documents.ts'
import type { Reason } from '../reasons.ts'
import type { Code } from '../rules/states.ts'
import { isOver } from '../rules/states.ts'
import { actorFor, has, type Seat, type Standing, seatsOf, standingOf } from '../seats.ts'
import { verbs } from '../verbs.ts'

/** A copy of a document in somebody's hands, in one transaction, with its row locked. */
export interface Scene {
  tx: Db
  place: Place
  localityId: number
  now: Date
  today: string
  calendar: Calendar
  people: Organization
  viewer: OfficialViewer
  standing: Standing
  arrival: Arrival
  document: Document
  /** The seat for which it is done, and as whom. */
  seat: Seat | undefined
  actor: Extract<Actor, { kind: 'official' }>
}

/** As what somebody comes: its clerk, a head who is asked, or whoever may read it. */
type As = 'clerk' | 'head' | 'reader'

/** What somebody may look at of a copy: their seats', what is given to their unit, what they have to read. */
export async function sees(
  place: Place,
  viewer: OfficialViewer,
  standing: Standing,
  arrival: Arrival,
): Promise<boolean> {
  if (has(standing.reads, arrival)) return true
  const { deskUnitId, deskSide } = arrival
  if (deskUnitId && deskSide && has(standing.heads, { unitId: deskUnitId, side: deskSide })) return true
  const [instructions, readers] = await Promise.all([instructionsOf(place, arrival.id), readersOf(place, arrival.id)])
  const persons = personsOf(viewer)
  return (
    readers.some(({ personId }) => persons.includes(personId)) ||
    instructions.some(
      ({ leadUnitId, leadPersonId, helperIds }) =>
        (leadPersonId !== null && persons.includes(leadPersonId)) ||
        [leadUnitId, ...helperIds].some((id) => id !== null && standing.unitIds.includes(id)),
    )
  )
}

/** Runs one deed on a copy, if it is theirs to do. Who may not even look is told that there is none. */
export async function onArrival<T>(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  as: As,
  work: (scene: Scene) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const { localityId } = desk
  const [people, calendar] = await Promise.all([desk.organization(), desk.calendar()])
  const now = desk.clock.now()
  const today = localDateOf(now)
  const standing = standingOf(viewer, people, today)
  return desk.db.transaction(async (tx) => {
    const place = { db: tx, localityId }
    // Locked, so that of two who do the same at once the second sees what the first did.
    const arrival = await lockArrival(place, id)
    const document = arrival && (await findDocument(place, arrival.documentId))
    if (!arrival || !document || !(await sees(place, viewer, standing, arrival))) return no('not_found')
    const seat = seatFor(standing, arrival, as, seatsOf(people, today))
    if (as !== 'reader' && !seat) return no('not_yours')
    const actor = actorFor(viewer, (as === 'clerk' ? seat?.clerkPostIds : seat?.headPostIds) ?? [])
    if (!actor) return no('not_yours')
    const scene = {
      tx,
      place,
      localityId,
      now,
      today,
      calendar,
      people,
      viewer,
      standing,
      arrival,
      document,
      seat,
      actor,
    }
    return work(scene)
  })
}

/** The seat somebody stands for: whose book it is in, or whose word is awaited. */
function seatFor(standing: Standing, arrival: Arrival, as: As, seats: ReadonlyMap<string, Seat>): Seat | undefined {
  const find = (among: readonly Seat[], unitId: string, side: string) =>
    among.find((each) => each.unitId === unitId && each.side === side)
  if (as === 'clerk') return find(standing.keeps, arrival.unitId, arrival.side)
  if (as === 'reader') return seats.get(`${arrival.unitId}:${arrival.side}`)
  const { deskUnitId, deskSide } = arrival
  return (
    (deskUnitId && deskSide && find(standing.heads, deskUnitId, deskSide)) ||
    find(standing.heads, arrival.unitId, arrival.side)
  )
}

/** Adds states to a copy and makes the last of them its present one. @param set further columns, `column = value, …` */
export async function move(
  { tx, localityId, now }: Pick<Scene, 'tx' | 'localityId' | 'now'>,
  arrivalId: string,
  codes: readonly Code[],
  by: { personId: string | null; unitId: string | null },
  { words = '', set }: { words?: string; set?: ReturnType<typeof sql> } = {},
): Promise<void> {
  const last = codes.at(-1)
  if (last === undefined) return
  await tx.run(sql`
    INSERT INTO document_states (locality_id, arrival_id, position, code, at, by_person_id, by_unit_id, words)
    SELECT ${localityId}::integer, ${arrivalId}::uuid, s.place + coalesce((SELECT max(position) FROM document_states
      WHERE locality_id = ${localityId} AND arrival_id = ${arrivalId}), 0), s.code, ${now}::timestamptz, ${by.personId}::uuid, ${by.unitId}::uuid,
      ${words}::text
    FROM unnest(${[...codes]}::text[]) WITH ORDINALITY AS s (code, place)`)
  await tx.run(sql`
    UPDATE document_arrivals SET state = ${last}, closed_at = ${isOver(last) ? now : null} ${set ? sql`, ${set}` : sql``}
    WHERE locality_id = ${localityId} AND id = ${arrivalId}`)
}

/** Records an act on a copy. */
export const tell = (
  { tx, arrival, actor, now }: Pick<Scene, 'tx' | 'arrival' | 'actor' | 'now'>,
  verb: keyof typeof verbs,
  more: Partial<NewAct> = {},
): Promise<string> =>
  record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: arrival.id,
    caseId: arrival.documentId,
    unitId: arrival.unitId,
    personId: actor.personId,
    occurredAt: now,
    ...more,
  })

export const outcomeOf = (dueAt: Date | null, at: Date): { outcome?: 'onTime' | 'late'; dueAt?: Date } =>
  dueAt === null ? {} : { outcome: at <= dueAt ? 'onTime' : 'late', dueAt }

/** A “no” that takes back what the transaction has written so far. */
export class Undone extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason)
    this.reason = reason
  }
}

export function undone(reason: Reason): never {
  throw new Undone(reason)
}

export function asNo(cause: unknown): { ok: false; reason: Reason } {
  if (cause instanceof Undone) return no(cause.reason)
  throw cause
}
