import type { Due, WorkingTime } from '../../core/calendar/index.ts'
import type { Actor, NewAct } from '../../core/ledger/index.ts'
import type { Place } from '../../core/organization/index.ts'
import {
  dueAfterPause,
  RECEPTION_ANSWER_MINUTES,
  stepMinutes,
  supplementInTime,
} from '../../domains/dossiers/rules/clocks.ts'
import { attributeLateness, type Charge, workedMinutes } from '../../domains/dossiers/rules/lateness.ts'
import { destination, givesResult } from '../../domains/dossiers/rules/routing.ts'
import type { Status } from '../../domains/dossiers/rules/status.ts'
import { type ProcedureVersion, stopAfter } from '../../domains/procedures/index.ts'
import { newIdAt } from '../../platform/ids.ts'

/** Somebody who acts, in a post. */
export interface Holder {
  personId: string
  postId: string
  unitId: string
}

export interface RunLine {
  id: string
  stepKey: string
  unitId: string
  role: string
  external: boolean
  personId: string | null
  startedAt: Date
  shareMinutes: number
  dueAt: Date
  endedAt: Date | null
  outcome: 'onTime' | 'late' | null
  workedMinutes: number | null
  overMinutes: number | null
  legalPeriod: number
}

export interface PauseLine {
  id: string
  cause: 'supplement' | 'financialDuty'
  reason: string
  startedAt: Date
  startedBy: string
  endedAt: Date | null
}

export interface DueLine {
  id: string
  cause: 'reception' | 'supplement' | 'financialDuty'
  due: Due
  setAt: Date
}

/** How a dossier's table row stands at the end of what was told. */
export interface Standing {
  status: Status
  beforeSupplement: Status | null
  stepKey: string
  queueUnitId: string | null
  queueRole: string | null
  receivedAt: Date | null
  receivedBy: string | null
  clockStartedAt: Date | null
  legal: Due | null
  stepDueAt: Date | null
  supplements: number
  finishedAt: Date | null
  workedMinutes: number | null
  lateMinutes: number
  returnedAt: Date | null
  signedBy: string | null
  resultExternal: boolean
  resultAt: Date | null
  changes: number
}

/** What the story of a dossier needs of the world. */
export interface World {
  time: WorkingTime
  placeOf(place: Place, receivingUnitId: string): Place
  holder(unitId: string, role: string): Holder | undefined
}

/**
 * One dossier's life as it would have been lived: each method is one official act, by the same rules and with the same figures
 * as the real one, at an instant of the past.
 */
export class Life {
  readonly id: string
  readonly version: ProcedureVersion
  readonly unitId: string
  readonly submittedAt: Date
  readonly runs: RunLine[] = []
  readonly pauses: PauseLine[] = []
  readonly dueDates: DueLine[] = []
  readonly charges: (Charge & { id: string; at: Date })[] = []
  readonly acts: NewAct[] = []
  readonly now: Standing
  readonly #world: World

  constructor(world: World, version: ProcedureVersion, unitId: string, submittedAt: Date) {
    this.#world = world
    this.id = newIdAt(submittedAt)
    this.version = version
    this.unitId = unitId
    this.submittedAt = submittedAt
    const [first] = version.steps
    this.now = {
      status: 'submitted',
      beforeSupplement: null,
      stepKey: first?.key ?? '',
      queueUnitId: unitId,
      queueRole: first?.role ?? 'reception',
      receivedAt: null,
      receivedBy: null,
      clockStartedAt: null,
      legal: null,
      stepDueAt: null,
      supplements: 0,
      finishedAt: null,
      workedMinutes: null,
      lateMinutes: 0,
      returnedAt: null,
      signedBy: null,
      resultExternal: false,
      resultAt: null,
      changes: 1,
    }
  }

  submit(facts: NonNullable<NewAct['facts']>): void {
    const due = this.#world.time.plusMinutes(this.submittedAt, RECEPTION_ANSWER_MINUTES)
    this.#start(this.#place(), this.submittedAt, RECEPTION_ANSWER_MINUTES, 0)
    this.#record('submit', this.submittedAt, null, { dueAt: due, facts })
  }

