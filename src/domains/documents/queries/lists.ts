import { startOfDay } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { SeatKey } from '../rules/document.ts'
import { ARRIVAL, type Arrival } from './arrivals.ts'
import { DOCUMENT, type Document, matching, type Place } from './documents.ts'

export const SHOWN = ['all', 'toConfirm', 'toInstruct', 'working', 'late', 'done', 'sentBack', 'recalled'] as const
/** What of a book is shown. */
export type Shown = (typeof SHOWN)[number]

/** A line of the book of what came in. */
export interface IncomingLine extends Arrival {
  code: string
  sender: string
  type: string
  documentSide: Document['side']
  subject: string
  issuedOn: string
  urgency: Document['urgency']
  isMadeUp: boolean
}

const LINE = sql`${ARRIVAL}, d.code, d.sender, d.type, d.side AS document_side, d.subject, d.issued_on, d.urgency, d.is_made_up`

const whichOf = (now: Date): Record<Shown, ReturnType<typeof sql>> => ({
  all: sql`true`,
  toConfirm: sql`a.state IN ('01', '13')`,
  toInstruct: sql`a.desk_unit_id IS NOT NULL AND a.state IN ('03', '04', '05')`,
  working: sql`a.state IN ('04', '05')`,
  late: sql`(a.state = '01' AND a.confirm_by < ${now} OR a.state IN ('03', '04', '05') AND coalesce(a.due_at, a.instruct_by) < ${now})`,
  done: sql`a.state = '06'`,
  sentBack: sql`a.state = '02'`,
  recalled: sql`a.state IN ('13', '15')`,
})

const inYear = (year: number) =>
  sql`a.arrived_at >= ${startOfDay(`${year}-01-01`)} AND a.arrived_at < ${startOfDay(`${year + 1}-01-01`)}`

export interface BookFilter {
  seat: SeatKey
  year: number
  shown: Shown
  /** Without marks. */
  folded: string
  limit: number
  skip: number
  /** By number in, as a printed book goes on; else newest first. */
  byNumber?: boolean
}

/** The book of what came in to a seat in a year. */
export function incomingOf({ db, localityId }: Place, filter: BookFilter, now: Date): Promise<IncomingLine[]> {
  const { seat, year, shown, folded, limit, skip, byNumber = false } = filter
  return db.many(sql<IncomingLine>`
    SELECT ${LINE} FROM document_arrivals a JOIN documents d ON d.locality_id = a.locality_id AND d.id = a.document_id
    WHERE a.locality_id = ${localityId} AND a.unit_id = ${seat.unitId} AND a.side = ${seat.side} AND ${inYear(year)}
      AND ${whichOf(now)[shown]} AND ${matching(folded)} ${byNumber ? sql`AND a.number IS NOT NULL` : sql``}
    ORDER BY ${byNumber ? sql`a.number, a.id` : sql`a.arrived_at DESC, a.id DESC`} LIMIT ${limit} OFFSET ${skip}`)
}

export type Counts = Record<Exclude<Shown, 'all'>, number>

/** How much of each there is in the book of a year. */
export function countIncoming({ db, localityId }: Place, seat: SeatKey, year: number, now: Date): Promise<Counts> {
  const which = whichOf(now)
  const counted = SHOWN.filter((each) => each !== 'all').map(
    (each) => sql`count(*) FILTER (WHERE ${which[each]})::integer AS ${sql.ref(each)}`,
  )
  return db.one(sql<Counts>`
    SELECT ${sql.join(counted)} FROM document_arrivals a
    WHERE a.locality_id = ${localityId} AND a.unit_id = ${seat.unitId} AND a.side = ${seat.side} AND ${inYear(year)}`)
}

