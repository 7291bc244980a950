import type { Due, LocalDate, WorkingTime } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import { record, recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../office.ts'
import { dueAfterPause } from '../rules/clocks.ts'
import { workedMinutes } from '../rules/lateness.ts'
import { type Announced, type OutageFault, outageFault } from '../rules/outage.ts'
import { countingNow } from '../stopwatch.ts'
import { outageVerbs, verbs } from '../verbs.ts'

export type OutageReason = OutageFault | 'not_found' | 'missing_what' | 'not_yours' | 'already_ended'

/** What each “no” means over HTTP, for pages and API alike. */
export const OUTAGE_HTTP: Record<OutageReason, number> = {
  not_found: 404,
  not_yours: 403,
  already_ended: 409,
  missing_what: 422,
  announced_later: 422,
  before_announcement: 422,
  ends_before_start: 422,
  longer_than_allowed: 422,
  over_already: 422,
}

export interface OutageInput extends Announced {
  system: string
  owner: string
  announcement: string
  /** Empty: all that the official is in charge of. */
  unitIds: readonly string[]
  /** Empty: all procedures. */
  procedureIds: readonly string[]
}

const AT_ONCE = 200

/**
 * Registers an outage that its owner announced: from its start to its end the limit of the dossiers it concerns stands still.
 *
 * @law 301/2026/NĐ-CP, art. 3: time of an announced outage is outside the limit
 */
export async function registerOutage(
  office: Office,
  official: OfficialViewer,
  input: OutageInput,
): Promise<Result<{ id: string }, OutageReason>> {
  const { db, localityId, clock } = office
  const [system, owner, announcement] = [input.system.trim(), input.owner.trim(), input.announcement.trim()]
  if (system === '' || owner === '' || announcement === '') return no('missing_what')
  const now = clock.now()
  const fault = outageFault(input, now)
  if (fault) return no(fault)
  const reach = unitsFor(official, 'outage.register')
  const unitIds = input.unitIds.length === 0 ? reach : input.unitIds
  if (unitIds.length === 0 || unitIds.some((id) => !reach.includes(id))) return no('not_yours')
  const id = newId()
  const { announcedAt, startsAt, untilAt } = input
  await db.transaction(async (tx) => {
    await tx.run(
      tx.q.insertInto('outages').values({
        localityId,
        id,
        system,
        owner,
        announcement,
        announcedAt,
        startsAt,
        untilAt,
        unitIds: [...unitIds],
        procedureIds: [...input.procedureIds],
        registeredBy: official.personId,
        registeredAt: now,
      }),
    )
    await record(tx, {
      verb: outageVerbs.register.name,
      actor: actorOf(official, 'outage.register'),
      subjectId: id,
      personId: official.personId,
      occurredAt: now,
      dueAt: untilAt,
      facts: { announcedAt: announcedAt.toISOString(), startsAt: startsAt.toISOString(), units: unitIds.length },
    })
  })
  await pauseForOutages(office)
  return ok({ id })
}

const laterOf = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()))

interface Running {
  id: string
  procedureId: string
  versionId: string
  decidingUnitId: string
  stepKey: string
  clockStartedAt: Date
  legalDueAt: Date
  legalDueOn: LocalDate
  lengthened: boolean
  outageId: string
  system: string
  startsAt: Date
  untilAt: Date
  registeredBy: string
}

interface Moved extends Running {
  from: Date
  due: Due
}

/**
 * Pauses the dossiers that outages under way concern and that weren't paused yet: those running when it was registered, and
 * those received or resumed since. Any process may run it at any time; each dossier is paused once by each outage.
 *
 * @returns how many were paused
 */
export async function pauseForOutages(office: Office): Promise<number> {
  const time = await office.workingTime()
  let paused = 0
  for (;;) {
    const count = await office.db.transaction((tx) => pauseSome(office, tx, time))
    paused += count
    if (count < AT_ONCE) return paused
  }
}

