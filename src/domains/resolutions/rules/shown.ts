import Big from 'big.js'
import type { Ratio } from './target.ts'

const MOST_DIGITS = 6

/**
 * A figure as it is written beside its bound: rounded to a digit, unless rounding would hide on which side of the bound it stands; then
 * with as many digits as it takes.
 *
 * @example shown('94.96', '95') // '94,96'
 */
export function shown(value: Big | string, bound: Big | string | undefined, digits = 1): string {
  const exact = new Big(value)
  if (bound === undefined) return inVietnamese(exact.round(digits, Big.roundHalfUp))
  const side = exact.cmp(bound)
  for (let places = digits; places < MOST_DIGITS; places += 1) {
    const rounded = exact.round(places, Big.roundHalfUp)
    if (rounded.cmp(bound) === side) return inVietnamese(rounded)
  }
  return inVietnamese(exact.round(MOST_DIGITS, side < 0 ? Big.roundDown : Big.roundUp))
}

/** A fraction in per cent: `100,4 %`; `99,96 %` rather than a hundred that isn't one. */
export function percentShown({ part, whole }: Ratio, digits = 1): string {
  const percent = part.times(100)
  for (let places = digits; places < MOST_DIGITS; places += 1) {
    const rounded = roundedQuotient(percent, whole, places)
    if (rounded.cmp(100) === percent.cmp(whole.times(100))) return `${inVietnamese(rounded)} %`
  }
  const down = percent.lt(whole.times(100))
  return `${inVietnamese(roundedQuotient(percent, whole, MOST_DIGITS, down ? Big.roundDown : Big.roundUp))} %`
}

// Divided with room to spare, then rounded once.
function roundedQuotient(part: Big, whole: Big, digits: number, mode: 0 | 1 | 2 | 3 = Big.roundHalfUp): Big {
  const Wide = Big()
  Wide.DP = digits + 20
  return new Big(new Wide(part).div(new Wide(whole)).toFixed()).round(digits, mode)
}

/** A decimal as Vietnamese papers write it. @example inVietnamese(new Big('285197.5')) // '285.197,5' */
export function inVietnamese(value: Big): string {
  const [whole = '0', fraction] = value.abs().toFixed().split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${value.lt(0) ? '−' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}
