import type { Due } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import type { LinkedProcedure, ProcedureVersion, Step } from '../../procedures/index.ts'
import { receives, stopAfter, stopAt } from '../../procedures/index.ts'
import type { Staff } from '../office.ts'
import { findParts, type PartRow } from '../queries/parts.ts'
import { type DossierRow, findForUpdate, saveDossier } from '../rows.ts'
import { dossierCode } from '../rules/dossier-code.ts'
import { nextOfLinked } from '../rules/parts.ts'
import { type Destination, destination } from '../rules/routing.ts'
import { isOpen } from '../rules/status.ts'
import { CLOSED, inParts, keepNote, moved, recordAct, type Scene, takenBy, waitsForParts } from '../scene.ts'
import { secretOf, sha256 } from '../secrets.ts'
import {
  countingOf,
  endPause,
  endRun,
  keepDueDate,
  readClocks,
  resumeClocks,
  settle,
  settled,
  shareOf,
  startPause,
  startRun,
} from '../stopwatch.ts'
import { drawSerials } from './serials.ts'

/** A place as `destination` asks for it: who hands over. */
export type Sender = Destination['queue']

/** What goes on by itself is the system's act. */
export const SYSTEM = { actor: { kind: 'system' }, post: null } as const

/** The unit that takes in a linked procedure's dossier: the one that took in the whole, or the nearest above it that may. */
function receiverOf(version: ProcedureVersion, unitId: string, staff: Staff): string | undefined {
  for (let id: string | null = unitId; id !== null; id = staff.findUnit(id)?.parentId ?? null)
    if (receives(version, id, staff.counterOf)) return id
  return undefined
}

interface Linked {
  version: ProcedureVersion
  decidingUnitId: string
}

/**
 * The version of a linked procedure, as it was in force when the whole was received, and who takes it in; undefined where there is
 * none or nobody does.
 */
async function findLinked({ office, time, dossier, staff, now }: Scene, slug: string): Promise<Linked | undefined> {
  const version = await office.findProcedure(slug, time.dateOf(dossier.receivedAt ?? now))
  const decidingUnitId = version && receiverOf(version, dossier.decidingUnitId, staff)
  return version && decidingUnitId !== undefined ? { version, decidingUnitId } : undefined
}

/** Whether every procedure linked to a stop can be begun. */
export async function canBegin(scene: Scene, stop: readonly Step[]): Promise<boolean> {
  const found = await Promise.all((stop[0]?.linked ?? []).map(({ slug }) => findLinked(scene, slug)))
  return found.every((each) => each !== undefined)
}

/** A part's first clock and place, before it is written. */
interface Begun {
  scene: Scene
  to: Destination
  shareMinutes: number
  legalPeriod: number
  personId: string | null
  due: Due | null
  /** Where it begins: at one step, or at parts of its own. */
  stop: readonly Step[]
}

const newPart = (whole: Scene, id: string, code: string, change: Partial<DossierRow>): Scene => ({
  ...whole,
  next: 'processing',
  dossier: {
    ...whole.dossier,
    id,
    code,
    version: 1,
    status: 'processing',
    beforeSupplement: null,
    beforeWithdrawal: null,
    submittedAt: whole.now,
    supplements: 0,
    workedMinutes: null,
    lateMinutes: 0,
    apologisedAt: null,
    apologyDueAt: null,
    parentId: whole.dossier.id,
    // It is begun where it is decided, wherever the whole was taken in.
    receivingUnitId: change.decidingUnitId ?? whole.dossier.decidingUnitId,
    arrivedAt: null,
    returnUnitId: null,
    ...change,
  },
})

/** Writes parts with their first clocks and acts. */
async function write(whole: Scene, parts: readonly Begun[]): Promise<void> {
  const { tx, office } = whole
  await insertParts(tx, office.localityId, office.secret, whole.dossier.id, parts)
  for (const { scene, to, shareMinutes, legalPeriod, personId, due, stop } of parts) {
    if (!inParts(stop)) await startRun(scene, to, shareMinutes, legalPeriod, personId)
    if (due) await keepDueDate(scene, 'reception', due)
    await recordAct(scene, 'beginPart', {
      ...(scene.dossier.legalDueAt ? { dueAt: scene.dossier.legalDueAt } : {}),
      facts: { whole: whole.dossier.id, part: scene.dossier.partKey },
    })
  }
}

