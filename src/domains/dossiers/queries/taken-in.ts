import { onDays } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import type { ReportedDossier, ReportFilter } from './report.ts'

/** What one office took in for another in a period. */
export interface TakenInLine {
  receivingUnitId: string
  decidingUnitId: string
  received: number
  finished: number
}

/** A line's offices. */
export type TakenInKey = Pick<TakenInLine, 'receivingUnitId' | 'decidingUnitId'>

const within = ({ localityId }: Office, { unitIds, from, to }: ReportFilter) => {
  const units = sql`ANY (${[...unitIds]}::uuid[])`
  return sql`locality_id = ${localityId} AND parent_id IS NULL AND receiving_unit_id <> deciding_unit_id
    AND ${onDays(sql`received_at`, from, to)}
    AND (receiving_unit_id = ${units} OR deciding_unit_id = ${units})`
}

/** Who took in for whom: what these units took in for others, and what others took in for them. Most first. */
export const readTakenIn = (office: Office, filter: ReportFilter): Promise<TakenInLine[]> =>
  office.db.many(sql<TakenInLine>`
    SELECT receiving_unit_id, deciding_unit_id, count(*) AS received, count(finished_at) AS finished
    FROM dossiers WHERE ${within(office, filter)} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`)

/** The dossiers a line counts, oldest first. */
export const takenInDossiers = (
  office: Office,
  filter: ReportFilter & TakenInKey,
  { limit, skip }: { limit: number; skip: number },
): Promise<ReportedDossier[]> =>
  office.db.many(sql<ReportedDossier>`
    SELECT id, code, procedure_id, deciding_unit_id AS unit_id, received_at, legal_due_at AS due_at, finished_at, late_minutes
    FROM dossiers WHERE ${within(office, filter)}
      AND receiving_unit_id = ${filter.receivingUnitId} AND deciding_unit_id = ${filter.decidingUnitId}
    ORDER BY received_at, id LIMIT ${limit} OFFSET ${skip}`)
