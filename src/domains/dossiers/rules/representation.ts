/**
 * On what ground somebody files for another (nộp thay).
 *
 * @practice parents, spouses and children without a written authorisation, as the circulars on civil status allow; all others with one
 */
export const GROUNDS = ['family', 'guardian', 'authorised', 'organisation'] as const
export type Ground = (typeof GROUNDS)[number]

export const isGround = (value: string): value is Ground => GROUNDS.some((ground) => ground === value)

const WITH_PAPER: ReadonlySet<string> = new Set<Ground>(['guardian', 'authorised', 'organisation'])

/** Whether the ground has to be shown by a paper. */
export const needsPaper = (ground: string): boolean => WITH_PAPER.has(ground)