const insertParts = (tx: Db, localityId: number, secret: string, wholeId: string, parts: readonly Begun[]) =>
  tx.run(sql`
    INSERT INTO dossiers (locality_id, id, code, secret_hash, channel, procedure_id, procedure_version_id, applicant_id,
      receiving_unit_id, deciding_unit_id, status, step_key, queue_unit_id, queue_role, assignee_id, form_data, sets,
      submitted_at, received_at, received_by, clock_started_at, legal_due_at, legal_due_on, due_provisional, step_due_at, parent_id, part_kind, part_key)
    SELECT w.locality_id, p.id, p.code, decode(p.secret_hash, 'hex'), w.channel, p.procedure_id, p.procedure_version_id,
      w.applicant_id, p.deciding_unit_id, p.deciding_unit_id, 'processing', p.step_key, p.queue_unit_id, p.queue_role,
      p.assignee_id, w.form_data, w.sets, p.begun_at, p.begun_at, w.received_by, p.clock_started_at, p.legal_due_at, p.legal_due_on, p.due_provisional,
      p.step_due_at, w.id, p.part_kind, p.part_key
    FROM jsonb_to_recordset(${JSON.stringify(parts.map((part) => rowOf(part, secret)))}::text::jsonb) AS p (id uuid, code text,
      secret_hash text, procedure_id uuid, procedure_version_id uuid, deciding_unit_id uuid, step_key text, queue_unit_id uuid,
      queue_role text, assignee_id uuid, begun_at timestamptz, clock_started_at timestamptz, legal_due_at timestamptz,
      legal_due_on date, due_provisional boolean, step_due_at timestamptz, part_kind text, part_key text)
    JOIN dossiers w ON w.locality_id = ${localityId} AND w.id = ${wholeId}`)

const rowOf = ({ scene: { dossier, time, now }, to, shareMinutes, personId }: Begun, secret: string) => ({
  id: dossier.id,
  code: dossier.code,
  secret_hash: sha256(secretOf(secret, dossier.id)).toString('hex'),
  procedure_id: dossier.procedureId,
  procedure_version_id: dossier.procedureVersionId,
  deciding_unit_id: dossier.decidingUnitId,
  step_key: to.stepKey,
  queue_unit_id: to.queue.unitId,
  queue_role: to.queue.role,
  assignee_id: personId,
  begun_at: now,
  clock_started_at: dossier.clockStartedAt,
  legal_due_at: dossier.legalDueAt,
  legal_due_on: dossier.legalDueOn,
  due_provisional: dossier.dueProvisional,
  step_due_at: time.plusMinutes(now, shareMinutes),
  part_kind: dossier.partKind,
  part_key: dossier.partKey,
})

