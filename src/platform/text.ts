/** Text in one Unicode form (NFC), as every text is stored. */
export const nfc = (text: string): string => text.normalize('NFC')

/**
 * Text as people type it in a hurry: lower case, no tone or vowel marks, `đ` as `d`, one space between words.
 *
 * Removing every mark also makes both ways of placing a tone equal (*hoà* and *hòa*). Names that differ only by marks
 * (*Cam Thanh*, *Cam Thành*) become equal: a list of hits must tell them apart by code.
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

const LONGEST_BEGINNING = 8

/**
 * Beginnings of words as somebody types them, for the database's `name_beginnings`: a name is meant when it holds all of them.
 *
 * @example beginningsOf('Ng Lan') // ['ng', 'lan']
 */
export const beginningsOf = (typed: string): string[] =>
  (foldVietnamese(typed).match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, LONGEST_BEGINNING))
