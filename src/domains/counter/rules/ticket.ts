import { type Text, t } from '../../../platform/i18n/index.ts'

export const STATES = ['waiting', 'called', 'serving', 'done', 'missed', 'left'] as const

/** Where a number stands (trạng thái của số thứ tự). */
export type State = (typeof STATES)[number]

export type Deed = 'call' | 'recall' | 'skip' | 'serve' | 'transfer' | 'finish' | 'giveUp'

/** What each state allows, and where it leads; `skip` from the last time on leads to `missed`. */
export const NEXT: Record<State, Partial<Record<Deed, State>>> = {
  waiting: { call: 'called', giveUp: 'left' },
  called: { recall: 'called', skip: 'waiting', serve: 'serving', transfer: 'waiting', finish: 'done' },
  serving: { transfer: 'waiting', finish: 'done' },
  done: {},
  missed: {},
  left: {},
}

/** What a state leads to; undefined where it doesn't allow the deed. */
export const advance = (from: State, deed: Deed): State | undefined => NEXT[from][deed]

/** What is printed on a ticket: `A001`. Beyond 999 it grows. */
export const ticketCode = (letter: string, number: number): string => `${letter}${String(number).padStart(3, '0')}`

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** A desk's number as it is said: `mười hai`. @param number 1 to 99 */
export function deskInWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return DIGITS[ones] as string
  const start = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`
  if (ones === 0) return start
  if (ones === 5) return `${start} lăm`
  return ones === 1 && tens > 1 ? `${start} mốt` : `${start} ${DIGITS[ones]}`
}

/** What the hall's loudspeaker says; digits one by one, as they are read off a ticket. @example 'Mời số A không không một đến quầy hai' */
export function callSentence(code: string, desk: number): Text {
  const [letter, digits] = [code.slice(0, 1), [...code.slice(1)]]
  return t(
    `Mời số ${letter} ${digits.map((digit) => DIGITS[Number(digit)]).join(' ')} đến quầy ${deskInWords(desk)}`,
    `Number ${letter} ${digits.join(' ')}, please go to desk ${desk}`,
  )
}
