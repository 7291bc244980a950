import { dateOfDay, dayNumberOf, type LocalDate } from '../../core/calendar/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { endUnit, loadOrganization, type Organization } from '../../core/organization/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { flightsOf, type Office } from '../dossiers/index.ts'
import { type Catalogue, unstaffedSteps } from '../procedures/index.ts'
import type { Plan } from './plans.ts'
import { flawsOf, type PlanFlaw } from './rules/plan.ts'
import { endsThatHold, placeAfter, setUpUnits, successionOf } from './world.ts'

/** Dossiers in flight that go the same way. */
export interface FlightLine {
  /** The post they wait for. */
  role: Text
  dossiers: number
  /** Where they go; null where nobody has decided. */
  to: { unit: Text; role: Text } | null
}

/** Somebody's post and the one they go to. */
export interface PersonLine {
  name: string
  post: Text
  to: Text | null
}

export interface UnitLine {
  code: string
  name: Text
  agencyCode: string | null
  successors: Text[]
  done: boolean
  flights: FlightLine[]
  people: PersonLine[]
}

/** Everything that is left for somebody to decide. */
export interface Undecided {
  flaws: PlanFlaw[]
  /** Units in force below none of the plan's ends and with no successor. */
  withoutSuccessor: { code: string; name: Text }[]
  /** Open dossiers for which no place is known, by queue. */
  dossiers: { unitCode: string; unit: Text; role: string; post: Text; count: number; example: string }[]
  /** People who would hold no post. */
  people: { name: string; post: Text; unit: Text }[]
  /** Posts of the new units that nobody would hold. */
  posts: { unit: Text; post: Text }[]
  /** Steps of procedures in force that no post has the role for. */
  steps: { procedure: Text; step: Text; units: Text[] }[]
}

export interface Trial {
  units: UnitLine[]
  /** Units and roles that can be given work that nobody takes. */
  takers: { code: string; name: Text }[]
  roles: { role: string; title: Text }[]
  newUnits: { code: string; name: Text; agencyCode: string | null }[]
  /** Absences that run on: the substitute acts in whatever post the absent one comes to hold. */
  absences: { name: string; substitute: string; to: Date }[]
  undecided: Undecided
  dossiers: number
}

export interface ReformDeps {
  db: Db
  office: Office
  catalogue: () => Promise<Catalogue>
}

export const eveOf = (day: LocalDate): LocalDate => dateOfDay(dayNumberOf(day) - 1)
export const dayAfter = (day: LocalDate): LocalDate => dateOfDay(dayNumberOf(day) + 1)

class TakenBack extends Error {
  readonly trial: Trial
  constructor(trial: Trial) {
    super('A trial is taken back')
    this.trial = trial
  }
}

/**
 * What a plan would do, by doing it: units, posts and people are changed in a transaction that is taken back, and the dossiers in
 * flight are only counted. Nothing is left of it but this answer.
 */
export async function tryPlan(deps: ReformDeps, plan: Plan, at: Date): Promise<Trial> {
  try {
    return await deps.db.transaction(async (tx) => {
      throw new TakenBack(await attempt(deps, tx, plan, at))
    })
  } catch (cause) {
    if (cause instanceof TakenBack) return cause.trial
    throw cause
  }
}

const SYSTEM: Actor = { kind: 'system' }

async function attempt(
  { office, catalogue }: ReformDeps,
  tx: Db,
  { file, effectiveOn }: Plan,
  at: Date,
): Promise<Trial> {
  const before = await loadOrganization(tx)
  const eve = eveOf(effectiveOn)
  await setUpUnits(tx, office.localityId, file, before, effectiveOn)
  const there = await loadOrganization(tx)
  const ends = endsThatHold(file, before, eve)
  const still = ends.filter(({ unit }) => (before.findUnitByCode(unit)?.validTo ?? null) !== eve)
  for (const end of still) await endUnit(tx, SYSTEM, at, successionOf(end, file, there, effectiveOn))
  const after = await loadOrganization(tx)
  const ending = new Map(file.ends.map(({ unit }) => [before.findUnitByCode(unit)?.id ?? '', unit]))
  const flights = await flightsOf(tx, office.localityId, [...ending.keys()].filter(Boolean))
  const on = effectiveOn
  const titleOf = (organization: Organization, unitId: string): Text =>
    organization.findUnit(unitId)?.name ?? { vi: '—', en: '—' }

  const placed = flights.map((flight) => ({
    ...flight,
    to: placeAfter(after, { unitId: flight.queueUnitId, role: flight.queueRole }, on, flight.decidingUnitId),
  }))
  const units = ends.map(({ unit: code }): UnitLine => {
    const unit = after.findUnitByCode(code)
    const id = unit?.id ?? ''
    const lines = new Map<string, FlightLine>()
    for (const { queueRole: role, to, dossiers } of placed.filter(({ queueUnitId }) => queueUnitId === id)) {
      const key = `${role} ${to?.unitId} ${to?.role}`
      const line = lines.get(key) ?? {
        role: postTitle(before, id, role),
        dossiers: 0,
        to: to ? { unit: titleOf(after, to.unitId), role: postTitle(after, to.unitId, to.role) } : null,
      }
      line.dossiers += dossiers
      lines.set(key, line)
    }
    return {
      code,
      name: unit?.name ?? { vi: code, en: code },
      agencyCode: unit?.agencyCode ?? null,
      successors: (unit?.successorIds ?? []).map((successor) => titleOf(after, successor)),
      done: !still.some((end) => end.unit === code),
      flights: [...lines.values()],
      people: peopleOf(before, after, id, eve, on),
    }
  })
  const started = after.units.filter(({ code }) => file.units.some((unit) => unit.code === code))
  const absences = after.absencesFrom(at).map(({ officialId, substituteId, to }) => ({
    name: after.findOfficial(officialId)?.fullName ?? '—',
    substitute: after.findOfficial(substituteId)?.fullName ?? '—',
    to,
  }))
  return {
    units,
    newUnits: started.map(({ code, name, agencyCode }) => ({ code, name, agencyCode })),
    absences,
    takers: after
      .unitsInForce(on)
      .filter(({ kind }) => kind !== 'external')
      .map(({ code, name }) => ({ code, name })),
    roles: rolesOf(after, on),
    dossiers: placed.reduce((sum, { dossiers }) => sum + dossiers, 0),
    undecided: {
      flaws: flawsOf(file, new Set(before.units.map(({ code }) => code))),
      withoutSuccessor: orphans(after, ends, on),
      dossiers: undecidedDossiers(after, placed, ending),
      people: units.flatMap(({ name, people }) =>
        people.filter(({ to }) => to === null).map((person) => ({ name: person.name, post: person.post, unit: name })),
      ),
      posts: started.flatMap((unit) =>
        after
          .postsOf(unit.id)
          .filter(({ id }) => after.holdersOf(id, on).length === 0)
          .map((post) => ({ unit: unit.name, post: post.title })),
      ),
      steps: stepsNobodyTakes(await catalogue(), after, on),
    },
  }
}

