import type { Counting, Due } from '../../core/calendar/index.ts'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { findPartRuns, findParts, type PartRun } from './queries/parts.ts'
import { type DossierPatch, findPauses, findRuns, type PauseRow, type RunRow } from './rows.ts'
import { dueAfterPause, stepMinutes } from './rules/clocks.ts'
import type { PauseCause } from './rules/indicator.ts'
import { attributeLateness, type Interval, type Run, workedMinutes } from './rules/lateness.ts'
import { decidingParts } from './rules/parts.ts'
import type { Destination } from './rules/routing.ts'
import type { Scene } from './scene.ts'

/** The clocks of one dossier during an act: what ran, what stood still. */
export interface Clocks {
  runs: RunRow[]
  pauses: PauseRow[]
  /** Who had its parts; none where it has no parts. */
  partRuns: PartRun[]
}

export interface EndedRun extends RunRow {
  endedAt: Date
  workedMinutes: number
  overMinutes: number
}

/** What an act tells of the step that ended with it. */
export const measured = (run: EndedRun | undefined) =>
  run
    ? {
        unitId: run.unitId,
        stepKey: run.stepKey,
        dueAt: run.dueAt,
        outcome: run.outcome ?? 'onTime',
        workingMinutes: run.workedMinutes,
        lateMinutes: run.overMinutes,
      }
    : {}

export const countingOf = ({ version }: Pick<Scene, 'version'>): Counting => ({
  limit: version.limit,
  countAfterCutoff: version.countAfterCutoff,
  dueTimeMode: version.dueTimeMode,
})

const mayHaveParts = ({ dossier, version }: Scene): boolean =>
  dossier.partKind !== 'branch' && version.steps.some(({ parallel, linked }) => parallel || linked)

/** The same for a limit that may have been lengthened: what is left of it is counted as it is then. */
export const countingNow = (version: ProcedureVersion, lengthened: boolean): Counting => ({
  ...countingOf({ version }),
  ...(lengthened && version.lengthening ? { limit: version.lengthening.limit } : {}),
})

export async function readClocks(scene: Scene): Promise<Clocks> {
  const { tx, office, dossier } = scene
  const [runs, pauses, partRuns] = await Promise.all([
    findRuns(tx, office.localityId, dossier.id),
    findPauses(tx, office.localityId, dossier.id),
    mayHaveParts(scene) ? findPartRuns(tx, office.localityId, dossier.id) : [],
  ])
  return { runs, pauses, partRuns }
}

const intervals = (pauses: readonly PauseRow[], now: Date): Interval[] =>
  pauses.map(({ startedAt, endedAt }) => ({ startedAt, endedAt: endedAt ?? now }))

/**
 * Stops the running step, measured against its share; undefined when none runs.
 *
 * @param byHolder whoever had it ended it, not whoever acts now
 */
export async function endRun(scene: Scene, clocks: Clocks, byHolder = false): Promise<EndedRun | undefined> {
  const { tx, office, time, now, actor } = scene
  const run = clocks.runs.find(({ endedAt }) => endedAt === null)
  if (!run) return undefined
  const worked = workedMinutes(time, { startedAt: run.startedAt, endedAt: now }, intervals(clocks.pauses, now))
  const over = now > run.dueAt ? Math.max(0, worked - run.shareMinutes) : 0
  const ended = {
    ...run,
    endedAt: now,
    workedMinutes: worked,
    overMinutes: over,
    outcome: over > 0 ? 'late' : 'onTime',
    personId: actor.kind === 'official' && !byHolder ? actor.personId : run.personId,
  }
  await tx.run(sql`
    UPDATE dossier_steps SET ended_at = ${now}, worked_minutes = ${worked}, over_minutes = ${over},
      outcome = ${ended.outcome}, person_id = ${ended.personId}
    WHERE locality_id = ${office.localityId} AND id = ${run.id}`)
  Object.assign(run, ended)
  return ended
}

