/** What a dossier asks of its person now. */
export const TASKS = ['supplement', 'pay', 'duty', 'collect', 'rate'] as const
export type Task = (typeof TASKS)[number]

/** What the rule needs to know of a dossier. */
export interface Standing {
  status: string
  part: 'applicant' | 'filer'
  objected: boolean
  mayBeRated: boolean
  owedDong: number
}

const BY_STATUS: Partial<Record<string, Task>> = {
  awaiting_payment: 'duty',
  resolved: 'collect',
}

const OVER: ReadonlySet<string> = new Set(['stopped', 'not_accepted'])

/**
 * What a person has to do about a dossier, if anything: what keeps it from going on comes first.
 *
 * Whoever filed for somebody who objects has nothing to do with it any more.
 */
export function taskOf({ status, part, objected, mayBeRated, owedDong }: Standing): Task | null {
  if (part === 'filer' && objected) return null
  if (status === 'awaiting_supplement') return 'supplement'
  if (owedDong > 0 && !OVER.has(status)) return 'pay'
  return BY_STATUS[status] ?? (mayBeRated ? 'rate' : null)
}
