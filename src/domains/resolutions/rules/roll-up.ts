import { addValues } from './adding-up.ts'
import { reportsDue } from './due.ts'
import type { Grain } from './period.ts'
import type { Tone } from './tone.ts'

/** Figures of several units or periods as one: counts are added, of shares numerators and denominators by themselves. */
export const together = (values: readonly string[]): string => addValues(values)

/** How many targets stand how: those that can't be judged are counted apart, and those nobody reported. */
export interface Tally {
  reached: number
  near: number
  far: number
  notReported: number
  notJudged: number
}

/** What of a target a tally looks at. */
export interface Tallied {
  tone: Tone
  verdict: { state: string }
}

export const TALLIES = [
  'reached',
  'near',
  'far',
  'notReported',
  'notJudged',
] as const satisfies readonly (keyof Tally)[]

export function tallyOf(cells: readonly Tallied[]): Tally {
  const tally: Tally = { reached: 0, near: 0, far: 0, notReported: 0, notJudged: 0 }
  for (const cell of cells) tally[kindOf(cell)] += 1
  return tally
}

function kindOf({ tone, verdict }: Tallied): keyof Tally {
  if (tone === 'reached' || tone === 'late') return 'reached'
  if (tone === 'near' || tone === 'far') return tone
  return verdict.state === 'notReported' ? 'notReported' : 'notJudged'
}

/** What a unit owes of a year: reports that are due and aren't there. */
export const missingIn = (
  year: number,
  { every, periods }: { every: Grain; periods: readonly string[] },
  on: { today: string; reportDays: number },
): string[] =>
  // The year's own figure stands for all its parts.
  periods.includes(String(year))
    ? []
    : reportsDue(year, every, { reported: periods, waiting: [] }, on)
        .filter(({ state }) => state === 'missing')
        .map(({ period }) => period)
