import { nearUntil, type Timeliness, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import type { Office, UnitRef } from '../office.ts'
import type { Status } from '../rules/status.ts'
import { ratingTokenOf } from '../secrets.ts'

/** A dossier in its person's list. */
export interface AccountDossier {
  id: string
  code: string
  procedure: Text
  unit: UnitRef
  status: Status
  /** Whose account it is in: the person's own, or of whoever filed it for somebody. */
  part: 'applicant' | 'filer'
  /** Whom it is for, in the list of whoever filed it. */
  forWhom: string | null
  objected: boolean
  submittedAt: Date
  dueAt: Date | null
  timeliness: Timeliness
  timeLeft: Text | null
  /** Of the link by which it is rated; missing until returned and once rated. */
  ratingToken: string | null
}

export interface AccountFilter {
  which: 'open' | 'done' | 'all'
  /** A code, or its beginning or end. */
  text?: string
  page?: number
  pageSize?: number
}

interface Row {
  id: string
  code: string
  versionId: string
  unitId: string
  status: Status
  part: AccountDossier['part']
  forWhom: string | null
  objected: boolean
  submittedAt: Date
  dueAt: Date | null
  running: boolean
  mayBeRated: boolean
}

const CLOSED = sql`'not_accepted', 'stopped', 'returned'`
const WHICH = {
  open: sql`d.status NOT IN (${CLOSED})`,
  done: sql`d.status IN (${CLOSED})`,
  all: sql`true`,
} satisfies Record<AccountFilter['which'], unknown>

/** An account's dossiers: those that still run nearest due first, else newest first; one more than a page where there are more. */
export async function accountDossiers(
  office: Office,
  citizenId: string,
  { which, text = '', page = 1, pageSize = 20 }: AccountFilter,
): Promise<AccountDossier[]> {
  const { db, localityId } = office
  const typed = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\\%_]/g, '')
  const [rows, staff, time] = await Promise.all([
    db.many(sql<Row>`
      SELECT d.id, d.code, d.procedure_version_id AS version_id, d.deciding_unit_id AS unit_id, d.status, a.part,
        CASE WHEN a.part = 'filer' THEN p.full_name END AS for_whom, r.objected_at IS NOT NULL AS objected, d.submitted_at,
        coalesce(d.apology_due_at, d.legal_due_at) AS due_at, isfinite(d.queue_due_at) AS running,
        EXISTS (SELECT FROM ratings g WHERE g.locality_id = d.locality_id AND g.dossier_id = d.id AND g.rated_at IS NULL)
          AS may_be_rated
      FROM dossier_accounts a
      JOIN dossiers d ON d.locality_id = a.locality_id AND d.id = a.dossier_id
      JOIN applicants p ON p.locality_id = d.locality_id AND p.id = d.applicant_id
      LEFT JOIN dossier_representations r ON r.locality_id = d.locality_id AND r.dossier_id = d.id
      WHERE a.locality_id = ${localityId} AND a.citizen_id = ${citizenId} AND ${WHICH[which]}
        AND ${typed === '' ? sql`true` : sql`d.code LIKE ${`%${typed}%`}`}
      ORDER BY ${which === 'open' ? sql`due_at NULLS LAST,` : sql``} d.submitted_at DESC, d.id
      LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`),
    office.staff(),
    office.workingTime(),
  ])
  const now = office.clock.now()
  const near = nearUntil(time, now)
  return Promise.all(
    rows.map(async ({ versionId, unitId, running, mayBeRated, ...row }) => ({
      ...row,
      procedure: (await office.getVersion(versionId)).name,
      unit: { id: unitId, name: staff.findUnit(unitId)?.name ?? t('—', '—') },
      timeliness: running ? timeliness(row.dueAt, now, near) : 'inTime',
      timeLeft: running && row.dueAt ? timeLeft(time, row.dueAt, now) : null,
      ratingToken: mayBeRated && row.part === 'applicant' ? ratingTokenOf(office.secret, row.id) : null,
    })),
  )
}

/** A signed result among a person's papers. */
export interface AccountResult {
  fileId: string
  addedAt: Date
  code: string
  procedure: Text
}

/** The signed results of an account's dossiers, newest first. */
export async function accountResults(
  office: Office,
  citizenId: string,
  { page = 1, pageSize = 50 }: { page?: number; pageSize?: number } = {},
): Promise<AccountResult[]> {
  const { db, localityId } = office
  const rows = await db.many(sql<Omit<AccountResult, 'procedure'> & { versionId: string }>`
    SELECT s.file_id, s.added_at, d.code, d.procedure_version_id AS version_id
    FROM dossier_accounts a
    JOIN dossiers d ON d.locality_id = a.locality_id AND d.id = a.dossier_id
    JOIN dossier_results s ON s.locality_id = d.locality_id AND s.dossier_id = d.id
    LEFT JOIN dossier_representations r ON r.locality_id = d.locality_id AND r.dossier_id = d.id
    WHERE a.locality_id = ${localityId} AND a.citizen_id = ${citizenId} AND ${MAY_OPEN}
    ORDER BY s.added_at DESC, s.id LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`)
  return Promise.all(
    rows.map(async ({ versionId, ...row }) => ({ ...row, procedure: (await office.getVersion(versionId)).name })),
  )
}

// Whoever filed for somebody has no more say once that person objects.
const MAY_OPEN = sql`(a.part = 'applicant' OR r.objected_at IS NULL)`

/** The dossier of a code, if it stands in this account and may be opened from it. */
export const findOfAccount = (
  db: Db,
  localityId: number,
  citizenId: string,
  code: string,
): Promise<{ id: string; code: string } | undefined> =>
  db.first(sql<{ id: string; code: string }>`
    SELECT d.id, d.code FROM dossiers d
    JOIN dossier_accounts a ON a.locality_id = d.locality_id AND a.dossier_id = d.id AND a.citizen_id = ${citizenId}
    LEFT JOIN dossier_representations r ON r.locality_id = d.locality_id AND r.dossier_id = d.id
    WHERE d.locality_id = ${localityId} AND d.code = ${code} AND ${MAY_OPEN}`)
