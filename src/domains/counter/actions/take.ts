import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { findOffice, type Hall, openingOf, todayOf } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { ticketCode } from '../rules/ticket.ts'
import { hashOf, ticketToken } from '../tokens.ts'
import { onDay, tell } from './day.ts'

export interface TakeInput {
  /** Our key of the unit, or its id. */
  office: string
  group: string
  /** The key of a ground of priority; empty or missing for none. */
  ground?: string | undefined
  channel: 'kiosk' | 'phone' | 'desk'
}

export interface Taken {
  id: string
  code: string
  token: string
}

/**
 * Gives out the next number of a group for today. Numbers begin with 1 each day, have no gaps and no doubles.
 *
 * @returns `closed` outside office hours and the hours announced besides
 */
export async function take(hall: Hall, input: TakeInput): Promise<Result<Taken, Reason>> {
  const office = await findOffice(hall, input.office)
  if (!office) return no('no_such_office')
  const group = office.groups.find(({ key }) => key === input.group)
  if (!group) return no('no_such_group')
  const ground = input.ground ? office.rule.grounds.find(({ key }) => key === input.ground) : null
  if (ground === undefined) return no('no_such_ground')
  const unitId = office.unit.id
  if (!(await openingOf(hall, unitId)).open) return no('closed')

  return onDay(hall, unitId, todayOf(hall), async (scene) => {
    const { tx, day, now } = scene
    const { last } = await tx.one(sql<{ last: number }>`
      INSERT INTO queue_lines AS l (locality_id, unit_id, day, group_key, last)
      VALUES (${hall.localityId}, ${unitId}, ${day}::date, ${group.key}, 1)
      ON CONFLICT (locality_id, unit_id, day, group_key) DO UPDATE SET last = l.last + 1 RETURNING last`)
    const id = newId()
    const [code, token] = [ticketCode(group.letter, last), ticketToken(hall.secret, id)]
    const row = { id, code, groupKey: group.key }
    await tx.run(
      tx.q.insertInto('queueTickets').values({
        ...row,
        localityId: hall.localityId,
        unitId,
        day,
        priority: ground?.key ?? null,
        channel: input.channel,
        tokenHash: hashOf(token),
        takenAt: now,
      }),
    )
    await tell(scene, 'take', row, { kind: 'citizen' }, { channel: input.channel, priority: ground?.key ?? null })
    return ok({ id, code, token })
  })
}

/** Who holds a ticket gives it up while it waits. */
export async function giveUp(hall: Hall, token: string): Promise<Result<{ code: string }, Reason>> {
  const ticket = await hall.db.first(sql<{ id: string; unitId: string; day: string }>`
    SELECT id, unit_id, day FROM queue_tickets WHERE token_hash = ${hashOf(token)}`)
  if (!ticket) return no('not_found')
  if (ticket.day !== todayOf(hall)) return no('already_over')
  return onDay(hall, ticket.unitId, ticket.day, async (scene) => {
    const { tx, now } = scene
    const left = await tx.first(sql<{ id: string; code: string; groupKey: string }>`
      UPDATE queue_tickets SET state = 'left', ended_at = ${now}
      WHERE locality_id = ${hall.localityId} AND id = ${ticket.id} AND state = 'waiting' RETURNING id, code, group_key`)
    if (!left) {
      const { state } = await tx.one(sql<{ state: string }>`
        SELECT state FROM queue_tickets WHERE locality_id = ${hall.localityId} AND id = ${ticket.id}`)
      return no(state === 'called' || state === 'serving' ? 'already_called' : 'already_over')
    }
    await tell(scene, 'giveUp', left, { kind: 'citizen' })
    return ok({ code: left.code })
  })
}
