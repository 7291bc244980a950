import type { Limit } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { lengthOf } from './stops.ts'
import type { Step } from './version.ts'

/** A named part of a procedure's limit (giai đoạn): some steps one after another, with the time they have together. */
export interface Stage {
  name: Text
  limit: Limit
}

type Staged = Pick<Step, 'key' | 'amount' | 'unitOfTime' | 'parallel' | 'stage'>

/**
 * The parts of a limit in their order; empty where it has none.
 *
 * @example stagesOf(steps) // [{ name: 'Đăng ký', limit: 17 working days }, { name: 'Cấp giấy', limit: 3 working days }]
 */
export function stagesOf(steps: readonly Staged[]): Stage[] {
  const runs: Staged[][] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last && last[0]?.stage?.vi === step.stage?.vi) last.push(step)
    else runs.push([step])
  }
  return runs.flatMap((run) => {
    const [first] = run
    if (!first?.stage || first.unitOfTime === 'sameDay') return []
    return [{ name: first.stage, limit: { amount: lengthOf(run), unit: first.unitOfTime } }]
  })
}
