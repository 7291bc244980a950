import type { LocalDate } from '../../../core/calendar/index.ts'

/** How a held paper stands on a day; only one that holds is offered. */
export type Standing = 'holds' | 'expired' | 'replaced' | 'revoked' | 'erased'

export interface Standable {
  validUntil: LocalDate | null
  replacedBy: string | null
  revokedAt: Date | null
  fileId: string | null
}

/**
 * How a held paper stands. The last day of its validity counts.
 *
 * @law 01/2023/TT-VPCP: what is reused is checked for validity
 */
export function standingOf({ validUntil, replacedBy, revokedAt, fileId }: Standable, on: LocalDate): Standing {
  if (fileId === null) return 'erased'
  if (revokedAt !== null) return 'revoked'
  if (replacedBy !== null) return 'replaced'
  return validUntil !== null && validUntil < on ? 'expired' : 'holds'
}

/**
 * The last day of a paper that holds for some months; the last of a shorter month where there is no such day.
 *
 * @law 91/2015/QH13, art. 148(3): a time of months ends with the day of the same number
 * @example validUntil('2026-08-31', 6) // '2027-02-28'
 */
export function validUntil(issuedOn: LocalDate, months: number): LocalDate {
  const [year, month, day] = issuedOn.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}
