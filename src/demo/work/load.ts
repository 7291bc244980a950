import {
  type Calendar,
  calendarSource,
  dateOfDay,
  dayNumberOf,
  isWorkingDay,
  localDateOf,
} from '../../core/calendar/index.ts'
import { grants } from '../../core/identity/index.ts'
import { ensurePartitions, recordMany } from '../../core/ledger/index.ts'
import { findLocality, loadOrganization, type Organization, type Unit } from '../../core/organization/index.ts'
import { plusWorkingDays } from '../../domains/work/rules/clock.ts'
import { connect, type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { foldVietnamese } from '../../platform/text.ts'
import { readProfile } from '../../profile.ts'
import { type Random, random } from '../random.ts'
import { type Given, type Lived, live, type Official } from './life.ts'
import { ANY_TITLES, COMMUNE_TITLES, EXPECTED, OCCASIONS, OFFICE_TITLES } from './titles.ts'

interface Options {
  db: Db
  /** The owner of the tables: history needs partitions of its months. */
  ownerUrl: string
  profile: string
  tasks: number
  to: Date
  seed?: number
}

/** Tasks in one transaction. */
const CHUNK = 1_500
const YEARS = 3

interface Staffed {
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

/**
 * Loads fictitious tasks over three years for the units there are, each told by the room's own rules until now: slow places, the weeks
 * before Tết and the end of a year show in what was late.
 *
 * @returns how many tasks and acts were written
 */
export async function loadWork({
  db,
  ownerUrl,
  profile,
  tasks,
  to,
  seed = 41,
}: Options): Promise<{ tasks: number; acts: number }> {
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')
  const { historyFrom, slowUnits } = await readProfile<{
    historyFrom: string | null
    slowUnits: Record<string, number>
  }>(profile, 'demo.json')
  const chance = random(seed)
  const earliest = dateOfDay(dayNumberOf(localDateOf(to)) - 365 * YEARS)
  const from = historyFrom !== null && historyFrom > earliest ? historyFrom : earliest
  const owner = connect({ url: ownerUrl, max: 1 })
  await ensurePartitions(owner, new Date(`${from}T00:00:00Z`), to)
  await owner.close()
  const [organization, calendar, promises] = await Promise.all([
    loadOrganization(db),
    calendarSource(db)(),
    promisesOf(db, locality.id),
  ])
  const staffed = staffOf(organization, to)
  const world: World = { calendar, chance, staffed, promises, slowUnits, organization, to }
  const moments = arrivals(world, from, tasks)
  const latest = moments.flatMap((at) => giving(world, at)).slice(-tasks)
  const ids = new Set(latest.map(({ id }) => id))
  // A family that the count cuts in two loses what is left of it.
  const given = latest.filter(({ parent }) => parent === undefined || ids.has(parent.id))
  let acts = 0
  for (let start = 0; start < given.length; start += CHUNK) {
    const lives = given.slice(start, start + CHUNK).map((each) => live(calendar, chance, each, to))
    acts += await save(db, locality.id, lives)
  }
  // What has helpers is as far as they are.
  await db.run(sql`
    UPDATE tasks p SET progress = c.percent, progress_basis = CASE WHEN c.typed THEN 'typed' ELSE 'acts' END
    FROM (SELECT parent_id, floor(sum(weight * progress) / sum(weight)) AS percent, bool_or(progress_basis = 'typed') AS typed
      FROM tasks WHERE locality_id = ${locality.id} AND parent_id IS NOT NULL GROUP BY 1) c
    WHERE p.locality_id = ${locality.id} AND p.id = c.parent_id AND p.state <> 'approved'`)
  return { tasks: given.length, acts }
}

interface World {
  calendar: Calendar
  chance: Random
  staffed: readonly Staffed[]
  promises: readonly Serves[]
  slowUnits: Record<string, number>
  organization: Organization
  to: Date
}

/** What tasks may serve: targets and parts of resolutions, where there are any. */
const promisesOf = (db: Db, localityId: number): Promise<Serves[]> =>
  db.many(sql<Serves>`
    SELECT 'target' AS kind, id, id AS target_id, part_id FROM targets WHERE locality_id = ${localityId}
    UNION ALL SELECT 'part', id, NULL, id FROM resolution_parts WHERE locality_id = ${localityId} AND kind <> 'resolution' ORDER BY 2`)

/** Each unit with who leads it and who works there. */
function staffOf(organization: Organization, at: Date): Staffed[] {
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
function arrivals({ calendar, chance, to }: World, from: string, count: number): Date[] {
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
function paceOf({ slowUnits, organization }: World, unitId: string, at: Date): number {
  const on = localDateOf(at)
  const monthDay = on.slice(5)
  const season = monthDay >= '01-10' && monthDay <= '02-05' ? 1.3 : monthDay >= '11-25' ? 1.22 : 1
  return (slowUnits[organization.findUnit(unitId)?.code ?? ''] ?? 1) * season
}

/** One task, now and then with the help of other units. */
function giving(world: World, at: Date): Given[] {
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
  if (!fromTop || regular || !chance.chance(0.07)) return [task]
  const helpers = below.filter(({ unit, officers }) => unit.id !== lead.unit.id && officers.length > 0)
  const helper = chance.pick(helpers)
  if (!helper) return [task]
  return [
    task,
    {
      ...task,
      ...{
        id: newIdAt(at),
        unitId: helper.unit.id,
        head: helper.head,
        doer: chance.pick(helper.officers),
        weight: 0.5,
      },
      title: `Cung cấp số liệu: ${task.title}`,
      parent: { id: task.id, rootId: task.id, depth: 1 },
      pace: paceOf(world, helper.unit.id, at),
    },
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

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

const TASK_TYPES = `"id" uuid, "title" text, "expected" text, "folded" text, "originKind" text, "originId" uuid, "originNumber" text, "targetId" uuid, "partId" uuid,
  "parentId" uuid, "relation" text, "rootId" uuid, "depth" smallint, "assignerPersonId" uuid, "assignerPostId" uuid, "assignerUnitId" uuid,
  "leadUnitId" uuid, "leadPersonId" uuid, "priority" text, "weight" numeric, "hours" numeric, "state" text, "assignedAt" timestamptz,
  "acceptBy" timestamptz, "acceptedAt" timestamptz, "begunAt" timestamptz, "submittedAt" timestamptz, "decidedAt" timestamptz,
  "closedAt" timestamptz, "firstDueAt" timestamptz, "dueAt" timestamptz, "nearAt" timestamptz, "quality" text, "qualityReason" text,
  "returns" smallint, "extensions" smallint, "overdueDays" smallint, "extensionAskedAt" timestamptz, "answerBy" timestamptz,
  "progress" smallint, "progressBasis" text`
const SUBMISSION_TYPES = `"id" uuid, "taskId" uuid, "round" smallint, "result" text, "resultNumber" text, "submittedBy" uuid, "submittedAt" timestamptz,
  "decision" text, "quality" text, "reason" text, "decidedBy" uuid, "decidedAt" timestamptz`
const EXTENSION_TYPES = `"id" uuid, "taskId" uuid, "cause" text, "reason" text, "fromDueAt" timestamptz, "toDueAt" timestamptz, "late" boolean,
  "overdueDays" smallint, "askedBy" uuid, "askedAt" timestamptz, "decision" text, "note" text, "decidedBy" uuid, "decidedAt" timestamptz`

/** One statement a table: names are the columns’ own, in camel case. What is raw is made of the words above and nothing else. */
function insertion(table: string, types: string, localityId: number, rows: readonly object[]) {
  const names = [...types.matchAll(/"(\w+)"/g)].map(([, name = '']) => name)
  const columns = names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(', ')
  const given = names.map((name) => `r."${name}"`).join(', ')
  const extra = table === 'tasks' ? [', created_at', ', r."assignedAt"'] : ['', '']
  return sql`INSERT INTO ${sql.table(table)} (locality_id, ${sql.raw(columns)}${sql.raw(extra[0] ?? '')})
    SELECT ${localityId}::integer, ${sql.raw(given)}${sql.raw(extra[1] ?? '')} FROM jsonb_to_recordset(${json(rows)}) AS r (${sql.raw(types)})`
}

async function save(db: Db, localityId: number, lives: readonly Lived[]): Promise<number> {
  const rows = lives.map(({ row }) => ({
    ...row,
    folded: foldedOf(`${row.title} ${row.originNumber ?? ''} ${row.expected}`),
  }))
  const acts = lives.flatMap((each) => each.acts).sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  const submissions = lives.flatMap((each) => each.submissions)
  const extensions = lives.flatMap((each) => each.extensions)
  await db.transaction(async (tx) => {
    await tx.run(insertion('tasks', TASK_TYPES, localityId, rows))
    await tx.run(insertion('task_submissions', SUBMISSION_TYPES, localityId, submissions))
    await tx.run(insertion('task_extensions', EXTENSION_TYPES, localityId, extensions))
    await recordMany(tx, acts)
  })
  return acts.length
}

const foldedOf = (text: string): string => (foldVietnamese(text).match(/[a-z0-9]+/g) ?? []).join(' ')
