import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'

export interface Outage {
  id: string
  system: string
  owner: string
  announcement: string
  announcedAt: Date
  startsAt: Date
  untilAt: Date
  endedAt: Date | null
  unitIds: string[]
  procedureIds: string[]
  registeredBy: string
  registeredAt: Date
  /** Dossiers whose limit it paused. */
  dossiers: number
}

type Place = Pick<Office, 'db' | 'localityId'>

const SELECT = sql.raw(`
  SELECT o.id, o.system, o.owner, o.announcement, o.announced_at, o.starts_at, o.until_at, o.ended_at, o.unit_ids, o.procedure_ids,
    o.registered_by, o.registered_at,
    (SELECT count(*) FROM dossier_pauses p WHERE p.locality_id = o.locality_id AND p.outage_id = o.id) AS dossiers
  FROM outages o`)

/** Outages that concern any of these units, newest first. */
export const listOutages = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { limit, skip }: { limit: number; skip: number },
): Promise<Outage[]> =>
  db.many(sql<Outage>`
    ${SELECT} WHERE o.locality_id = ${localityId} AND o.unit_ids && ${[...unitIds]}::uuid[]
    ORDER BY o.starts_at DESC, o.id LIMIT ${limit} OFFSET ${skip}`)

export const findOutage = ({ db, localityId }: Place, id: string): Promise<Outage | undefined> =>
  db.first(sql<Outage>`${SELECT} WHERE o.locality_id = ${localityId} AND o.id = ${id}`)

export interface PausedDossier {
  id: string
  code: string
  procedureVersionId: string
  startedAt: Date
  endedAt: Date
  legalDueAt: Date | null
}

/** The dossiers an outage paused. */
export const pausedBy = (
  { db, localityId }: Place,
  outageId: string,
  { limit, skip }: { limit: number; skip: number },
): Promise<PausedDossier[]> =>
  db.many(sql<PausedDossier>`
    SELECT d.id, d.code, d.procedure_version_id, p.started_at, p.ended_at, d.legal_due_at
    FROM dossier_pauses p JOIN dossiers d ON d.locality_id = p.locality_id AND d.id = p.dossier_id
    WHERE p.locality_id = ${localityId} AND p.outage_id = ${outageId}
    ORDER BY p.dossier_id LIMIT ${limit} OFFSET ${skip}`)