  /** Takes it in at the counter: the limit runs at once. */
  receive(by: Holder, facts: NonNullable<NewAct['facts']>): void {
    const at = this.submittedAt
    const legal = this.#startLegalClock('reception', at)
    this.#start(this.#place(), at, this.#share(this.now.stepKey, at, legal), 1, by.personId)
    this.#record('receive', at, by, { dueAt: legal.at, facts })
    this.#move({ status: 'accepted', receivedAt: at, receivedBy: by.personId })
  }

  accept(by: Holder, at: Date): void {
    const answered = this.#end(at, by)
    const legal = this.#startLegalClock('reception', at)
    this.#start(this.#place(), at, this.#share(this.now.stepKey, at, legal), 1, by.personId)
    this.#record('accept', at, by, { dueAt: legal.at, ...outcomeOf(answered) })
    this.#move({ status: 'accepted', receivedAt: at, receivedBy: by.personId })
  }

  /** Ends the step and hands over to the next, perhaps at another office. */
  passOn(by: Holder, at: Date): void {
    const external = this.#running()?.external ?? false
    const ended = this.#end(at, by)
    const next = this.#next()
    if (!next || !ended) throw new Error('There is no step to hand over to')
    this.#record(external ? 'recordExternalAnswer' : 'handOver', at, by, {
      unitId: ended.unitId,
      stepKey: ended.stepKey,
      dueAt: ended.dueAt,
      ...outcomeOf(ended),
      facts: { toStep: next.stepKey, toUnit: next.unitId },
    })
    this.#arrive(next, at, ended.legalPeriod)
    this.#move({ status: 'processing' })
  }

  /** The office is done: result signed, or recorded from outside. */
  resolve(by: Holder, at: Date): void {
    const external = this.#running()?.external ?? false
    const ended = this.#end(at, by)
    this.#settle(at)
    this.#record(external ? 'recordExternalResult' : 'resolve', at, by, {
      ...(ended ? { stepKey: ended.stepKey } : {}),
      ...this.#closing(),
      facts: { stepUnit: ended?.unitId ?? null, stepMinutes: ended?.workedMinutes ?? null },
    })
    const next = this.#next()
    if (next) this.#arrive(next, at, ended?.legalPeriod ?? 1)
    this.#move({
      status: 'resolved',
      finishedAt: at,
      signedBy: external ? null : by.personId,
      resultExternal: external,
      resultAt: at,
    })
  }

  returnResult(by: Holder, at: Date): void {
    const ended = this.#end(at, by)
    this.#record('returnResult', at, by, ended ? { workingMinutes: ended.workedMinutes ?? 0 } : {})
    this.#close({ status: 'returned', returnedAt: at })
  }

  requestSupplement(by: Holder, at: Date, reason: string): void {
    const ended = this.#end(at, by)
    const late = this.now.receivedAt ? this.#settle(at) : 0
    const { receivedAt } = this.now
    this.pauses.push({
      id: newIdAt(at),
      cause: 'supplement',
      reason,
      startedAt: at,
      startedBy: by.personId,
      endedAt: null,
    })
    this.#record('requestSupplement', at, by, {
      outcome: receivedAt === null || supplementInTime(this.#world.time, receivedAt, at) ? 'onTime' : 'late',
      workingMinutes: ended?.workedMinutes ?? 0,
      lateMinutes: late,
      facts: { items: 1 },
    })
    this.#move({
      beforeSupplement: this.now.status,
      status: 'awaiting_supplement',
      supplements: this.now.supplements + 1,
      stepDueAt: null,
    })
  }

  /** The person hands in what was missing: the limit starts anew. */
  resubmit(at: Date): void {
    const back = this.now.beforeSupplement ?? 'submitted'
    this.#endPause(at)
    const last = this.runs.at(-1)
    const place = last
      ? { stepKey: last.stepKey, unitId: last.unitId, role: last.role, external: last.external }
      : this.#place()
    const legal = back === 'submitted' ? undefined : this.#startLegalClock('supplement', at)
    const share = legal ? this.#share(place.stepKey, at, legal) : RECEPTION_ANSWER_MINUTES
    this.#start(place, at, share, legal ? (last?.legalPeriod ?? 0) + 1 : 0)
    this.#record('resubmit', at, null, { ...(legal ? { dueAt: legal.at } : {}), facts: { papers: 1 } })
    this.#move({ status: back, beforeSupplement: null })
  }

  startFinancialDuty(by: Holder, at: Date): void {
    this.pauses.push({
      id: newIdAt(at),
      cause: 'financialDuty',
      reason: 'Thông báo nghĩa vụ tài chính',
      startedAt: at,
      startedBy: by.personId,
      endedAt: null,
    })
    this.#record('startFinancialDuty', at, by, {})
    this.#move({ status: 'awaiting_payment' })
  }

  finishFinancialDuty(by: Holder, at: Date): void {
    const pause = this.#endPause(at)
    const { time } = this.#world
    const run = this.#running()
    if (run) {
      const rest =
        run.shareMinutes -
        workedMinutes(time, { startedAt: run.startedAt, endedAt: pause.startedAt }, this.#intervals(at))
      if (rest > 0) run.dueAt = this.now.stepDueAt = time.plusMinutes(at, rest)
    }
    const { legal } = this.now
    const moved = legal && dueAfterPause(time, this.#counting(), legal, pause.startedAt, at)
    if (moved) this.#keepDue('financialDuty', moved, at)
    this.#record('finishFinancialDuty', at, by, moved ? { dueAt: moved.at } : {})
    this.#move({ status: 'processing' })
  }

  /** Ends without a result: refused before or after examination, or withdrawn. */
  end(verb: 'refuse' | 'acceptWithdrawal', by: Holder, at: Date): void {
    if (verb === 'acceptWithdrawal') this.#record('requestWithdrawal', at, null, {})
    this.#end(at, by)
    this.#settle(at)
    this.#record(verb, at, by, this.#closing())
    this.#close({
      status: verb === 'refuse' && this.now.receivedAt === null ? 'not_accepted' : 'stopped',
      finishedAt: at,
    })
  }

  rate(at: Date, stars: number): void {
    this.#record('rate', at, null, { facts: { stars } })
  }

  /** The working minutes the running step may take. */
  get share(): number {
    return this.#running()?.shareMinutes ?? 0
  }

  get running(): RunLine | undefined {
    return this.#running()
  }

  get nextGivesNothingMore(): boolean {
    return givesResult(this.version.steps, this.now.stepKey)
  }

  #place() {
    const [first] = this.version.steps
    return { stepKey: first?.key ?? '', unitId: this.unitId, role: first?.role ?? 'reception', external: false }
  }

  #counting() {
    const { limit, countAfterCutoff, dueTimeMode } = this.version
    return { limit, countAfterCutoff, dueTimeMode }
  }

  #running(): RunLine | undefined {
    return this.runs.find(({ endedAt }) => endedAt === null)
  }

  #intervals(at: Date) {
    return this.pauses.map(({ startedAt, endedAt }) => ({ startedAt, endedAt: endedAt ?? at }))
  }

  #share(stepKey: string, startedAt: Date, legal: Due): number {
    return stepMinutes(this.#world.time, this.version.steps, stepKey, this.version.limit, {
      startedAt,
      dueAt: legal.at,
    })
  }

  #start(
    to: { stepKey: string; unitId: string; role: string; external: boolean },
    at: Date,
    shareMinutes: number,
    legalPeriod: number,
    personId: string | null = null,
  ): void {
    const dueAt = this.#world.time.plusMinutes(at, shareMinutes)
    this.runs.push({
      id: newIdAt(at),
      stepKey: to.stepKey,
      unitId: to.unitId,
      role: to.role,
      external: to.external,
      personId,
      startedAt: at,
      shareMinutes,
      dueAt,
      endedAt: null,
      outcome: null,
      workedMinutes: null,
      overMinutes: null,
      legalPeriod,
    })
    this.now.stepDueAt = dueAt
  }

  #end(at: Date, by: Holder): RunLine | undefined {
    const run = this.#running()
    if (!run) return undefined
    const worked = workedMinutes(this.#world.time, { startedAt: run.startedAt, endedAt: at }, this.#intervals(at))
    const over = at > run.dueAt ? Math.max(0, worked - run.shareMinutes) : 0
    return Object.assign(run, {
      endedAt: at,
      workedMinutes: worked,
      overMinutes: over,
      outcome: over > 0 ? ('late' as const) : ('onTime' as const),
      personId: by.personId,
    })
  }

  #startLegalClock(cause: 'reception' | 'supplement', at: Date): Due {
    const due = this.#world.time.due(at, this.#counting())
    this.#keepDue(cause, due, at)
    this.now.clockStartedAt = at
    return due
  }

  #keepDue(cause: DueLine['cause'], due: Due, at: Date): void {
    this.dueDates.push({ id: newIdAt(at), cause, due, setAt: at })
    this.now.legal = due
  }

  #endPause(at: Date): PauseLine {
    const pause = this.pauses.find(({ endedAt }) => endedAt === null)
    if (!pause) throw new Error('Nothing is paused')
    pause.endedAt = at
    return pause
  }

  /** Charges what is late in this run of the legal clock. @returns the late minutes */
  #settle(at: Date): number {
    const { legal } = this.now
    const period = Math.max(0, ...this.runs.map(({ legalPeriod }) => legalPeriod))
    if (!legal || period === 0) {
      this.now.workedMinutes = this.now.workedMinutes ?? 0
      return 0
    }
    const runs = this.runs.filter(
      (run): run is RunLine & { endedAt: Date; workedMinutes: number } =>
        run.legalPeriod === period && run.endedAt !== null,
    )
    const charges = attributeLateness(this.#world.time, { dueAt: legal.at, endedAt: at }, runs, this.#intervals(at))
    this.charges.push(...charges.map((charge) => ({ ...charge, id: newIdAt(at), at })))
    const late = charges.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0)
    this.now.workedMinutes = (this.now.workedMinutes ?? 0) + runs.reduce((sum, run) => sum + run.workedMinutes, 0)
    this.now.lateMinutes += late
    return late
  }

  #closing() {
    const { legal, lateMinutes, workedMinutes: worked } = this.now
    return {
      ...(legal ? { dueAt: legal.at } : {}),
      outcome: lateMinutes ? ('late' as const) : ('onTime' as const),
      workingMinutes: worked ?? 0,
      lateMinutes,
    }
  }

  #next() {
    const [next] = stopAfter(this.version.steps, this.now.stepKey)
    if (!next) return undefined
    const sender = { unitId: this.now.queueUnitId ?? this.unitId, role: this.now.queueRole ?? '' }
    return destination(next, this.unitId, sender, this.#world.placeOf)
  }

  #arrive(to: NonNullable<ReturnType<typeof destination>>, at: Date, legalPeriod: number): void {
    const { legal, clockStartedAt } = this.now
    const share = legal
      ? stepMinutes(this.#world.time, this.version.steps, to.stepKey, this.version.limit, {
          startedAt: clockStartedAt ?? at,
          dueAt: legal.at,
        })
      : 0
    this.#start(to, at, share, legalPeriod)
    this.now.stepKey = to.stepKey
    this.now.queueUnitId = to.queue.unitId
    this.now.queueRole = to.queue.role
  }

  #close(change: Partial<Standing>): void {
    this.#move({ ...change, queueUnitId: null, queueRole: null, stepDueAt: null, beforeSupplement: null })
  }

  #move(change: Partial<Standing>): void {
    Object.assign(this.now, change, { changes: this.now.changes + 1 })
  }

  #record(deed: string, at: Date, by: Holder | null, detail: Partial<NewAct>): void {
    const actor: Actor = by ? { kind: 'official', ...by } : { kind: 'citizen' }
    this.acts.push({
      verb: `dossier.${deed}`,
      actor,
      subjectId: this.id,
      caseId: this.id,
      topicId: this.version.procedureId,
      unitId: this.unitId,
      ...(deed === 'submit' || deed === 'receive' || deed === 'rate' ? {} : { stepKey: this.now.stepKey }),
      ...(by ? { personId: by.personId } : {}),
      occurredAt: at,
      ...detail,
    })
  }
}

const outcomeOf = (run: RunLine | undefined) => ({
  outcome: run?.outcome ?? ('onTime' as const),
  workingMinutes: run?.workedMinutes ?? 0,
  lateMinutes: run?.overMinutes ?? 0,
})
