import { type Calendar, dateOfDay, dayNumberOf, isWorkingDay } from '../../core/calendar/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'
import { NEWS, REASONS, TASKS, TOPICS, VIEWS } from './words.ts'

/** Somebody in a post. */
export interface Member {
  personId: string
  postId: string
  unitId: string
}

/** A unit that meets: who leads it, and who comes. */
export interface Circle {
  unitId: string
  level: 'district' | 'commune'
  name: string
  head: Member
  secretary: Member | undefined
  members: readonly Member[]
  /** To whom a member's place may go. */
  substitutes: ReadonlyMap<string, string>
  /** Whom tasks are given to. */
  leads: readonly Member[]
}

export interface Attendee extends Member {
  role: 'chair' | 'secretary' | 'member'
  answer: 'coming' | 'substitute' | 'declined' | null
  substituteId: string | null
  reason: string
  attended: boolean | null
}

export interface Concluded {
  id: string
  number: number
  kind: 'information' | 'view' | 'task'
  body: string
  lead: Member | undefined
  dueOn: string | null
  taskId: string | null
  /** How its task went: handed in so many days after its deadline, or not yet. */
  handedIn: Date | null
}

export interface Told {
  id: string
  circle: Circle
  kind: 'briefing' | 'topic' | 'review'
  title: string
  startsAt: Date
  endsAt: Date
  mode: 'inPerson' | 'mixed' | 'online'
  state: 'called' | 'held' | 'concluded'
  agenda: string[]
  people: Attendee[]
  conclusions: Concluded[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const moment = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

/** How much of the two years has passed at a day, 0 to 1: meetings get fewer and shorter, more of them online. */
const passed = (day: string, from: string, to: string): number =>
  (dayNumberOf(day) - dayNumberOf(from)) / Math.max(1, dayNumberOf(to) - dayNumberOf(from))

/** Two years of a circle's meetings, and what is called for the week to come. */
export function meetingsOf(
  circle: Circle,
  { from, to, calendar, chance }: { from: string; to: Date; calendar: Calendar; chance: Random },
): Told[] {
  const today = new Date(to.getTime() + 7 * HOUR_MS).toISOString().slice(0, 10)
  const last = dayNumberOf(today) + 9
  const told: Told[] = []
  for (let day = dayNumberOf(from); day <= last; day += 1) {
    const on = dateOfDay(day)
    if (!isWorkingDay(calendar, on)) continue
    const share = Math.min(1, passed(on, from, today))
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
    const week = Math.floor(day / 7)
    const add = (kind: Told['kind'], title: string, time: string, hours: number) =>
      told.push(meeting(circle, { kind, title, on, time, hours, to, share, chance }))
    if (circle.level === 'district') {
      if (weekday === 1)
        add('briefing', `Giao ban tuần của ${circle.name}`, '07:30', chance.between(3, 5) / 2 - share / 2)
      if (weekday === 4 && chance.chance(0.95 - 0.45 * share))
        add('topic', chance.pick(TOPICS), '14:00', chance.between(3, 6) / 2)
      if (weekday === 3 && chance.chance(0.5 - 0.3 * share))
        add('topic', chance.pick(TOPICS), '08:00', chance.between(3, 6) / 2)
      if (isLastWorkingDay(calendar, day))
        add('review', `Phiên họp thường kỳ tháng ${Number(on.slice(5, 7))}`, '08:00', 3.5 - share)
    } else if (weekday === 2 && (week % 2 === 0 ? chance.chance(0.97) : chance.chance(0.7 - 0.6 * share))) {
      add('briefing', `Giao ban ${circle.name}`, '08:00', chance.between(2, 4) / 2)
    }
  }
  return told
}

function isLastWorkingDay(calendar: Calendar, day: number): boolean {
  const month = dateOfDay(day).slice(0, 7)
  for (let next = day + 1; dateOfDay(next).startsWith(month); next += 1)
    if (isWorkingDay(calendar, dateOfDay(next))) return false
  return true
}

interface Frame {
  kind: Told['kind']
  title: string
  on: string
  time: string
  hours: number
  to: Date
  share: number
  chance: Random
}

function meeting(circle: Circle, { kind, title, on, time, hours, to, share, chance }: Frame): Told {
  const startsAt = moment(on, time)
  const endsAt = new Date(startsAt.getTime() + Math.max(0.5, hours) * HOUR_MS)
  const over = endsAt < to
  // What ended in the last days isn't all written down yet.
  const fresh = to.getTime() - endsAt.getTime() < 7 * DAY_MS
  const state = !over ? 'called' : fresh ? 'held' : 'concluded'
  const mode = chance.chance(0.08 + 0.3 * share) ? (chance.chance(0.8) ? 'mixed' : 'online') : 'inPerson'
  const some = kind === 'topic' ? circle.members.filter(() => chance.chance(0.45)) : circle.members
  const people = attendees(circle, some.length > 0 ? some : circle.members.slice(0, 1), { over, chance })
  const quiet = over && !fresh && chance.chance(0.22 - 0.12 * share)
  const conclusions = over && !quiet ? concluded(circle, { endsAt, to, fresh, chance }) : []
  return {
    id: newIdAt(new Date(startsAt.getTime() - 3 * DAY_MS)),
    circle,
    kind,
    title,
    startsAt,
    endsAt,
    mode,
    state: state === 'concluded' && conclusions.length === 0 ? 'held' : state,
    agenda:
      kind === 'topic'
        ? ['Báo cáo của cơ quan chuyên môn', 'Thảo luận', 'Kết luận']
        : ['Kết quả tuần, tháng qua', 'Việc tồn đọng', 'Nhiệm vụ sắp tới'],
    people,
    conclusions,
  }
}

function attendees(
  { head, secretary, substitutes }: Circle,
  members: readonly Member[],
  { over, chance }: { over: boolean; chance: Random },
): Attendee[] {
  const sure = { answer: 'coming' as const, substituteId: null, reason: '', attended: over ? true : null }
  return [
    { ...head, role: 'chair', ...sure },
    ...(secretary ? [{ ...secretary, role: 'secretary' as const, ...sure }] : []),
    ...members.map((member): Attendee => {
      const said = chance.weighted({ coming: 82, substitute: 9, declined: 5, none: over ? 4 : 40 })
      const substituteId = said === 'substitute' ? (substitutes.get(member.personId) ?? null) : null
      const answer = said === 'none' ? null : said === 'substitute' && !substituteId ? 'coming' : said
      const away = answer === 'declined' || (answer === null && chance.chance(0.5)) || chance.chance(0.03)
      return {
        ...member,
        role: 'member',
        answer,
        substituteId,
        reason: answer === 'coming' || answer === null ? '' : chance.pick(REASONS),
        attended: over ? !away : null,
      }
    }),
  ]
}

function concluded(
  { leads }: Circle,
  { endsAt, to, fresh, chance }: { endsAt: Date; to: Date; fresh: boolean; chance: Random },
): Concluded[] {
  const kinds = [
    ...(chance.chance(0.4) ? (['information'] as const) : []),
    'view' as const,
    ...(fresh && leads.length > 0 ? (['task'] as const) : []),
    ...(leads.length > 0
      ? Array.from(
          { length: chance.weighted({ 0: 25, 1: 45, 2: 30 }) === '0' ? 0 : chance.between(1, 2) },
          () => 'task' as const,
        )
      : []),
  ]
  return kinds.map((kind, index): Concluded => {
    const base = {
      id: newIdAt(endsAt),
      number: index + 1,
      kind,
      taskId: null,
      lead: undefined,
      dueOn: null,
      handedIn: null,
    }
    if (kind !== 'task') return { ...base, body: chance.pick(kind === 'view' ? VIEWS : NEWS) }
    const due = new Date(endsAt.getTime() + chance.between(5, 30) * DAY_MS)
    const dueOn = new Date(due.getTime() + 7 * HOUR_MS).toISOString().slice(0, 10)
    // Most are handed in days before, some days late; of the newest a few never yet.
    const isNew = to.getTime() - due.getTime() < 45 * DAY_MS
    const late = chance.chance(0.85) ? chance.between(1, 14) : isNew ? Number.POSITIVE_INFINITY : chance.between(15, 40)
    const days = chance.chance(0.78) ? -chance.between(0, 5) : late
    const at = Number.isFinite(days) ? new Date(moment(dueOn, '15:00').getTime() + days * DAY_MS) : undefined
    return {
      ...base,
      body: chance.pick(TASKS),
      lead: chance.pick(leads),
      dueOn,
      // The newest wait for their chair.
      taskId: fresh ? null : newIdAt(new Date(endsAt.getTime() + HOUR_MS)),
      handedIn: at && at > endsAt && at < to ? at : null,
    }
  })
}
