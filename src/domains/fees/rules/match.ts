/** How a line of the bank fits what is owed. */
export type Fit = 'exact' | 'partly' | 'overpaid' | 'settled' | 'unknown' | 'ambiguous' | 'outgoing' | 'alreadyImported'

/** What a dossier's balance says that a line might pay. */
export interface Candidate {
  dossierId: string
  code: string
  shortCode: string
  owedDong: number
}

export interface Proposal {
  fit: Fit
  /** Where there is exactly one. */
  candidate: Candidate | undefined
}

/**
 * Which dossier a line pays, by the codes in its words and by its amount.
 *
 * A longer code that is a dossier beats a shorter one it contains, unless only the shorter one owes this amount; where two
 * dossiers fit equally, a person decides.
 */
export function propose(amountDong: number, candidates: readonly Candidate[]): Proposal {
  if (amountDong < 0) return { fit: 'outgoing', candidate: undefined }
  if (candidates.length === 0) return { fit: 'unknown', candidate: undefined }
  const exact = candidates.filter(({ owedDong }) => owedDong === amountDong)
  const chosen = exact.length === 1 ? exact : candidates.filter((each) => isLongest(each, candidates))
  const [candidate] = chosen
  if (chosen.length !== 1 || !candidate) return { fit: 'ambiguous', candidate: undefined }
  return { fit: fitOf(amountDong, candidate.owedDong), candidate }
}

const isLongest = ({ shortCode }: Candidate, all: readonly Candidate[]): boolean =>
  !all.some((other) => other.shortCode !== shortCode && other.shortCode.includes(shortCode))

function fitOf(amountDong: number, owedDong: number): Fit {
  if (owedDong <= 0) return 'settled'
  if (amountDong === owedDong) return 'exact'
  return amountDong < owedDong ? 'partly' : 'overpaid'
}

/** What is recorded without a person's decision. A dossier that owes nothing is left to one: it may have been paid twice. */
export const isCertain = (fit: Fit): boolean => fit === 'exact' || fit === 'partly' || fit === 'overpaid'
