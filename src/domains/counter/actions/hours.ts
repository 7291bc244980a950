import { actorOf, type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { findOffice, type Hall, todayOf } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { deskVerbs } from '../verbs.ts'

export interface HoursInput {
  unitId: string
  /** `YYYY-MM-DD`, today or later. */
  day: string
  /** `HH:MM` */
  from: string
  to: string
  reason: string
}

const minuteOf = (time: string): number | undefined => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day

/** Announces that an office gives out numbers outside office hours too: an evening, a Saturday morning. */
export async function announceHours(
  hall: Hall,
  viewer: OfficialViewer,
  input: HoursInput,
): Promise<Result<{ id: string }, Reason>> {
  const { unitId, day } = input
  if (!unitsFor(viewer, 'queue.manage').includes(unitId)) return no('not_yours')
  if (!(await findOffice(hall, unitId))) return no('no_such_office')
  const [from, to, reason] = [minuteOf(input.from), minuteOf(input.to), input.reason.trim()]
  if (!isDay(day) || day < todayOf(hall) || from === undefined || to === undefined || from >= to) return no('bad_hours')
  if (!reason) return no('missing_reason')
  const id = newId()
  const now = hall.clock.now()
  await hall.db.transaction(async (tx) => {
    await tx.run(
      tx.q.insertInto('queueExtraHours').values({
        localityId: hall.localityId,
        id,
        unitId,
        day,
        fromMinute: from,
        toMinute: to,
        reason: reason.slice(0, 300),
        announcedAt: now,
      }),
    )
    await tx.run(sql`UPDATE queue_state SET version = version + 1`)
    await record(tx, {
      verb: deskVerbs.announceHours.name,
      actor: actorOf(viewer, 'queue.manage', unitId),
      subjectId: id,
      unitId,
      occurredAt: now,
      facts: { day, from: input.from, to: input.to },
    })
  })
  hall.changed(unitId)
  return ok({ id })
}

/** Takes announced hours back; numbers already taken stay. */
export async function withdrawHours(
  hall: Hall,
  viewer: OfficialViewer,
  id: string,
): Promise<Result<{ id: string }, Reason>> {
  const reach = unitsFor(viewer, 'queue.manage')
  const now = hall.clock.now()
  const unitId = await hall.db.transaction(async (tx) => {
    const row = await tx.first(sql<{ unitId: string }>`
      UPDATE queue_extra_hours SET withdrawn_at = ${now}
      WHERE locality_id = ${hall.localityId} AND id = ${id} AND withdrawn_at IS NULL AND unit_id = ANY(${reach}::uuid[])
      RETURNING unit_id`)
    if (!row) return undefined
    await tx.run(sql`UPDATE queue_state SET version = version + 1`)
    await record(tx, {
      verb: deskVerbs.withdrawHours.name,
      actor: actorOf(viewer, 'queue.manage', row.unitId),
      subjectId: id,
      unitId: row.unitId,
      occurredAt: now,
    })
    return row.unitId
  })
  if (unitId === undefined) return no('not_found')
  hall.changed(unitId)
  return ok({ id })
}
