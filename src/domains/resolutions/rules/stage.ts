/** What a scheme goes through, from the work programme to its final review. @practice resolutions-work */
export const STAGES = [
  'registered',
  'outline',
  'draft',
  'opinions',
  'appraisal',
  'submitted',
  'approved',
  'carriedOut',
  'midReview',
  'finalReview',
] as const
export type Stage = (typeof STAGES)[number]

export interface StageDates {
  dueOn: string | null
  doneOn: string | null
}

export type StageState = 'done' | 'doneLate' | 'late' | 'due' | 'unset'

/** How a stage stands on a day: one that ended late stays late. */
export function stageState({ dueOn, doneOn }: StageDates, today: string): StageState {
  if (doneOn !== null) return dueOn !== null && doneOn > dueOn ? 'doneLate' : 'done'
  if (dueOn === null) return 'unset'
  return dueOn < today ? 'late' : 'due'
}
