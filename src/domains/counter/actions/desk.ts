import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { deskUnitsOf, findOffice, type Hall, todayOf } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { deskVerbs } from '../verbs.ts'
import { onDay } from './day.ts'

/** An official's open desk. */
export interface Desk {
  id: string
  unitId: string
  number: number
  groups: string[]
  openedAt: Date
}

const MOST_DESKS = 99

/** The desk an official has open today. */
export const findDesk = (db: Db, hall: Hall, { personId }: OfficialViewer): Promise<Desk | undefined> =>
  db.first(sql<Desk>`
    SELECT id, unit_id, number, groups, opened_at FROM queue_desks
    WHERE locality_id = ${hall.localityId} AND official_id = ${personId} AND day = ${todayOf(hall)}::date AND closed_at IS NULL`)

/** As whom an official acts at a desk of a unit. */
export const deskActor = (viewer: OfficialViewer, unitId: string): Actor => actorOf(viewer, 'queue.serve', unitId)

function tellDesk(
  tx: Db,
  deed: keyof typeof deskVerbs & string,
  { id, unitId, number }: Pick<Desk, 'id' | 'unitId' | 'number'>,
  actor: Actor,
  at: Date,
  groups?: readonly string[],
): Promise<string> {
  return record(tx, {
    verb: deskVerbs[deed].name,
    actor,
    subjectId: id,
    unitId,
    occurredAt: at,
    ...(actor.kind === 'official' ? { personId: actor.personId } : {}),
    facts: { desk: number, ...(groups ? { groups: groups.join(' ') } : {}) },
  })
}

/** Whether a number stands at a desk: called or being served. */
async function isBusy(tx: Db, hall: Hall, deskId: string): Promise<boolean> {
  const held = await tx.first(sql`
    SELECT 1 FROM queue_tickets WHERE locality_id = ${hall.localityId} AND desk_id = ${deskId} AND state IN ('called', 'serving')`)
  return held !== undefined
}

/**
 * Opens a desk for today, or changes what an open one serves.
 *
 * @param input.groups keys of groups the office offers
 */
export async function openDesk(
  hall: Hall,
  viewer: OfficialViewer,
  input: { unitId: string; number: number; groups: readonly string[] },
): Promise<Result<Desk, Reason>> {
  const { unitId, number } = input
  if (!deskUnitsOf(viewer).includes(unitId)) return no('not_yours')
  const office = await findOffice(hall, unitId)
  if (!office) return no('no_such_office')
  if (!Number.isInteger(number) || number < 1 || number > MOST_DESKS) return no('bad_desk')
  const groups = office.groups.map(({ key }) => key).filter((key) => input.groups.includes(key))
  if (groups.length === 0) return no('choose_groups')

  const actor = deskActor(viewer, unitId)
  return onDay(hall, unitId, todayOf(hall), async ({ tx, day, now }) => {
    const own = await findDesk(tx, hall, viewer)
    const same = own?.unitId === unitId && own.number === number
    if (own && !same && (await isBusy(tx, hall, own.id))) return no('finish_first')
    const taken = await tx.first(sql`
      SELECT 1 FROM queue_desks WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND day = ${day}::date
        AND number = ${number} AND closed_at IS NULL AND official_id <> ${viewer.personId}`)
    if (taken) return no('desk_taken')
    if (own && same) {
      await tx.run(sql`
        UPDATE queue_desks SET groups = ${groups}::text[] WHERE locality_id = ${hall.localityId} AND id = ${own.id}`)
      await tellDesk(tx, 'change', own, actor, now, groups)
      return ok({ ...own, groups })
    }
    if (own) {
      await tx.run(
        sql`UPDATE queue_desks SET closed_at = greatest(opened_at, ${now}::timestamptz) WHERE locality_id = ${hall.localityId} AND id = ${own.id}`,
      )
      // It may have stood at another office, whose screens look again too.
      if (own.unitId !== unitId)
        await tx.run(sql`
          UPDATE queue_days SET version = version + 1
          WHERE locality_id = ${hall.localityId} AND unit_id = ${own.unitId} AND day = ${day}::date`)
      await tellDesk(tx, 'close', own, deskActor(viewer, own.unitId), now)
    }
    const desk: Desk = { id: newId(), unitId, number, groups, openedAt: now }
    await tx.run(
      tx.q.insertInto('queueDesks').values({ ...desk, localityId: hall.localityId, day, officialId: viewer.personId }),
    )
    await tellDesk(tx, 'open', desk, actor, now, groups)
    return ok(desk)
  })
}

/** Closes the official's desk; a number that stands there is finished, sent on or passed over first. */
export async function closeDesk(hall: Hall, viewer: OfficialViewer): Promise<Result<{ number: number }, Reason>> {
  const desk = await findDesk(hall.db, hall, viewer)
  if (!desk) return no('no_desk')
  return onDay(hall, desk.unitId, todayOf(hall), async ({ tx, now }) => {
    if (await isBusy(tx, hall, desk.id)) return no('finish_first')
    await tx.run(
      sql`UPDATE queue_desks SET closed_at = greatest(opened_at, ${now}::timestamptz) WHERE locality_id = ${hall.localityId} AND id = ${desk.id}`,
    )
    await tellDesk(tx, 'close', desk, deskActor(viewer, desk.unitId), now)
    return ok({ number: desk.number })
  })
}
