/** Where a held paper came from. */
export type Source = 'result' | 'reception' | 'online'

/** National code of digitising: 0 not, 1 digitised, 2 reused, 3 reused from another dossier's result. */
export type Digitised = 0 | 1 | 2 | 3

/** @law 01/2023/TT-VPCP; the codes are those of the national exchange */
export const reusedAs = (source: Source): 2 | 3 => (source === 'result' ? 3 : 2)

/**
 * Why a paper is asked for although it is held.
 *
 * @law 118/2025/NĐ-CP, art. 4.2a: only where the data is missing or wrong, with the reason; that an owner may rather bring the
 * paper follows from consent being free
 */
export const ASK_REASONS = ['missing', 'wrong', 'declined'] as const
export type AskReason = (typeof ASK_REASONS)[number]

/** What is missing or wrong has to be said; that somebody would rather bring it needs no words. */
export const isReasoned = ({ reason, note }: { reason: AskReason; note?: string | undefined }): boolean =>
  reason === 'declined' || (note ?? '').trim() !== ''

/** What an official looks at the store for. */
export const PURPOSES = ['intake', 'handling', 'checking', 'request'] as const
export type Purpose = (typeof PURPOSES)[number]
