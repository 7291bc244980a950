const MOST_LETTERS = 300

/**
 * What a far side said, fit to be kept: without e-mail addresses, long numbers, keys in addresses, and in one line. Mail servers
 * repeat the address they refuse.
 */
export function scrub(said: string): string {
  const clean = said
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[^\s<>"]+@[^\s<>"]+/g, '…@…')
    .replace(/(https?:\/\/[^\s/?#]+)[^\s]*/gi, '$1/…')
    .replace(/(?:\+|\b0)\d(?:[ .-]?\d){7,}|\d{9,}/g, '…')
    .replace(/[A-Za-z0-9_-]{32,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
  return clean.length > MOST_LETTERS ? `${clean.slice(0, MOST_LETTERS - 1)}…` : clean || '?'
}
