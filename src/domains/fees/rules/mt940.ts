import { no, ok, type Result } from '../../../platform/result.ts'
import { MOST_LINES, type NotAStatement, type StatementLine } from './statement.ts'

/** Whether a file is SWIFT's customer statement (MT940) rather than a table. */
export const isMt940 = (text: string): boolean => /^\s*(\{1:|:20:)/.test(text) && /^:61:/m.test(text)

/**
 * `:61:` value date, entry date, debit or credit mark, amount, type, references.
 *
 * The reference after `//` is the bank's own; that before it the payer's, which is often the same for all.
 */
const LINE =
  /^(\d{2})(\d{2})(\d{2})(?:\d{4})?(R?[CD])[A-Z]?(\d+)(?:,(\d{0,2}))?[A-Z][A-Z0-9]{3}([^/\n]*)(?:\/\/([^\n]*))?/

/** A statement in MT940. @law SWIFT, MT940 customer statement message */
export function readMt940(text: string): Result<StatementLine[], NotAStatement> {
  const fields = text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?=:\d{2}[A-Z]?:|-\}?)/)
    .map((field) => field.trim())
  const lines: StatementLine[] = []
  for (const [index, field] of fields.entries()) {
    if (!field.startsWith(':61:')) continue
    const line = readLine(field.slice(4), fields[index + 1])
    if (typeof line === 'string') return no(line)
    lines.push(line)
    if (lines.length > MOST_LINES) return no('too_many_lines')
  }
  return lines.length === 0 ? no('empty_file') : ok(lines)
}

function readLine(text: string, next: string | undefined): StatementLine | NotAStatement {
  const [, year, month, day, mark, whole, decimals = '', customer = '', bank = ''] = LINE.exec(text) ?? []
  if (!mark || !whole) return 'unknown_format'
  const bookedOn = `20${year}-${month}-${day}`
  const parsed = new Date(`${bookedOn}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(bookedOn)) return 'bad_date'
  const amount = Number(whole)
  if (!Number.isSafeInteger(amount) || amount === 0 || Number(decimals) !== 0) return 'bad_amount'
  // A reversed credit (RC) takes money back, a reversed debit (RD) gives it.
  const comesIn = mark === 'C' || mark === 'RD'
  const words = next?.startsWith(':86:') ? next.slice(4) : ''
  return {
    bookedOn,
    amountDong: comesIn ? amount : -amount,
    description: (words || customer)
      .replace(/\?\d{2}/g, ' ')
      .replace(/\n/g, '')
      .trim()
      .slice(0, 1_000),
    reference: (bank || (/^NONREF$/i.test(customer.trim()) ? '' : customer)).trim().slice(0, 100),
  }
}
