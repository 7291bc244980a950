import type { LocalDate } from '../../../core/calendar/index.ts'
import { endOfDay, startOfDay } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import type { LatenessCause } from '../rules/lateness.ts'
import {
  CELLS,
  type Cell,
  DIGITAL_CELLS,
  type DigitalCell,
  type DigitalFigures,
  type Figures,
} from '../rules/report.ts'

export interface ReportFilter {
  /** The units in charge. */
  unitIds: readonly string[]
  /** Days, both included. */
  from: LocalDate
  to: LocalDate
}

export interface ReportLine {
  unitId: string
  procedureId: string
  figures: Figures
}

/** The dossiers a report is about, each as the person filed it, parts left out: open at its beginning or received since. Read from two indexes, never from all of history. */
function subject({ localityId, clock }: Office, { unitIds, from, to }: ReportFilter) {
  const columns = sql`id, code, procedure_id, deciding_unit_id, channel, received_at, finished_at, late_minutes, legal_due_at,
    legal_due_on, queue_due_at`
  const [start, end] = [startOfDay(from), endOfDay(to)]
  const units = sql`deciding_unit_id = ANY (${[...unitIds]}::uuid[])`
  const dossiers = sql`(
    SELECT ${columns} FROM dossiers
    WHERE locality_id = ${localityId} AND parent_id IS NULL AND finished_at >= ${start} AND received_at < ${end} AND ${units}
    UNION ALL
    SELECT ${columns} FROM dossiers
    WHERE locality_id = ${localityId} AND parent_id IS NULL AND queue_role IS NOT NULL AND finished_at IS NULL
      AND received_at < ${end} AND ${units}
  )`
  const open = sql`(d.finished_at IS NULL OR d.finished_at >= ${end})`
  // A dossier that waits for the citizen now isn't late now; how it stood at the end of a period gone by is told by its date.
  // What is under way to the office in charge has no date yet.
  const overdue = sql`coalesce(d.legal_due_at < least(${end}, ${clock.now()}::timestamptz)
    AND (d.finished_at IS NOT NULL OR d.queue_due_at < 'infinity'), false)`
  const dueOn = sql`coalesce(d.legal_due_on, 'infinity')`
  const finishedOn = sql`(d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`
  const paper = (condition: ReturnType<typeof sql>) =>
    sql`EXISTS (SELECT FROM dossier_papers p WHERE p.locality_id = ${localityId} AND p.dossier_id = d.id AND ${condition})`
  const result = sql`(d.finished_at >= ${start} AND d.finished_at < ${end} AND EXISTS (SELECT FROM dossier_results r
    WHERE r.locality_id = ${localityId} AND r.dossier_id = ANY (ARRAY(
      SELECT d.id UNION ALL SELECT k.id FROM dossiers k WHERE k.locality_id = ${localityId} AND k.parent_id = d.id))))`
  const cells: Record<Cell | DigitalCell, ReturnType<typeof sql>> = {
    withResult: result,
    digitised: sql`${result} AND (${paper(sql`p.digitised > 0`)} OR NOT ${paper(sql`true`)})`,
    taken: sql`d.received_at >= ${start}`,
    reused: sql`d.received_at >= ${start} AND ${paper(sql`p.digitised >= 2`)}`,
    online: sql`d.received_at >= ${start} AND d.channel = 'online'`,
    inPerson: sql`d.received_at >= ${start} AND d.channel <> 'online'`,
    carried: sql`d.received_at < ${start}`,
    early: sql`d.finished_at < ${end} AND d.late_minutes = 0 AND ${finishedOn} < ${dueOn}`,
    onTime: sql`d.finished_at < ${end} AND d.late_minutes = 0 AND ${finishedOn} >= ${dueOn}`,
    late: sql`d.finished_at < ${end} AND d.late_minutes > 0`,
    openInTime: sql`${open} AND NOT ${overdue}`,
    openLate: sql`${open} AND ${overdue}`,
  }
  return { dossiers, cells }
}

/**
 * How dossiers were handled in a period, by unit and procedure. What came in and what was carried over adds up to what was
 * done and what is open.
 */
export async function readReport(office: Office, filter: ReportFilter): Promise<ReportLine[]> {
  const { dossiers, cells } = subject(office, filter)
  const each = CELLS.map((cell) => sql`count(*) FILTER (WHERE ${cells[cell]})`)
  const rows = await office.db.many(sql<{ unitId: string; procedureId: string; each: number[] }>`
    SELECT d.deciding_unit_id AS unit_id, d.procedure_id, ARRAY[${sql.join(each)}]::integer[] AS each
    FROM ${dossiers} d GROUP BY 1, 2`)
  return rows.map(({ each: counts, ...key }) => ({
    ...key,
    figures: Object.fromEntries(CELLS.map((cell, index) => [cell, counts[index] ?? 0])) as Figures,
  }))
}

export interface DigitalLine {
  unitId: string
  procedureId: string
  figures: DigitalFigures
}