/** Starts a step's clock. */
export async function startRun(
  scene: Scene,
  to: Pick<Destination, 'stepKey' | 'unitId' | 'role' | 'external'>,
  shareMinutes: number,
  legalPeriod: number,
  personId: string | null = null,
): Promise<Date> {
  const { tx, office, dossier, time, now } = scene
  const dueAt = time.plusMinutes(now, shareMinutes)
  await tx.run(
    tx.q.insertInto('dossierSteps').values({
      localityId: office.localityId,
      id: newId(),
      dossierId: dossier.id,
      stepKey: to.stepKey,
      unitId: to.unitId,
      role: to.role,
      external: to.external,
      personId,
      startedAt: now,
      shareMinutes,
      dueAt,
      legalPeriod,
    }),
  )
  return dueAt
}

/** The working minutes the procedure gives a step, by the legal clock that runs. */
export function shareOf({ time, version }: Scene, stepKey: string, clock: { startedAt: Date; dueAt: Date }): number {
  return stepMinutes(time, version.steps, stepKey, version.limit, clock)
}

export async function keepDueDate(
  { tx, office, dossier, now }: Scene,
  cause: 'reception' | 'arrival' | PauseCause | 'apology' | 'lengthening',
  due: Due,
): Promise<void> {
  await tx.run(
    tx.q.insertInto('dossierDueDates').values({
      localityId: office.localityId,
      id: newId(),
      dossierId: dossier.id,
      cause,
      dueAt: due.at,
      dueOn: due.on,
      provisional: due.provisional,
      explanation: sql`${JSON.stringify(due.explanation ?? null)}::text::jsonb`,
      setAt: now,
    }),
  )
}

/** Starts the legal clock: the limit from now. Keeps the date, and says what changes of the dossier. */
export async function startLegalClock(
  scene: Scene,
  cause: 'reception' | 'arrival' | 'supplement',
): Promise<DossierPatch & { clockStartedAt: Date; legalDueAt: Date }> {
  const due = scene.time.due(scene.now, countingOf(scene))
  await keepDueDate(scene, cause, due)
  return { clockStartedAt: scene.now, legalDueAt: due.at, legalDueOn: due.on, dueProvisional: due.provisional }
}

export interface Settlement {
  workedMinutes: number
  lateMinutes: number
}

/**
 * Ends a run of the legal clock, at the result or at a request for a supplement: what is late is charged, once and for
 * good, so that a later supplement can't wash it away.
 *
 * @param clocks with the running step already ended
 */
export async function settle(scene: Scene, clocks: Clocks): Promise<Settlement> {
  const { tx, office, dossier, time, now } = scene
  const period = periodOf(clocks)
  const own = clocks.runs.filter((run): run is EndedRun => run.legalPeriod === period && run.endedAt !== null)
  // A branch has no limit of its own: its time is its whole's, which is charged with it.
  if (dossier.legalDueAt === null || period === 0 || dossier.partKind === 'branch')
    return { workedMinutes: 0, lateMinutes: 0 }
  const pauses = intervals(clocks.pauses, now)
  const deciding = await decidingRuns(scene, clocks)
  const worked =
    clocks.partRuns.length > 0
      ? workedMinutes(time, { startedAt: dossier.clockStartedAt ?? now, endedAt: now }, pauses)
      : own.reduce((sum, run) => sum + run.workedMinutes, 0)
  const charges = attributeLateness(
    time,
    { dueAt: dossier.legalDueAt, endedAt: now },
    [...own, ...deciding] satisfies Run[],
    pauses,
  )
  // A part charges nobody: what it made late is late once, in the dossier the person filed.
  if (charges.length > 0 && dossier.partKind === null)
    await tx.run(
      tx.q.insertInto('dossierLateness').values(
        charges.map((charge) => ({
          ...charge,
          localityId: office.localityId,
          id: newId(),
          dossierId: dossier.id,
          chargedAt: now,
        })),
      ),
    )
  const late = charges.reduce((sum, charge) => sum + charge.workingMinutes, 0)
  return { workedMinutes: worked, lateMinutes: late }
}

/** Which run of the legal clock goes on. */
export const periodOf = ({ runs, partRuns }: Clocks): number =>
  Math.max(0, ...[...runs, ...partRuns.filter(({ partKind }) => partKind === 'branch')].map((run) => run.legalPeriod))

