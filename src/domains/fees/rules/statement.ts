import { createHash } from 'node:crypto'

/** A line of a bank's statement, whatever file it came in. */
export interface StatementLine {
  /** `YYYY-MM-DD`. */
  bookedOn: string
  /** Whole đồng; what goes out is negative. */
  amountDong: number
  description: string
  /** The bank's own number of the transaction; empty where the file has none. */
  reference: string
}

/** What a file can be wrong in. */
export type NotAStatement =
  | 'empty_file'
  | 'unknown_format'
  | 'missing_column'
  | 'bad_date'
  | 'bad_amount'
  | 'too_many_lines'
  | 'other_currency'
  | 'bad_balance'
  | 'other_account'

export const MOST_LINES = 10_000

/**
 * What makes a line itself, so that the same line in another file is known again: the bank's number, or else day, amount,
 * words and its place among equal ones (two people may pay the same on one day with the same words).
 */
export function fingerprints(lines: readonly StatementLine[]): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ bookedOn, amountDong, description, reference }) => {
    const words = description.replace(/\s+/g, ' ').trim()
    const base = reference ? `${reference}|${bookedOn}|${amountDong}` : `|${bookedOn}|${amountDong}|${words}`
    const nth = (seen.get(base) ?? 0) + 1
    seen.set(base, nth)
    return createHash('sha256').update(`${base}|${nth}`).digest('hex')
  })
}
