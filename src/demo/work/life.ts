import { type Calendar, localDateOf, plusWorkingMinutes, workingMinutesBetween } from '../../core/calendar/index.ts'
import type { Actor, NewAct } from '../../core/ledger/index.ts'
import { dueAtOf, nearAtOf, plusWorkingDays } from '../../domains/work/rules/clock.ts'
import { USUAL } from '../../domains/work/rules/settings.ts'
import type { State } from '../../domains/work/rules/task.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'
import { BLAME, EXTENDING, PRAISE, RESULTS, RETURNED } from './titles.ts'

export type Official = Extract<Actor, { kind: 'official' }>

/** A task as it is given. */
export interface Given {
  id: string
  title: string
  expected: string
  at: Date
  dueOn: string | null
  giver: Official
  unitId: string
  head: Official | undefined
  doer: Official
  weight: number
  priority: string
  origin: { kind: string; id: string | null; number: string | null; targetId: string | null; partId: string | null }
  parent?: { id: string; rootId: string; depth: number; relation: 'cooperation' | 'part' }
  /** How much longer than planned things take there and then: 1 as planned. */
  pace: number
}

/** A task's columns, of which some are told by. */
export interface LivedRow extends Record<string, unknown> {
  state: State
  leadPersonId: string | null
  dueAt: Date | null
  firstDueAt: Date | null
  acceptBy: Date
  acceptedAt?: Date
  submittedAt?: Date
  closedAt?: Date
  returns: number
  extensions: number
  overdueDays: number
}

/** What became of it until a moment: its row, its acts and what belongs to them. */
export interface Lived {
  row: LivedRow
  acts: NewAct[]
  submissions: Record<string, unknown>[]
  extensions: Record<string, unknown>[]
}

const DAY = 480

