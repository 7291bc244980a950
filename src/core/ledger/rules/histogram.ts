/** How many acts took about as long: `bucket` as in the table `act_durations`. */
export interface Bar {
  bucket: number
  acts: number
}

/** Each bucket is this much wider than the one before, so a percentile is off by 5 % at most. */
export const GROWTH = 1.1

/** The bucket of a duration in working minutes. */
export const bucketOf = (minutes: number): number =>
  minutes < 1 ? 0 : Math.floor(Math.log(minutes) / Math.log(GROWTH)) + 1

/** What a bucket stands for: the middle of its minutes. */
const minutesOf = (bucket: number): number => (bucket === 0 ? 0 : GROWTH ** (bucket - 0.5))

/**
 * The working minutes within which a share of the acts was done.
 *
 * @param share 0.5 is the median, 0.9 the 90th percentile
 * @returns whole minutes, within 5 % of the true value; nothing when there are no acts
 */
export function percentile(bars: readonly Bar[], share: number): number | undefined {
  const total = bars.reduce((sum, { acts }) => sum + acts, 0)
  let left = Math.max(1, Math.ceil(total * share))
  for (const { bucket, acts } of [...bars].sort((a, b) => a.bucket - b.bucket)) {
    left -= acts
    if (left <= 0) return Math.round(minutesOf(bucket))
  }
  return undefined
}
