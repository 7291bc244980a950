/**
 * Why a clerk throws away what was taken in without a line and refused by the server (căn cứ bỏ hồ sơ tạm).
 *
 * @practice no law knows a receipt of the time without a line; its reasons are those for which counters tear up a slip of paper
 */
export const GROUNDS = ['takenAgain', 'notEligible', 'takenBack', 'cannotBeSent', 'byMistake'] as const
export type Ground = (typeof GROUNDS)[number]

export const isGround = (text: string): text is Ground => GROUNDS.some((ground) => ground === text)

/** How long a person who is still to be told is kept. @practice as long as a draft: whoever wasn't reached by then comes with the slip */
export const CONTACT_DAYS = 30

export const STATES = ['open', 'settled', 'takenAgain'] as const
export type DiscardState = (typeof STATES)[number]

/** How a discard stands: its person is to be told, was told, or has the dossier as which it was taken in again. */
export const stateOf = ({
  settledAt,
  dossierId,
}: {
  settledAt: Date | null
  dossierId: string | null
}): DiscardState => (dossierId ? 'takenAgain' : settledAt ? 'settled' : 'open')
