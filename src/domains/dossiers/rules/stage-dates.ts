import type { Limit, LocalDate, WorkingTime } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { type ProcedureVersion, stagesOf } from '../../procedures/index.ts'

/** A named part of a dossier's limit, and the day until which it lasts; missing where that can't be said. */
export interface DatedStage {
  name: Text
  limit: Limit
  until: LocalDate | null
}

type Version = Pick<ProcedureVersion, 'steps' | 'limit' | 'countAfterCutoff' | 'dueTimeMode'>

/**
 * The parts of a limit with their days. The last ends when the whole does; those before it are counted from the same start, as
 * long as nothing has paused or lengthened the limit since.
 *
 * @param from when the limit began; missing before it has
 * @param legalDueAt the due date as it stands
 */
export function datedStages(
  time: Pick<WorkingTime, 'due' | 'dateOf'>,
  version: Version,
  from: Date | null,
  legalDueAt: Date | null,
): DatedStage[] {
  const stages = stagesOf(version.steps)
  const { limit, ...counting } = version
  const isPlain = from && legalDueAt && time.due(from, version).at.getTime() === legalDueAt.getTime()
  let sum = 0
  return stages.map((stage) => {
    sum += stage.limit.amount
    const isLast = Math.abs(sum - limit.amount) < 1e-9
    if (isLast) return { ...stage, until: legalDueAt && time.dateOf(legalDueAt) }
    if (!isPlain || !Number.isInteger(sum)) return { ...stage, until: null }
    return { ...stage, until: time.due(from, { ...counting, limit: { ...limit, amount: sum } }).on }
  })
}
