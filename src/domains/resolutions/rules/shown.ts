import Big from 'big.js'
import type { Lang } from '../../../platform/i18n/index.ts'
import type { Ratio } from './target.ts'

const MOST_DIGITS = 6

interface Shown {
  digits?: number
  lang?: Lang
  bound?: string
}

/**
 * A fraction in per cent, rounded to a digit, unless rounding would hide on which side of its bound it stands; then with as many digits
 * as it takes.
 *
 * @param options.bound the per cent it is judged by, 100 by default
 * @example 94.96 of 95 // '99,96 %', not a hundred that isn't one
 */
export function percentShown({ part, whole }: Ratio, { digits = 1, lang = 'vi', bound = '100' }: Shown = {}): string {
  const [percent, judged] = [part.times(100), whole.times(bound)]
  const side = percent.cmp(judged)
  for (let places = digits; places < MOST_DIGITS; places += 1) {
    const rounded = roundedQuotient(percent, whole, places)
    if (rounded.cmp(bound) === side) return `${WRITERS[lang](rounded)} %`
  }
  const nearest = roundedQuotient(percent, whole, MOST_DIGITS, side < 0 ? Big.roundDown : Big.roundUp)
  return `${WRITERS[lang](nearest)} %`
}

/** A figure as it was reported, with every digit it was given. */
export const exactly = (figure: string, lang: Lang): string => WRITERS[lang](new Big(figure))

// Divided with room to spare, then rounded once.
function roundedQuotient(part: Big, whole: Big, digits: number, mode: 0 | 1 | 2 | 3 = Big.roundHalfUp): Big {
  const Wide = Big()
  Wide.DP = digits + 20
  return new Big(new Wide(part).div(new Wide(whole)).toFixed()).round(digits, mode)
}

/** A decimal as Vietnamese papers write it. @example inVietnamese(new Big('285197.5')) // '285.197,5' */
export const inVietnamese = (value: Big): string => written(value, '.', ',')

/** A decimal in English. @example inEnglish(new Big('285197.5')) // '285,197.5' */
export const inEnglish = (value: Big): string => written(value, ',', '.')

const WRITERS: Readonly<Record<Lang, (value: Big) => string>> = { vi: inVietnamese, en: inEnglish }

function written(value: Big, group: string, point: string): string {
  const [whole = '0', fraction] = value.abs().toFixed().split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${value.lt(0) ? '−' : ''}${grouped}${fraction ? `${point}${fraction}` : ''}`
}
