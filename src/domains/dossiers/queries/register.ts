import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { givesResult } from '../rules/routing.ts'
import type { ReturnWay } from '../rules/status.ts'

/** A line of the book of dossiers (sổ theo dõi hồ sơ). */
export interface RegisterRow {
  id: string
  /** Counted from 1 each year. */
  line: number
  code: string
  procedureName: Text
  sets: number
  applicantName: string
  phone: string | null
  address: string | null
  /** The body that decides. */
  agency: string
  receivedAt: Date
  /** Missing while the limit waits for its arrival at the body that decides. */
  dueAt: Date | null
  /** Where it was taken in, if not by the body that decides. */
  takenInAt: Text | null
  returnedAt: Date | null
  returnWay: ReturnWay | null
  apologyDueAt: Date | null
}

interface Found extends Omit<RegisterRow, 'procedureName' | 'agency' | 'takenInAt'> {
  procedureVersionId: string
  receivingUnitId: string
  decidingUnitId: string
}

export interface RegisterFilter {
  unitId: string
  /** Days of reception, both included, within one year: the book begins anew each year. */
  from: LocalDate
  to: LocalDate
  /** The line after which to go on. */
  after?: number
  limit: number
}

/**
 * The lines of a unit's book, in the order of their numbers: what it took in, for itself or for others, and what others took in for it.
 * Of what it took in for others, address and telephone are gone once that has ended.
 *
 * @law 01/2018/TT-VPCP, art. 10: numbered from 01 each year
 */
export async function findRegister(
  { db, localityId, staff, getVersion }: Office,
  { unitId, from, to, after = 0, limit }: RegisterFilter,
): Promise<RegisterRow[]> {
  const ours = sql`(d.deciding_unit_id = ${unitId} OR d.queue_role IS NOT NULL)`
  const [rows, units] = await Promise.all([
    db.many(sql<Found>`
      SELECT l.line, d.id, d.code, d.procedure_version_id, d.sets, d.received_at, d.legal_due_at AS due_at, d.returned_at,
        d.return_way, d.apology_due_at, d.receiving_unit_id, d.deciding_unit_id, coalesce(a.full_name, '—') AS applicant_name,
        CASE WHEN ${ours} THEN a.phone END AS phone, CASE WHEN ${ours} THEN a.address END AS address
      FROM register_lines l JOIN dossiers d ON d.locality_id = l.locality_id AND d.id = l.dossier_id
      JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
      WHERE l.locality_id = ${localityId} AND l.unit_id = ${unitId} AND l.year = extract(year FROM ${to}::text::date)
        AND l.line > ${after} AND l.received_on BETWEEN ${from}::text::date AND ${to}::text::date
      ORDER BY l.line LIMIT ${limit}`),
    staff(),
  ])
  return Promise.all(
    rows.map(async ({ procedureVersionId, receivingUnitId, decidingUnitId, ...row }) => {
      const { name, steps } = await getVersion(procedureVersionId)
      const deciding = steps.find(({ key, role }) => role !== 'returnDesk' && givesResult(steps, key))
      // A centre takes in what its commune decides.
      const at = { unitId: deciding?.unitId ?? decidingUnitId, role: deciding?.role ?? '' }
      const agency = units.findUnit(deciding ? units.placeOf(at, decidingUnitId).unitId : decidingUnitId)
      const takenInAt = receivingUnitId === decidingUnitId ? null : (units.findUnit(receivingUnitId)?.name ?? null)
      return { ...row, takenInAt, procedureName: name, agency: agency?.authority ?? '' }
    }),
  )
}

/** The number of a dossier's line in a unit's book; undefined where it doesn't stand in it. */
export const findRegisterLine = async (
  db: Db,
  localityId: number,
  { dossierId, unitId }: { dossierId: string; unitId: string },
): Promise<number | undefined> =>
  (
    await db.first(sql<{ line: number }>`
      SELECT line FROM register_lines WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} AND unit_id = ${unitId}`)
  )?.line
