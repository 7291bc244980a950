import type { OfficialViewer } from '../../../core/identity/index.ts'
import type { Actor } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { findOffice, type Hall, todayOf } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { chooseNext } from '../rules/calling.ts'
import { advance, type Deed, type State } from '../rules/ticket.ts'
import { type Day, onDay, tell } from './day.ts'
import { type Desk, deskActor, findDesk } from './desk.ts'
import { readLine } from './line.ts'

/** A number at a desk. */
export interface Held {
  id: string
  code: string
  groupKey: string
  state: State
  skips: number
  calledAt: Date
}

/** What every act at a desk works with. */
interface AtDesk extends Day {
  desk: Desk
  actor: Actor
  held: Held | undefined
}

/** Does something at the official's open desk, alone in the office's day. */
async function atDesk<T>(
  hall: Hall,
  viewer: OfficialViewer,
  work: (scene: AtDesk) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const found = await findDesk(hall.db, hall, viewer)
  if (!found) return no('no_desk')
  return onDay(hall, found.unitId, todayOf(hall), async (day) => {
    // Once more, now that nobody else can close it.
    const desk = await findDesk(day.tx, hall, viewer)
    if (desk?.id !== found.id) return no('no_desk')
    const held = await day.tx.first(sql<Held>`
      SELECT id, code, group_key, state, skips, called_at FROM queue_tickets
      WHERE locality_id = ${hall.localityId} AND desk_id = ${desk.id} AND state IN ('called', 'serving')`)
    return work({ ...day, desk, held, actor: deskActor(viewer, desk.unitId) })
  })
}

const save = ({ tx, hall }: AtDesk, id: string, change: ReturnType<typeof sql>) =>
  tx.run(sql`UPDATE queue_tickets SET ${change} WHERE locality_id = ${hall.localityId} AND id = ${id}`)

const secondsBetween = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))

async function end(scene: AtDesk, held: Held): Promise<void> {
  const { now, desk, actor } = scene
  const servedSeconds = secondsBetween(held.calledAt, now)
  await save(
    scene,
    held.id,
    sql`state = 'done', served_at = coalesce(served_at, called_at), ended_at = ${now}, served_seconds = ${servedSeconds}`,
  )
  await tell(scene, 'finish', held, actor, { desk: desk.number, servedSeconds })
}

/**
 * Calls the next number of the desk's groups. One that is being served there is finished with it; one that was called and did
 * not come yet is served, passed over or sent on first.
 */
export const callNext = (hall: Hall, viewer: OfficialViewer): Promise<Result<{ code: string }, Reason>> =>
  atDesk(hall, viewer, async (scene) => {
    const { tx, unitId, day, now, desk, actor, held, calls } = scene
    if (held?.state === 'called') return no('finish_first')
    const office = await findOffice(hall, unitId)
    if (!office) return no('no_such_office')
    const line = await readLine(tx, { localityId: hall.localityId, unitId, day }, desk)
    const next = chooseNext(line, desk, office.rule.ordinaryBetween)
    if (!next) return no('nobody_waiting')
    if (held) await end(scene, held)
    const called = await tx.one(sql<{ id: string; code: string; groupKey: string; waitedSeconds: number }>`
      UPDATE queue_tickets SET state = 'called', desk_id = ${desk.id}, desk_number = ${desk.number},
        call_number = ${calls + 1}::integer, calls = 1, called_at = ${now}, last_called_at = ${now}, returns_after = NULL,
        waited_seconds = coalesce(waited_seconds, greatest(0, round(extract(epoch FROM ${now}::timestamptz - taken_at)))::integer)
      WHERE locality_id = ${hall.localityId} AND id = ${next.id} RETURNING id, code, group_key, waited_seconds`)
    await Promise.all([
      tx.run(sql`
        UPDATE queue_days SET calls = calls + 1
        WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND day = ${day}::date`),
      tx.run(sql`
        INSERT INTO queue_lines AS l (locality_id, unit_id, day, group_key, called)
        VALUES (${hall.localityId}, ${unitId}, ${day}::date, ${called.groupKey}, 1)
        ON CONFLICT (locality_id, unit_id, day, group_key) DO UPDATE SET called = l.called + 1`),
    ])
    await tell(scene, 'call', called, actor, { desk: desk.number, waitedSeconds: called.waitedSeconds })
    return ok({ code: called.code })
  })

