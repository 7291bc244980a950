/** One claim about speed or size: ours against a baseline in the same run. */
export interface Claim {
  name: string
  ours: number
  /** null where the claim is about a figure, not a ratio */
  baseline: number | null
  need: { atLeast: number } | { atMost: number }
  /** More of what was seen, for people. */
  notes?: Record<string, number | string>
}

/** One JSON line for a claim. @returns whether it holds */
export function report({ name, ours, baseline, need, notes }: Claim): boolean {
  const ratio = baseline === null ? null : ours / baseline
  const judged = ratio ?? ours
  const ok = 'atLeast' in need ? judged >= need.atLeast : judged <= need.atMost
  const bound = 'atLeast' in need ? `>= ${need.atLeast}` : `<= ${need.atMost}`
  console.log(
    JSON.stringify({
      name,
      ours: round(ours),
      baseline: baseline === null ? null : round(baseline),
      ratio: ratio === null ? null : round(ratio),
      need: bound,
      ok,
      ...notes,
    }),
  )
  return ok
}

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000)

/** The value below which `share` of the sample lies. @param share 0 to 1 */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5)

/**
 * Measures two things in turn, several times, so that what else the machine does falls on both alike.
 *
 * @returns the median of each
 */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ ours: number; baseline: number }> {
  const seen = { ours: [] as number[], baseline: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    seen.baseline.push(await baseline())
    seen.ours.push(await ours())
  }
  return { ours: median(seen.ours), baseline: median(seen.baseline) }
}