/** Which dossiers' papers were scanned, and for which something held was used, by unit and procedure. */
export async function readDigital(office: Office, filter: ReportFilter): Promise<DigitalLine[]> {
  const { dossiers, cells } = subject(office, filter)
  const each = DIGITAL_CELLS.map((cell) => sql`count(*) FILTER (WHERE ${cells[cell]})`)
  const rows = await office.db.many(sql<{ unitId: string; procedureId: string; each: number[] }>`
    SELECT d.deciding_unit_id AS unit_id, d.procedure_id, ARRAY[${sql.join(each)}]::integer[] AS each
    FROM ${dossiers} d GROUP BY 1, 2`)
  return rows.map(({ each: counts, ...key }) => ({
    ...key,
    figures: Object.fromEntries(DIGITAL_CELLS.map((cell, index) => [cell, counts[index] ?? 0])) as DigitalFigures,
  }))
}

export interface ReportedDossier {
  id: string
  code: string
  procedureId: string
  unitId: string
  receivedAt: Date
  dueAt: Date | null
  finishedAt: Date | null
  lateMinutes: number
}

/** The dossiers a figure counts, oldest first. */
export function reportedDossiers(
  office: Office,
  filter: ReportFilter & { cells: readonly (Cell | DigitalCell)[]; procedureIds?: readonly string[] | undefined },
  { limit, skip }: { limit: number; skip: number },
): Promise<ReportedDossier[]> {
  const { dossiers, cells } = subject(office, filter)
  const any = sql.join(
    filter.cells.map((cell) => sql`(${cells[cell]})`),
    sql` OR `,
  )
  const procedures = filter.procedureIds ? sql`d.procedure_id = ANY (${[...filter.procedureIds]}::uuid[])` : sql`true`
  return office.db.many(sql<ReportedDossier>`
    SELECT d.id, d.code, d.procedure_id, d.deciding_unit_id AS unit_id, d.received_at, d.legal_due_at AS due_at, d.finished_at,
      d.late_minutes
    FROM ${dossiers} d WHERE (${any}) AND ${procedures}
    ORDER BY d.received_at, d.id LIMIT ${limit} OFFSET ${skip}`)
}

export interface LatenessLine {
  /** The unit that is charged with it. */
  unitId: string
  /** Whose step it is: the same key is called otherwise elsewhere. */
  procedureId: string
  stepKey: string
  cause: LatenessCause
  dossiers: number
  workingMinutes: number
}

/** A line of `readLateness`. */
export type LatenessKey = Pick<LatenessLine, 'unitId' | 'procedureId' | 'stepKey' | 'cause'>

/**
 * What was charged in a period: all that made dossiers late that these units decide and that ended in it, so that each late
 * dossier of the report is explained; and what these units did to others'.
 */
function charged({ localityId }: Office, { unitIds, from, to }: ReportFilter) {
  const [start, end] = [startOfDay(from), endOfDay(to)]
  const units = sql`ANY (${[...unitIds]}::uuid[])`
  return sql`(
    SELECT l.id, l.dossier_id, l.unit_id, l.step_key, l.cause, l.working_minutes FROM dossiers d
    JOIN dossier_lateness l ON l.locality_id = d.locality_id AND l.dossier_id = d.id
    WHERE d.locality_id = ${localityId} AND d.finished_at >= ${start} AND d.finished_at < ${end} AND d.late_minutes > 0
      AND d.deciding_unit_id = ${units}
    UNION
    SELECT id, dossier_id, unit_id, step_key, cause, working_minutes FROM dossier_lateness
    WHERE locality_id = ${localityId} AND unit_id = ${units} AND charged_at >= ${start} AND charged_at < ${end}
  )`
}

/** Who and what made dossiers late in a period, most first: every late minute stands with a step, a unit and a cause. */
export const readLateness = (office: Office, filter: ReportFilter): Promise<LatenessLine[]> =>
  office.db.many(sql<LatenessLine>`
    SELECT l.unit_id, d.procedure_id, l.step_key, l.cause, count(DISTINCT l.dossier_id) AS dossiers,
      sum(l.working_minutes)::bigint AS working_minutes
    FROM ${charged(office, filter)} l JOIN dossiers d ON d.locality_id = ${office.localityId} AND d.id = l.dossier_id
    GROUP BY 1, 2, 3, 4 ORDER BY 6 DESC, 5 DESC LIMIT 200`)

/** The dossiers a line of the lateness counts, oldest first. */
export const lateDossiers = (
  office: Office,
  filter: ReportFilter & LatenessKey,
  { limit, skip }: { limit: number; skip: number },
): Promise<ReportedDossier[]> =>
  office.db.many(sql<ReportedDossier>`
    SELECT id, code, procedure_id, deciding_unit_id AS unit_id, received_at, legal_due_at AS due_at, finished_at, late_minutes
    FROM dossiers WHERE locality_id = ${office.localityId} AND procedure_id = ${filter.procedureId} AND id IN (
      SELECT dossier_id FROM ${charged(office, filter)} l
      WHERE unit_id = ${filter.unitId} AND step_key = ${filter.stepKey} AND cause = ${filter.cause})
    ORDER BY received_at, id LIMIT ${limit} OFFSET ${skip}`)