/** Tells one task's life by the room's own rules, from when it was given until now: nothing later has happened yet. */
export function live(calendar: Calendar, chance: Random, given: Given, until: Date): Lived {
  const { id, at, giver, head, doer, origin, pace } = given
  const rootId = given.parent?.rootId ?? id
  const after = (from: Date, days: number) => plusWorkingMinutes(calendar, from, Math.max(10, Math.round(days * DAY)))
  const acts: NewAct[] = []
  const submissions: Record<string, unknown>[] = []
  const extensions: Record<string, unknown>[] = []
  const dueAt = given.dueOn ? dueAtOf(given.dueOn) : null
  const row: LivedRow = {
    ...{
      id,
      title: given.title,
      expected: given.expected,
      originKind: origin.kind,
      originId: origin.id,
      originNumber: origin.number,
    },
    ...{ targetId: origin.targetId, partId: origin.partId, parentId: given.parent?.id ?? null, rootId },
    ...{ relation: given.parent?.relation ?? null, depth: given.parent?.depth ?? 0 },
    ...{ assignerPersonId: giver.personId, assignerPostId: giver.postId, assignerUnitId: giver.unitId },
    ...{ leadUnitId: given.unitId, leadPersonId: null, priority: given.priority, weight: given.weight },
    ...{ hours: given.weight * USUAL.hoursAUnit, state: 'assigned', assignedAt: at, acceptBy: after(at, 1) },
    ...{ firstDueAt: dueAt, dueAt, nearAt: given.dueOn ? nearAtOf(calendar, at, given.dueOn, USUAL) : null },
    ...{ returns: 0, extensions: 0, overdueDays: 0, progress: 0, progressBasis: 'acts' },
  }
  const act = (verb: string, actor: Actor, occurredAt: Date, more: Partial<NewAct> = {}): string => {
    const actId = newIdAt(occurredAt)
    const { leadPersonId, dueAt: due } = row
    acts.push({
      ...{
        id: actId,
        verb: `task.${verb}` as NewAct['verb'],
        actor,
        subjectId: id,
        caseId: rootId,
        unitId: given.unitId,
        occurredAt,
      },
      ...(leadPersonId ? { personId: leadPersonId } : {}),
      ...(origin.partId ? { topicId: origin.partId } : {}),
      ...(due ? { dueAt: due } : {}),
      ...more,
    })
    return actId
  }
  const outcome = (when: Date) => (row.dueAt === null ? 'noDeadline' : when <= row.dueAt ? 'onTime' : 'late')
  const minutes = (from: Date | null, to: Date) => (from && from < to ? workingMinutesBetween(calendar, from, to) : 0)

  act('assign', giver, at, { facts: { origin: origin.kind, weight: given.weight } })
  const takenAt = after(at, 0.05 + chance.next() * 0.9 * pace)
  if (takenAt > until) return { row, acts, submissions, extensions }
  Object.assign(row, { state: 'accepted', acceptedAt: takenAt, leadPersonId: doer.personId })
  if (head && head.personId !== doer.personId) act('give', head, takenAt, { facts: { before: null, accepted: true } })
  else act('accept', doer, takenAt, { outcome: takenAt <= row.acceptBy ? 'onTime' : 'late' })

  const planned = dueAt ? workingMinutesBetween(calendar, at, dueAt) / DAY : 20
  const taken = Math.max(0.4, planned * 0.72 * pace * Math.exp(0.33 * chance.normal()))
  let doneAt = after(at, taken)
  if (doneAt <= takenAt) doneAt = after(takenAt, 0.3)
  const begunAt = after(takenAt, 0.2 + chance.next())
  const isOpenNow = doneAt > until
  if (begunAt < until && isOpenNow) {
    act('begin', doer, begunAt)
    Object.assign(row, { state: 'inProgress', begunAt })
  }

  // Whoever sees it coming asks in time; some only when it is too late.
  if (dueAt && doneAt > dueAt && chance.chance(0.42)) {
    const late = chance.chance(0.25)
    const askedAt = late
      ? after(dueAt, 0.2 + chance.next() * 2)
      : after(at, Math.max(0.6, planned - 0.6 - chance.next() * 2))
    if (askedAt < doneAt && askedAt > takenAt && askedAt < until) {
      const cause = chance.weighted({ own: 4, otherUnit: 3, law: 1, natural: 2 })
      const toOn = plusWorkingDays(
        calendar,
        localDateOf(dueAt),
        Math.max(1, Math.round(planned * (0.3 + chance.next() * 0.5))),
      )
      const overdueDays = askedAt > dueAt ? Math.max(1, Math.round(minutes(dueAt, askedAt) / DAY)) : 0
      const extensionId = act('askExtension', doer, askedAt, {
        outcome: askedAt > dueAt ? 'late' : 'inTime',
        facts: { cause, to: toOn },
      })
      const answeredAt = after(askedAt, 0.2 + chance.next() * 2)
      const answered = answeredAt < until && answeredAt < doneAt
      const granted = chance.chance(0.72)
      extensions.push({
        ...{
          id: extensionId,
          taskId: id,
          cause,
          reason: chance.pick(EXTENDING[cause] ?? []),
          fromDueAt: dueAt,
          toDueAt: dueAtOf(toOn),
        },
        ...{ late: askedAt > dueAt, overdueDays, askedBy: doer.personId, askedAt },
        decision: answered ? (granted ? 'granted' : 'refused') : isOpenNow ? null : 'takenBack',
        note: answered && !granted ? 'Việc gấp, cố gắng hoàn thành đúng hạn.' : null,
        decidedBy: answered ? giver.personId : isOpenNow ? null : doer.personId,
        decidedAt: answered ? answeredAt : isOpenNow ? null : doneAt,
      })
      if (answered && granted) {
        Object.assign(row, {
          ...{ dueAt: dueAtOf(toOn), nearAt: nearAtOf(calendar, at, toOn, USUAL), extensions: 1, overdueDays },
        })
        act('grantExtension', giver, answeredAt, { facts: { late: askedAt > dueAt, overdueDays } })
      } else if (answered) act('refuseExtension', giver, answeredAt, { facts: { late: askedAt > dueAt, overdueDays } })
      else if (isOpenNow) Object.assign(row, { extensionAskedAt: askedAt, answerBy: after(askedAt, 2) })
    }
  }
  if (isOpenNow) {
    if (row.state === 'inProgress' && chance.chance(0.45)) {
      const share = Math.min(0.95, minutes(at, until) / Math.max(1, minutes(at, doneAt)))
      Object.assign(row, { progress: Math.round(share * 20) * 5, progressBasis: 'typed' })
    }
    return { row, acts, submissions, extensions }
  }

  let submittedAt = doneAt
  for (let round = 1; ; round += 1) {
    const submissionId = act('submit', doer, submittedAt, {
      outcome: outcome(submittedAt),
      workingMinutes: minutes(at, submittedAt),
      lateMinutes: minutes(row.dueAt, submittedAt),
      facts: { round },
    })
    const decidedAt = after(submittedAt, 0.1 + chance.next() * 2.6)
    const returned = round === 1 && chance.chance(outcome(submittedAt) === 'late' ? 0.12 : 0.07)
    const decided = decidedAt < until
    const late = outcome(submittedAt) === 'late'
    const quality = chance.weighted(late ? { good: 6, met: 76, unmet: 18 } : { good: 27, met: 70, unmet: 3 })
    const reason = quality === 'good' ? chance.pick(PRAISE) : quality === 'unmet' ? chance.pick(BLAME) : null
    submissions.push({
      ...{ id: submissionId, taskId: id, round, result: chance.pick(RESULTS), submittedBy: doer.personId, submittedAt },
      resultNumber: chance.chance(0.4) ? `${chance.between(12, 980)}/BC` : null,
      decision: decided ? (returned ? 'returned' : 'approved') : null,
      quality: decided && !returned ? quality : null,
      reason: decided ? (returned ? chance.pick(RETURNED) : reason) : null,
      decidedBy: decided ? giver.personId : null,
      decidedAt: decided ? decidedAt : null,
    })
    Object.assign(row, { state: 'submitted', submittedAt, extensionAskedAt: null, answerBy: after(submittedAt, 2) })
    if (!decided) return { row, acts, submissions, extensions }
    if (!returned) {
      const { dueAt: due, firstDueAt } = row
      act('approve', giver, decidedAt, {
        ...{
          outcome: outcome(submittedAt),
          stepKey: quality,
          workingMinutes: minutes(at, submittedAt),
          lateMinutes: minutes(due, submittedAt),
        },
        facts: {
          ...{ quality, returns: row.returns, extensions: row.extensions },
          firstOnTime: firstDueAt === null ? null : submittedAt <= firstDueAt,
          overdueDays: row.overdueDays,
        },
      })
      Object.assign(row, {
        ...{
          state: 'approved',
          decidedAt,
          closedAt: decidedAt,
          quality,
          qualityReason: reason,
          progress: 100,
          answerBy: null,
        },
      })
      return { row, acts, submissions, extensions }
    }
    act('return', giver, decidedAt, { outcome: outcome(submittedAt), facts: { round } })
    Object.assign(row, { state: 'returned', decidedAt, returns: 1, answerBy: null })
    submittedAt = after(decidedAt, 0.5 + chance.next() * 3 * pace)
    if (submittedAt > until) return { row, acts, submissions, extensions }
  }
}
