import { afterCall, chooseNext, type Line, type Serving, type Waiting } from '../../domains/counter/rules/calling.ts'
import type { Group, Rule } from '../../domains/counter/rules/settings.ts'
import { ticketCode } from '../../domains/counter/rules/ticket.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'

/** Somebody who comes to an office. */
export interface Visit {
  at: Date
  group: Group
  ground: string | null
  channel: 'kiosk' | 'phone'
}

/** A desk with whoever sits there. */
export interface StaffedDesk extends Serving {
  id: string
  actor: { kind: 'official'; personId: string; postId: string; unitId: string }
}

export type Deed = 'take' | 'call' | 'skip' | 'lapse' | 'serve' | 'finish' | 'giveUp'

/** What happened to a number, and when. */
export interface Happening {
  at: Date
  deed: Deed
  desk: StaffedDesk | null
  ticket: PlayedTicket
  facts: Record<string, string | number | null>
}

/** A number as its row is written. */
export interface PlayedTicket {
  id: string
  code: string
  groupKey: string
  priority: string | null
  channel: 'kiosk' | 'phone'
  state: 'waiting' | 'called' | 'serving' | 'done' | 'missed' | 'left'
  takenAt: Date
  skips: number
  returnsAfter: number | null
  desk: StaffedDesk | null
  callNumber: number | null
  calledAt: Date | null
  servedAt: Date | null
  endedAt: Date | null
  waitedSeconds: number | null
  servedSeconds: number | null
}

export interface PlayedDay {
  tickets: PlayedTicket[]
  happenings: Happening[]
  calls: number
  lines: { groupKey: string; last: number; called: number }[]
}

/** What a day is played from. */
export interface DayPlan {
  visits: readonly Visit[]
  desks: readonly StaffedDesk[]
  rule: Rule
  /** When a desk that is free at a moment calls again: after lunch, if it is at lunch. */
  resume(at: Date): Date
  chance: Random
  until: Date
}

/** How long a number of a group keeps a desk, in minutes; groups not listed take the usual time. */
const SERVICE_MINUTES: Record<string, number> = {
  'ho-tich': 8,
  'chung-thuc': 4,
  'dat-dai': 12,
  'kinh-doanh': 10,
  'tra-ket-qua': 3,
}
const NO_SHOW = 0.05
const PATIENCE_MINUTES = { share: 0.06, low: 20, high: 50 }
const WALK_SECONDS = 25
const NO_SHOW_SECONDS = 75

/**
 * Plays one office's day by the rules of real use: people take numbers, desks call by `chooseNext`, somebody doesn't come,
 * somebody goes home. Nothing after `until` has happened yet.
 */
