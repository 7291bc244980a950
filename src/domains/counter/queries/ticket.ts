import { localDateOf } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { endOfWait, findOffice, type Hall, type QueueOffice, todayOf } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import type { Group } from '../rules/settings.ts'
import type { State } from '../rules/ticket.ts'
import { hashOf } from '../tokens.ts'
import { placeOf } from './outlook.ts'
import type { SnapshotSource } from './snapshot.ts'

/** A number as its holder sees it. */
export interface TicketView {
  id: string
  token: string
  code: string
  office: QueueOffice
  group: Group
  ground: string | null
  /** `over`: of an earlier day. */
  state: State | 'over'
  takenAt: Date
  desk: number | null
  calls: number
  skips: number
  ahead: number | null
  expectedMinutes: number | null
  /** When it will be called, and whether that is today. */
  expectedAt: Date | null
  isInTime: boolean
}

const TOKEN = /^[\w-]{20}$/

/** The number a link leads to. */
export async function findTicket(
  hall: Hall,
  snapshotOf: SnapshotSource,
  token: string,
): Promise<Result<TicketView, Reason>> {
  if (!TOKEN.test(token)) return no('not_found')
  const row = await hall.db.first(sql<{
    id: string
    unitId: string
    day: string
    code: string
    groupKey: string
    priority: string | null
    state: State
    takenAt: Date
    deskNumber: number | null
    calls: number
    skips: number
  }>`
    SELECT id, unit_id, day, code, group_key, priority, state, taken_at, desk_number, calls, skips FROM queue_tickets
    WHERE token_hash = ${hashOf(token)}`)
  if (!row) return no('not_found')
  const office = await findOffice(hall, row.unitId)
  const group = (await hall.settings()).groups.find(({ key }) => key === row.groupKey)
  if (!office || !group) return no('not_found')
  const isToday = row.day === todayOf(hall)
  const place = isToday && row.state === 'waiting' ? placeOf(await snapshotOf(row.unitId), office, row.id) : undefined
  const minutes = place?.expectedMinutes ?? null
  const expectedAt = minutes === null ? null : await endOfWait(hall, minutes)
  return ok({
    id: row.id,
    token,
    code: row.code,
    office,
    group,
    ground: row.priority,
    state: isToday ? row.state : row.state === 'waiting' ? 'over' : row.state,
    takenAt: row.takenAt,
    desk: row.deskNumber,
    calls: row.calls,
    skips: row.skips,
    ahead: place?.ahead ?? null,
    expectedMinutes: minutes,
    expectedAt,
    isInTime: expectedAt === null || localDateOf(expectedAt) === row.day,
  })
}
