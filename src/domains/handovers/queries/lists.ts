import { type Db, sql } from '../../../platform/database/index.ts'
import type { Standing } from '../rules/handover.ts'

export interface List {
  id: string
  kind: 'office' | 'post'
  fromUnitId: string
  toUnitId: string | null
  year: number
  number: number
  madeBy: string
  madeAt: Date
  items: number
  openItems: number
  differences: number
  closedAt: Date | null
  cancelledAt: Date | null
}

const COLUMNS =
  sql.raw(`l.id, l.kind, l.from_unit_id, l.to_unit_id, l.year, l.number, l.made_by, l.made_at, l.items, l.open_items,
  l.differences, l.closed_at, l.cancelled_at`)

const STANDING: Record<Standing, ReturnType<typeof sql>> = {
  open: sql`l.open_items > 0`,
  closed: sql`l.open_items = 0 AND l.differences = 0 AND l.cancelled_at IS NULL`,
  differences: sql`l.open_items = 0 AND l.differences > 0 AND l.cancelled_at IS NULL`,
  cancelled: sql`l.cancelled_at IS NOT NULL`,
}

export interface ListFilter {
  unitIds: readonly string[]
  direction: 'in' | 'out' | 'any'
  kind?: 'office' | 'post' | undefined
  standing?: Standing | undefined
  /** A list on which this dossier stands. */
  dossierId?: string | undefined
  number?: number | undefined
  limit: number
  skip?: number
}

/** Lists of these offices, newest first. */
export function findLists(db: Db, localityId: number, filter: ListFilter): Promise<List[]> {
  const { unitIds, direction, kind, standing, dossierId, number, limit, skip = 0 } = filter
  const out = sql`l.from_unit_id = ANY (${unitIds}::uuid[])`
  const into = sql`l.to_unit_id = ANY (${unitIds}::uuid[])`
  const parts = [direction === 'out' ? out : direction === 'in' ? into : sql`(${out} OR ${into})`]
  if (kind) parts.push(sql`l.kind = ${kind}`)
  if (standing) parts.push(STANDING[standing])
  if (number !== undefined) parts.push(sql`l.number = ${number}`)
  if (dossierId)
    parts.push(sql`EXISTS (SELECT FROM handover_items i
      WHERE i.locality_id = l.locality_id AND i.list_id = l.id AND i.dossier_id = ${dossierId})`)
  return db.many(sql<List>`
    SELECT ${COLUMNS} FROM handover_lists l WHERE l.locality_id = ${localityId} AND ${sql.join(parts, sql` AND `)}
    ORDER BY l.made_at DESC, l.id LIMIT ${limit} OFFSET ${skip}`)
}

export const findList = (db: Db, localityId: number, id: string): Promise<List | undefined> =>
  db.first(sql<List>`SELECT ${COLUMNS} FROM handover_lists l WHERE l.locality_id = ${localityId} AND l.id = ${id}`)

export interface Item {
  position: number
  dossierId: string
  code: string
  versionId: string
  applicantName: string
  papers: number
  legalDueAt: Date | null
  outcome: string | null
  reason: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

export const findItems = (db: Db, localityId: number, listId: string): Promise<Item[]> =>
  db.many(sql<Item>`
    SELECT i.position, i.dossier_id, d.code, d.procedure_version_id AS version_id, coalesce(a.full_name, '—') AS applicant_name,
      i.papers, d.legal_due_at, i.outcome, i.reason, i.decided_by, i.decided_at
    FROM handover_items i
    JOIN dossiers d ON d.locality_id = i.locality_id AND d.id = i.dossier_id
    JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE i.locality_id = ${localityId} AND i.list_id = ${listId} ORDER BY i.position`)
