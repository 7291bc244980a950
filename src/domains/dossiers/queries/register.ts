import { onDays, startOfDay } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { givesResult } from '../rules/routing.ts'
import type { ReturnWay } from '../rules/status.ts'
import type { LocalDate } from '../rules/working-time.ts'

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
 * The lines of a unit's book, in the order of reception: what it took in, for itself or for others, and what others took in for it.
 * Of what it took in for others, address and telephone are gone once that has ended.
 *
 * @law 01/2018/TT-VPCP, art. 10: numbered from 01 each year
 */
export async function findRegister(
  { db, localityId, staff, getVersion }: Office,
  { unitId, from, to, after = 0, limit }: RegisterFilter,
): Promise<RegisterRow[]> {
  const [rows, units] = await Promise.all([
    db.many(sql<Found>`
      SELECT r.*, coalesce(a.full_name, '—') AS applicant_name, CASE WHEN r.ours THEN a.phone END AS phone,
        CASE WHEN r.ours THEN a.address END AS address
      FROM (
        SELECT id, code, procedure_version_id, applicant_id, sets, received_at, legal_due_at AS due_at, returned_at,
          return_way, apology_due_at, receiving_unit_id, deciding_unit_id,
          deciding_unit_id = ${unitId} OR queue_role IS NOT NULL AS ours, row_number() OVER (ORDER BY received_at, id) AS line
        FROM dossiers
        WHERE locality_id = ${localityId} AND parent_id IS NULL
          AND (deciding_unit_id = ${unitId} AND (legal_due_at IS NOT NULL OR receiving_unit_id <> deciding_unit_id)
            OR receiving_unit_id = ${unitId} AND receiving_unit_id <> deciding_unit_id)
          AND ${onDays(sql`received_at`, `${from.slice(0, 4)}-01-01`, to)}
      ) r JOIN applicants a ON a.locality_id = ${localityId} AND a.id = r.applicant_id
      WHERE r.received_at >= ${startOfDay(from)} AND r.line > ${after}
      ORDER BY r.line LIMIT ${limit}`),
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
