/** How an item of a list between offices ended. */
export const OUTCOMES = ['received', 'missing'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const isOutcome = (text: string): text is Outcome => OUTCOMES.some((each) => each === text)

/** How a list stands. */
export type Standing = 'open' | 'closed' | 'differences' | 'cancelled'

export const STANDINGS: readonly Standing[] = ['open', 'differences', 'closed', 'cancelled']

export interface ListCounts {
  openItems: number
  differences: number
  cancelledAt: Date | null
}

/** Open until each item is answered for; then closed, or closed with differences. */
export function standingOf({ openItems, differences, cancelledAt }: ListCounts): Standing {
  if (cancelledAt) return 'cancelled'
  if (openItems > 0) return 'open'
  return differences > 0 ? 'differences' : 'closed'
}

/** Only as long as nobody has answered for any of it. */
export const mayCancel = ({ items, openItems, cancelledAt }: ListCounts & { items: number }): boolean =>
  cancelledAt === null && items === openItems

/** A list's number as it is spoken and printed. @example listNumber({ kind: 'post', number: 7, year: 2026 }) // '07/2026/BC' */
export const listNumber = ({ kind, number, year }: { kind: string; number: number; year: number }): string =>
  `${String(number).padStart(2, '0')}/${year}/${kind === 'post' ? 'BC' : 'BG'}`
