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

/** `:60F:` and `:62F:` (of a page `M`): mark, day, currency, amount. */
const BALANCE = /^:6[02][FM]:([CD])\d{6}([A-Z]{3})(\d+)(?:,(\d{0,2}))?$/

/**
 * A statement in MT940.
 *
 * A field goes on over several lines, and one of these may begin with a dash; the dash that ends a message stands alone.
 * What a page began with and its lines must come to what it ends with: a file that was cut off would leave payments out.
 *
 * @param ownAccount the office's account: a statement of another is refused; without one anything is read
 * @law SWIFT, MT940 customer statement message
 */
export function readMt940(text: string, ownAccount?: string): Result<StatementLine[], NotAStatement> {
  const fields = text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?=:\d{2}[A-Z]?:|-\}?[^\S\n]*(?:\n|$))/)
    .map((field) => field.trim())
  const lines: StatementLine[] = []
  let expected: number | undefined
  for (const [index, field] of fields.entries()) {
    if (field.startsWith(':25:') && ownAccount && accountIn(field.slice(4)) !== accountIn(ownAccount))
      return no('other_account')
    if (/^:6[02][FM]:/.test(field)) {
      const balance = readBalance(field)
      if (typeof balance === 'string') return no(balance)
      if (field.startsWith(':62') && expected !== undefined && expected !== balance) return no('bad_balance')
      expected = field.startsWith(':60') ? balance : undefined
    }
    if (!field.startsWith(':61:')) continue
    const line = readLine(field.slice(4), fields[index + 1])
    if (typeof line === 'string') return no(line)
    lines.push(line)
    if (expected !== undefined) expected += line.amountDong
    if (lines.length > MOST_LINES) return no('too_many_lines')
  }
  if (lines.length === 0) return no('empty_file')
  return expected === undefined ? ok(lines) : no('bad_balance')
}

/** An account as banks write it, with the bank before it or the currency behind: its own number, without what pads it. */
const accountIn = (text: string): string =>
  (text.split('/').at(-1) ?? '')
    .replace(/[^0-9A-Za-z]/g, '')
    .replace(/VND$/i, '')
    .replace(/^0+/, '')
    .toUpperCase()

function readBalance(field: string): number | NotAStatement {
  const [, mark, currency, whole, decimals = ''] = BALANCE.exec(field) ?? []
  if (currency !== undefined && currency !== 'VND') return 'other_currency'
  if (!whole || Number(decimals) !== 0) return 'bad_amount'
  return mark === 'C' ? Number(whole) : -Number(whole)
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
