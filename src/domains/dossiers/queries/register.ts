import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { givesResult } from '../rules/routing.ts'
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
  dueAt: Date
  returnedAt: Date | null
  apologyDueAt: Date | null
}

interface Found extends Omit<RegisterRow, 'procedureName' | 'agency'> {
  procedureVersionId: string
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

const startOf = (day: LocalDate) => sql`${`${day}T00:00:00+07:00`}::text::timestamptz`

/**
 * The lines of a unit's book, in the order of reception.
 *
 * @law 01/2018/TT-VPCP, art. 10: numbered from 01 each year
 */
export async function findRegister(
  { db, localityId, staff, getVersion }: Office,
  { unitId, from, to, after = 0, limit }: RegisterFilter,
): Promise<RegisterRow[]> {
  const [rows, units] = await Promise.all([
    db.many(sql<Found>`
      SELECT r.*, coalesce(a.full_name, '—') AS applicant_name, a.phone, a.address
      FROM (
        SELECT id, code, procedure_version_id, applicant_id, sets, received_at, legal_due_at AS due_at, returned_at,
          apology_due_at, row_number() OVER (ORDER BY received_at, id) AS line
        FROM dossiers
        WHERE locality_id = ${localityId} AND receiving_unit_id = ${unitId} AND parent_id IS NULL AND legal_due_at IS NOT NULL
          AND received_at >= ${startOf(`${from.slice(0, 4)}-01-01`)} AND received_at < ${startOf(to)} + interval '1 day'
      ) r JOIN applicants a ON a.locality_id = ${localityId} AND a.id = r.applicant_id
      WHERE r.received_at >= ${startOf(from)} AND r.line > ${after}
      ORDER BY r.line LIMIT ${limit}`),
    staff(),
  ])
  return Promise.all(
    rows.map(async ({ procedureVersionId, ...row }) => {
      const { name, steps } = await getVersion(procedureVersionId)
      const deciding = steps.find(({ key, role }) => role !== 'returnDesk' && givesResult(steps, key))
      // A centre takes in what its commune decides.
      const place = deciding && units.placeOf({ unitId: deciding.unitId ?? unitId, role: deciding.role }, unitId)
      const agency = units.findUnit(place?.unitId ?? unitId)
      return { ...row, procedureName: name, agency: agency?.authority ?? '' }
    }),
  )
}
