import { type Calendar, dateOfDay, dayNumberOf, isWorkingDay, localDateOf } from '../../core/calendar/index.ts'
import { grants } from '../../core/identity/index.ts'
import type { Organization, Unit } from '../../core/organization/index.ts'
import { plusWorkingDays } from '../../domains/work/rules/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'
import type { Given, Official } from './life.ts'
import { ANY_TITLES, COMMUNE_TITLES, EXPECTED, HELP, OCCASIONS, OFFICE_TITLES } from './titles.ts'

export interface Staffed {
  unit: Unit
  head: Official | undefined
  heads: Official[]
  officers: Official[]
}

interface Serves {
  kind: string
  id: string
  targetId: string | null
  partId: string | null
}

export interface World {
  calendar: Calendar
  chance: Random
  staffed: readonly Staffed[]
  promises: readonly Serves[]
  slowUnits: Record<string, number>
  organization: Organization
  to: Date
}

/** What tasks may serve: targets and parts of resolutions, where there are any. */
export const promisesOf = (db: Db, localityId: number): Promise<Serves[]> =>
  db.many(sql<Serves>`
    SELECT 'target' AS kind, id, id AS target_id, part_id FROM targets WHERE locality_id = ${localityId}
    UNION ALL SELECT 'part', id, NULL, id FROM resolution_parts WHERE locality_id = ${localityId} AND kind <> 'resolution'
    UNION ALL SELECT 'clause', id, NULL, part_id FROM resolution_clauses WHERE locality_id = ${localityId} AND part_id IS NOT NULL ORDER BY 2`)

/** Each unit with who leads it and who works there. */
export function staffOf(organization: Organization, at: Date): Staffed[] {
  const on = localDateOf(at)
  return organization
    .unitsInForce(on)
    .filter(({ kind }) => kind !== 'external' && kind !== 'province')
    .map((unit) => {
      const people = organization
        .postsOf(unit.id)
        .filter(({ role }) => grants('task.work', role))
        .flatMap((post) =>
          organization.holdersOf(post.id, on).map(({ id }) => ({
            role: post.role,
            as: { kind: 'official', personId: id, postId: post.id, unitId: unit.id } as Official,
          })),
        )
      const heads = people.filter(({ role }) => grants('task.assign', role)).map(({ as }) => as)
      const ids = new Set(heads.map(({ personId }) => personId))
      const officers = people.map(({ as }) => as).filter(({ personId }) => !ids.has(personId))
      return { unit, head: heads[0], heads, officers: distinct(officers) }
    })
    .filter(({ head, officers }) => head !== undefined || officers.length > 0)
}

const distinct = (people: readonly Official[]): Official[] => [
  ...new Map(people.map((each) => [each.personId, each])).values(),
]

/** When tasks are given: on working days, more at the beginning of a year and of a quarter, fewer in summer. */
export function arrivals({ calendar, chance, to }: World, from: string, count: number): Date[] {
  const days: { on: string; weight: number }[] = []
  for (let day = dayNumberOf(from); day <= dayNumberOf(localDateOf(to)); day += 1) {
    const on = dateOfDay(day)
    if (!isWorkingDay(calendar, on)) continue
    const month = Number(on.slice(5, 7))
    const weight =
      (month <= 3 ? 1.35 : month >= 10 ? 1.2 : month === 7 ? 0.8 : 1) * (Number(on.slice(8)) <= 7 ? 1.3 : 1)
    days.push({ on, weight })
  }
  const whole = days.reduce((sum, { weight }) => sum + weight, 0)
  const moments = days.flatMap(({ on, weight }) => {
    const expected = (count * weight) / whole
    const many = Math.floor(expected) + (chance.chance(expected % 1) ? 1 : 0)
    return Array.from({ length: many }, () => {
      const minute = chance.between(7 * 60 + 35, 16 * 60 + 30)
      const [hour, rest] = [Math.floor(minute / 60), minute % 60]
      return new Date(
        `${on}T${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}+07:00`,
      )
    })
  })
  return moments.filter((at) => at < to).sort((a, b) => a.getTime() - b.getTime())
}

/** How much longer than planned: in slow places, in the weeks before Tết, at a year's end. */
export function paceOf({ slowUnits, organization }: World, unitId: string, at: Date): number {
  const on = localDateOf(at)
  const monthDay = on.slice(5)
  const season = monthDay >= '01-10' && monthDay <= '02-05' ? 1.3 : monthDay >= '11-25' ? 1.22 : 1
  return (slowUnits[organization.findUnit(unitId)?.code ?? ''] ?? 1) * season
}

/** From when on tasks are told in full: with checklists, words, files. */
export const RECENT_DAYS = 75
export const isRecent = (to: Date, at: Date): boolean => to.getTime() - at.getTime() < RECENT_DAYS * 86_400_000

