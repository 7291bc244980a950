import { no, ok, type Result } from '../../../../platform/result.ts'
import { nfc } from '../../../../platform/text.ts'

/** What a person says of themself. */
export interface OwnData {
  fullName: string | null
  idNumber: string | null
  address: string | null
}

export const MOST_LETTERS = { fullName: 120, idNumber: 20, address: 300 } as const

const tidy = (typed: string): string | null =>
  nfc(typed)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim() || null

/** A personal number: twelve digits, nine on the old card. @law 26/2023/QH15, art. 12; the old card: @practice kept as history */
export function idNumberOf(typed: string): string | null | undefined {
  const number = tidy(typed)?.replace(/[\s.-]/g, '') ?? null
  return number === null || /^(?:\d{12}|\d{9})$/.test(number) ? number : undefined
}

export function ownDataOf(typed: Record<keyof OwnData, string>): Result<OwnData, 'bad_id_number' | 'too_long'> {
  const idNumber = idNumberOf(typed.idNumber)
  if (idNumber === undefined) return no('bad_id_number')
  const [fullName, address] = [tidy(typed.fullName), tidy(typed.address)]
  if ((fullName ?? '').length > MOST_LETTERS.fullName || (address ?? '').length > MOST_LETTERS.address)
    return no('too_long')
  return ok({ fullName, idNumber, address })
}
