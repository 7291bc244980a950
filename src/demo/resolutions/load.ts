import { type Actor, type NewAct, recordMany } from '../../core/ledger/index.ts'
import { findLocality, loadOrganization, type Organization } from '../../core/organization/index.ts'
import { periodOf, periodsIn } from '../../domains/resolutions/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId, newIdAt } from '../../platform/ids.ts'
import { random } from '../random.ts'
import { planOf, reportOf, sharesOf, tell } from './figures.ts'
import { MADE_UP_CLAUSES } from './papers.ts'
import { MADE_UP, type MadeUpTarget } from './targets.ts'

const CHUNK = 1_500
const DAY_MS = 86_400_000
const SOURCE = {
  vi: 'Số liệu minh họa của bản trình diễn',
  en: 'Made up for the demonstration',
}
const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/**
 * Targets of the four schemes for the years of the story and for the three that end with the demonstration’s own: plans of the district and its communes,
 * monthly and quarterly figures, some late, some missing, some that wait. All of it is marked as made up; what the interview tells
 * stays as it is told.
 */
export async function loadTargets(db: Db, to: Date): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  if (!locality) return { acts: 0 }
  const known = await db.many(sql<{ id: string; key: string }>`
    SELECT id, key FROM resolution_parts WHERE locality_id = ${locality.id} AND key = ANY(${Object.keys(MADE_UP)}::text[])`)
  if (known.length === 0) return { acts: 0 }
  const parts = new Map(known.map(({ id, key }) => [key, id]))
  const people = await loadOrganization(db)
  const acts: NewAct[] = []
  const rows = worldOf({ people, parts, to, acts })
  await db.transaction(async (tx) => {
    await save(tx, locality.id, rows)
    await saveStages(tx, locality.id, people, parts, to)
  })
  for (let at = 0; at < acts.length; at += CHUNK)
    await db.transaction((tx) => recordMany(tx, acts.slice(at, at + CHUNK)))
  return { acts: acts.length }
}

interface World {
  people: Organization
  parts: ReadonlyMap<string, string>
  to: Date
  /** What was done, to be recorded. */
  acts: NewAct[]
}

type Row = Record<string, unknown>

interface Rows {
  papers: Row[]
  clauses: Row[]
  targets: Row[]
  links: Row[]
  plans: Row[]
  figures: Row[]
}

function worldOf(world: World): Rows {
  const rows: Rows = { papers: [], clauses: [], targets: [], links: [], plans: [], figures: [] }
  const chance = random(2017)
  const today = world.to.toISOString().slice(0, 10)
  const now = Number(today.slice(0, 4))
  const years = [...new Set([2016, 2017, 2018, now - 2, now - 1, now])]
  let position = 100
  const watching = Object.values(MADE_UP)
    .flat()
    .flatMap(({ key, watches }) => (watches ? [[`mh-${key}`, `mh-${watches}`] as const] : []))
  for (const [scheme, targets] of Object.entries(MADE_UP)) {
    const partId = world.parts.get(scheme)
    if (!partId) continue
    const paper = { id: newId(), key: `quyet-dinh-${scheme}` }
    const clauses = (MADE_UP_CLAUSES[scheme] ?? []).map(([number, vi, en], index) => ({
      id: newId(),
      paper_id: paper.id,
      part_id: partId,
      number,
      text: { vi, en },
      position: index,
    }))
    rows.papers.push({
      ...paper,
      title: {
        vi: `Quyết định phê duyệt ${schemeName(scheme)} (văn bản minh họa)`,
        en: `Decision approving the scheme (made up)`,
      },
    })
    rows.clauses.push(...clauses)
    for (const target of targets) {
      const id = newId()
      const owner = world.people.findUnitByCode(target.owner)
      rows.targets.push({
        id,
        key: `mh-${target.key}`,
        part_id: partId,
        name: { vi: target.vi, en: target.en },
        counted_in: { vi: target.countedIn[0], en: target.countedIn[1] },
        position: position++,
        owner_unit_id: owner?.id ?? null,
        reported_every: target.every,
        periods_add: target.kind === 'cumulative',
        units_add: target.byUnit && target.kind !== 'fallTo',
        computed_by: target.source ?? null,
        computed_of: null,
        computed_among: target.watches ? 'communes' : null,
      })
      const clause = clauses[rows.targets.length % Math.max(1, clauses.length)]
      if (clause) rows.links.push({ target_id: id, clause_id: clause.id })
      for (const year of target.source ? [now] : years)
        yearOf(world, rows, { id, target, ownerId: owner?.id ?? null, year, today, chance })
    }
  }
  for (const [key, watched] of watching)
    for (const row of rows.targets)
      if (row.key === key) row.computed_of = rows.targets.find((each) => each.key === watched)?.id
  return rows
}