/** What somebody was given to read or their unit to lead, newest first. */
export const addressedTo = (
  { db, localityId }: Place,
  { personIds, unitIds }: { personIds: readonly string[]; unitIds: readonly string[] },
  { folded, limit, skip }: { folded: string; limit: number; skip: number },
): Promise<(IncomingLine & { readAt: Date | null; reads: boolean })[]> =>
  db.many(sql<IncomingLine & { readAt: Date | null; reads: boolean }>`
    SELECT ${LINE}, x.read_at, x.reads FROM (
      SELECT arrival_id, max(at) AS at, max(read_at) AS read_at, bool_or(reads) AS reads FROM (
        (SELECT arrival_id, asked_at AS at, read_at, true AS reads FROM document_readers
         WHERE locality_id = ${localityId} AND person_id = ANY (${[...personIds]}::uuid[]) ORDER BY asked_at DESC LIMIT 2000)
        UNION ALL
        (SELECT id, instructed_at, NULL, false FROM document_arrivals
         WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${[...unitIds]}::uuid[]) ORDER BY instructed_at DESC LIMIT 2000)
      ) each_way GROUP BY arrival_id) x
    JOIN document_arrivals a ON a.locality_id = ${localityId} AND a.id = x.arrival_id
    JOIN documents d ON d.locality_id = a.locality_id AND d.id = a.document_id
    WHERE ${matching(folded)} ORDER BY x.at DESC, a.id DESC LIMIT ${limit} OFFSET ${skip}`)

/** A line of what a seat sent out, with what became of it. */
export interface OutgoingLine extends Document {
  receivers: number
  received: number
  sentBack: number
  late: number
  readers: number
  read: number
}

/** What a seat sent out in a year, newest first; as a book, oldest first. */
export const outgoingOf = (
  { db, localityId }: Place,
  {
    seat,
    year,
    folded,
    type,
    limit,
    skip,
    oldestFirst = false,
  }: Omit<BookFilter, 'shown' | 'byNumber'> & { type: string; oldestFirst?: boolean },
  now: Date,
): Promise<OutgoingLine[]> =>
  db.many(sql<OutgoingLine>`
    SELECT ${DOCUMENT}, c.*, r.* FROM (
      SELECT * FROM documents d
      WHERE d.locality_id = ${localityId} AND d.sender_unit_id = ${seat.unitId} AND d.side = ${seat.side}
        AND d.made_at >= ${startOfDay(`${year}-01-01`)} AND d.made_at < ${startOfDay(`${year + 1}-01-01`)}
        AND ${matching(folded)} AND ${type ? sql`d.type = ${type}` : sql`true`}
      ORDER BY ${oldestFirst ? sql`d.made_at, d.id` : sql`d.made_at DESC, d.id DESC`} LIMIT ${limit} OFFSET ${skip}) d
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS receivers, count(a.confirmed_at)::integer AS received,
        count(*) FILTER (WHERE a.state = '02')::integer AS sent_back,
        count(*) FILTER (WHERE a.state = '01' AND a.confirm_by < ${now})::integer AS late
      FROM document_arrivals a WHERE a.locality_id = d.locality_id AND a.document_id = d.id) c
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS readers, count(r.read_at)::integer AS read
      FROM document_readers r WHERE r.locality_id = d.locality_id AND r.document_id = d.id) r
    ORDER BY ${oldestFirst ? sql`d.made_at, d.id` : sql`d.made_at DESC, d.id DESC`}`)

/** Documents a seat may replace, amend or correct: its latest, by words. */
export const earlierOf = (
  { db, localityId }: Place,
  seat: SeatKey,
  limit: number,
): Promise<Pick<Document, 'id' | 'code' | 'subject'>[]> =>
  db.many(sql<Pick<Document, 'id' | 'code' | 'subject'>>`
    SELECT d.id, d.code, d.subject FROM documents d
    WHERE d.locality_id = ${localityId} AND d.sender_unit_id = ${seat.unitId} AND d.side = ${seat.side} AND d.recalled_at IS NULL
    ORDER BY d.made_at DESC, d.id DESC LIMIT ${limit}`)

/** A paper that bears the same number, symbol and author and is in a seat's book already. */
export const sameIn = (
  { db, localityId }: Place,
  seat: SeatKey,
  { code, folded }: { code: string; folded: string },
): Promise<{ arrivalId: string; number: number | null; arrivedAt: Date } | undefined> =>
  db.first(sql<{ arrivalId: string; number: number | null; arrivedAt: Date }>`
    SELECT a.id AS arrival_id, a.number, a.arrived_at FROM documents d
    JOIN document_arrivals a ON a.locality_id = d.locality_id AND a.document_id = d.id
    WHERE d.locality_id = ${localityId} AND lower(d.code) = ${code.toLowerCase()} AND fold_vietnamese(d.sender) = ${folded}
      AND a.unit_id = ${seat.unitId} AND a.side = ${seat.side} AND a.state <> '02'
    ORDER BY a.arrived_at DESC LIMIT 1`)