/** Begins procedures linked to the step the whole stands at: each a dossier of its own, accepted with the whole. */
async function beginLinked(whole: Scene, linked: readonly LinkedProcedure[]): Promise<void> {
  const { tx, staff, time, now } = whole
  const begun: Begun[] = []
  for (const { slug } of linked) {
    const found = await findLinked(whole, slug)
    if (!found) throw new Error(`Nobody takes in ${slug}, which is linked to ${whole.version.slug}`)
    const { version, decidingUnitId } = found
    const due = time.due(now, countingOf({ version }))
    const id = newIdAt(now)
    const scene = newPart({ ...whole, version }, id, await drawCode(whole, decidingUnitId), {
      procedureId: version.procedureId,
      procedureVersionId: version.id,
      decidingUnitId,
      stepKey: version.steps[0]?.key ?? '',
      receivedAt: now,
      clockStartedAt: now,
      legalDueAt: due.at,
      legalDueOn: due.on,
      dueProvisional: due.provisional,
      partKind: 'linked',
      partKey: slug,
    })
    const stop = stopAfter(takenBy(scene.dossier, version), scene.dossier.stepKey)
    const [first] = stop
    if (!first) throw new Error(`${slug} has no step after reception`)
    const sender = { unitId: decidingUnitId, role: 'reception' }
    const to = destination(first, decidingUnitId, sender, staff.placeOf)
    const shareMinutes = shareOf(scene, to.stepKey, { startedAt: now, dueAt: due.at })
    begun.push({ scene, to, shareMinutes, legalPeriod: 1, personId: null, due, stop })
  }
  await write(whole, begun)
  for (const { scene, stop, to } of begun)
    if (inParts(stop))
      await beginParts({ ...scene, dossier: { ...scene.dossier, stepKey: to.stepKey } }, stop, to.queue, 1)
  // The serials' row is shared by all who file: what follows waits for the disk again.
  await tx.run(sql`SET LOCAL synchronous_commit TO DEFAULT`)
}

async function drawCode({ tx, office, staff, time, now }: Scene, unitId: string): Promise<string> {
  const agencyCode = staff.findUnit(unitId)?.agencyCode ?? ''
  const day = time.dateOf(now)
  return dossierCode(agencyCode, day, await drawSerials(tx, office.localityId, agencyCode, day, 1))
}

/** A branch to begin: its step, and what is known of it where it runs again. */
export interface Branch {
  step: Step
  again?: { unitId: string; role: string; personId: string | null; shareMinutes: number }
}

/** Begins branches of steps that run side by side, each with its own place and clock under the whole's due date. */
export async function beginBranches(
  whole: Scene,
  branches: readonly Branch[],
  sender: Sender,
  legalPeriod: number,
): Promise<void> {
  const { tx, office, staff, dossier, now } = whole
  const before = (await findParts(tx, office.localityId, dossier.id)).length
  const legal = { startedAt: dossier.clockStartedAt ?? now, dueAt: dossier.legalDueAt ?? now }
  await write(
    whole,
    branches.map(({ step, again }, index) => {
      const { unitId, role } = again ?? {}
      const to =
        unitId && role
          ? { stepKey: step.key, unitId, role, external: false, queue: { unitId, role } }
          : destination(step, dossier.decidingUnitId, sender, staff.placeOf)
      const scene = newPart(whole, newIdAt(now), `${dossier.code}.${before + index + 1}`, {
        stepKey: step.key,
        partKind: 'branch',
        partKey: step.key,
      })
      const shareMinutes = again?.shareMinutes ?? shareOf(whole, step.key, legal)
      return { scene, to, shareMinutes, legalPeriod, personId: again?.personId ?? null, due: null, stop: [step] }
    }),
  )
}

/** Begins what a whole waits for at a stop it has come to. */
export async function beginParts(
  whole: Scene,
  stop: readonly Step[],
  sender: Sender,
  legalPeriod: number,
): Promise<void> {
  const linked = stop[0]?.linked ?? []
  if (linked.length === 0)
    return beginBranches(
      whole,
      stop.map((step) => ({ step })),
      sender,
      legalPeriod,
    )
  const { tx, office, dossier } = whole
  const begun = await findParts(tx, office.localityId, dossier.id)
  const next = nextOfLinked(linked, lastOf(begun))
  if (next.what === 'begin')
    await beginLinked(
      whole,
      linked.filter(({ slug }) => next.keys.includes(slug)),
    )
}

/** Each part once, as it last stood. */
const lastOf = (parts: readonly PartRow[]): PartRow[] => [...new Map(parts.map((part) => [part.key, part])).values()]

/** Lets a whole go on; given by `resolve.ts`, which knows where to. */
export type GoOn = (whole: Scene) => Promise<unknown>

/**
 * Tells the whole that one of its parts has changed, after the change is written: it begins what waited for this part, stands still
 * while a part waits for the person, and goes on when all have ended. It is locked since the part was (`findForUpdate`), so two
 * parts that end at the same moment let it go on once.
 */
