/**
 * A dossier's code as banks pass it on: without dots and dashes, which they drop, and at most 25 characters.
 *
 * @example shortCode('000.26.12.H50-261124-0001') // '0002612H502611240001'
 */
export const shortCode = (code: string): string => code.replace(/[^A-Za-z0-9]/g, '').toUpperCase()

const SERIAL_DIGITS = [7, 6, 5, 4]
const LONGEST_AGENCY = 12

/**
 * Every short code that might stand in what a payer or bank wrote, longest first.
 *
 * Banks put their own words around the purpose, break it with blanks and let digits follow it directly; so whatever could be
 * an agency, a day and a serial is tried, and the database says which of them is a dossier.
 */
export function codesIn(description: string): string[] {
  const text = shortCode(description)
  const found = new Set<string>()
  // A letter and two digits end the agency (`H50`), or begin it in the older form; the day and the serial follow.
  for (const { index } of text.matchAll(/[A-Z](?=\d{12})/g)) {
    const start = Math.max(0, index - 7)
    const before = text.slice(start, index)
    const prefix = /\d{7}$/.exec(before)?.[0] ?? ''
    for (const agency of agenciesAt(text, index))
      for (const digits of SERIAL_DIGITS) {
        const code = text.slice(index, index + agency + 6 + digits)
        if (code.length === agency + 6 + digits && /^[A-Z]\d+$/.test(code)) {
          found.add(code)
          if (agency === 3 && prefix) found.add(prefix + code)
        }
      }
  }
  return [...found].sort((a, b) => b.length - a.length)
}

/** Lengths an agency's code can have from this letter on: `H50`, then groups of two or three digits. */
function agenciesAt(text: string, from: number): number[] {
  const digits = /^[A-Z](\d+)/.exec(text.slice(from))?.[1]?.length ?? 0
  return Array.from({ length: LONGEST_AGENCY - 2 }, (_, more) => 3 + more).filter((length) => length - 1 + 10 <= digits)
}
