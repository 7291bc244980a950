import type { WorkingTime } from '../../core/calendar/index.ts'
import type { Random } from '../random.ts'
import type { Holder, Life, World } from './life.ts'

/** How a place works: 1 takes about two thirds of its share, 2 twice as long. */
export interface Tempo {
  /** by unit's code */
  units: Record<string, number>
  /** by step's key */
  steps: Record<string, number>
}

/** Somebody at work in a unit and role, or nobody if the profile has none. */
const need = (world: World, unitId: string, role: string): Holder => {
  const holder = world.holder(unitId, role)
  if (!holder) throw new Error(`Nobody holds ${role} in ${unitId}`)
  return holder
}

const SHARES = {
  supplementAtReception: 0.03,
  refusedAtReception: 0.02,
  supplement: 0.04,
  refused: 0.01,
  withdrawn: 0.01,
  rated: 0.4,
}

const REASONS = [
  'Thiếu chữ ký của người cùng sử dụng đất.',
  'Bản sao không rõ, cần nộp bản khác.',
  'Thông tin trên tờ khai chưa khớp với giấy tờ kèm theo.',
  'Thiếu giấy tờ chứng minh nơi cư trú.',
]

/** Procedures after whose tax notice the person has money to pay. */
const PAYS_AFTER_TAX: Record<string, string> = { 'cap-gcn-lan-dau': 'sign', 'bien-dong-dat-dai': 'register' }

const DAY_MINUTES = 480

export interface StoryOptions {
  channel: 'counter' | 'online'
  /** Nothing later than this has happened yet. */
  until: Date
  /** How the place works today, by the running step. */
  pace: (unitId: string, stepKey: string) => number
  facts: Record<string, string | number>
}

/**
 * Tells a dossier's life from its submission until now. What would lie in the future hasn't happened: the dossier is still open
 * where it stands.
 */
export function tell(life: Life, world: World, chance: Random, { channel, until, pace, facts }: StoryOptions): void {
  const { time } = world
  const clerk = need(world, life.unitId, 'reception')
  if (channel === 'counter') life.receive(clerk, facts)
  else {
    life.submit(facts)
    if (!atReception(life, clerk, time, chance, until, pace(life.unitId, 'answer'))) return
  }
  if (throughSteps(life, world, chance, until, pace)) toTheEnd(life, world, chance, until)
}

/** Reception answers an online dossier. @returns whether it was accepted by now */
function atReception(life: Life, clerk: Holder, time: WorkingTime, chance: Random, until: Date, pace: number): boolean {
  const answerAt = (from: Date): Date =>
    time.plusMinutes(from, Math.max(5, Math.round(110 * pace * Math.exp(0.8 * chance.normal()))))
  let at = answerAt(life.submittedAt)
  if (at > until) return false
  const roll = chance.next()
  if (roll < SHARES.refusedAtReception) {
    life.end('refuse', clerk, at)
    return false
  }
  if (roll < SHARES.refusedAtReception + SHARES.supplementAtReception) {
    life.requestSupplement(clerk, at, chance.pick(REASONS))
    const back = time.plusMinutes(at, chance.between(1, 6) * DAY_MINUTES)
    if (back > until) return false
    life.resubmit(back)
    at = answerAt(back)
    if (at > until) return false
  }
  life.accept(clerk, at)
  return true
}

/** From reception to the signed result. @returns whether the result was signed by now */
function throughSteps(life: Life, world: World, chance: Random, until: Date, pace: StoryOptions['pace']): boolean {
  const { time } = world
  const fate = chance.next()
  const turnsAt = chance.between(1, 2)
  for (let step = 0; ; step += 1) {
    const run = life.running
    if (!run) return false
    const by = need(world, life.now.queueUnitId ?? life.unitId, life.now.queueRole ?? '')
    const worked = Math.max(
      3,
      Math.round(run.shareMinutes * 0.62 * pace(run.unitId, run.stepKey) * Math.exp(0.42 * chance.normal())),
    )
    let start = run.startedAt
    if (PAYS_AFTER_TAX[life.version.slug] === run.stepKey) {
      const noticed = time.plusMinutes(start, Math.min(60, worked))
      if (noticed > until) return false
      life.startFinancialDuty(by, noticed)
      const paid = time.plusMinutes(noticed, chance.between(1, 12) * DAY_MINUTES)
      if (paid > until) return false
      life.finishFinancialDuty(by, paid)
      start = paid
    } else if (step === turnsAt && !run.external && fate < SHARES.supplement) {
      const asked = time.plusMinutes(start, Math.round(worked / 2))
      if (asked > until) return false
      life.requestSupplement(by, asked, chance.pick(REASONS))
      const back = time.plusMinutes(asked, chance.between(1, 8) * DAY_MINUTES)
      if (back > until) return false
      life.resubmit(back)
      start = back
    } else if (step === turnsAt && !run.external && fate < SHARES.supplement + SHARES.refused + SHARES.withdrawn) {
      const at = time.plusMinutes(start, worked)
      if (at > until) return false
      life.end(fate < SHARES.supplement + SHARES.refused ? 'refuse' : 'acceptWithdrawal', by, at)
      return false
    }
    const at = time.plusMinutes(start, worked)
    if (at > until) return false
    if (life.nextGivesNothingMore) {
      life.resolve(by, at)
      return true
    }
    life.passOn(by, at)
  }
}

/** The person comes for the result, and perhaps says how it was. */
function toTheEnd(life: Life, world: World, chance: Random, until: Date): void {
  const { time } = world
  const { resultAt, lateMinutes, queueUnitId } = life.now
  if (!resultAt || !queueUnitId) return
  const at = time.plusMinutes(resultAt, chance.between(30, 900))
  if (at > until) return
  life.returnResult(need(world, queueUnitId, 'returnDesk'), at)
  if (!chance.chance(SHARES.rated)) return
  const ratedAt = new Date(at.getTime() + chance.between(1, 72) * 3_600_000)
  if (ratedAt > until) return
  const mood = (lateMinutes > 0 ? 3.2 : 4.5) + 0.8 * chance.normal()
  life.rate(ratedAt, Math.min(5, Math.max(1, Math.round(mood))))
}
