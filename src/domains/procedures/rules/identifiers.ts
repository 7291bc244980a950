import type { Text } from '../../../platform/i18n/index.ts'
import { words } from '../words.ts'
import type { FormField } from './version.ts'

/** How an answer of one kind is brought into its stored form, and whether it then has its shape. */
interface Shape {
  tidy: (text: string) => string
  fits: (tidied: string) => boolean
  wrong: Text
}

const asIs = (text: string): string => text
const withoutBlanks = (text: string): string => text.replace(/\s/g, '')
const pattern = (shape: RegExp) => (text: string) => shape.test(text)
const atMost = (most: number, tidy = asIs): Shape => ({
  tidy,
  fits: (text) => text.length <= most,
  wrong: words.form.tooLong(most),
})

/** A day that exists. @param text `YYYY-MM-DD` */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A date as people write it, day first, as it is stored. */
const isoDate = (_: string, day: string, month: string, year: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

const tidyDate = (text: string): string => text.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, isoDate)

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Whether a tax code (mã số thuế) has its check digit: ten digits, `-001` to `-999` for a dependent unit.
 *
 * @law 105/2020/TT-BTC: 10 digits, 13 for dependent units; the check digit as public libraries compute it
 * @example isTaxCode('0100112074') // true
 */
export function isTaxCode(text: string): boolean {
  if (!/^\d{10}(-(?!000)\d{3})?$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return 10 - (sum % 11) === Number(text[9])
}

const isPersonalNumber = pattern(/^\d{12}$/)

const tidyTaxCode = (text: string): string => withoutBlanks(text).replace(/^(\d{10})(\d{3})$/, '$1-$2')

/** A date of which perhaps only the year, or the month and the year, is known; what isn't known is never filled in. */
function isPartialDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true
  return /^\d{4}-\d{2}$/.test(text) ? isDate(`${text}-01`) : isDate(text)
}

const tidyPartialDate = (text: string): string =>
  tidyDate(
    text.replace(/^(\d{1,2})[/.-](\d{4})$/, (_, month: string, year: string) => `${year}-${month.padStart(2, '0')}`),
  )

/** The shapes of identifiers in use. What older papers may break (a land certificate's number) is not refused. */
export const SHAPES: Record<Exclude<FormField['type'], 'choice'>, Shape> = {
  text: atMost(300),
  longText: atMost(4_000),
  person: atMost(120),
  address: atMost(300),
  personalNumber: { tidy: withoutBlanks, fits: isPersonalNumber, wrong: words.form.personalNumber },
  phone: {
    tidy: (text) => text.replace(/[\s.()-]/g, '').replace(/^(\+84|0084)/, '0'),
    fits: pattern(/^(0[35789]\d{8}|02\d{8,9})$/),
    wrong: words.form.phone,
  },
  email: { tidy: withoutBlanks, fits: pattern(/^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$/), wrong: words.form.email },
  date: { tidy: tidyDate, fits: isDate, wrong: words.form.date },
  partialDate: { tidy: tidyPartialDate, fits: isPartialDate, wrong: words.form.partialDate },
  number: { tidy: asIs, fits: pattern(/^\d{1,9}([.,]\d{1,2})?$/), wrong: words.form.number },
  money: { tidy: (text) => text.replace(/[\s.,đ₫]/g, ''), fits: pattern(/^\d{1,15}$/), wrong: words.form.money },
  taxCode: { tidy: tidyTaxCode, fits: isTaxCode, wrong: words.form.taxCode },
  // From 01/07/2025 a person's, household's or household business's tax code is the personal number.
  taxOrPersonalNumber: {
    tidy: tidyTaxCode,
    fits: (text) => isTaxCode(text) || isPersonalNumber(text),
    wrong: words.form.taxOrPersonalNumber,
  },
  socialInsurance: { tidy: withoutBlanks, fits: pattern(/^\d{10}$/), wrong: words.form.socialInsurance },
  healthInsurance: {
    tidy: (text) => withoutBlanks(text).toUpperCase(),
    fits: pattern(/^([A-Z]{2}\d{13}|\d{10})$/),
    wrong: words.form.healthInsurance,
  },
  mapSheet: { tidy: withoutBlanks, fits: pattern(/^[0-9A-Za-zĐđ./-]{1,20}$/), wrong: words.form.mapSheet },
  areaM2: {
    tidy: (text) => withoutBlanks(text).replace('.', ','),
    fits: pattern(/^\d{1,9}(,\d)?$/),
    wrong: words.form.areaM2,
  },
  landCertificate: atMost(40, (text) => text.toUpperCase().replace(/\s+/g, ' ')),
  procedureCode: { tidy: withoutBlanks, fits: pattern(/^\d\.\d{6}(\.[\dA-Z.]+)?$/), wrong: words.form.procedureCode },
  dossierCode: {
    tidy: (text) => withoutBlanks(text).toUpperCase(),
    fits: pattern(/^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,3})-\d{6}-\d{4,7}$/),
    wrong: words.form.dossierCode,
  },
}