/** How a role is called in a unit: by its post there. */
const postTitle = (organization: Organization, unitId: string, role: string): Text =>
  organization.postsOf(unitId).find((post) => post.role === role)?.title ?? { vi: role, en: role }

/** The roles that posts of units in force have, each called as its first post. */
function rolesOf(after: Organization, on: LocalDate): Trial['roles'] {
  const titles = new Map<string, Text>()
  for (const { id } of after.unitsInForce(on))
    for (const { role, title } of after.postsOf(id)) if (!titles.has(role)) titles.set(role, title)
  return [...titles].map(([role, title]) => ({ role, title }))
}

function peopleOf(
  before: Organization,
  after: Organization,
  unitId: string,
  eve: LocalDate,
  on: LocalDate,
): PersonLine[] {
  return before.postsOf(unitId).flatMap((post) =>
    before.holdersOf(post.id, eve).map(({ id, fullName }) => {
      const held = after.heldBy(id, new Date(0), on).filter(({ actingFor }) => actingFor === null)
      const to = held.find((each) => each.post.unitId !== unitId)?.post
      const unit = to && after.findUnit(to.unitId)
      const title = to && unit && { vi: `${to.title.vi}, ${unit.name.vi}`, en: `${to.title.en}, ${unit.name.en}` }
      return { name: fullName, post: post.title, to: title ?? null }
    }),
  )
}

/** Units that end without a successor, and units in force below one that ends. */
function orphans(after: Organization, ends: readonly { unit: string; successors: string[] }[], on: LocalDate) {
  const ended = new Set(ends.map(({ unit }) => after.findUnitByCode(unit)?.id))
  const without = ends.filter(({ successors }) => successors.length === 0).map(({ unit }) => unit)
  const left = after
    .unitsInForce(on)
    .filter(({ parentId }) => ended.has(parentId ?? ''))
    .map(({ code }) => code)
  return [...without, ...left].flatMap((code) => {
    const unit = after.findUnitByCode(code)
    return unit ? [{ code, name: unit.name }] : []
  })
}

function undecidedDossiers(
  after: Organization,
  placed: readonly { queueUnitId: string; queueRole: string; dossiers: number; example: string; to: unknown }[],
  ending: ReadonlyMap<string, string>,
): Undecided['dossiers'] {
  const lines = new Map<string, Undecided['dossiers'][number]>()
  for (const { queueUnitId, queueRole: role, dossiers, example } of placed.filter(({ to }) => to === undefined)) {
    const unitCode = ending.get(queueUnitId) ?? ''
    const unit = after.findUnit(queueUnitId)?.name ?? { vi: '—', en: '—' }
    const line = lines.get(`${unitCode} ${role}`) ?? {
      unitCode,
      unit,
      role,
      post: postTitle(after, queueUnitId, role),
      count: 0,
      example,
    }
    line.count += dossiers
    lines.set(`${unitCode} ${role}`, line)
  }
  return [...lines.values()]
}

const stepsNobodyTakes = (catalogue: Catalogue, after: Organization, on: LocalDate): Undecided['steps'] =>
  catalogue.inForce(on).flatMap((version) =>
    unstaffedSteps(version, after, on).map(({ step, unitIds }) => ({
      procedure: version.name,
      step: step.name,
      units: unitIds.flatMap((id) => after.findUnit(id)?.name ?? []),
    })),
  )
