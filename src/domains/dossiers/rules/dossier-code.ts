import type { LocalDate } from '../../../core/calendar/index.ts'

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

/**
 * The same code in the other form of agency codes: in the form of 2018 the highest level stands last, in today's first. A code
 * copied by another system, or typed as codes look today, finds its dossier all the same.
 *
 * @law 20/2020/QĐ-TTg, against 10/2016/TT-BTTTT
 * @example otherSpelling('000.13.25.H50-190218-0001') // 'H50.25.13-190218-0001'
 */
export function otherSpelling(code: string): string | undefined {
  const [agency = '', ...rest] = code.split('-')
  const groups = agency.split('.')
  if (/^\d/.test(agency)) {
    const [, own = '', above = '', top = ''] = groups
    const levels = [top, above, own].filter((group) => group !== '00')
    return [levels.join('.'), ...rest].join('-')
  }
  const [top = '', above = '00', own = '00', ...deeper] = groups
  // The form of 2018 has three levels of two digits.
  if (deeper.length > 0 || above.length !== 2 || own.length !== 2) return undefined
  return [`000.${own}.${above}.${top}`, ...rest].join('-')
}

/** What a person types or scans, brought to the form of a code: capitals, no blanks, any dash. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[‐-―−]/g, '-')

/** The codes that something typed or read from bars may mean, in both forms; none where it is no code. */
export function spellingsOf(typed: string): string[] {
  const code = tidyCode(typed)
  if (!DOSSIER_CODE.test(code)) return []
  return [code, otherSpelling(code) ?? code]
}
