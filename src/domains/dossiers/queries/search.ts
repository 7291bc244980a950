import { maskName } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import { beginningsOf } from '../../../platform/text.ts'
import type { Office, UnitRef } from '../office.ts'
import { spellingsOf } from '../rules/dossier-code.ts'
import { readProvisional } from '../rules/provisional.ts'
import type { Status } from '../rules/status.ts'
import type { Official } from '../rules/who-may.ts'
import { handledIn, unitsInReach } from './reach.ts'

export interface SearchRow {
  id: string
  code: string
  status: Status
  procedureName: Text
  applicantName: string
  receivingUnit: UnitRef
  /** The office in charge. */
  decidingUnit: UnitRef
  submittedAt: Date
  legalDueAt: Date | null
  finishedAt: Date | null
  lateMinutes: number
}

interface Found extends Omit<SearchRow, 'procedureName' | 'receivingUnit' | 'decidingUnit'> {
  procedureVersionId: string
  receivingUnitId: string
  decidingUnitId: string
  queueUnitId: string | null
}

/**
 * Dossiers of the units an official's posts reach, newest first: by code or its end, by the number of a provisional receipt, by the beginnings of words of the
 * applicant's name, by a personal or phone number. Names are masked where none of the official's own units handles them.
 */
export async function searchDossiers(
  office: Office,
  official: Official,
  { text, limit = 50 }: { text: string; limit?: number },
): Promise<SearchRow[]> {
  const { localityId } = office
  const typed = text.trim()
  const words = beginningsOf(typed)
  if (typed.length < 2 || words.length === 0) return []
  const digits = typed.replace(/[\s.-]/g, '')
  const byNumber = /^\d{6,12}$/.test(digits)
    ? sql`a.id_number LIKE ${`${digits}%`} OR a.phone LIKE ${`${digits}%`}`
    : sql`name_beginnings(a.folded_name) @> ${words}::text[]`
  const [rows, staff] = await Promise.all([
    office.db.many(sql<Found>`
      WITH found AS (
        SELECT d.id FROM dossiers d WHERE d.locality_id = ${localityId} AND d.code = ANY (${spellingsOf(typed)}::text[])
        UNION
        SELECT dossier_id FROM provisional_receipts WHERE locality_id = ${localityId} AND number = ${readProvisional(typed)?.number ?? ''}
        UNION
        SELECT d.id FROM (
          SELECT a.id FROM applicants a WHERE a.locality_id = ${localityId} AND (${byNumber}) LIMIT 2000
        ) a JOIN dossiers d ON d.locality_id = ${localityId} AND d.applicant_id = a.id AND d.parent_id IS NULL
      )
      SELECT d.id, d.code, d.status, d.procedure_version_id, coalesce(a.full_name, '—') AS applicant_name,
        d.receiving_unit_id, d.deciding_unit_id, d.queue_unit_id, d.submitted_at, d.legal_due_at, d.finished_at, d.late_minutes
      FROM found JOIN dossiers d ON d.locality_id = ${localityId} AND d.id = found.id
      JOIN applicants a ON a.locality_id = ${localityId} AND a.id = d.applicant_id
      WHERE ${handledIn(unitsInReach(official))}
      ORDER BY d.submitted_at DESC, d.id LIMIT ${Math.min(limit, 200)}`),
    office.staff(),
  ])
  const own = new Set(official.appointments.map(({ unitId }) => unitId))
  return Promise.all(
    rows.map(async ({ procedureVersionId, receivingUnitId, decidingUnitId, queueUnitId, ...row }) => ({
      ...row,
      applicantName:
        own.has(decidingUnitId) || (queueUnitId && (own.has(receivingUnitId) || own.has(queueUnitId)))
          ? row.applicantName
          : maskName(row.applicantName),
      procedureName: (await office.getVersion(procedureVersionId)).name,
      receivingUnit: { id: receivingUnitId, name: staff.findUnit(receivingUnitId)?.name ?? t('—', '—') },
      decidingUnit: { id: decidingUnitId, name: staff.findUnit(decidingUnitId)?.name ?? t('—', '—') },
    })),
  )
}