const SCHEME_NAMES: Readonly<Record<string, string>> = {
  'de-an-cai-cach-hanh-chinh': 'Đề án 1 về cải cách hành chính',
  'de-an-nong-san': 'Đề án 2 về nông sản có thế mạnh',
  'de-an-nhan-luc': 'Đề án 3 về nguồn nhân lực',
  'de-an-nong-thon-moi': 'Đề án 4 về nông thôn mới',
}
const schemeName = (scheme: string): string => SCHEME_NAMES[scheme] ?? 'đề án'

interface OfYear {
  id: string
  target: MadeUpTarget
  ownerId: string | null
  year: number
  today: string
  chance: ReturnType<typeof random>
}

function yearOf({ people, acts }: World, rows: Rows, { id, target, ownerId, year, today, chance }: OfYear): void {
  const district = people.findUnitByCode('468')
  const communes = people
    .unitsInForce(today)
    .filter(({ kind, parentId }) => parentId === district?.id && (kind === 'commune' || kind === 'town'))
  const units: (string | null)[] = target.byUnit ? communes.map(({ id: unitId }) => unitId) : [null]
  const shares = sharesOf(target.byUnit ? units.length : 1)
  const setAt = new Date(`${year - 1}-12-28T03:00:00Z`)
  const head = district && actorAt(people, district.id, ['districtHead'], today)
  const ids = new Map<string | null, string>()
  const addPlan = (unitId: string | null, share: number): void => {
    const planId = newIdAt(setAt)
    ids.set(unitId, planId)
    const actId = newIdAt(setAt)
    rows.plans.push({
      id: planId,
      target_id: id,
      unit_id: unitId,
      period: String(year),
      kind: target.kind,
      ...planOf(target, year, share),
      set_at: setAt,
      act_id: actId,
    })
    if (head)
      acts.push({
        id: actId,
        verb: 'target.plan',
        actor: head,
        subjectId: id,
        unitId: unitId ?? ownerId ?? district.id,
        occurredAt: setAt,
        facts: { period: String(year), kind: target.kind, unit: unitId },
      })
  }
  addPlan(null, 1)
  if (target.byUnit) for (const [index, unitId] of units.entries()) addPlan(unitId, shares[index] ?? 0)
  for (const [index, unitId] of units.entries()) {
    const inCharge = unitId ?? ownerId ?? district?.id ?? ''
    // Some units go better than others, the same all year.
    const skill = target.luck * (1 + chance.normal() * 0.035)
    const by = actorAt(people, inCharge, REPORTERS, today)
    if (!by || !head) continue
    // What the program counts nobody reports.
    const periods = target.source ? [] : periodsIn(year, target.every)
    for (const [step, period] of periods.entries()) {
      const over = lastDay(period)
      if (over >= today) continue
      // A report that never came is more often one of late.
      if (chance.chance(over > shift(today, -60) ? 0.12 : 0.025)) continue
      const late = chance.chance(0.14) ? chance.between(6, 40) : chance.between(0, 4)
      const at = new Date(Date.parse(`${over}T02:00:00Z`) + late * DAY_MS + chance.between(0, 8) * 3_600_000)
      if (at.toISOString().slice(0, 10) > today) continue
      const figureId = newIdAt(at)
      const [actId, decidedId] = [newIdAt(at), newIdAt(at)]
      const isFresh = at.getTime() > Date.parse(`${today}T00:00:00Z`) - 30 * DAY_MS
      const waits = isFresh && chance.chance(0.3)
      const returned = isFresh && !waits && chance.chance(0.08)
      const decidedAt = waits
        ? null
        : new Date(Math.min(at.getTime() + chance.between(3, 60) * 3_600_000, Date.parse(`${today}T00:00:00Z`)))
      rows.figures.push({
        id: figureId,
        target_id: id,
        unit_id: unitId,
        period,
        ...reportOf(target, { year, step, of: periods.length, share: shares[index] ?? 1, skill, chance }),
        recorded_at: at,
        act_id: actId,
        state: waits ? 'waiting' : returned ? 'returned' : 'approved',
        stands: !waits && !returned,
        plan_id: ids.get(unitId),
        entered_by: by.personId,
        entered_unit_id: inCharge,
        paper_number: `${chance.between(10, 290)}/BC-${unitId ? 'UBND' : target.owner}`,
        paper_on: over,
        decided_by: waits ? null : head.personId,
        decided_at: decidedAt,
        decision: returned ? 'Số liệu chưa khớp bảng kê kèm theo, đề nghị kiểm tra lại.' : null,
        decision_act_id: waits ? null : decidedId,
      })
      const facts = { period, unit: unitId, figure: figureId }
      acts.push({
        id: actId,
        verb: 'target.record',
        actor: by,
        subjectId: id,
        unitId: inCharge,
        personId: by.personId,
        occurredAt: at,
        facts,
      })
      if (decidedAt)
        acts.push({
          id: decidedId,
          verb: returned ? 'target.sendBack' : 'target.approve',
          actor: head,
          subjectId: id,
          unitId: inCharge,
          personId: head.personId,
          occurredAt: decidedAt,
          facts,
        })
    }
  }
}

