import { sql } from '../../../platform/database/index.ts'
import type { Kind } from '../rules/document.ts'
import type { Code } from '../rules/states.ts'
import type { Side } from '../rules/types.ts'
import type { Place } from './documents.ts'

/** A document in the book of a seat. */
export interface Arrival {
  id: string
  documentId: string
  unitId: string
  side: Side
  arrivedAt: Date
  confirmBy: Date
  state: Code
  beforeRecall: Code | null
  year: number | null
  number: number | null
  confirmedAt: Date | null
  confirmedBy: string | null
  sentBackWhy: string | null
  backSeenAt: Date | null
  deskUnitId: string | null
  deskSide: Side | null
  instructBy: Date | null
  instructedAt: Date | null
  leadUnitId: string | null
  leadPersonId: string | null
  dueAt: Date | null
  note: string
  remindedAt: Date | null
  closedAt: Date | null
}

export const ARRIVAL = sql`a.id, a.document_id, a.unit_id, a.side, a.arrived_at, a.confirm_by, a.state, a.before_recall, a.year, a.number, a.confirmed_at, a.confirmed_by,
   a.sent_back_why, a.back_seen_at, a.desk_unit_id, a.desk_side, a.instruct_by, a.instructed_at, a.lead_unit_id, a.lead_person_id, a.due_at, a.note,
   a.reminded_at, a.closed_at`

export const findArrival = ({ db, localityId }: Place, id: string): Promise<Arrival | undefined> =>
  db.first(
    sql<Arrival>`SELECT ${ARRIVAL} FROM document_arrivals a WHERE a.locality_id = ${localityId} AND a.id = ${id}`,
  )

/** The same, with its row locked until the transaction ends. */
export const lockArrival = ({ db, localityId }: Place, id: string): Promise<Arrival | undefined> =>
  db.first(sql<Arrival>`
    SELECT ${ARRIVAL} FROM document_arrivals a WHERE a.locality_id = ${localityId} AND a.id = ${id} FOR UPDATE`)

/** Every copy of a document with its row locked, by key. */
export const lockArrivalsOf = ({ db, localityId }: Place, documentId: string): Promise<Arrival[]> =>
  db.many(sql<Arrival>`
    SELECT ${ARRIVAL} FROM document_arrivals a WHERE a.locality_id = ${localityId} AND a.document_id = ${documentId}
    ORDER BY a.id FOR UPDATE`)

/** Every copy of a document, in the order of who received it first. */
export const arrivalsOf = ({ db, localityId }: Place, documentId: string): Promise<Arrival[]> =>
  db.many(sql<Arrival>`
    SELECT ${ARRIVAL} FROM document_arrivals a WHERE a.locality_id = ${localityId} AND a.document_id = ${documentId}
    ORDER BY a.confirmed_at NULLS LAST, a.id`)

export interface Past {
  code: Code
  at: Date
  byPersonId: string | null
  byUnitId: string | null
  words: string
}

/** The states a copy went through, the first one first. */
export const statesOf = ({ db, localityId }: Place, arrivalId: string): Promise<Past[]> =>
  db.many(sql<Past>`
    SELECT code, at, by_person_id, by_unit_id, words FROM document_states
    WHERE locality_id = ${localityId} AND arrival_id = ${arrivalId} ORDER BY position`)

export interface Instruction {
  id: string
  kind: Kind
  words: string
  byPersonId: string
  byPostId: string
  byUnitId: string
  at: Date
  leadUnitId: string | null
  leadPersonId: string | null
  helperIds: string[]
  dueOn: string | null
  taskId: string | null
}

export const instructionsOf = ({ db, localityId }: Place, arrivalId: string): Promise<Instruction[]> =>
  db.many(sql<Instruction>`
    SELECT id, kind, words, by_person_id, by_post_id, by_unit_id, at, lead_unit_id, lead_person_id, helper_ids, due_on, task_id
    FROM document_instructions WHERE locality_id = ${localityId} AND arrival_id = ${arrivalId} ORDER BY at, id`)

export interface Reader {
  id: string
  arrivalId: string
  unitId: string
  personId: string
  askedAt: Date
  /** Null where nobody set a day. */
  dueAt: Date | null
  readAt: Date | null
  readBy: string | null
  remindedAt: Date | null
}

const READER = sql`r.id, r.arrival_id, r.unit_id, r.person_id, r.asked_at, CASE WHEN isfinite(r.due_at) THEN r.due_at END AS due_at, r.read_at, r.read_by,
   r.reminded_at`

/** Who has to read a copy. */
export const readersOf = ({ db, localityId }: Place, arrivalId: string): Promise<Reader[]> =>
  db.many(sql<Reader>`
    SELECT ${READER} FROM document_readers r WHERE r.locality_id = ${localityId} AND r.arrival_id = ${arrivalId}
    ORDER BY r.read_at NULLS LAST, r.id`)

/** Who has to read a document, wherever it arrived. */
export const readersOfDocument = ({ db, localityId }: Place, documentId: string): Promise<Reader[]> =>
  db.many(sql<Reader>`
    SELECT ${READER} FROM document_readers r WHERE r.locality_id = ${localityId} AND r.document_id = ${documentId}
    ORDER BY r.read_at NULLS LAST, r.id`)

/** Under which number a copy was entered. */
export const numberOf = (localityId: number, id: string) =>
  sql<{ number: number | null }>`SELECT number FROM document_arrivals WHERE locality_id = ${localityId} AND id = ${id}`