async function pauseSome(office: Office, tx: Db, time: WorkingTime): Promise<number> {
  const { localityId, clock } = office
  const now = clock.now()
  const running = await tx.many(sql<Running>`
    SELECT d.id, d.procedure_id, d.procedure_version_id AS version_id, d.deciding_unit_id, d.step_key, d.clock_started_at,
      d.legal_due_at, d.legal_due_on, d.lengthened_at IS NOT NULL AS lengthened, o.id AS outage_id, o.system, o.starts_at, o.until_at, o.registered_by
    FROM outages o JOIN dossiers d ON d.locality_id = o.locality_id AND d.queue_unit_id = ANY (o.unit_ids)
    WHERE o.locality_id = ${localityId} AND o.starts_at <= ${now} AND coalesce(o.ended_at, o.until_at) > ${now}
      AND d.locality_id = ${localityId} AND d.queue_role IS NOT NULL AND d.status IN ('accepted', 'processing')
      AND (cardinality(o.procedure_ids) = 0 OR d.procedure_id = ANY (o.procedure_ids))
      AND d.clock_started_at IS NOT NULL AND d.legal_due_at > greatest(o.starts_at, d.clock_started_at)
      AND NOT EXISTS (SELECT FROM dossier_pauses p WHERE p.locality_id = d.locality_id AND p.dossier_id = d.id
        AND (p.outage_id = o.id OR (p.outage_id IS NOT NULL AND p.ended_at > ${now})))
    ORDER BY d.id LIMIT ${AT_ONCE} FOR UPDATE OF d SKIP LOCKED`)
  // One outage at a time pauses a dossier.
  const first = [...new Map(running.map((each) => [each.id, each])).values()]
  const moved: Moved[] = []
  for (const each of first) {
    const version = await office.getVersion(each.versionId)
    const from = laterOf(each.clockStartedAt, each.startsAt)
    const before = { at: each.legalDueAt, on: each.legalDueOn }
    const due = dueAfterPause(time, countingNow(version, each.lengthened), before, from, each.untilAt)
    if (due) moved.push({ ...each, from, due })
  }
  if (moved.length === 0) return 0
  await tx.run(
    tx.q.insertInto('dossierPauses').values(
      moved.map(({ id, system, from, untilAt, registeredBy, outageId }) => ({
        localityId,
        id: newId(),
        dossierId: id,
        cause: 'outage',
        reason: system,
        startedAt: from,
        startedBy: registeredBy,
        endedAt: untilAt,
        outageId,
      })),
    ),
  )
  await moveDue(tx, localityId, moved, now)
  await moveRuns(tx, localityId, time, moved)
  await recordMany(
    tx,
    moved.map(({ id, procedureId, decidingUnitId, stepKey, due, outageId }) => ({
      verb: verbs.pauseForOutage.name,
      actor: { kind: 'system' as const },
      subjectId: id,
      caseId: id,
      topicId: procedureId,
      unitId: decidingUnitId,
      stepKey,
      occurredAt: now,
      dueAt: due.at,
      facts: { outage: outageId },
    })),
  )
  return running.length
}

/** Gives dossiers their new legal due date, and keeps it with its explanation. */
async function moveDue(
  tx: Db,
  localityId: number,
  moved: readonly { id: string; due: Due }[],
  now: Date,
): Promise<void> {
  await tx.run(
    tx.q.insertInto('dossierDueDates').values(
      moved.map(({ id, due }) => ({
        localityId,
        id: newId(),
        dossierId: id,
        cause: 'outage',
        dueAt: due.at,
        dueOn: due.on,
        provisional: due.provisional,
        explanation: sql`${JSON.stringify(due.explanation ?? null)}::text::jsonb`,
        setAt: now,
      })),
    ),
  )
  await tx.run(sql`
    UPDATE dossiers d SET legal_due_at = r.at, legal_due_on = r.on_day, due_provisional = r.provisional::boolean, version = version + 1
    FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ due }) => due.at.toISOString())}::timestamptz[],
      ${moved.map(({ due }) => due.on)}::date[], ${moved.map(({ due }) => String(due.provisional))}::text[])
      AS r (id, at, on_day, provisional)
    WHERE d.locality_id = ${localityId} AND d.id = r.id`)
}

/** Moves the running steps of paused dossiers: what was left of their share counts from the end of the pause. */
async function moveRuns(
  tx: Db,
  localityId: number,
  time: WorkingTime,
  moved: readonly { id: string; from: Date; untilAt: Date }[],
): Promise<void> {
  const byDossier = new Map(moved.map((each) => [each.id, each]))
  const runs = await tx.many(sql<{ id: string; dossierId: string; startedAt: Date; shareMinutes: number }>`
    SELECT id, dossier_id, started_at, share_minutes FROM dossier_steps
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${moved.map(({ id }) => id)}::uuid[]) AND ended_at IS NULL`)
  const pauses = await tx.many(sql<{ dossierId: string; startedAt: Date; endedAt: Date }>`
    SELECT dossier_id, started_at, ended_at FROM dossier_pauses
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${moved.map(({ id }) => id)}::uuid[]) AND ended_at IS NOT NULL`)
  const dues = runs.flatMap((run) => {
    const pause = byDossier.get(run.dossierId)
    if (!pause) return []
    const own = pauses.filter(({ dossierId }) => dossierId === run.dossierId)
    const rest = run.shareMinutes - workedMinutes(time, { startedAt: run.startedAt, endedAt: pause.from }, own)
    return rest > 0 ? [{ id: run.id, dossierId: run.dossierId, at: time.plusMinutes(pause.untilAt, rest) }] : []
  })
  if (dues.length === 0) return
  await tx.run(sql`
    WITH r AS (SELECT * FROM unnest(${dues.map(({ id }) => id)}::uuid[], ${dues.map(({ dossierId }) => dossierId)}::uuid[],
      ${dues.map(({ at }) => at.toISOString())}::timestamptz[]) AS r (id, dossier_id, at)),
    steps AS (UPDATE dossier_steps s SET due_at = r.at FROM r WHERE s.locality_id = ${localityId} AND s.id = r.id)
    UPDATE dossiers d SET step_due_at = r.at FROM r WHERE d.locality_id = ${localityId} AND d.id = r.dossier_id`)
}

