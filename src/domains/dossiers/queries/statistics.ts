import type { Due, LocalDate } from '../../../core/calendar/index.ts'
import { nearUntil, onDays } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office, UnitRef } from '../office.ts'
import { answerDue } from '../promises.ts'

export interface UnitStatistics {
  received: number
  finished: number
  onTime: number
  late: number
  medianMinutes: number | null
}

/**
 * What units received and finished between two days, both included. What a person filed is one dossier, whatever its parts.
 *
 * @param unitIds the receiving units; null for the whole government
 */
export async function unitStatistics(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  unitIds: readonly string[] | null,
  from: LocalDate,
  to: LocalDate,
): Promise<UnitStatistics> {
  const units = unitIds === null ? sql`true` : sql`deciding_unit_id = ANY (${[...unitIds]}::uuid[])`
  return db.one(sql<UnitStatistics>`
    SELECT
      (SELECT count(*) FROM dossiers WHERE locality_id = ${localityId} AND parent_id IS NULL AND ${units}
        AND ${onDays(sql`received_at`, from, to)}) AS received,
      count(*) AS finished, count(*) FILTER (WHERE late_minutes = 0) AS on_time,
      count(*) FILTER (WHERE late_minutes > 0) AS late,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY worked_minutes) AS median_minutes
    FROM dossiers
    WHERE locality_id = ${localityId} AND parent_id IS NULL AND ${units} AND received_at IS NOT NULL
      AND ${onDays(sql`finished_at`, from, to)}`)
}

export interface TimeTaken {
  dossiers: number
  medianMinutes: number
  p90Minutes: number
}

/** The time a procedure really took in the last year, in working minutes from reception to the result. */
export async function timeTaken(office: Office, procedureId: string): Promise<TimeTaken | null> {
  const since = yearBefore(office.clock.now())
  const row = await office.db.one(sql<TimeTaken>`
    SELECT count(*) AS dossiers, percentile_cont(0.5) WITHIN GROUP (ORDER BY worked_minutes) AS median_minutes,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY worked_minutes) AS p90_minutes
    FROM dossiers WHERE locality_id = ${office.localityId} AND procedure_id = ${procedureId} AND parent_id IS NULL
      AND finished_at IS NOT NULL AND finished_at >= ${since} AND worked_minutes > 0`)
  return row.dossiers === 0 ? null : row
}

const yearBefore = (now: Date): Date => new Date(now.getTime() - 365 * 86_400_000)

export interface ExpectedDue {
  /** The latest moment at which reception must have answered. */
  acceptedBy: Date
  due: Due
  /** How often the date shown before sending was kept in the last year; missing when nobody was shown one. */
  kept: { share: number; dossiers: number } | null
}

/** “If accepted by …, the result is due …”, and how often that date was kept. */
export async function expectedDue(
  office: Office,
  { procedureSlug, at = office.clock.now() }: { procedureSlug: string; at?: Date },
): Promise<ExpectedDue | undefined> {
  const time = await office.workingTime()
  const version = await office.findProcedure(procedureSlug, time.dateOf(at))
  if (!version) return undefined
  const acceptedBy = answerDue(time, at)
  const { limit, countAfterCutoff, dueTimeMode } = version
  const kept = await office.db.one(sql<{ dossiers: number; kept: number }>`
    SELECT count(*) AS dossiers,
      count(*) FILTER (WHERE finished_at < (promised_on + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS kept
    FROM dossiers WHERE locality_id = ${office.localityId} AND procedure_id = ${version.procedureId} AND parent_id IS NULL
      AND finished_at IS NOT NULL AND finished_at >= ${yearBefore(at)} AND promised_on IS NOT NULL AND worked_minutes > 0`)
  return {
    acceptedBy,
    due: time.due(acceptedBy, { limit, countAfterCutoff, dueTimeMode }),
    kept: kept.dossiers === 0 ? null : { share: kept.kept / kept.dossiers, dossiers: kept.dossiers },
  }
}

export interface OpenClocks {
  unit: UnitRef
  stepKey: string | null
  person: { id: string; name: string } | null
  open: number
  near: number
  late: number
}

/** The same running clocks, summed along three lines. */
export interface OpenClockSums {
  byUnit: OpenClocks[]
  byStep: OpenClocks[]
  byPerson: OpenClocks[]
  /** How many are so late that the leaders were told. */
  told: number
}

/** The running clocks of steps, late and near, by unit, by unit and step, by unit and person: what boards show. */
export async function openClocks(office: Office, unitIds: readonly string[]): Promise<OpenClockSums> {
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  const now = office.clock.now()
  const near = nearUntil(time, now)
  // Both sides are read from their indexes alone, each over what is open and never over history.
  const [rows, { told }] = await Promise.all([
    office.db.many(sql<{
      unitId: string
      along: keyof typeof ALONG
      stepKey: string | null
      personId: string | null
      open: number
      near: number
      late: number
    }>`
    SELECT s.unit_id, grouping(s.step_key, s.person_id) AS along, s.step_key, s.person_id, count(*) AS open,
      count(*) FILTER (WHERE s.due_at >= ${now} AND s.due_at <= ${near}) AS near,
      count(*) FILTER (WHERE s.due_at < ${now}) AS late
    FROM dossier_steps s JOIN dossiers d ON d.locality_id = s.locality_id AND d.id = s.dossier_id
    WHERE s.locality_id = ${office.localityId} AND s.ended_at IS NULL AND s.unit_id = ANY (${[...unitIds]}::uuid[])
      AND d.locality_id = ${office.localityId} AND d.queue_role IS NOT NULL AND d.queue_due_at < 'infinity'
    GROUP BY GROUPING SETS ((s.unit_id), (s.unit_id, s.step_key), (s.unit_id, s.person_id))
    ORDER BY late DESC, near DESC, open DESC`),
    office.db.one(sql<{ told: number }>`
      SELECT count(*) AS told FROM dossier_steps s
      JOIN dossier_reminders r ON r.locality_id = s.locality_id AND r.run_id = s.id AND r.rung = 3
      JOIN dossiers d ON d.locality_id = s.locality_id AND d.id = s.dossier_id
      WHERE s.locality_id = ${office.localityId} AND s.ended_at IS NULL AND s.unit_id = ANY (${[...unitIds]}::uuid[])
        AND d.queue_due_at < 'infinity'`),
  ])
  const sums: OpenClockSums = { byUnit: [], byStep: [], byPerson: [], told }
  for (const { unitId, along, stepKey, personId, ...counts } of rows)
    sums[ALONG[along]].push({
      ...counts,
      unit: { id: unitId, name: staff.findUnit(unitId)?.name ?? { vi: '—', en: '—' } },
      stepKey,
      person: personId ? { id: personId, name: staff.nameOf(personId) ?? '—' } : null,
    })
  return sums
}

/** `grouping()` sets a bit for each column a sum is not along. */
const ALONG = { 3: 'byUnit', 1: 'byStep', 2: 'byPerson' } as const
