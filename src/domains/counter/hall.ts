import { type CalendarSource, localDateOf, nextOpening, plusWorkingMinutes } from '../../core/calendar/index.ts'
import { grants, type OfficialViewer } from '../../core/identity/index.ts'
import type { OrganizationSource, Unit } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, type Db, sql } from '../../platform/database/index.ts'
import { versioned } from '../../platform/versioned.ts'
import { type CatalogueSource, receives } from '../procedures/index.ts'
import { type ExtraHours, type Opening, openingAt } from './rules/opening.ts'
import { type Group, groupsFor, type Rule, ruleOn } from './rules/settings.ts'

/** What the queue stands on; the program's composition fills it from the other rooms' doors. */
export interface HallDeps {
  db: Database
  clock: Clock
  localityId: number
  /** Where links and QR codes lead. */
  publicUrl: string
  /** Makes the tokens of tickets and the keys of kiosks; never stored. */
  secret: string
  calendar: CalendarSource
  organization: OrganizationSource
  catalogue: CatalogueSource
}

interface Settings {
  groups: Group[]
  rules: Rule[]
  /** Of the day they were read on and the days to come. */
  extra: ExtraHours[]
}

/** The queue of every office of the installation. */
export interface Hall extends HallDeps {
  settings(): Promise<Settings>
  /** Told after each change of an office's queue, once it is in the database. */
  changed(unitId: string): void
  /** Hears of changes made by this process. @returns how to stop hearing */
  onChange(listener: (unitId: string) => void): () => void
}

/** An office that gives out numbers, with what it gives them out for. */
export interface QueueOffice {
  unit: Unit
  groups: Group[]
  rule: Rule
}

/** The hall over the doors of the other rooms. */
export function createHall(deps: HallDeps): Hall {
  const listeners = new Set<(unitId: string) => void>()
  return {
    ...deps,
    publicUrl: deps.publicUrl.replace(/\/$/, ''),
    settings: versioned(
      async () => (await deps.db.one(sql<{ version: number }>`SELECT version FROM queue_state`)).version,
      () => loadSettings(deps.db, deps.localityId, localDateOf(deps.clock.now())),
    ),
    changed(unitId) {
      for (const listener of listeners) listener(unitId)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function loadSettings(db: Db, localityId: number, today: string): Promise<Settings> {
  const [groups, rules, extra] = await Promise.all([
    db.many(sql<Group>`
      SELECT key, letter, name, kind, fields FROM queue_groups WHERE locality_id = ${localityId} ORDER BY position`),
    db.many(sql<Rule>`
      SELECT valid_from, valid_to, ordinary_between, skip_returns_after, skips_at_most, usual_service_minutes, source, standing,
        grounds FROM queue_rules WHERE locality_id = ${localityId} ORDER BY valid_from`),
    db.many(sql<ExtraHours>`
      SELECT id, unit_id, day, from_minute, to_minute, reason FROM queue_extra_hours
      WHERE locality_id = ${localityId} AND withdrawn_at IS NULL AND day >= ${today}::date ORDER BY day, from_minute`),
  ])
  return { groups, rules, extra }
}

/** Today at the offices. */
export const todayOf = ({ clock }: Pick<Hall, 'clock'>): string => localDateOf(clock.now())

/** The offices that give out numbers today, by name. */
export async function listOffices(hall: Hall): Promise<QueueOffice[]> {
  const today = todayOf(hall)
  const [organization, catalogue, { groups, rules }] = await Promise.all([
    hall.organization(),
    hall.catalogue(),
    hall.settings(),
  ])
  const rule = ruleOn(rules, today)
  if (!rule) return []
  const inForce = catalogue.inForce(today)
  const successorOf = (id: string): string => organization.successorOf(id, today)
  return organization
    .unitsInForce(today)
    .map((unit) => {
      const taken = inForce.filter((version) => receives(version, unit.id, successorOf))
      return { unit, rule, groups: groupsFor(groups, new Set(taken.map(({ field }) => field.vi))) }
    })
    .filter((office) => office.groups.length > 0)
}

/** One office, by our key of the unit or by its id. */
export async function findOffice(hall: Hall, codeOrId: string): Promise<QueueOffice | undefined> {
  return (await listOffices(hall)).find(({ unit }) => unit.id === codeOrId || unit.code === codeOrId)
}

/** Whether an office gives out numbers now, and if not, from when on. */
export async function openingOf(hall: Hall, unitId: string): Promise<Opening> {
  const [calendar, { extra }] = await Promise.all([hall.calendar(), hall.settings()])
  return openingAt(
    calendar,
    extra.filter((each) => each.unitId === unitId),
    hall.clock.now(),
  )
}

/** When a wait that begins now ends: over lunch nobody is called, but in hours announced besides there is no lunch. */
export async function endOfWait(hall: Hall, minutes: number): Promise<Date> {
  const [calendar, now] = [await hall.calendar(), hall.clock.now()]
  const inOfficeHours = nextOpening(calendar, now).getTime() === now.getTime()
  return inOfficeHours ? plusWorkingMinutes(calendar, now, minutes) : new Date(now.getTime() + minutes * 60_000)
}

/** The units at whose desks an official serves: where they, or an absent colleague, hold a post of the counter. */
export const deskUnitsOf = ({ appointments }: OfficialViewer): string[] => [
  ...new Set(appointments.filter(({ role }) => grants('queue.serve', role)).map(({ unitId }) => unitId)),
]
