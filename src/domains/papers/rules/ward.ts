import type { LocalDate } from '../../../core/calendar/index.ts'
import { validUntil } from './standing.ts'

/** By which answers of a form a kind of paper says whose it is, where that isn't the applicant. */
export interface About {
  name: string
  bornOn?: string
}

/** A child whose paper it is, as the form names them. */
export interface Ward {
  name: string
  /** From this day on nobody acts for them. */
  ofAgeOn: LocalDate | null
}

const MONTHS_TO_AGE = 18 * 12
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The child a paper is about; undefined where the kind is the applicant's own, or the form doesn't say.
 *
 * @law 91/2015/QH13, arts 21, 136: whoever is under eighteen is represented by their parents
 */
export function wardOf(about: About | null | undefined, answers: Record<string, unknown> | null): Ward | undefined {
  const name = about && answers?.[about.name]
  if (typeof name !== 'string' || name.trim() === '') return undefined
  const bornOn = about?.bornOn === undefined ? undefined : answers?.[about.bornOn]
  const isDay = typeof bornOn === 'string' && DAY.test(bornOn) && !Number.isNaN(Date.parse(bornOn))
  return { name: name.trim(), ofAgeOn: isDay ? validUntil(bornOn, MONTHS_TO_AGE) : null }
}
