import type { Actor } from '../../core/ledger/index.ts'
import {
  addSuccessionRules,
  type EndedUnit,
  endUnit,
  loadOrganization,
  type Organization,
  removeUnits,
  restoreUnit,
} from '../../core/organization/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import {
  changedSince,
  flightsOf,
  type Office,
  receivedBy,
  succeedFiling,
  type Transfer,
  type TransferredDossier,
  transferBack,
  transferDossiers,
} from '../dossiers/index.ts'
import { importProcedures } from '../procedures/index.ts'
import { findRuns, lockPlan, type Plan, type PlanRefusal, recordAbout } from './plans.ts'
import { catalogueFrom, type EndFile } from './rules/plan.ts'
import { dayAfter, eveOf, type ReformDeps } from './trial.ts'
import { endsThatHold, placeAfter, setUpUnits, successionOf } from './world.ts'

/** The run that set up the new units. */
const NEW_UNITS = ''

/** How a unit and its dossiers stood before they went over. */
interface Undo {
  ended: EndedUnit
  transferred: TransferredDossier[]
}

export interface RunReport {
  /** Units that went over now. */
  units: number
  /** Dossiers that went over now. */
  dossiers: number
  /** Open dossiers still in queues of ended units: nobody has decided where they go. */
  left: number
}

/**
 * Runs a reviewed plan: first the new units, then each unit that ends in a transaction of its own, with its people and its open
 * dossiers. Cut short, it is run again and goes on; run again after a decision, it takes along what was left.
 */
export async function runPlan(
  deps: ReformDeps,
  actor: Actor,
  code: string,
  at: Date,
): Promise<Result<RunReport, PlanRefusal>> {
  const { db, office } = deps
  const begun = await db.transaction(async (tx): Promise<Result<Plan, PlanRefusal>> => {
    const plan = await lockPlan(tx, code)
    const refusal = await refusalOf(plan, office, at)
    if (refusal) return no(refusal)
    const held = plan as Plan
    if (held.status === 'running') return ok(held)
    const there = await loadOrganization(tx)
    // A plan of another world would set up units that nothing leads to.
    if (endsThatHold(held.file, there, eveOf(held.effectiveOn)).length === 0) return no('no_units')
    const codes = await setUpUnits(tx, office.localityId, held.file, there, held.effectiveOn)
    await keepRun(tx, code, NEW_UNITS, at, 0, { codes })
    await tx.run(sql`UPDATE reform_plans SET status = 'running' WHERE code = ${code}`)
    await recordAbout(tx, 'begin', actor, code, at, { units: codes.length })
    return ok(held)
  })
  if (!begun.ok) return begun
  const { file, effectiveOn } = begun.value
  const ends = endsThatHold(file, await loadOrganization(db), eveOf(effectiveOn))
  const done = new Set((await findRuns(db, code)).map(({ unitCode }) => unitCode))
  const report: RunReport = { units: 0, dossiers: 0, left: 0 }
  for (const end of ends) {
    const first = !done.has(end.unit)
    report.dossiers += await db.transaction((tx) => goOver({ office, tx, actor, at, first }, begun.value, end))
    if (first) report.units += 1
  }
  report.left = await leftOver(db, office, begun.value)
  return ok(report)
}

async function refusalOf(plan: Plan | undefined, office: Office, at: Date): Promise<PlanRefusal | undefined> {
  if (!plan) return 'no_such_plan'
  if (plan.status === 'confirmed') return 'already_confirmed'
  if (plan.status === 'draft') return 'not_reviewed'
  return (await office.workingTime()).dateOf(at) < plan.effectiveOn ? 'not_yet' : undefined
}

interface Step {
  office: Office
  tx: Db
  actor: Actor
  at: Date
  /** Not there yet; else only what was left behind goes over. */
  first: boolean
}

async function goOver({ office, tx, actor, at, first }: Step, { code }: Plan, end: EndFile): Promise<number> {
  const plan = await lockPlan(tx, code)
  if (plan?.status !== 'running') return 0
  const there = await loadOrganization(tx)
  const succession = successionOf(end, plan.file, there, plan.effectiveOn)
  if (first) {
    const ended = await endUnit(tx, actor, at, succession)
    await keepRun(tx, code, end.unit, at, 0, { ended, transferred: [] })
  } else await addSuccessionRules(tx, succession.unitId, succession.rules)
  const after = await loadOrganization(tx)
  const transfer = await transferOf(office, after, plan, actor, at)
  const transferred = await transferDossiers(tx, succession.unitId, transfer)
  if (transferred.length > 0)
    await tx.run(sql`
      UPDATE reform_runs SET dossiers = dossiers + ${transferred.length},
        undo = jsonb_set(undo, '{transferred}', undo->'transferred' || ${JSON.stringify(transferred)}::text::jsonb)
      WHERE plan_code = ${code} AND unit_code = ${end.unit}`)
  return transferred.length
}

const transferOf = async (
  office: Office,
  after: Organization,
  { effectiveOn }: Plan,
  actor: Actor,
  now: Date,
): Promise<Transfer> => {
  const time = await office.workingTime()
  const on = time.dateOf(now) > effectiveOn ? time.dateOf(now) : effectiveOn
  return {
    localityId: office.localityId,
    time,
    actor,
    now,
    placeOf: (place, receivingUnitId) => placeAfter(after, place, on, receivingUnitId),
    holds: (personId, { unitId, role }) => after.holders(unitId, role, on).some(({ id }) => id === personId),
  }
}

