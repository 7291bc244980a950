import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type PaperKind, type PaperType, paperType } from './rules/symbols.ts'

/** Who signs a paper, with the lines above the name. */
export interface PaperSigner {
  personId: string | null
  name: string
  authority: readonly string[]
}

/** One of several things that a paper enters into a register. */
export interface NewEntry {
  /** What it is about besides the subject, without personal data. */
  about?: string
  copies: number
  feeDong?: number | undefined
}

/** A paper about to be sent out. */
export interface NewPaper {
  /** The issuing body, and how it calls itself: `UBND xã Cam Hiếu`. */
  unitId: string
  unitAuthority: string
  /** A document's type is told by whoever knows the types it may have. */
  kind: PaperKind | PaperType
  /** The title of a result. */
  title?: string
  /** What it is about (trích yếu), without personal data. */
  subject: string
  signer: PaperSigner
  receivers: readonly string[]
  caseId?: string
  actId?: string
  /** Entries that get numbers of their own, one after the other; one without anything to tell by default. */
  entries?: readonly NewEntry[]
  /** Local day and instant. */
  on: string
  at: Date
}

/** A paper with its number; with several entries, that of the first. */
export interface IssuedNumber {
  id: string
  number: number
  /** Every entry, in their order: numbers follow each other without a gap. */
  ids: readonly string[]
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
  const { kind } = paper
  const type = typeof kind === 'string' ? paperType(kind, paper.unitAuthority, paper.title) : kind
  if (!type) return undefined
  const { entries = [] } = paper
  const lines = (entries.length > 0 ? entries : [{ copies: 1 }]).map((entry: NewEntry, index) => ({
    id: newId(),
    place: index + 1,
    about: entry.about ? `, ${entry.about}` : '',
    copies: entry.copies,
    fee: entry.feeDong ?? null,
  }))
  const count = lines.length
  const rows = await tx.many(sql<{ number: number; on: string }>`
    WITH book AS (
      INSERT INTO paper_books AS b (locality_id, unit_id, year, symbol, last, last_on)
      VALUES (${localityId}, ${paper.unitId}, extract(year FROM ${paper.on}::text::date), ${type.symbol}, ${count}::integer, ${paper.on}::text::date)
      ON CONFLICT (locality_id, unit_id, year, symbol) DO UPDATE
        SET last = b.last + excluded.last, last_on = greatest(b.last_on, excluded.last_on)
      RETURNING year, last, last_on
    )
    INSERT INTO issued_papers (locality_id, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_id,
      signer_name, authority, receivers, case_id, act_id, copies, position, fee_dong)
    SELECT ${localityId}::integer, line.id, ${paper.unitId}::uuid, year, ${type.symbol}, last - ${count}::integer + line.place, ${type.name},
      ${paper.subject}::text || line.about, last_on, ${paper.at}, ${paper.signer.personId}::uuid, ${paper.signer.name},
      ${paper.signer.authority}::text[], ${paper.receivers}::text[], ${paper.caseId ?? null}::uuid, ${paper.actId ?? null}::uuid,
      line.copies, CASE WHEN ${entries.length > 0}::boolean THEN line.place END, line.fee
    FROM book, jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
      AS line (id uuid, place smallint, about text, copies smallint, fee bigint)
    RETURNING number, issued_on AS on`)
  const [{ on }] = rows as [(typeof rows)[number]]
  const ids = lines.map((line) => line.id)
  const [id] = ids as [string]
  return { id, ids, number: Math.min(...rows.map(({ number }) => number)), symbol: type.symbol, on }
}

/** Notes the file of a paper whose number had to be there before it. */
export const completePaper = (tx: Db, localityId: number, { ids }: IssuedNumber, fileId: string): Promise<number> =>
  tx.run(sql`
    UPDATE issued_papers SET file_id = ${fileId} WHERE locality_id = ${localityId} AND id = ANY (${[...ids]}::uuid[])`)
