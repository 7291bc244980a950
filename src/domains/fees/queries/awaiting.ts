import { sql } from '../../../platform/database/index.ts'
import { beginningsOf } from '../../../platform/text.ts'
import type { Office } from '../../dossiers/index.ts'
import { shortCode } from '../rules/purpose.ts'

export interface AwaitingRow {
  dossierId: string
  code: string
  fullName: string | null
  procedureVersionId: string
  unitId: string
  owedDong: number
  chargedAt: Date
}

export interface AwaitingFilter {
  /** A code, its beginning or end, or words of a name. */
  text: string
  page: number
}

export const PAGE = 50

/** Dossiers that ended without their result are owed nothing any more. @practice */
const CLOSED = sql`'stopped', 'not_accepted'`

/** What waits to be paid at some units, oldest first; with words, whatever they find, paid or not. */
export async function findAwaiting(
  { db, localityId }: Office,
  unitIds: readonly string[],
  { text, page }: AwaitingFilter,
): Promise<AwaitingRow[]> {
  const typed = text.trim()
  const code = shortCode(typed)
  const looksLikeCode = /\d{4,}/.test(code)
  const words = beginningsOf(typed)
  const what =
    typed === ''
      ? sql`b.owed_dong > 0 AND p.status NOT IN (${CLOSED})`
      : looksLikeCode
        ? sql`(b.short_code LIKE ${`${code}%`} OR b.short_code LIKE ${`%${code}`})`
        : sql`${words.length > 0} AND name_beginnings(p.folded_name) @> ${words}::text[]`
  return db.many(sql<AwaitingRow>`
    SELECT b.dossier_id, p.code, p.full_name, p.procedure_version_id, b.unit_id, b.owed_dong, b.charged_at
    FROM fee_balances b JOIN dossier_payers p ON p.locality_id = b.locality_id AND p.dossier_id = b.dossier_id
    WHERE b.locality_id = ${localityId} AND b.unit_id = ANY (${unitIds}::uuid[]) AND ${what}
    ORDER BY (b.owed_dong > 0) DESC, b.charged_at, b.dossier_id LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`)
}

/** How many wait and how much they owe. */
export const awaitingTotal = (
  { db, localityId }: Office,
  unitIds: readonly string[],
): Promise<{ dossiers: number; dong: number }> =>
  db.one(sql<{ dossiers: number; dong: number }>`
    SELECT count(*)::integer AS dossiers, coalesce(sum(b.owed_dong), 0)::bigint AS dong
    FROM fee_balances b JOIN dossier_payers p ON p.locality_id = b.locality_id AND p.dossier_id = b.dossier_id
    WHERE b.locality_id = ${localityId} AND b.unit_id = ANY (${unitIds}::uuid[]) AND b.owed_dong > 0
      AND p.status NOT IN (${CLOSED})`)

/** What is owed for each of these dossiers that owes something. */
export async function owedFor({ db, localityId }: Office, dossierIds: readonly string[]): Promise<Map<string, number>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await db.many(sql<{ id: string; dong: number }>`
    SELECT dossier_id AS id, owed_dong AS dong FROM fee_balances
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${dossierIds}::uuid[]) AND owed_dong > 0`)
  return new Map(rows.map(({ id, dong }) => [id, dong]))
}
