import { findTargetStates, type TargetState } from '../../resolutions/index.ts'
import { findTaskStates, type TaskState } from '../../work/index.ts'
import type { Commitments } from '../deps.ts'
import type { Ending } from '../rules/settlement.ts'
import type { Clause } from '../rules/terms.ts'

/** How the live thing that a clause is stands now; undefined where it is gone. */
export type Live = { kind: 'target'; state: TargetState } | { kind: 'task'; state: TaskState } | undefined

/** How clauses stand, each in its place: two queries however many. @param year the term's */
export async function findLive(
  { db, localityId }: Pick<Commitments, 'db' | 'localityId'>,
  clauses: readonly Pick<Clause, 'subject'>[],
  year: number,
  { now, today }: { now: Date; today: string },
): Promise<Live[]> {
  const subjects = clauses.map(({ subject }) => subject)
  const asked = subjects.flatMap((subject) =>
    subject.kind === 'target' ? [{ targetId: subject.id, unitId: subject.unitId, period: String(year) }] : [],
  )
  const taskIds = subjects.flatMap((subject) => (subject.kind === 'task' ? [subject.id] : []))
  const [targets, tasks] = await Promise.all([
    findTargetStates(db, localityId, asked, today),
    findTaskStates(db, localityId, taskIds, now),
  ])
  let next = 0
  return subjects.map((subject): Live => {
    if (subject.kind === 'task') {
      const state = tasks.get(subject.id)
      return state && { kind: 'task', state }
    }
    const state = targets[next]
    next += 1
    return state && { kind: 'target', state }
  })
}

/** How a clause ended, for its settlement. */
export function endingOf(live: Live): Ending {
  if (!live) return { kind: 'gone' }
  if (live.kind === 'target') {
    const { verdict } = live.state
    return {
      kind: 'target',
      state: verdict.state,
      isLate: 'late' in verdict && verdict.late === true,
      ratio: 'ratio' in verdict ? verdict.ratio : undefined,
    }
  }
  const { standing, state } = live.state
  if (standing === 'doneOnTime') return { kind: 'task', state: 'onTime' }
  if (standing === 'doneLate') return { kind: 'task', state: 'late' }
  if (standing === 'ended' || standing === 'paused' || standing === 'draft') return { kind: 'task', state: 'ended' }
  // A task without a deadline is done when it is accepted.
  return { kind: 'task', state: state === 'approved' ? 'onTime' : 'open' }
}
