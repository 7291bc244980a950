import { evaluate, parseExpression } from 'feelin'
import { no, ok, type Result } from '../../../platform/result.ts'

/** What an expression can be wrong in; the words are in `words.flaws`. */
export type ExpressionFlaw =
  | 'too_long'
  | 'not_allowed'
  | 'bad_syntax'
  | 'unknown_name'
  | 'not_a_number'
  | 'not_yes_or_no'
  | 'not_whole_dong'

export type FeelContext = Record<string, unknown>

const LONGEST = 500

/** More than any fee of a district; an expression that gives more is a slip. */
const MOST = 1e11

/** Loops could keep the counter waiting, and what depends on the moment gives another amount on the next look. */
const NOT_ALLOWED = /\b(for|some|every|function|return|now|today)\b|\*\*/

const UNKNOWN = new Set(['NO_VARIABLE_FOUND', 'NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND', 'NO_FUNCTION_FOUND'])

function run(expression: string, context: FeelContext): Result<unknown, ExpressionFlaw> {
  if (expression.length > LONGEST) return no('too_long')
  if (NOT_ALLOWED.test(expression)) return no('not_allowed')
  try {
    // Read leniently, `2000 đồng` would be 2000.
    let whole = true
    parseExpression(expression, context, undefined).iterate({
      enter: ({ type }) => {
        whole = whole && !type.isError
      },
    })
    if (!whole) return no('bad_syntax')
    const { value, warnings } = evaluate(expression, context)
    return warnings.some(({ type }) => UNKNOWN.has(type)) ? no('unknown_name') : ok(value)
  } catch {
    return no('bad_syntax')
  }
}

/** A number of things or an amount of đồng: whole and not negative. @example wholeNumber('copies * 2000', { copies: 3 }) // 6000 */
export function wholeNumber(expression: string, context: FeelContext): Result<number, ExpressionFlaw> {
  const found = run(expression, context)
  if (!found.ok) return found
  const { value } = found
  if (typeof value !== 'number' || Number.isNaN(value)) return no('not_a_number')
  return Number.isSafeInteger(value) && value >= 0 && value <= MOST ? ok(value) : no('not_whole_dong')
}

/** Whether a condition holds. */
export function yesOrNo(expression: string, context: FeelContext): Result<boolean, ExpressionFlaw> {
  const found = run(expression, context)
  if (!found.ok) return found
  return typeof found.value === 'boolean' ? ok(found.value) : no('not_yes_or_no')
}