export function playDay({ visits, desks, rule, resume, chance, until }: DayPlan): PlayedDay {
  const tickets: PlayedTicket[] = []
  const happenings: Happening[] = []
  const last = new Map<string, number>()
  const byId = new Map<string, PlayedTicket>()
  const leaves = new Map<string, number>()
  let line: Line = { waiting: [], calls: [], called: {} }
  let calls = 0

  const coming = visits.filter(({ at }) => at <= until).toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const tell = (at: number, deed: Deed, desk: StaffedDesk | null, ticket: PlayedTicket, facts = {}): void => {
    happenings.push({ at: new Date(at), deed, desk, ticket, facts })
  }

  function admit({ at, group, ground, channel }: Visit): void {
    const number = (last.get(group.key) ?? 0) + 1
    last.set(group.key, number)
    const ticket: PlayedTicket = {
      id: newIdAt(at),
      code: ticketCode(group.letter, number),
      groupKey: group.key,
      priority: ground,
      channel,
      state: 'waiting',
      takenAt: at,
      skips: 0,
      returnsAfter: null,
      desk: null,
      callNumber: null,
      calledAt: null,
      servedAt: null,
      endedAt: null,
      waitedSeconds: null,
      servedSeconds: null,
    }
    tickets.push(ticket)
    byId.set(ticket.id, ticket)
    if (chance.chance(PATIENCE_MINUTES.share))
      leaves.set(ticket.id, at.getTime() + chance.between(PATIENCE_MINUTES.low, PATIENCE_MINUTES.high) * 60_000)
    line = { ...line, waiting: [...line.waiting, waitingOf(ticket)] }
    tell(at.getTime(), 'take', null, ticket, { channel, priority: ground })
  }

  function sendHome(now: number): void {
    for (const { id } of line.waiting) {
      const at = leaves.get(id)
      const ticket = byId.get(id)
      if (at === undefined || at > now || !ticket) continue
      ticket.state = 'left'
      ticket.endedAt = new Date(at)
      tell(at, 'giveUp', null, ticket)
    }
    line = { ...line, waiting: line.waiting.filter(({ id }) => byId.get(id)?.state === 'waiting') }
  }

  /** @returns when the desk is free again */
  function call(desk: StaffedDesk, now: number, next: Waiting): number {
    const ticket = byId.get(next.id) as PlayedTicket
    line = afterCall(line, next)
    calls += 1
    ticket.state = 'called'
    ticket.desk = desk
    ticket.callNumber = calls
    ticket.calledAt = new Date(now)
    ticket.returnsAfter = null
    ticket.waitedSeconds ??= Math.round((now - ticket.takenAt.getTime()) / 1000)
    tell(now, 'call', desk, ticket, { desk: desk.number, waitedSeconds: ticket.waitedSeconds })
    if (chance.chance(NO_SHOW)) return passOver(desk, now + NO_SHOW_SECONDS * 1000, ticket)

    const served = now + WALK_SECONDS * 1000
    if (served > until.getTime()) return served
    ticket.state = 'serving'
    ticket.servedAt = new Date(served)
    tell(served, 'serve', desk, ticket, { desk: desk.number })
    const usual = SERVICE_MINUTES[ticket.groupKey] ?? rule.usualServiceMinutes
    const end = served + Math.round(usual * 60_000 * Math.exp(0.35 * chance.normal()))
    if (end > until.getTime()) return end
    ticket.state = 'done'
    ticket.endedAt = new Date(end)
    ticket.servedSeconds = Math.round((end - now) / 1000)
    tell(end, 'finish', desk, ticket, { desk: desk.number, servedSeconds: ticket.servedSeconds })
    return end
  }

  function passOver(desk: StaffedDesk, at: number, ticket: PlayedTicket): number {
    if (at > until.getTime()) return at
    ticket.desk = ticket.skips >= rule.skipsAtMost ? desk : null
    if (ticket.skips >= rule.skipsAtMost) {
      ticket.state = 'missed'
      ticket.endedAt = new Date(at)
      tell(at, 'lapse', desk, ticket, { desk: desk.number })
      return at
    }
    ticket.state = 'waiting'
    ticket.skips += 1
    ticket.returnsAfter = (line.called[ticket.groupKey] ?? 0) + rule.skipReturnsAfter
    line = { ...line, waiting: [...line.waiting, waitingOf(ticket)] }
    tell(at, 'skip', desk, ticket, { desk: desk.number, returnsAfter: rule.skipReturnsAfter })
    return at
  }

  const free = new Map(desks.map((desk): [StaffedDesk, number] => [desk, 0]))
  let arrived = 0
  for (;;) {
    const [desk, at] = [...free].reduce((first, each) => (each[1] < first[1] ? each : first))
    const now =
      at === 0
        ? (coming[0]?.at.getTime() ?? Number.POSITIVE_INFINITY)
        : Number.isFinite(at)
          ? resume(new Date(at)).getTime()
          : at
    if (now > until.getTime()) break
    while (arrived < coming.length && (coming[arrived] as Visit).at.getTime() <= now) admit(coming[arrived++] as Visit)
    sendHome(now)
    const next = chooseNext(line, desk, rule.ordinaryBetween)
    const later = coming[arrived]?.at.getTime()
    if (next) free.set(desk, Math.max(now + 1, call(desk, now, next)))
    else free.set(desk, later === undefined ? Number.POSITIVE_INFINITY : Math.max(now + 1, later))
  }
  while (arrived < coming.length) admit(coming[arrived++] as Visit)
  sendHome(until.getTime())

  return {
    tickets,
    happenings: happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    calls,
    lines: [...last].map(([groupKey, count]) => ({ groupKey, last: count, called: line.called[groupKey] ?? 0 })),
  }
}

const waitingOf = ({ id, groupKey, priority, takenAt, returnsAfter }: PlayedTicket): Waiting => ({
  id,
  group: groupKey,
  priority: priority !== null,
  takenAt: takenAt.getTime(),
  returnsAfter,
  wantedDesk: null,
})