interface Paused {
  pauseId: string
  id: string
  procedureId: string
  versionId: string
  decidingUnitId: string
  stepKey: string
  startedAt: Date
  dueAt: Date
  dueOn: LocalDate
  lengthened: boolean
}

/**
 * The system works again before its time: pauses end now, and dossiers still at work get back the date they would have had. What
 * was finished or given another date meanwhile keeps it.
 */
export async function endOutage(
  office: Office,
  official: OfficialViewer,
  id: string,
): Promise<Result<{ id: string; dossiers: number }, OutageReason>> {
  const { db, localityId, clock } = office
  const time = await office.workingTime()
  const reach = unitsFor(official, 'outage.register')
  return db.transaction(async (tx) => {
    const now = clock.now()
    const outage = await tx.first(sql<{ startsAt: Date; untilAt: Date; endedAt: Date | null; unitIds: string[] }>`
      SELECT starts_at, until_at, ended_at, unit_ids FROM outages WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)
    if (!outage || outage.unitIds.some((unitId) => !reach.includes(unitId))) return no('not_found')
    if (outage.endedAt || outage.untilAt <= now) return no('already_ended')
    const endedAt = laterOf(now, outage.startsAt)
    await tx.run(sql`UPDATE outages SET ended_at = ${endedAt} WHERE locality_id = ${localityId} AND id = ${id}`)
    const paused = await tx.many(sql<Paused>`
      SELECT p.id AS pause_id, d.id, d.procedure_id, d.procedure_version_id AS version_id, d.deciding_unit_id, d.step_key, p.started_at,
        b.due_at, b.due_on, d.lengthened_at IS NOT NULL AS lengthened
      FROM dossier_pauses p JOIN dossiers d ON d.locality_id = p.locality_id AND d.id = p.dossier_id
      CROSS JOIN LATERAL (
        SELECT array_agg(x.cause ORDER BY x.set_at DESC, x.id DESC) AS causes FROM dossier_due_dates x
        WHERE x.locality_id = d.locality_id AND x.dossier_id = d.id AND x.cause <> 'apology') c
      JOIN LATERAL (
        SELECT x.due_at, x.due_on FROM dossier_due_dates x
        WHERE x.locality_id = d.locality_id AND x.dossier_id = d.id AND x.cause <> 'apology'
        ORDER BY x.set_at DESC, x.id DESC OFFSET 1 LIMIT 1) b ON true
      WHERE p.locality_id = ${localityId} AND p.outage_id = ${id} AND p.ended_at = ${outage.untilAt}
        AND d.status IN ('accepted', 'processing') AND c.causes[1] = 'outage'
      ORDER BY d.id FOR UPDATE OF d`)
    await tx.run(sql`
      UPDATE dossier_pauses SET ended_at = greatest(started_at, ${endedAt}::timestamptz), ended_by = ${official.personId}
      WHERE locality_id = ${localityId} AND outage_id = ${id} AND ended_at > ${endedAt}`)
    const moved = []
    for (const each of paused) {
      const version = await office.getVersion(each.versionId)
      const due = dueAfterPause(
        time,
        countingNow(version, each.lengthened),
        { at: each.dueAt, on: each.dueOn },
        each.startedAt,
        endedAt,
      )
      if (due) moved.push({ ...each, due, from: each.startedAt, untilAt: endedAt })
    }
    if (moved.length > 0) {
      await moveDue(tx, localityId, moved, now)
      await moveRuns(tx, localityId, time, moved)
    }
    await recordMany(tx, [
      {
        verb: outageVerbs.end.name,
        actor: actorOf(official, 'outage.register'),
        subjectId: id,
        personId: official.personId,
        occurredAt: now,
        facts: { dossiers: moved.length },
      },
      ...moved.map(({ id: dossierId, procedureId, decidingUnitId, stepKey, due }) => ({
        verb: verbs.resumeAfterOutage.name,
        actor: { kind: 'system' as const },
        subjectId: dossierId,
        caseId: dossierId,
        topicId: procedureId,
        unitId: decidingUnitId,
        stepKey,
        occurredAt: now,
        dueAt: due.at,
        facts: { outage: id },
      })),
    ])
    return ok({ id, dossiers: moved.length })
  })
}
