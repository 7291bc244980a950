import { record } from '../../../core/ledger/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { isOpen, tasksOf } from '../../work/index.ts'
import { type Arrival, lockArrival, readersOf } from '../queries/arrivals.ts'
import type { Place } from '../queries/documents.ts'
import { wayTo } from '../rules/states.ts'
import { verbs } from '../verbs.ts'
import { move } from './scene.ts'

/** Whether a task of it isn't closed, or somebody hasn't read it. */
export async function isStillOpen(place: Place, arrivalId: string, now: Date): Promise<boolean> {
  const [tasks, readers] = await Promise.all([
    tasksOf(place.db, place.localityId, 'document', arrivalId, now),
    readersOf(place, arrivalId),
  ])
  return tasks.some(({ state }) => isOpen(state)) || readers.some(({ readAt }) => readAt === null)
}

interface Moment {
  tx: Db
  localityId: number
  now: Date
}

/** Where nothing is awaited any more, nothing is left to do and to read: it is done with (06). The ledger is told by whom. */
export async function finishIfDone(
  moment: Moment,
  arrival: Arrival,
  by: { personId: string; unitId: string },
): Promise<boolean> {
  const { tx, localityId, now } = moment
  const way = wayTo(arrival.state, '06')
  if (!way || way.length === 0 || arrival.deskUnitId !== null) return false
  if (await isStillOpen({ db: tx, localityId }, arrival.id, now)) return false
  await move(moment, arrival.id, way, by)
  await record(tx, {
    verb: verbs.finish.name,
    actor: { kind: 'system' },
    subjectId: arrival.id,
    caseId: arrival.documentId,
    unitId: arrival.unitId,
    occurredAt: now,
    ...(arrival.dueAt ? { dueAt: arrival.dueAt } : {}),
  })
  return true
}

/** A task born from a document has moved on: what is begun makes the copy worked on (05), the last one closed makes it done (06). */
export const followTask =
  (localityId: number) =>
  async (
    tx: Db,
    task: { originKind: string; originId: string | null; state: string },
    by: { personId: string; unitId: string },
    now: Date,
  ): Promise<void> => {
    if (task.originKind !== 'document' || task.originId === null) return
    const arrival = await lockArrival({ db: tx, localityId }, task.originId)
    if (!arrival) return
    const moment = { tx, localityId, now }
    if (task.state === 'inProgress') {
      const way = wayTo(arrival.state, '05')
      if (!way || way.length === 0) return
      await move(moment, arrival.id, way, by)
      await record(tx, {
        verb: verbs.work.name,
        actor: { kind: 'system' },
        subjectId: arrival.id,
        caseId: arrival.documentId,
        unitId: arrival.unitId,
        occurredAt: now,
      })
    }
    if (task.state === 'approved' || task.state === 'cancelled' || task.state === 'merged')
      await finishIfDone(moment, arrival, by)
  }
