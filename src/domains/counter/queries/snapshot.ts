import { type Db, sql } from '../../../platform/database/index.ts'
import { CALLS_LOOKED_BACK } from '../actions/line.ts'
import type { Hall } from '../hall.ts'
import { todayOf } from '../hall.ts'
import type { Line, Waiting } from '../rules/calling.ts'
import type { State } from '../rules/ticket.ts'

/** A number that waits. */
export interface WaitingNumber extends Waiting {
  code: string
  /** The key of its ground of priority. */
  ground: string | null
  skips: number
}

/** An open desk with the number that stands there. */
export interface OpenDesk {
  id: string
  number: number
  groups: string[]
  officialId: string
  held: {
    id: string
    code: string
    group: string
    state: State
    ground: string | null
    takenAt: Date
    calledAt: Date
    servedAt: Date | null
    calls: number
  } | null
}

/** A call as the hall hears it. */
export interface Call {
  id: string
  code: string
  desk: number
  state: State
  calls: number
  at: Date
}

/** An office's queue at one moment. */
export interface Snapshot {
  day: string
  waiting: WaitingNumber[]
  desks: OpenDesk[]
  /** The latest calls, the latest first. */
  calls: Call[]
  line: Line
  /** Seconds of today's last served numbers, by group. */
  served: Record<string, number[]>
  /** Seconds of the last weeks' median, by group. */
  usual: Record<string, number>
  today: { taken: number; done: number; missed: number; left: number }
}

/** Calls listed on the hall's screen. */
const CALLS_SHOWN = 8
/** Today's pace is that of the last so many. */
const LAST_SERVED = 20

interface Row {
  waiting: (Omit<WaitingNumber, 'takenAt'> & { takenAt: number })[]
  desks: OpenDesk[]
  latest: (Omit<Call, 'at'> & { at: string })[]
  calls: { group: string; priority: boolean }[]
  called: Record<string, number> | null
  served: Record<string, number[]> | null
  today: Snapshot['today']
}

