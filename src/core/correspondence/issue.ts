import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type PaperKind, paperType } from './rules/symbols.ts'

/** Who signs a paper, with the lines above the name. */
export interface PaperSigner {
  personId: string | null
  name: string
  authority: readonly string[]
}

/** A paper about to be sent out. */
export interface NewPaper {
  /** The issuing body, and how it calls itself: `UBND xã Cam Hiếu`. */
  unitId: string
  unitAuthority: string
  kind: PaperKind
  /** The title of a result. */
  title?: string
  /** What it is about (trích yếu), without personal data. */
  subject: string
  signer: PaperSigner
  receivers: readonly string[]
  caseId?: string
  actId?: string
  /** Local day and instant. */
  on: string
  at: Date
}

/** A paper with its number. */
export interface IssuedNumber {
  id: string
  number: number
  symbol: string
  /** May be later than asked for: numbers and days of a book rise together. */
  on: string
}

/**
 * Gives a paper the next number of its book and enters it. Call it in the transaction of the act by which it is sent out: a paper
 * that fails gives its number back.
 *
 * @returns undefined for a result that an office doesn't number
 * @law 30/2020/NĐ-CP, art. 15: from 01 on 1 January to 31 December, one sequence for paper and electronic papers, given at issue
 */
export async function issuePaper(tx: Db, localityId: number, paper: NewPaper): Promise<IssuedNumber | undefined> {
  const type = paperType(paper.kind, paper.unitAuthority, paper.title)
  if (!type) return undefined
  const id = newId()
  const { number, on } = await tx.one(sql<{ number: number; on: string }>`
    WITH book AS (
      INSERT INTO paper_books AS b (locality_id, unit_id, year, symbol, last, last_on)
      VALUES (${localityId}, ${paper.unitId}, extract(year FROM ${paper.on}::text::date), ${type.symbol}, 1, ${paper.on}::text::date)
      ON CONFLICT (locality_id, unit_id, year, symbol) DO UPDATE
        SET last = b.last + 1, last_on = greatest(b.last_on, excluded.last_on)
      RETURNING year, last, last_on
    )
    INSERT INTO issued_papers (locality_id, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_id,
      signer_name, authority, receivers, case_id, act_id)
    SELECT ${localityId}::integer, ${id}::uuid, ${paper.unitId}::uuid, year, ${type.symbol}, last, ${type.name},
      ${paper.subject}, last_on, ${paper.at}, ${paper.signer.personId}::uuid, ${paper.signer.name},
      ${paper.signer.authority}::text[], ${paper.receivers}::text[], ${paper.caseId ?? null}::uuid, ${paper.actId ?? null}::uuid
    FROM book RETURNING number, issued_on AS on`)
  return { id, number, symbol: type.symbol, on }
}

/** Notes the file of a paper whose number had to be there before it. */
export const completePaper = (tx: Db, localityId: number, id: string, fileId: string): Promise<number> =>
  tx.run(sql`UPDATE issued_papers SET file_id = ${fileId} WHERE locality_id = ${localityId} AND id = ${id}`)
