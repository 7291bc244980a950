/** How a unit's service was rated: one question for each result, answered or not. */
export interface Asked {
  asked: number
  answered: number
  /** Those who gave four or five stars. */
  satisfied: number
}

/** What may be said of it in public. */
export interface Satisfaction {
  asked: number
  answered: number
  /** Of those asked; missing while nobody was. */
  responseShare: number | null
  /** Of those who answered; missing while too few did. */
  satisfiedShare: number | null
}

/** On fewer answers a share says little, and some could be told apart. @practice own survey rules: 30 for a rate */
export const ENOUGH_ANSWERS = 30

/**
 * What may be published of ratings: always with how many answered; a silent person is never counted as satisfied.
 *
 * @practice four and five of five stars are “hài lòng” and “rất hài lòng”
 */
export const publishable = ({ asked, answered, satisfied }: Asked): Satisfaction => ({
  asked,
  answered,
  responseShare: asked === 0 ? null : answered / asked,
  satisfiedShare: answered < ENOUGH_ANSWERS ? null : satisfied / answered,
})