/** Everything every page of an office's queue is made from, in one round trip. */
export async function readSnapshot(db: Db, hall: Hall, unitId: string, usual: Snapshot['usual']): Promise<Snapshot> {
  const day = todayOf(hall)
  const here = sql`t.locality_id = ${hall.localityId}::integer AND t.unit_id = ${unitId}::uuid AND t.day = ${day}::date`
  const row = await db.one(sql<Row>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'code', t.code, 'group', t.group_key, 'ground', t.priority,
          'priority', t.priority IS NOT NULL, 'takenAt', extract(epoch FROM t.taken_at) * 1000, 'returnsAfter', t.returns_after,
          'wantedDesk', t.wanted_desk, 'skips', t.skips) ORDER BY t.taken_at, t.id), '[]')
        FROM queue_tickets t WHERE ${here} AND t.state = 'waiting') AS waiting,
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'groups', d.groups, 'officialId',
          d.official_id, 'held', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'code', t.code, 'group',
          t.group_key, 'state', t.state, 'ground', t.priority, 'takenAt', t.taken_at, 'calledAt', t.called_at, 'servedAt',
          t.served_at, 'calls', t.calls) END) ORDER BY d.number), '[]')
        FROM queue_desks d LEFT JOIN queue_tickets t
          ON t.locality_id = d.locality_id AND t.desk_id = d.id AND t.state IN ('called', 'serving')
        WHERE d.locality_id = ${hall.localityId}::integer AND d.unit_id = ${unitId}::uuid AND d.day = ${day}::date
          AND d.closed_at IS NULL) AS desks,
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT t.id, t.code, t.desk_number AS desk, t.state, t.calls, t.last_called_at AS at FROM queue_tickets t
        WHERE ${here} AND t.call_number IS NOT NULL AND t.desk_number IS NOT NULL
        ORDER BY t.last_called_at DESC, t.call_number DESC LIMIT ${sql.lit(CALLS_SHOWN)}) AS c) AS latest,
      (SELECT coalesce(json_agg(json_build_object('group', c.group_key, 'priority', c.priority) ORDER BY c.call_number), '[]')
        FROM (SELECT t.group_key, t.priority IS NOT NULL AS priority, t.call_number FROM queue_tickets t
          WHERE ${here} AND t.call_number IS NOT NULL ORDER BY t.call_number DESC LIMIT ${sql.lit(CALLS_LOOKED_BACK)}) AS c) AS calls,
      (SELECT json_object_agg(t.group_key, t.called) FROM queue_lines t WHERE ${here}) AS called,
      (SELECT json_object_agg(s.group_key, s.seconds) FROM (
        SELECT group_key, (array_agg(served_seconds ORDER BY ended_at DESC))[1:${sql.lit(LAST_SERVED)}] AS seconds
        FROM queue_tickets t WHERE ${here} AND t.state = 'done' GROUP BY group_key) AS s) AS served,
      (SELECT json_build_object('taken', count(*), 'done', count(*) FILTER (WHERE state = 'done'),
          'missed', count(*) FILTER (WHERE state = 'missed'), 'left', count(*) FILTER (WHERE state = 'left'))
        FROM queue_tickets t WHERE ${here}) AS today`)
  const { waiting, desks, latest, calls, called, served, today } = row
  return {
    day,
    waiting,
    desks: desks.map((desk) => ({ ...desk, held: desk.held && withDates(desk.held) })),
    calls: latest.map((call) => ({ ...call, at: new Date(call.at) })),
    line: { waiting, calls, called: called ?? {} },
    served: served ?? {},
    usual,
    today,
  }
}

// JSON gives instants as text.
const withDates = (held: NonNullable<OpenDesk['held']>): NonNullable<OpenDesk['held']> => ({
  ...held,
  takenAt: new Date(held.takenAt),
  calledAt: new Date(held.calledAt),
  servedAt: held.servedAt && new Date(held.servedAt),
})

/** Weeks over which the usual time is taken. */
const WEEKS = 4

/** How long a number of each group usually takes at an office: the median of the last weeks, in seconds. */
export async function readUsual(db: Db, hall: Hall, unitId: string): Promise<Record<string, number>> {
  const rows = await db.many(sql<{ groupKey: string; seconds: number }>`
    SELECT group_key, percentile_cont(0.5) WITHIN GROUP (ORDER BY served_seconds) AS seconds FROM queue_tickets
    WHERE locality_id = ${hall.localityId} AND unit_id = ${unitId} AND state = 'done'
      AND day >= ${todayOf(hall)}::date - ${sql.lit(7 * WEEKS)} AND day < ${todayOf(hall)}::date GROUP BY group_key`)
  return Object.fromEntries(rows.map(({ groupKey, seconds }) => [groupKey, seconds]))
}

const OLDEST_MS = 1_000
const MOST_KEPT = 500

/** Gives an office's queue as it is now. */
export type SnapshotSource = (unitId: string) => Promise<Snapshot>

/**
 * Snapshots shared by all who look at the same moment: a hall's screen and fifty telephones cost one query. At once new after a
 * change made by this process, within a second after one of another.
 */
export function snapshotSource(hall: Hall): SnapshotSource {
  const kept = new Map<string, { at: number; answer: Promise<Snapshot> }>()
  const usual = new Map<string, Promise<Record<string, number>>>()
  hall.onChange((unitId) => kept.delete(unitId))

  const usualOf = (unitId: string): Promise<Record<string, number>> => {
    const key = `${unitId} ${todayOf(hall)}`
    const known = usual.get(key)
    if (known) return known
    if (usual.size >= MOST_KEPT) usual.clear()
    const read = readUsual(hall.db, hall, unitId)
    usual.set(key, read)
    read.catch(() => usual.delete(key))
    return read
  }

  return (unitId) => {
    const known = kept.get(unitId)
    if (known && performance.now() - known.at < OLDEST_MS) return known.answer
    const answer = usualOf(unitId).then((seconds) => readSnapshot(hall.db, hall, unitId, seconds))
    if (kept.size >= MOST_KEPT) kept.clear()
    const entry = { at: performance.now(), answer }
    kept.set(unitId, entry)
    answer.catch(() => kept.get(unitId) === entry && kept.delete(unitId))
    return answer
  }
}
