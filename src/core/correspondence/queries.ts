import { type Db, sql } from '../../platform/database/index.ts'

/** A line of the book of outgoing papers. */
export interface IssuedPaper {
  id: string
  unitId: string
  number: number
  symbol: string
  kind: string
  subject: string
  issuedOn: string
  issuedAt: Date
  signerName: string
  authority: string[]
  receivers: string[]
  copies: number
  /** Which of the case's documents, from 1; missing where it isn't about one of several. */
  position: number | null
  feeDong: number | null
  caseId: string | null
  actId: string | null
  fileId: string | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}

const COLUMNS = sql.raw(
  `p.id, p.unit_id, p.number, p.symbol, p.kind, p.subject, p.issued_on, p.issued_at, p.signer_name, p.authority, p.receivers, p.copies,
   p.position, p.fee_dong, p.case_id, p.act_id, p.file_id, p.withdrawn_at, p.withdrawn_why`,
)

export interface BookFilter {
  unitId: string
  year: number
  /** One book of the unit; all of them without it. */
  symbol?: string | undefined
  /** Papers of these cases only. */
  caseIds?: readonly string[] | undefined
  /** Local days, both included. */
  from?: string | undefined
  to?: string | undefined
  /** Words of the subject, or a number. */
  text?: string | undefined
  limit: number
  skip?: number
  /** As a printed book goes on: oldest first. */
  oldestFirst?: boolean
}

/**
 * A unit's book of a year; one book by its numbers, all of them by when papers were sent out.
 *
 * @law 30/2020/NĐ-CP, annex IV: the book of outgoing papers
 */
export function findIssued(db: Db, localityId: number, filter: BookFilter): Promise<IssuedPaper[]> {
  const { unitId, year, symbol, caseIds, from, to, limit, skip = 0, oldestFirst = false } = filter
  const text = filter.text?.trim()
  const number = text && /^\d{1,6}$/.test(text) ? Number(text) : undefined
  const like = text && `%${text.replace(/[%_\\]/g, '\\$&')}%`
  const meant = number !== undefined ? sql`p.number = ${number}` : like ? sql`p.subject ILIKE ${like}` : sql`true`
  const order = sql.raw(oldestFirst ? '' : 'DESC')
  return db.many(sql<IssuedPaper>`
    SELECT ${COLUMNS} FROM issued_papers p
    WHERE p.locality_id = ${localityId} AND p.unit_id = ${unitId} AND p.year = ${year}
      AND ${symbol ? sql`p.symbol = ${symbol}` : sql`true`} AND ${meant}
      AND ${caseIds ? sql`p.case_id = ANY (${[...caseIds]}::uuid[])` : sql`true`}
      AND ${from ? sql`p.issued_on >= ${from}::text::date` : sql`true`} AND ${to ? sql`p.issued_on <= ${to}::text::date` : sql`true`}
    ORDER BY ${symbol ? sql`p.number ${order}` : sql`p.issued_at ${order}, p.id ${order}`} LIMIT ${limit} OFFSET ${skip}`)
}

/** The books a unit keeps in a year, with the last number of each. */
export const findBooks = (db: Db, localityId: number, unitId: string): Promise<Book[]> =>
  db.many(sql<Book>`
    SELECT year, symbol, last FROM paper_books WHERE locality_id = ${localityId} AND unit_id = ${unitId} ORDER BY year DESC, symbol`)

export interface Book {
  year: number
  symbol: string
  last: number
}

export const findPaper = (db: Db, localityId: number, id: string): Promise<IssuedPaper | undefined> =>
  db.first(
    sql<IssuedPaper>`SELECT ${COLUMNS} FROM issued_papers p WHERE p.locality_id = ${localityId} AND p.id = ${id}`,
  )

/** Notes with which act a signed file was sent out. */
export const noteActOfFile = (
  tx: Db,
  localityId: number,
  { caseId, fileId, actId }: { caseId: string; fileId: string; actId: string },
): Promise<number> =>
  tx.run(sql`
    UPDATE issued_papers SET act_id = ${actId} WHERE locality_id = ${localityId} AND case_id = ${caseId} AND file_id = ${fileId}`)

/** The paper that was sent out with an act. */
export const paperOfAct = (db: Db, localityId: number, actId: string): Promise<IssuedPaper | undefined> =>
  db.first(
    sql<IssuedPaper>`SELECT ${COLUMNS} FROM issued_papers p WHERE p.locality_id = ${localityId} AND p.act_id = ${actId} ORDER BY p.position LIMIT 1`,
  )
