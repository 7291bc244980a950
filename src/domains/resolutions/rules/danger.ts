import type { Measure, Ratio, Verdict } from './target.ts'
import { isAtLeast } from './tone.ts'

/** From this month on a level is held against its plan: before, most of the way may still be to come. */
const LEVELS_FROM_MONTH = 9

export interface Endangered {
  measure: Measure | undefined
  verdict: Verdict
  /** What of what is due by the last report is there. */
  path: Ratio | undefined
  upToMonth: number | null
}

/**
 * Whether a target is so far behind that it must be explained: what adds up, against what was due by its last report; anything else
 * against its plan, from September on.
 *
 * @param dangerPercent below this part of it
 * @practice a setting; nobody's law says a number
 */
export function isInDanger({ verdict, path, upToMonth }: Endangered, dangerPercent: number): boolean {
  if (verdict.state !== 'notReached') return false
  if (path) return !isAtLeast(path, dangerPercent)
  if (verdict.late) return true
  if (upToMonth === null || upToMonth < LEVELS_FROM_MONTH) return false
  return verdict.ratio !== undefined && !isAtLeast(verdict.ratio, dangerPercent)
}

export const CAUSES = ['weather', 'money', 'people', 'others', 'plan', 'own', 'other'] as const
export type Cause = (typeof CAUSES)[number]
export const isCause = (text: string): text is Cause => (CAUSES as readonly string[]).includes(text)
