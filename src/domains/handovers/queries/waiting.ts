import { type Db, sql } from '../../../platform/database/index.ts'

/** A dossier whose paper file is at one office while another works on it. */
export interface Waiting {
  id: string
  code: string
  versionId: string
  procedureId: string
  decidingUnitId: string
  applicantName: string
  toUnitId: string
  legalDueAt: Date | null
  papers: number
}

/** Papers that can be carried: what came as a file needs no hand-over. */
const carried = sql.raw(`(SELECT coalesce(sum(p.quantity), 0) FROM dossier_papers p
  WHERE p.locality_id = d.locality_id AND p.dossier_id = d.id AND p.received AND p.kind <> 'electronic')`)

const COLUMNS = sql.raw(`d.id, d.code, d.procedure_version_id AS version_id, d.procedure_id, d.deciding_unit_id,
  d.queue_unit_id AS to_unit_id, d.legal_due_at`)

/**
 * The paper files that an office has to hand over: those of dossiers which another office works on now. Never handed over, a file
 * is where it was taken in.
 *
 * @param ids only these
 */
export function findWaiting(
  db: Db,
  localityId: number,
  unitId: string,
  { ids, limit = 500 }: { ids?: readonly string[]; limit?: number } = {},
): Promise<Waiting[]> {
  const meant = ids ? sql`d.id = ANY (${ids}::uuid[])` : sql`true`
  return db.many(sql<Waiting>`
    WITH away AS (
      SELECT d.* FROM dossiers d
      WHERE d.locality_id = ${localityId} AND d.receiving_unit_id = ${unitId} AND d.queue_role IS NOT NULL
        AND d.queue_unit_id <> d.receiving_unit_id AND ${meant}
        AND NOT EXISTS (SELECT FROM paper_files f WHERE f.locality_id = d.locality_id AND f.dossier_id = d.id)
      UNION ALL
      SELECT d.* FROM paper_files f JOIN dossiers d ON d.locality_id = f.locality_id AND d.id = f.dossier_id
      WHERE f.locality_id = ${localityId} AND f.unit_id = ${unitId} AND NOT f.settled
        AND d.queue_role IS NOT NULL AND d.queue_unit_id <> ${unitId} AND ${meant}
    )
    SELECT * FROM (
      SELECT ${COLUMNS}, coalesce(a.full_name, '—') AS applicant_name, ${carried}::integer AS papers
      FROM away d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
      WHERE d.received_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM handover_items i WHERE i.locality_id = d.locality_id AND i.dossier_id = d.id AND i.outcome IS NULL)
    ) w WHERE w.papers > 0
    ORDER BY w.to_unit_id, w.legal_due_at NULLS LAST, w.id LIMIT ${limit}`)
}

/** Where a dossier's paper file is. */
export interface PaperPlace {
  unitId: string
  since: Date | null
  papers: number
  /** The list it is under way on. */
  list: { id: string; kind: string; year: number; number: number; toUnitId: string | null } | null
}

/** The place of a dossier's paper file; undefined where it has none. */
export async function findPlace(db: Db, localityId: number, dossierId: string): Promise<PaperPlace | undefined> {
  const row = await db.first(sql<{
    unitId: string
    since: Date | null
    papers: number
    listId: string | null
    kind: string
    year: number
    number: number
    toUnitId: string | null
  }>`
    SELECT coalesce(f.unit_id, d.receiving_unit_id) AS unit_id, coalesce(f.since, d.received_at) AS since, ${carried}::integer AS papers,
      l.id AS list_id, l.kind, l.year, l.number, l.to_unit_id
    FROM dossiers d
    LEFT JOIN paper_files f ON f.locality_id = d.locality_id AND f.dossier_id = d.id
    LEFT JOIN handover_items i ON i.locality_id = d.locality_id AND i.dossier_id = d.id AND i.outcome IS NULL
    LEFT JOIN handover_lists l ON l.locality_id = i.locality_id AND l.id = i.list_id
    WHERE d.locality_id = ${localityId} AND d.id = ${dossierId} AND d.received_at IS NOT NULL`)
  if (!row || row.papers === 0) return undefined
  const { unitId, since, papers, listId, kind, year, number, toUnitId } = row
  return { unitId, since, papers, list: listId === null ? null : { id: listId, kind, year, number, toUnitId } }
}

/** Files of dossiers that have ended go nowhere any more. @returns how many */
export const settleFiles = (db: Db, localityId: number): Promise<number> =>
  db.run(sql`
    UPDATE paper_files f SET settled = true FROM dossiers d
    WHERE f.locality_id = ${localityId} AND NOT f.settled AND d.locality_id = f.locality_id AND d.id = f.dossier_id
      AND d.queue_role IS NULL`)

export interface Elsewhere {
  id: string
  code: string
  versionId: string
  applicantName: string
  unitId: string
  since: Date | null
  listId: string | null
  kind: string
  year: number
  number: number
  toUnitId: string | null
}

/** Files of an office's open dossiers that are elsewhere or under way, and files of others that it keeps. */
export function findElsewhere(db: Db, localityId: number, unitId: string, limit: number): Promise<Elsewhere[]> {
  return db.many(sql<Elsewhere>`
    WITH meant AS (
      SELECT d.id FROM dossiers d WHERE d.locality_id = ${localityId} AND d.receiving_unit_id = ${unitId} AND d.queue_role IS NOT NULL
        AND d.queue_unit_id <> d.receiving_unit_id
      UNION
      SELECT f.dossier_id FROM paper_files f WHERE f.locality_id = ${localityId} AND f.unit_id = ${unitId} AND NOT f.settled
    )
    SELECT d.id, d.code, d.procedure_version_id AS version_id, coalesce(a.full_name, '—') AS applicant_name,
      coalesce(f.unit_id, d.receiving_unit_id) AS unit_id, coalesce(f.since, d.received_at) AS since, l.id AS list_id, l.kind, l.year,
      l.number, l.to_unit_id
    FROM meant JOIN dossiers d ON d.locality_id = ${localityId} AND d.id = meant.id
    JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    LEFT JOIN paper_files f ON f.locality_id = d.locality_id AND f.dossier_id = d.id
    LEFT JOIN handover_items i ON i.locality_id = d.locality_id AND i.dossier_id = d.id AND i.outcome IS NULL
    LEFT JOIN handover_lists l ON l.locality_id = i.locality_id AND l.id = i.list_id
    WHERE d.received_at IS NOT NULL AND (coalesce(f.unit_id, d.receiving_unit_id) <> ${unitId} OR d.receiving_unit_id <> ${unitId} OR l.id IS NOT NULL)
      AND ${carried} > 0
    ORDER BY since DESC NULLS LAST, d.id LIMIT ${limit}`)
}
