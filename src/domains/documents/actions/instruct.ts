import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import { newId, newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import { type CannotCreate, createTasks } from '../../work/index.ts'
import type { Desk } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { endOf, instructBy } from '../rules/clock.ts'
import { isDay, type Kind } from '../rules/document.ts'
import { usualWords } from '../rules/instruction.ts'
import { wayTo } from '../rules/states.ts'
import { type Seat, seatsOf, staffOf } from '../seats.ts'
import { finishIfDone, isStillOpen } from './finish.ts'
import { asNo, move, onArrival, outcomeOf, type Scene, tell, undone } from './scene.ts'

/** What a head writes on a document (bút phê). */
export interface InstructionInput {
  kind: Kind | null
  words: string
  /** Who leads: exactly one unit, and who of it where somebody is named. */
  leadUnitId: string | null
  leadPersonId: string | null
  /** Units that cooperate. */
  helperIds: readonly string[]
  dueOn: string | null
  /** Who has to read it: people, and everybody of units. */
  readerIds: readonly string[]
  readerUnitIds: readonly string[]
}

const TITLE_LETTERS = 300
const WORDS_LETTERS = 2_000

/** What each “no” of giving a task means to a head; any other is about the task as a whole. */
const WHY: Partial<Record<CannotCreate, Reason>> = {
  out_of_reach: 'out_of_reach',
  yourself: 'lead_is_yourself',
  due_past: 'due_past',
  bad_date: 'bad_date',
  outside_calendar: 'outside_calendar',
  unknown_unit: 'missing_lead',
  unknown_person: 'unknown_person',
}

/**
 * The head of a seat says what becomes of a document: gives it as a task, passes it on to an office whose head names somebody, has it
 * read, or files it. Added to what was written before, never changed. A task is made in the same act.
 *
 * @law 30/2020/NĐ-CP, art. 23: who leads, who cooperates, by when; annex IV.VII: unit, office, person
 */
export function instruct(
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  input: InstructionInput,
): Promise<Result<{ id: string; taskId: string | null }, Reason>> {
  return onArrival<{ id: string; taskId: string | null }>(desk, viewer, id, 'head', async (scene) => {
    const { arrival, now, seat, document } = scene
    const { kind } = input
    if (!seat) return no('not_yours')
    if (arrival.state === '13') return no('recalled')
    if (wayTo(arrival.state, '05') === undefined || arrival.state === '06') return no('wrong_state')
    if (kind === null) return no('missing_kind')
    if (input.dueOn !== null && !isDay(input.dueOn)) return no('bad_date')
    if (input.dueOn !== null && input.dueOn < scene.today) return no('due_past')
    const words = nfc(input.words).trim().slice(0, WORDS_LETTERS) || usualWords(kind, namesIn(scene, input))
    const actId = newIdAt(now)
    const made = await MAKE[kind](desk, scene, seat, { ...input, words, actId })
    if (!made.ok) return made
    const { taskId, deskSeat } = made.value
    const leads = kind === 'assign' || kind === 'pass'
    await scene.tx.run(sql`
      INSERT INTO document_instructions (locality_id, id, arrival_id, kind, words, by_person_id, by_post_id, by_unit_id, at, lead_unit_id,
        lead_person_id, helper_ids, due_on, task_id)
      VALUES (${scene.localityId}, ${actId}, ${id}, ${kind}, ${words}, ${scene.actor.personId}, ${scene.actor.postId}, ${seat.unitId}, ${now},
        ${leads ? input.leadUnitId : null}, ${kind === 'assign' ? input.leadPersonId : null},
        ${kind === 'assign' ? [...input.helperIds] : []}::uuid[], ${input.dueOn}::date, ${taskId})`)
    const set = sql.join([
      sql`desk_unit_id = ${deskSeat?.unitId ?? null}, desk_side = ${deskSeat?.side ?? null}`,
      sql`instruct_by = ${deskSeat ? instructBy(scene.calendar, now, document.urgency) : null}, instructed_at = ${now}`,
      ...(leads
        ? [sql`lead_unit_id = ${input.leadUnitId}, lead_person_id = ${kind === 'assign' ? input.leadPersonId : null}`]
        : []),
      ...(leads && input.dueOn ? [sql`due_at = ${endOf(input.dueOn)}`] : []),
    ])
    const way = wayTo(arrival.state, kind === 'file' ? '06' : '04') ?? []
    if (way.length > 0) await move(scene, id, way, { personId: viewer.personId, unitId: seat.unitId }, { words, set })
    else
      await scene.tx.run(
        sql`UPDATE document_arrivals SET ${set} WHERE locality_id = ${scene.localityId} AND id = ${id}`,
      )
    const awaited = arrival.deskUnitId === seat.unitId && arrival.deskSide === seat.side ? arrival.instructBy : null
    await tell(scene, 'instruct', {
      id: actId,
      ...outcomeOf(awaited, now),
      facts: { kind, ...(taskId ? { task: taskId } : {}) },
    })
    // Whoever it names may have read it before.
    const after = { ...arrival, state: way.at(-1) ?? arrival.state, deskUnitId: deskSeat?.unitId ?? null }
    if (kind === 'inform') await finishIfDone(scene, after, { personId: viewer.personId, unitId: seat.unitId })
    return ok({ id, taskId })
  }).catch(asNo)
}

const namesIn = ({ people }: Scene, { leadUnitId, leadPersonId, helperIds, dueOn }: InstructionInput) => ({
  lead:
    (leadPersonId && people.findOfficial(leadPersonId)?.fullName) ||
    (leadUnitId && people.findUnit(leadUnitId)?.name.vi) ||
    '',
  helpers: helperIds.flatMap((id) => people.findUnit(id)?.name.vi ?? []),
  dueOn: dueOn && formatDate(dueOn),
})

type Input = InstructionInput & { actId: string }
type Made = Promise<Result<{ taskId: string | null; deskSeat: Seat | null }, Reason>>

const MAKE: Record<Kind, (desk: Desk, scene: Scene, seat: Seat, input: Input) => Made> = { assign, pass, inform, file }

async function assign(desk: Desk, scene: Scene, seat: Seat, input: Input): Made {
  const { tx, document, arrival, actor } = scene
  if (!input.leadUnitId) return no('missing_lead')
  const named = `${document.code}: ${document.subject}`
  const given = await createTasks(tx, desk, actor, [
    {
      title: named.length <= TITLE_LETTERS ? named : `${named.slice(0, TITLE_LETTERS - 1).trimEnd()}…`,
      expected: input.words,
      origin: { kind: 'document', id: arrival.id, number: `${document.code}, ngày ${formatDate(document.issuedOn)}` },
      leadUnitId: input.leadUnitId,
      leadPersonId: input.leadPersonId,
      dueOn: input.dueOn ?? laterDay(document.dueOn, scene.today),
      priority: document.urgency === 'normal' ? 'normal' : 'urgent',
      // A head's own word is the confirmation a short deadline asks for.
      confirmed: true,
      cooperators: input.helperIds.filter((each) => each !== input.leadUnitId).map((unitId) => ({ unitId })),
    },
  ])
  if (!given.ok) return undone(WHY[given.reason] ?? 'task_refused')
  return ok({ taskId: given.value[0] ?? null, deskSeat: seatAwaiting(scene, seat) })
}

/** The paper's own deadline, while it lies ahead. */
const laterDay = (dueOn: string | null, today: string): string | null =>
  dueOn !== null && dueOn >= today ? dueOn : null

/** Whose word is still awaited once this seat has spoken: another's, where a head above adds to what was written. */
function seatAwaiting({ arrival, people, today }: Scene, seat: Seat): Seat | null {
  const { deskUnitId, deskSide } = arrival
  if (deskUnitId === null || deskSide === null || (deskUnitId === seat.unitId && deskSide === seat.side)) return null
  return seatsOf(people, today).get(`${deskUnitId}:${deskSide}`) ?? null
}

async function pass(_desk: Desk, { people, today }: Scene, seat: Seat, { leadUnitId }: Input): Made {
  if (!leadUnitId) return no('missing_lead')
  // A commune gets it as a paper of its own, by issuing one.
  const below = [...seatsOf(people, today).values()].filter(
    (each) => each.unitId === leadUnitId && each.parentId === seat.unitId && each.kind === 'office',
  )
  const deskSeat = below.find(({ side }) => side === seat.side) ?? below[0]
  return deskSeat ? ok({ taskId: null, deskSeat }) : no('not_a_seat')
}

async function inform(_desk: Desk, scene: Scene, seat: Seat, input: Input): Made {
  const { tx, localityId, people, today, now, viewer, arrival, document } = scene
  const within = new Set([seat.unitId, ...offices(scene, seat)])
  if (input.readerUnitIds.some((unitId) => !within.has(unitId))) return no('unknown_person')
  const everybody = [...within].flatMap((unitId) =>
    staffOf(people, unitId, today).map(({ id }) => ({ unitId, personId: id })),
  )
  const chosen = everybody.filter(
    ({ unitId, personId }) => input.readerUnitIds.includes(unitId) || input.readerIds.includes(personId),
  )
  if (input.readerIds.some((id) => !everybody.some(({ personId }) => personId === id))) return no('unknown_person')
  const readers = [...new Map(chosen.map((each) => [each.personId, each])).values()].filter(
    ({ personId }) => personId !== viewer.personId,
  )
  if (readers.length === 0) return no('missing_readers')
  const readBy = input.dueOn ?? laterDay(document.readBy, today)
  await tx.run(sql`
    INSERT INTO document_readers (locality_id, id, arrival_id, document_id, instruction_id, unit_id, person_id, asked_at, due_at)
    SELECT ${localityId}::integer, r.id, ${arrival.id}::uuid, ${document.id}::uuid, ${input.actId}::uuid, r.unit_id, r.person_id, ${now}::timestamptz,
      ${readBy ? endOf(readBy) : 'infinity'}::timestamptz
    FROM unnest(${readers.map(() => newId())}::uuid[], ${readers.map(({ unitId }) => unitId)}::uuid[],
      ${readers.map(({ personId }) => personId)}::uuid[]) AS r (id, unit_id, person_id)
    ON CONFLICT (locality_id, arrival_id, person_id) DO NOTHING`)
  return ok({ taskId: null, deskSeat: seatAwaiting(scene, seat) })
}

/** Offices below a seat, whose people it may have read something. */
export const offices = (
  { people, today }: Pick<Scene, 'people' | 'today'>,
  { unitId }: Pick<Seat, 'unitId'>,
): string[] =>
  people
    .unitsInForce(today)
    .filter(({ kind, parentId }) => kind === 'office' && parentId === unitId)
    .map(({ id }) => id)

async function file(_desk: Desk, { place, arrival, now }: Scene): Made {
  if (await isStillOpen(place, arrival.id, now)) return no('still_open')
  return ok({ taskId: null, deskSeat: null })
}

/** Somebody has read what they had to; who acts for an absent colleague says so for them. With the last of them it may be done with. */
export const acknowledge = (desk: Desk, viewer: OfficialViewer, id: string): Promise<Result<{ id: string }, Reason>> =>
  onArrival(desk, viewer, id, 'reader', async (scene) => {
    const { tx, localityId, now, arrival } = scene
    const persons = [
      ...new Set([viewer.personId, ...viewer.appointments.flatMap(({ actingFor }) => actingFor?.personId ?? [])]),
    ]
    const mine = await tx.many(sql<{ personId: string; dueAt: Date | null; readAt: Date | null; unitId: string }>`
      SELECT person_id, CASE WHEN isfinite(due_at) THEN due_at END AS due_at, read_at, unit_id FROM document_readers
      WHERE locality_id = ${localityId} AND arrival_id = ${id} AND person_id = ANY (${persons}::uuid[])`)
    const waiting = mine.filter(({ readAt }) => readAt === null)
    if (waiting.length === 0) return no(mine.length > 0 ? 'read_already' : 'not_yours')
    await tx.run(sql`
      UPDATE document_readers SET read_at = ${now}, read_by = ${viewer.personId}
      WHERE locality_id = ${localityId} AND arrival_id = ${id} AND person_id = ANY (${waiting.map(({ personId }) => personId)}::uuid[])`)
    for (const { dueAt, personId, unitId } of waiting)
      await tell(scene, 'acknowledge', { ...outcomeOf(dueAt, now), personId, unitId })
    await finishIfDone(scene, arrival, { personId: viewer.personId, unitId: scene.actor.unitId })
    return ok({ id })
  })