/** Does something to the number at the desk, if its state allows it. */
const onHeld = (
  hall: Hall,
  viewer: OfficialViewer,
  deed: Deed,
  work: (scene: AtDesk, held: Held, next: State) => Promise<Result<{ code: string }, Reason>>,
): Promise<Result<{ code: string }, Reason>> =>
  atDesk(hall, viewer, async (scene) => {
    const { held } = scene
    if (!held) return no('nobody_called')
    const next = advance(held.state, deed)
    return next ? work(scene, held, next) : no('already_serving')
  })

/** Calls the number at the desk again. */
export const recall = (hall: Hall, viewer: OfficialViewer) =>
  onHeld(hall, viewer, 'recall', async (scene, held) => {
    const { now, desk, actor } = scene
    await save(scene, held.id, sql`calls = calls + 1, last_called_at = ${now}`)
    await tell(scene, 'recall', held, actor, { desk: desk.number })
    return ok({ code: held.code })
  })

/** Nobody came: the number stands back until enough others were called, and lapses when that has happened too often. */
export const skip = (hall: Hall, viewer: OfficialViewer) =>
  onHeld(hall, viewer, 'skip', async (scene, held) => {
    const { tx, unitId, day, now, desk, actor } = scene
    const office = await findOffice(hall, unitId)
    if (!office) return no('no_such_office')
    const { skipsAtMost, skipReturnsAfter } = office.rule
    if (held.skips >= skipsAtMost) {
      await save(scene, held.id, sql`state = 'missed', ended_at = ${now}`)
      await tell(scene, 'lapse', held, actor, { desk: desk.number })
      return ok({ code: held.code })
    }
    const { called } = await tx.one(sql<{ called: number }>`
      SELECT called FROM queue_lines
      WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND day = ${day}::date AND group_key = ${held.groupKey}`)
    const returnsAfter = called + skipReturnsAfter
    await save(
      scene,
      held.id,
      sql`state = 'waiting', desk_id = NULL, desk_number = NULL, skips = skips + 1, returns_after = ${returnsAfter}`,
    )
    await tell(scene, 'skip', held, actor, { desk: desk.number, returnsAfter: skipReturnsAfter })
    return ok({ code: held.code })
  })

/** The person has come. */
export const serve = (hall: Hall, viewer: OfficialViewer) =>
  onHeld(hall, viewer, 'serve', async (scene, held) => {
    const { now, desk, actor } = scene
    await save(scene, held.id, sql`state = 'serving', served_at = ${now}`)
    await tell(scene, 'serve', held, actor, { desk: desk.number })
    return ok({ code: held.code })
  })

/** The person is done here. */
export const finish = (hall: Hall, viewer: OfficialViewer) =>
  onHeld(hall, viewer, 'finish', async (scene, held) => {
    await end(scene, held)
    return ok({ code: held.code })
  })

/** Where a number is sent on to: another group, another desk, or both. */
export interface Destination {
  group?: string | undefined
  desk?: number | undefined
}

/** Sends the number on. It keeps its place by the time it was taken, so that nobody who was sent wrong queues twice. */
export const transfer = (hall: Hall, viewer: OfficialViewer, to: Destination) =>
  onHeld(hall, viewer, 'transfer', async (scene, held) => {
    const { tx, unitId, day, desk, actor } = scene
    const office = await findOffice(hall, unitId)
    const group = to.group || held.groupKey
    if (!office?.groups.some(({ key }) => key === group)) return no('no_such_group')
    if (to.desk === desk.number || (to.desk === undefined && group === held.groupKey)) return no('same_place')
    if (to.desk !== undefined) {
      const open = await tx.first(sql`
        SELECT 1 FROM queue_desks WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND day = ${day}::date
          AND number = ${to.desk} AND closed_at IS NULL`)
      if (!open) return no('no_such_desk')
    }
    await save(
      scene,
      held.id,
      sql`state = 'waiting', group_key = ${group}, wanted_desk = ${to.desk ?? null}::smallint, desk_id = NULL,
        desk_number = NULL, served_at = NULL, returns_after = NULL`,
    )
    await tell(scene, 'transfer', { ...held, groupKey: group }, actor, { desk: desk.number, toDesk: to.desk ?? null })
    return ok({ code: held.code })
  })
