import type { Level } from './meeting.ts'

/** What the meetings of a unit in a month came to. */
export interface MonthCount {
  unitId: string
  level: Level
  /** `2026-03` */
  month: string
  meetings: number
  personHours: number
  online: number
  withoutConclusion: number
}

export interface Sums {
  meetings: number
  personHours: number
  online: number
  withoutConclusion: number
}

const NOTHING: Sums = { meetings: 0, personHours: 0, online: 0, withoutConclusion: 0 }

export const sumOf = (counts: readonly Sums[]): Sums =>
  counts.reduce(
    (sum, each) => ({
      meetings: sum.meetings + each.meetings,
      personHours: sum.personHours + each.personHours,
      online: sum.online + each.online,
      withoutConclusion: sum.withoutConclusion + each.withoutConclusion,
    }),
    NOTHING,
  )

/** A year beside the one before; of a year that isn't over, the same months of both. */
export interface Compared {
  now: Sums
  before: Sums
}

/** @param until the last month that counts, `01` to `12` */
export function compare(counts: readonly MonthCount[], year: number, until: string): Compared {
  const of = (which: number) =>
    sumOf(counts.filter(({ month }) => month.startsWith(`${which}-`) && month.slice(5) <= until))
  return { now: of(year), before: of(year - 1) }
}

/** Twelve months of a year beside the same of the year before. */
export const byMonth = (counts: readonly MonthCount[], year: number): (Compared & { month: string })[] =>
  Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0')
    const of = (which: number) => sumOf(counts.filter((each) => each.month === `${which}-${month}`))
    return { month, now: of(year), before: of(year - 1) }
  })

/** What there are more or fewer of, as a share of what there were; undefined where there were none. */
export const changeOf = (now: number, before: number): number | undefined =>
  before === 0 ? undefined : (now - before) / before