/** The ended runs of the parts that decided when the dossier could go on, in this run of its legal clock. */
async function decidingRuns({ tx, office, dossier, version }: Scene, { partRuns }: Clocks): Promise<EndedRun[]> {
  if (partRuns.length === 0) return []
  const parts = await findParts(tx, office.localityId, dossier.id)
  const since = dossier.clockStartedAt ?? dossier.submittedAt
  const linked = version.steps.flatMap((step) => step.linked ?? [])
  // Branches that began together ran side by side; linked procedures wait for each other.
  const groups = Map.groupBy(
    parts.filter(({ begunAt }) => begunAt >= since),
    ({ kind, begunAt }) => (kind === 'branch' ? begunAt.getTime() : kind),
  )
  const deciding = new Set([...groups.values()].flatMap((group) => decidingParts(linked, group)).map(({ id }) => id))
  return partRuns.filter((run): run is PartRun & EndedRun => run.endedAt !== null && deciding.has(run.partId))
}

/** What a settlement changes of the dossier. */
export const settled = ({ dossier }: Scene, { workedMinutes, lateMinutes }: Settlement): DossierPatch => ({
  workedMinutes: (dossier.workedMinutes ?? 0) + workedMinutes,
  lateMinutes: dossier.lateMinutes + lateMinutes,
})

export async function startPause(scene: Scene, cause: PauseCause, reason: string | null): Promise<void> {
  const { tx, office, dossier, now, actor } = scene
  // An outage under way ends here for this dossier: what waits now waits for something else.
  await tx.run(sql`
    UPDATE dossier_pauses SET ended_at = greatest(started_at, ${now}::timestamptz)
    WHERE locality_id = ${office.localityId} AND dossier_id = ${dossier.id} AND outage_id IS NOT NULL AND ended_at > ${now}`)
  await tx.run(
    tx.q.insertInto('dossierPauses').values({
      localityId: office.localityId,
      id: newId(),
      dossierId: dossier.id,
      cause,
      reason,
      startedAt: now,
      startedBy: actor.kind === 'official' ? actor.personId : null,
    }),
  )
}

/** Ends the pause that lasts, if one does. */
export async function endPause(scene: Scene, clocks: Clocks): Promise<PauseRow | undefined> {
  const { tx, office, now, actor } = scene
  const pause = clocks.pauses.find(({ endedAt }) => endedAt === null)
  if (!pause) return undefined
  await tx.run(sql`
    UPDATE dossier_pauses SET ended_at = ${now}, ended_by = ${actor.kind === 'official' ? actor.personId : null}
    WHERE locality_id = ${office.localityId} AND id = ${pause.id}`)
  return Object.assign(pause, { endedAt: now })
}

/** Moves both clocks on after a pause: the limit's rest and the step's rest are counted from now. */
export async function resumeClocks(scene: Scene, clocks: Clocks, pause: PauseRow): Promise<DossierPatch> {
  const { tx, office, dossier, time, now } = scene
  const run = clocks.runs.find(({ endedAt }) => endedAt === null)
  const patch: DossierPatch = {}
  if (run) {
    const until = { startedAt: run.startedAt, endedAt: pause.startedAt }
    const rest = run.shareMinutes - workedMinutes(time, until, intervals(clocks.pauses, now))
    if (rest > 0) {
      patch.stepDueAt = time.plusMinutes(now, rest)
      await tx.run(sql`
        UPDATE dossier_steps SET due_at = ${patch.stepDueAt} WHERE locality_id = ${office.localityId} AND id = ${run.id}`)
    }
  }
  if (dossier.legalDueAt === null || dossier.legalDueOn === null) return patch
  const before = { at: dossier.legalDueAt, on: dossier.legalDueOn }
  const counting = countingNow(scene.version, dossier.lengthenedAt !== null)
  const due = dueAfterPause(time, counting, before, pause.startedAt, now)
  if (!due) return patch
  await keepDueDate(scene, pause.cause, due)
  return { ...patch, legalDueAt: due.at, legalDueOn: due.on, dueProvisional: due.provisional }
}