const keepRun = (tx: Db, code: string, unit: string, at: Date, dossiers: number, undo: unknown): Promise<number> =>
  tx.run(sql`
    INSERT INTO reform_runs (plan_code, unit_code, done_at, dossiers, undo)
    VALUES (${code}, ${unit}, ${at}, ${dossiers}, ${JSON.stringify(undo)}::text::jsonb)
    ON CONFLICT (plan_code, unit_code) DO NOTHING`)

async function leftOver(db: Db, office: Office, { file }: Plan): Promise<number> {
  const there = await loadOrganization(db)
  const units = file.ends.flatMap(({ unit }) => there.findUnitByCode(unit)?.id ?? [])
  const flights = await flightsOf(db, office.localityId, units)
  return flights.reduce((sum, { dossiers }) => sum + dossiers, 0)
}

/** Why a plan can't be undone, with the dossiers that stand in the way. */
export type UndoRefusal = PlanRefusal | 'nothing_to_undo' | 'worked_on_since' | 'new_units_in_use'
export type UndoAnswer = { ok: true; value: { units: number } } | { ok: false; reason: UndoRefusal; codes: string[] }

/**
 * Takes a plan back, the last unit first: units, posts, people and dossiers stand as before, and the new units are gone. Refused
 * as a whole once somebody has worked on a dossier that went over, or the new units have received one.
 */
export async function undoPlan(deps: ReformDeps, actor: Actor, code: string, at: Date): Promise<UndoAnswer> {
  const { db, office } = deps
  const refuse = (reason: UndoRefusal, codes: string[] = []): UndoAnswer => ({ ok: false, reason, codes })
  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, code)
    if (!plan) return refuse('no_such_plan')
    if (plan.status === 'confirmed') return refuse('already_confirmed')
    if (plan.status !== 'running') return refuse('nothing_to_undo')
    const runs = await tx.many(sql<{ unitCode: string; undo: Undo & { codes?: string[] } }>`
      SELECT unit_code, undo FROM reform_runs WHERE plan_code = ${code} ORDER BY done_at DESC`)
    const ends = runs.filter(({ unitCode }) => unitCode !== NEW_UNITS)
    const worked = await changedSince(
      tx,
      office.localityId,
      ends.flatMap(({ undo }) => undo.transferred),
    )
    if (worked.length > 0) return refuse('worked_on_since', worked)
    const there = await loadOrganization(tx)
    const added = runs.find(({ unitCode }) => unitCode === NEW_UNITS)?.undo.codes ?? []
    const addedIds = added.flatMap((unit) => there.findUnitByCode(unit)?.id ?? [])
    const received = await receivedBy(tx, office.localityId, addedIds)
    if (received.length > 0) return refuse('new_units_in_use', received)
    const order = plan.file.ends.map(({ unit }) => unit)
    for (const { undo } of ends.toSorted((a, b) => order.indexOf(b.unitCode) - order.indexOf(a.unitCode))) {
      await transferBack(tx, { localityId: office.localityId, actor, now: at }, undo.transferred)
      await restoreUnit(tx, actor, at, undo.ended)
    }
    await tx.run(sql`DELETE FROM reform_runs WHERE plan_code = ${code}`)
    await removeUnits(tx, added)
    await tx.run(sql`
      UPDATE reform_plans SET status = 'draft', reviewed_by = NULL, reviewed_at = NULL WHERE code = ${code}`)
    await recordAbout(tx, 'undo', actor, code, at, { units: ends.length })
    return { ok: true, value: { units: ends.length } }
  })
}

export type ConfirmRefusal = PlanRefusal | 'not_run' | 'units_left' | 'dossiers_left'

/**
 * Confirms a change of units: it can't be undone any longer, and the procedures of the new world take dossiers in from the next day, at the
 * offices its rules name.
 */
export async function confirmPlan(
  { db, office, catalogue }: ReformDeps,
  actor: Actor,
  code: string,
  at: Date,
): Promise<Result<{ versions: number }, ConfirmRefusal>> {
  const today = (await office.workingTime()).dateOf(at)
  const { versions } = await catalogue()
  return db.transaction(async (tx): Promise<Result<{ versions: number }, ConfirmRefusal>> => {
    const plan = await lockPlan(tx, code)
    if (!plan) return no('no_such_plan')
    if (plan.status === 'confirmed') return no('already_confirmed')
    if (plan.status !== 'running') return no('not_run')
    const { file, effectiveOn } = plan
    const there = await loadOrganization(tx)
    const done = new Set((await findRuns(tx, code)).map(({ unitCode }) => unitCode))
    if (endsThatHold(file, there, eveOf(effectiveOn)).some(({ unit }) => !done.has(unit))) return no('units_left')
    if ((await leftOver(tx, office, plan)) > 0) return no('dossiers_left')
    await tx.run(sql`UPDATE reform_plans SET status = 'confirmed', confirmed_at = ${at} WHERE code = ${code}`)
    await tx.run(sql`UPDATE reform_runs SET undo = '{}' WHERE plan_code = ${code}`)
    const open = versions.filter(({ validTo }) => validTo === null || validTo > today)
    const inForce = new Map(open.map(({ slug, validFrom }) => [slug, validFrom]))
    const day = dayAfter(today)
    const published = file.procedures
      ? (await importProcedures(tx, catalogueFrom(file.procedures, day, today, inForce), at, actor)).published
      : 0
    if (file.filing) await succeedFiling(tx, office.localityId, file.filing, day)
    await recordAbout(tx, 'confirm', actor, code, at, { units: done.size - 1, versions: published })
    return ok({ versions: published })
  })
}
