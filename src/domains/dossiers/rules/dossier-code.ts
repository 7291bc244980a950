import type { LocalDate } from './working-time.ts'

/** What a dossier's code may look like, in the forms of 2018 and of today. */
export const DOSSIER_CODE = /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,3})-\d{6}-\d{4,7}$/

/**
 * A dossier's code (mã hồ sơ): agency, day, serial of the day.
 *
 * The serial has four digits or more: the ten-thousandth of a day gets a fifth, it never starts again.
 *
 * @param agencyCode the receiving agency's code in the form in force on the day
 * @law 01/2018/TT-VPCP, art. 19
 * @example dossierCode('000.13.25.H50', '2019-02-18', 1) // '000.13.25.H50-190218-0001'
 */
export function dossierCode(agencyCode: string, on: LocalDate, serial: number): string {
  const [year, month, day] = on.split('-') as [string, string, string]
  return `${agencyCode}-${year.slice(2)}${month}${day}-${String(serial).padStart(4, '0')}`
}

/** What a person types or scans, brought to the form of a code: capitals, no blanks, any dash. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[‐-―−]/g, '-')
