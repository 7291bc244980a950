import {
  type Calendar,
  calendarSource,
  dateOfDay,
  dayNumberOf,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  nextOpening,
  weekdayOf,
} from '../../core/calendar/index.ts'
import { findLocality, loadOrganization, type Organization, organizationSource } from '../../core/organization/index.ts'
import { createHall, listOffices, type QueueOffice } from '../../domains/counter/hall.ts'
import { catalogueSource } from '../../domains/procedures/index.ts'
import { type Database, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { type Random, random } from '../random.ts'
import { playDay, type StaffedDesk, type Visit } from './play.ts'
import { type OfficeDay, saveDay, saveExtraHours } from './save.ts'

export interface QueueOptions {
  db: Database
  secret: string
  /** Nothing later has happened yet. */
  to: Date
  seed?: number
  say?: (detail: string) => void
}

/** Weeks of waits to look back on. */
const WEEKS = 4
/** People a day. */
const VISITS: Record<string, number> = { office: 34, town: 40, commune: 12 }
const WEEKDAY = [0, 1.4, 1.05, 1, 0.95, 0.8, 0.5]
const DEMAND: Record<string, number> = {
  'ho-tich': 3,
  'chung-thuc': 5,
  'dat-dai': 3,
  'kinh-doanh': 1,
  'viec-khac': 1,
  'tra-ket-qua': 4,
}
const PRIORITY_SHARE = 0.12
const MINUTE_MS = 60_000
/** The hall fills up in the last minutes before somebody looks at it: so many people. */
const RUSH_MINUTES = 14
const RUSH: Record<string, number> = { office: 8, town: 12, commune: 4 }
/** Extra hours have gone on for a while. */
const BEFORE_RUSH = { minutes: 110, visits: 14 }

/**
 * Four weeks of queues at every office and today's as it stands now, played by the rules of real use. Where no office is open
 * now, two of them hold extra hours today, so that a demonstration begun in the evening has a queue to look at.
 *
 * @returns how many numbers were written; none where there are some already
 */
export async function loadQueue({ db, secret, to, seed = 7, say = () => {} }: QueueOptions): Promise<number> {
  const known = await db.first(sql`SELECT 1 FROM queue_tickets LIMIT 1`)
  const locality = await findLocality(db)
  if (known || !locality) return 0
  const calendar = await calendarSource(db)()
  const hall = createHall({
    db,
    secret,
    localityId: locality.id,
    clock: { now: () => to },
    publicUrl: '',
    calendar: async () => calendar,
    organization: organizationSource(db),
    catalogue: catalogueSource(db),
  })
  const [offices, organization] = [await listOffices(hall), await loadOrganization(db)]
  const chance = random(seed)
  const today = localDateOf(to)
  let written = 0
  for (let back = 7 * WEEKS; back >= 0; back -= 1) {
    const day = dateOfDay(dayNumberOf(today) - back)
    const isToday = back === 0
    const opensLate = isToday && nextOpening(calendar, to).getTime() !== to.getTime()
    if (!isWorkingDay(calendar, day) && !opensLate) continue
    say(day)
    const days = offices.flatMap((office): OfficeDay[] => {
      const desks = desksOf(office, organization, day)
      if (desks.length === 0) return []
      // The district's desk and the town's are the ones that stay open.
      const extra = opensLate && (office.unit.kind === 'office' || office.unit.kind === 'town')
      const visits = [
        ...(isWorkingDay(calendar, day) ? visitsOf(office, day, chance) : []),
        ...(isToday && (extra || !opensLate) ? rushOf(office, to, extra, chance) : []),
      ].filter(({ at }) => localDateOf(at) === day)
      const played = playDay({
        visits,
        desks,
        rule: office.rule,
        resume: extra ? (moment) => moment : afterLunch(calendar),
        chance,
        until: isToday ? to : endOf(day),
      })
      // Nobody has come yet: after midnight, before the office opens.
      if (played.happenings.length === 0) return []
      return [{ office, day, desks, played, isToday: isToday && (extra || !opensLate), extra }]
    })
    await db.transaction(async (tx) => {
      await saveDay(tx, locality.id, secret, days)
      await saveExtraHours(tx, locality.id, days, to)
    })
    written += days.reduce((sum, { played }) => sum + played.tickets.length, 0)
  }
  return written
}

const at = (day: LocalDate, minute: number): Date =>
  new Date(new Date(`${day}T00:00:00+07:00`).getTime() + minute * MINUTE_MS)

/** Who is still there at closing is served; by then everybody has gone home. */
const endOf = (day: LocalDate): Date => at(day, 19 * 60)

/** Most people come soon after opening; more in the morning than in the afternoon. Within office hours of either season. */
function minuteOfVisit(chance: Random): number {
  const [opening, last, spread] = chance.chance(0.64) ? [452, 672, 50] : [812, 1_000, 40]
  return Math.min(last, Math.round(opening + Math.abs(chance.normal()) * spread))
}

function visitOf(office: QueueOffice, moment: Date, chance: Random): Visit {
  const weights = Object.fromEntries(office.groups.map(({ key }) => [key, DEMAND[key] ?? 1]))
  const key = chance.weighted(weights)
  const { grounds } = office.rule
  return {
    at: moment,
    group: office.groups.find((group) => group.key === key) as Visit['group'],
    ground: grounds.length > 0 && chance.chance(PRIORITY_SHARE) ? chance.pick(grounds).key : null,
    channel: chance.chance(0.3) ? 'phone' : 'kiosk',
  }
}

function visitsOf(office: QueueOffice, day: LocalDate, chance: Random): Visit[] {
  const usual = VISITS[office.unit.kind] ?? 10
  const count = Math.round(usual * (WEEKDAY[weekdayOf(dayNumberOf(day))] ?? 1) * (0.85 + 0.3 * chance.next()))
  return Array.from({ length: count }, () => {
    const moment = at(day, minuteOfVisit(chance)).getTime() + chance.between(0, 59_999)
    return visitOf(office, new Date(moment), chance)
  })
}

/** Those of the last minutes, and in extra hours those of the hour before. */
function rushOf(office: QueueOffice, to: Date, extra: boolean, chance: Random): Visit[] {
  const ago = (minutes: number): Visit =>
    visitOf(office, new Date(to.getTime() - chance.between(20_000, minutes * MINUTE_MS)), chance)
  return [
    ...Array.from({ length: RUSH[office.unit.kind] ?? 3 }, () => ago(RUSH_MINUTES)),
    ...Array.from({ length: extra ? BEFORE_RUSH.visits : 0 }, () => ago(BEFORE_RUSH.minutes)),
  ].filter(({ at: moment }) => localDateOf(moment) === localDateOf(to))
}

/** One desk for what is taken in, one for results, which helps with the quickest of the others. */
function desksOf({ unit, groups }: QueueOffice, organization: Organization, day: LocalDate): StaffedDesk[] {
  const fields = groups.filter(({ kind }) => kind !== 'results').map(({ key }) => key)
  const results = groups.filter(({ kind }) => kind === 'results').map(({ key }) => key)
  const shared = fields.filter((key) => key === 'chung-thuc')
  const plan: [role: string, groups: string[]][] = [
    ['reception', fields],
    ['returnDesk', [...shared, ...results]],
  ]
  return plan.flatMap(([role, serves], index) => {
    const post = organization.postsOf(unit.id).find((each) => each.role === role)
    const [person] = organization.holders(unit.id, role, day)
    if (!post || !person || serves.length === 0) return []
    const actor = { kind: 'official' as const, personId: person.id, postId: post.id, unitId: unit.id }
    return [{ id: newIdAt(at(day, 445 + index)), number: index + 1, groups: serves, actor }]
  })
}

/** Nobody is called over lunch; who still waits at the end of the day is served. */
const afterLunch =
  (calendar: Calendar) =>
  (moment: Date): Date => {
    const opening = nextOpening(calendar, moment)
    return localDateOf(opening) === localDateOf(moment) ? opening : moment
  }