export async function tellWhole(part: Scene, goOn: GoOn): Promise<void> {
  if (part.dossier.parentId === null) return
  await wake({ ...(await wholeOf(part)), ...SYSTEM }, goOn)
}

/** The whole of a part, as whoever acts on the part acts on it. */
export async function wholeOf(part: Scene): Promise<Scene> {
  const { tx, office, dossier } = part
  const whole = dossier.parentId === null ? undefined : await findForUpdate(tx, office.localityId, dossier.parentId)
  if (!whole) throw new Error(`${dossier.code} is part of nothing`)
  return { ...part, dossier: whole, version: await office.getVersion(whole.procedureVersionId), next: whole.status }
}

/** Lets a whole do what its parts allow by now. */
export async function wake(whole: Scene, goOn: GoOn): Promise<void> {
  const { tx, office, dossier, version } = whole
  if (!waitsForParts(dossier, version)) return
  const parts = await findParts(tx, office.localityId, dossier.id)
  const scene = await standStill(whole, parts)
  const stop = stopAt(takenBy(dossier, version), dossier.stepKey)
  const linked = stop[0]?.linked ?? []
  if (linked.length === 0) {
    if (!parts.some(({ status }) => isOpen(status))) await goOn(scene)
    return
  }
  const own = parts.filter(({ key }) => linked.some(({ slug }) => slug === key))
  const next = nextOfLinked(linked, lastOf(own))
  if (next.what === 'begin')
    await beginLinked(
      scene,
      linked.filter(({ slug }) => next.keys.includes(slug)),
    )
  if (next.what === 'goOn') await goOn(scene)
}

/**
 * While a part waits for the person to complete it, the whole's limit stands still; then what was left of it is counted.
 *
 * @law 301/2026/NĐ-CP, art. 3: in linked groups the time the person takes is outside the limit [K]
 */
async function standStill(whole: Scene, parts: readonly PartRow[]): Promise<Scene> {
  const { tx, office, dossier } = whole
  const waits = parts.some(({ status }) => status === 'awaiting_supplement')
  const clocks = await readClocks(whole)
  const paused = clocks.pauses.some(({ endedAt }) => endedAt === null)
  if (waits === paused) return whole
  if (waits) {
    await startPause(whole, 'supplement', null)
    return whole
  }
  const pause = await endPause(whole, clocks)
  const patch = pause ? await resumeClocks(whole, clocks, pause) : {}
  await saveDossier(tx, office.localityId, dossier.id, patch)
  return { ...whole, dossier: { ...dossier, ...patch, version: dossier.version + 1 } }
}

/** Ends the open parts of a whole that ends, or a group that is left, and says why; each has its act. */
export async function endParts(whole: Scene, reason: string, except?: string): Promise<void> {
  const { tx, office } = whole
  for (const part of await findParts(tx, office.localityId, whole.dossier.id)) {
    if (!isOpen(part.status) || part.id === except) continue
    const dossier = await findForUpdate(tx, office.localityId, part.id)
    if (!dossier) continue
    const version = await office.getVersion(dossier.procedureVersionId)
    await endPart({ ...whole, dossier, version, next: 'stopped' }, reason)
  }
}

/** Ends one part without its result. */
export async function endPart(scene: Scene, reason: string): Promise<void> {
  await endParts(scene, reason)
  const clocks = await readClocks(scene)
  await endPause(scene, clocks)
  const ended = await endRun(scene, clocks)
  const changes = settled(scene, await settle(scene, clocks))
  const act = await recordAct(
    scene,
    'endPart',
    ended ? { stepKey: ended.stepKey, workingMinutes: ended.workedMinutes } : {},
  )
  await keepNote(scene, act, { verb: 'endPart', body: reason })
  await moved(scene, {
    ...changes,
    status: 'stopped',
    ...CLOSED,
    finishedAt: scene.now,
    beforeSupplement: null,
    beforeWithdrawal: null,
  })
}
