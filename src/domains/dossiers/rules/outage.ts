/** How long an announced outage may pause a limit. @law 301/2026/NĐ-CP, art. 3: to be mended within 24 hours */
export const MENDED_WITHIN_HOURS = 24

/** An outage as its owner announced it. */
export interface Announced {
  announcedAt: Date
  startsAt: Date
  untilAt: Date
}

export type OutageFault =
  | 'announced_later'
  | 'before_announcement'
  | 'ends_before_start'
  | 'longer_than_allowed'
  | 'over_already'

/**
 * What is wrong with an outage that is to be registered; undefined: nothing. Nobody pauses backwards in time: it begins with its
 * announcement at the earliest, and one that is over is registered no more.
 */
export function outageFault({ announcedAt, startsAt, untilAt }: Announced, now: Date): OutageFault | undefined {
  if (announcedAt > now) return 'announced_later'
  if (startsAt < announcedAt) return 'before_announcement'
  if (untilAt <= startsAt) return 'ends_before_start'
  if (untilAt.getTime() - startsAt.getTime() > MENDED_WITHIN_HOURS * 3_600_000) return 'longer_than_allowed'
  return untilAt <= now ? 'over_already' : undefined
}