/** One task, now and then with the help of other units; of late more often. */
export function giving(world: World, at: Date): Given[] {
  const { staffed, chance, calendar } = world
  const top = staffed.find(({ unit }) => unit.kind === 'district') ?? staffed[0]
  if (!top) return []
  const below = staffed.filter(({ unit }) => unit.id !== top.unit.id)
  const fromTop = top.head !== undefined && chance.chance(0.6)
  const inOffice = below.filter(({ head, officers }) => head && officers.length > 0)
  const lead = chance.pick(fromTop || inOffice.length === 0 ? below : inOffice)
  const giver = fromTop || !lead.head ? chance.pick(top.heads) : lead.head
  const doer =
    lead.officers.length > 0 && (!fromTop || chance.chance(0.8))
      ? chance.pick(lead.officers)
      : (lead.head ?? chance.pick(lead.officers))
  if (!giver || !doer || giver.personId === doer.personId) return []
  const days = Math.max(2, Math.round(12 * Math.exp(0.55 * chance.normal())))
  const regular = chance.chance(0.02)
  const task: Given = {
    ...{ id: newIdAt(at), at, giver, unitId: lead.unit.id, head: lead.head, doer },
    title: titleOf(world, lead.unit, at),
    expected: chance.pick(EXPECTED),
    dueOn: regular ? null : plusWorkingDays(calendar, localDateOf(at), days),
    weight: Number(chance.weighted({ '0.5': 2, '1': 6, '2': 3, '4': 1 })),
    priority: chance.weighted({ normal: 80, high: 15, urgent: 5 }),
    origin: originOf(world, at),
    pace: paceOf(world, lead.unit.id, at),
  }
  const isNow = isRecent(world.to, at)
  if (!fromTop || regular || !chance.chance(isNow ? 0.22 : 0.07)) return [task]
  const helpers = below.filter(({ unit, officers }) => unit.id !== lead.unit.id && officers.length > 0)
  const asked = [chance.pick(helpers), ...(isNow && chance.chance(0.35) ? [chance.pick(helpers)] : [])]
  const helping = [...new Set(asked)].flatMap((each) => each ?? [])
  return [
    task,
    ...helping.map((helper) => ({
      ...task,
      ...{
        id: newIdAt(at),
        unitId: helper.unit.id,
        head: helper.head,
        doer: chance.pick(helper.officers),
        weight: 0.5,
      },
      title: `${isNow ? chance.pick(HELP) : 'Cung cấp số liệu'}: ${task.title}`,
      // Who leads needs what they bring before the day is over.
      dueOn: task.dueOn && isNow && days > 4 ? plusWorkingDays(calendar, localDateOf(at), days - 2) : task.dueOn,
      parent: { id: task.id, rootId: task.id, depth: 1, relation: 'cooperation' as const },
      pace: paceOf(world, helper.unit.id, at),
    })),
  ]
}

function originOf({ promises, chance }: World, at: Date): Given['origin'] {
  const nothing = { id: null, targetId: null, partId: null }
  if (promises.length > 0 && chance.chance(0.4)) {
    const { kind, id, targetId, partId } = chance.pick(promises)
    return { kind, id, number: null, targetId, partId }
  }
  const year = localDateOf(at).slice(0, 4)
  return chance.weighted({ hand: 5, document: 3, conclusion: 2 }) === 'hand'
    ? { kind: 'hand', number: null, ...nothing }
    : chance.chance(0.6)
      ? { kind: 'document', number: `${chance.between(15, 1_900)}/UBND-VP (${year})`, ...nothing }
      : { kind: 'conclusion', number: `${chance.between(3, 240)}/TB-UBND (${year})`, ...nothing }
}

function titleOf({ chance, staffed }: World, unit: Unit, at: Date): string {
  const titles = OFFICE_TITLES[unit.code] ?? (unit.kind === 'office' ? ANY_TITLES : COMMUNE_TITLES)
  const communes = staffed.filter(({ unit: { kind } }) => kind === 'commune' || kind === 'town')
  const on = localDateOf(at)
  const [year, month] = [on.slice(0, 4), Number(on.slice(5, 7))]
  const fill: Record<string, () => string> = {
    xa: () =>
      communes.length > 0
        ? chance.pick(communes).unit.name.vi.replace(/^Xã /, 'xã ').replace(/^Thị/, 'thị')
        : 'địa bàn',
    thon: () => `thôn ${chance.between(1, 9)}`,
    thang: () => `tháng ${month}/${year}`,
    quy: () => `quý ${Math.ceil(month / 3)}/${year}`,
    nam: () => (month >= 10 ? String(Number(year) + 1) : year),
    dip: () => chance.pick(OCCASIONS),
  }
  return chance.pick(titles).replace(/\{(\w+)\}/g, (_, name: string) => fill[name]?.() ?? '')
}
