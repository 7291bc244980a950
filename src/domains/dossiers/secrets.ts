import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

// Crockford's alphabet: no letter that is mistaken for a digit.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A dossier's second secret, which opens the result: eight letters and digits.
 *
 * It is computed, not stored, so that a form sent twice gets the same answer twice; the table holds its hash.
 */
export function secretOf(installationSecret: string, dossierId: string): string {
  const digest = createHmac('sha256', installationSecret).update(`dossier ${dossierId}`).digest()
  return [...digest.subarray(0, 8)].map((byte) => ALPHABET[byte % 32]).join('')
}

/** Easier to copy down by hand; blanks and dashes are forgiven when it is typed. @example inGroups('7K2M9QXB') // '7K2M-9QXB' */
export const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1-')

/** As a person may type it: any case, with blanks, with O for 0. */
export const tidySecret = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export const fits = (hash: Uint8Array, text: string): boolean => timingSafeEqual(hash, sha256(text))

/** The token of the link by which the person a dossier was filed for objects. */
export const objectionTokenOf = (installationSecret: string, dossierId: string): string =>
  createHmac('sha256', installationSecret)
    .update(`objection ${dossierId}`)
    .digest()
    .subarray(0, 24)
    .toString('base64url')

/**
 * The token of the link by which a returned dossier is rated once. It too is computed, so that the person's own page can show
 * the link again.
 */
export const ratingTokenOf = (installationSecret: string, dossierId: string): string =>
  createHmac('sha256', installationSecret).update(`rating ${dossierId}`).digest().subarray(0, 24).toString('base64url')