/** Who reports for a unit: the nearest of these roles there. */
const REPORTERS = [
  'socialOfficer',
  'landOfficer',
  'districtSpecialist',
  'partyOfficer',
  'procedureController',
  'officeHead',
  'oneStopHead',
  'partyHead',
]

const kept = new Map<string, Extract<Actor, { kind: 'official' }> | undefined>()

function actorAt(people: Organization, unitId: string, roles: readonly string[], on: string) {
  const key = `${unitId} ${roles[0]}`
  if (!kept.has(key)) {
    const found = roles.flatMap((role) =>
      people.postsOf(unitId).flatMap((post) => {
        const [person] = post.role === role ? people.holdersOf(post.id, on) : []
        return person ? [{ kind: 'official' as const, personId: person.id, postId: post.id, unitId }] : []
      }),
    )
    kept.set(key, found[0])
  }
  return kept.get(key)
}

function lastDay(period: string): string {
  const { year, lastMonth } = periodOf(period)
  return new Date(Date.UTC(year, lastMonth, 0)).toISOString().slice(0, 10)
}

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** How far the schemes have come, a stage a few months after the other; the last two are still to come or late. */
async function saveStages(
  tx: Db,
  localityId: number,
  people: Organization,
  parts: ReadonlyMap<string, string>,
  to: Date,
): Promise<void> {
  const owners = ['VP', 'NNPTNT', 'NV', 'KTHT']
  const rows = [...parts.values()].flatMap((partId, index) =>
    STAGES.map(([stage, dueOn, lateDays], step) => ({
      part_id: partId,
      stage,
      due_on: shift(dueOn, index * 11),
      done_on: lateDays === null ? null : shift(dueOn, index * 11 + lateDays * (index % 2)),
      unit_id: people.findUnitByCode(owners[(index + (step > 6 ? 0 : step)) % owners.length] ?? '')?.id ?? null,
    })),
  )
  await tx.run(sql`
    INSERT INTO scheme_stages (locality_id, part_id, stage, due_on, done_on, unit_id, standing, set_at)
    SELECT ${localityId}, part_id, stage, due_on, done_on, unit_id, 'M', ${to}
    FROM jsonb_to_recordset(${json(rows)}) AS r (part_id uuid, stage text, due_on date, done_on date, unit_id uuid)`)
}

