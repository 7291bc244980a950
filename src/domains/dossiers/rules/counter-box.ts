import { nfc } from '../../../platform/text.ts'
import { spellingsOf } from './dossier-code.ts'
import { type IdentityCard, readCard } from './identity-card.ts'
import { readProvisional } from './provisional.ts'

/** What the counter's one box was told: a paper's code, whose dossier it is, and words for the procedure, in any order. */
export interface BoxReading {
  /** The code of a dossier or of a provisional receipt: nothing else was meant. */
  code?: string
  card?: IdentityCard
  /** A whole personal number, an old one or a telephone number. */
  number?: string
  words: string
}

const NUMBER = /(?<![\d.-])(?:\d{12}|\d{9}|0[35789]\d{8})(?![\d.-])/

/**
 * Takes apart what a clerk types or a reader scans. What is no code, card or number is left as words.
 *
 * @example readBox('ctbs 999045012345') // { number: '999045012345', words: 'ctbs' }
 */
export function readBox(typed: string): BoxReading {
  const text = nfc(typed).replace(/\s+/g, ' ').trim()
  if (spellingsOf(text).length > 0 || readProvisional(text)) return { code: text, words: '' }
  const card = readCard(text)
  if (card) return { card, words: text.slice(0, text.indexOf(`${card.idNumber}|`)).trim() }
  const [number] = NUMBER.exec(text) ?? []
  if (!number) return { words: text }
  return { number, words: text.replace(number, ' ').replace(/\s+/g, ' ').trim() }
}
