import { issuePaper, type PaperSigner } from '../../../core/correspondence/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type DocumentType, partyCode, stateCode, stateSymbol } from '../rules/types.ts'
import type { Seat } from '../seats.ts'

/**
 * The next number of what comes in to a seat in a year. The book's row stays locked until the transaction ends: two clerks at once get
 * two numbers, and one that fails gives its own back.
 *
 * @law 30/2020/NĐ-CP, art. 22: from 01 on 1 January to 31 December
 */
export const nextNumberIn = async (
  tx: Db,
  localityId: number,
  seat: { unitId: string; side: string },
  year: number,
): Promise<number> =>
  (
    await tx.one(sql<{ last: number }>`
      INSERT INTO document_books AS b (locality_id, unit_id, side, year, last) VALUES (${localityId}, ${seat.unitId}, ${seat.side}, ${year}, 1)
      ON CONFLICT (locality_id, unit_id, side, year) DO UPDATE SET last = b.last + 1 RETURNING last`)
  ).last

export interface Numbered {
  number: number
  code: string
  on: string
  termFrom: string | null
  paperId: string | null
}

interface Asked {
  seat: Seat
  type: DocumentType
  subject: string
  drafted: string
  signer: PaperSigner
  receivers: readonly string[]
  copies: number
  actId: string
  on: string
  at: Date
}

/** Gives a paper of the State its number in the unit's book of outgoing papers. */
export async function stateNumber(tx: Db, localityId: number, asked: Asked): Promise<Numbered> {
  const { seat, type, subject, drafted, signer, receivers, copies, actId, on, at } = asked
  const symbol = stateSymbol(type, seat.symbol, drafted)
  const issued = await issuePaper(tx, localityId, {
    unitId: seat.unitId,
    unitAuthority: seat.name,
    kind: { name: type.name, symbol },
    subject,
    signer,
    receivers,
    actId,
    on,
    at,
  })
  if (!issued) throw new Error(`A ${type.key} got no number`)
  if (copies > 1)
    await tx.run(
      sql`UPDATE issued_papers SET copies = ${copies} WHERE locality_id = ${localityId} AND id = ${issued.id}`,
    )
  return {
    number: issued.number,
    code: stateCode(issued.number, symbol),
    on: issued.on,
    termFrom: null,
    paperId: issued.id,
  }
}

/**
 * Gives a paper of the Party its number: by its type, from 01 in each term of the committee.
 *
 * @returns undefined where no term is known for that day
 * @law 36-HD/VPTW, II.1.3
 */
export async function partyNumber(
  tx: Db,
  localityId: number,
  { seat, type, on }: Asked,
): Promise<Numbered | undefined> {
  const term = await tx.first(sql<{ validFrom: string }>`
    SELECT valid_from FROM document_terms
    WHERE locality_id = ${localityId} AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to >= ${on}::date)`)
  if (!term) return undefined
  const { validFrom: termFrom } = term
  const row = await tx.one(sql<{ last: number; lastOn: string }>`
    INSERT INTO document_sequences AS s (locality_id, unit_id, type, term_from, last, last_on)
    VALUES (${localityId}, ${seat.unitId}, ${type.key}, ${termFrom}::date, 1, ${on}::date)
    ON CONFLICT (locality_id, unit_id, type, term_from) DO UPDATE SET last = s.last + 1, last_on = greatest(s.last_on, excluded.last_on)
    RETURNING last, last_on`)
  return { number: row.last, code: partyCode(row.last, type, seat.symbol), on: row.lastOn, termFrom, paperId: null }
}
