import Big from 'big.js'

/** Of how many so many. */
export interface Share {
  part: string
  whole: string
}

/** Shares of several units as one: counts are added, per cents never are. @example 9/10 and 10/100 are 19/110 */
export const addShares = (shares: readonly Share[]): Share => ({
  part: addValues(shares.map(({ part }) => part)),
  whole: addValues(shares.map(({ whole }) => whole)),
})

export const addValues = (values: readonly string[]): string =>
  values.reduce((sum, value) => sum.plus(value), new Big(0)).toFixed()

/** What was covered of what there is to cover. */
export interface Coverage extends Share {
  /** Covered more than once, each named once. */
  repeated: string[]
  /** Nothing that was to be covered. */
  unknown: string[]
  missing: string[]
}

/**
 * Counts different things, however often each was reached.
 *
 * @param all  the keys of what there is to cover
 * @param done a key for each time something was reached
 * @example 104 sendings to 103 cells are 103 of 103, with one repeated
 */
export function coverageOf(all: readonly string[], done: readonly string[]): Coverage {
  const times = new Map<string, number>()
  for (const key of done) times.set(key, (times.get(key) ?? 0) + 1)
  const known = new Set(all)
  const keys = [...times.keys()]
  return {
    part: String(keys.filter((key) => known.has(key)).length),
    whole: String(known.size),
    repeated: keys.filter((key) => known.has(key) && (times.get(key) ?? 0) > 1),
    unknown: keys.filter((key) => !known.has(key)),
    missing: [...known].filter((key) => !times.has(key)),
  }
}