/** Due, and how many days late the schemes that were late came; null: not done. */
const STAGES: readonly (readonly [stage: string, dueOn: string, lateDays: number | null])[] = [
  ['registered', '2015-11-10', 0],
  ['outline', '2015-12-20', 0],
  ['draft', '2016-01-30', 6],
  ['opinions', '2016-02-28', 0],
  ['appraisal', '2016-03-20', 9],
  ['submitted', '2016-04-05', 0],
  ['approved', '2016-04-25', 4],
  ['carriedOut', '2018-12-31', 0],
  ['midReview', '2018-06-30', 20],
  ['finalReview', '2020-06-30', null],
]

/** Each table by one statement a chunk. */
async function save(
  tx: Db,
  localityId: number,
  { papers, clauses, targets, links, plans, figures }: Rows,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO resolution_papers (locality_id, id, key, kind, title, issuer, source, standing)
    SELECT ${localityId}, id, key, 'decision', title, '{"vi":"UBND huyện Cam Lộ","en":"People’s Committee of Cam Lo"}', ${JSON.stringify(SOURCE)}::text::jsonb, 'M'
    FROM jsonb_to_recordset(${json(papers)}) AS r (id uuid, key text, title jsonb)`)
  await tx.run(sql`
    INSERT INTO resolution_clauses (locality_id, id, paper_id, part_id, number, text, position)
    SELECT ${localityId}, id, paper_id, part_id, number, text, position
    FROM jsonb_to_recordset(${json(clauses)}) AS r (id uuid, paper_id uuid, part_id uuid, number text, text jsonb, position smallint)`)
  await tx.run(sql`
    INSERT INTO targets (locality_id, id, key, part_id, name, counted_in, position, owner_unit_id, reported_every, periods_add, units_add,
      computed_by, computed_of, computed_among, standing)
    SELECT ${localityId}, id, key, part_id, name, counted_in, position, owner_unit_id, reported_every, periods_add, units_add, computed_by, computed_of,
      computed_among, 'M'
    FROM jsonb_to_recordset(${json(targets)}) AS r (id uuid, key text, part_id uuid, name jsonb, counted_in jsonb, position smallint,
      owner_unit_id uuid, reported_every text, periods_add boolean, units_add boolean, computed_by text, computed_of uuid, computed_among text)`)
  await tx.run(sql`
    INSERT INTO target_clauses (locality_id, target_id, clause_id)
    SELECT ${localityId}, target_id, clause_id FROM jsonb_to_recordset(${json(links)}) AS r (target_id uuid, clause_id uuid)`)
  for (let at = 0; at < plans.length; at += CHUNK)
    await tx.run(sql`
      INSERT INTO target_plans (locality_id, id, target_id, unit_id, period, kind, plan, base, upper, by_day, set_at, source, standing, act_id)
      SELECT ${localityId}, id, target_id, unit_id, period, kind, plan, base, upper, by_day, set_at, ${JSON.stringify(SOURCE)}::text::jsonb, 'M', act_id
      FROM jsonb_to_recordset(${json(plans.slice(at, at + CHUNK))}) AS r (id uuid, target_id uuid, unit_id uuid, period text, kind text,
        plan numeric, base numeric, upper numeric, by_day date, set_at timestamptz, act_id uuid)`)
  for (let at = 0; at < figures.length; at += CHUNK)
    await tx.run(sql`
      INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, value, part, whole, done_on, source, standing, recorded_at,
        act_id, state, stands, plan_id, entered_by, entered_unit_id, paper_number, paper_on, decided_by, decided_at, decision, decision_act_id)
      SELECT ${localityId}, id, target_id, unit_id, period, value, part, whole, done_on, ${JSON.stringify(tell)}::text::jsonb, 'M', recorded_at,
        act_id, state, stands, plan_id, entered_by, entered_unit_id, paper_number, paper_on, decided_by, decided_at, decision, decision_act_id
      FROM jsonb_to_recordset(${json(figures.slice(at, at + CHUNK))}) AS r (id uuid, target_id uuid, unit_id uuid, period text, value numeric,
        part numeric, whole numeric, done_on date, recorded_at timestamptz, act_id uuid, state text, stands boolean, plan_id uuid,
        entered_by uuid, entered_unit_id uuid, paper_number text, paper_on date, decided_by uuid, decided_at timestamptz, decision text,
        decision_act_id uuid)`)
}
