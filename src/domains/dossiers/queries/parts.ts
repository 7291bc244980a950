import { type Db, sql } from '../../../platform/database/index.ts'
import type { RunRow } from '../rows.ts'
import type { PartKind } from '../rules/parts.ts'
import type { Status } from '../rules/status.ts'

/** A part of a dossier, as it stands. */
export interface PartRow {
  id: string
  code: string
  version: number
  kind: PartKind
  key: string
  status: Status
  versionId: string
  stepKey: string
  decidingUnitId: string
  queueUnitId: string | null
  queueRole: string | null
  assigneeId: string | null
  begunAt: Date
  legalDueAt: Date | null
  stepDueAt: Date | null
  endedAt: Date | null
  lateMinutes: number
  running: boolean
}

/** The parts a dossier has and had, in the order they began. */
export const findParts = (db: Db, localityId: number, wholeId: string): Promise<PartRow[]> =>
  db.many(sql<PartRow>`
    SELECT id, code, version, part_kind AS kind, part_key AS key, status, procedure_version_id AS version_id, step_key,
      deciding_unit_id, queue_unit_id, queue_role, assignee_id, submitted_at AS begun_at, legal_due_at, step_due_at,
      finished_at AS ended_at, late_minutes, isfinite(queue_due_at) AS running
    FROM dossiers WHERE locality_id = ${localityId} AND parent_id = ${wholeId} ORDER BY submitted_at, id`)

export interface PartRun extends RunRow {
  partId: string
  partKind: PartKind
  /** Of the part's own procedure. */
  versionId: string
}

/** Who had the parts of a dossier, in the order they ran. */
export const findPartRuns = (db: Db, localityId: number, wholeId: string): Promise<PartRun[]> =>
  db.many(sql<PartRun>`
    SELECT s.id, s.step_key, s.unit_id, s.role, s.external, s.person_id, s.started_at, s.share_minutes, s.due_at, s.ended_at,
      s.outcome, s.worked_minutes, s.over_minutes, s.legal_period, s.dossier_id AS part_id, d.part_kind,
      d.procedure_version_id AS version_id
    FROM dossiers d JOIN dossier_steps s ON s.locality_id = d.locality_id AND s.dossier_id = d.id
    WHERE d.locality_id = ${localityId} AND d.parent_id = ${wholeId} ORDER BY s.started_at, s.id`)

/** A dossier with its whole and its parts, as one list of keys for a query; one index probe each where it has none. */
export const familyOf = (localityId: number, id: string) => sql`ARRAY(
  SELECT ${id}::uuid
  UNION ALL SELECT p.id FROM dossiers p WHERE p.locality_id = ${localityId} AND p.parent_id = ${id}
  UNION ALL SELECT p.parent_id FROM dossiers p WHERE p.locality_id = ${localityId} AND p.id = ${id} AND p.parent_id IS NOT NULL)`

/** What a part is part of. */
export interface WholeRow {
  id: string
  code: string
  versionId: string
  decidingUnitId: string
  stepKey: string
}

export const findWhole = (db: Db, localityId: number, id: string): Promise<WholeRow | undefined> =>
  db.first(sql<WholeRow>`
    SELECT id, code, procedure_version_id AS version_id, deciding_unit_id, step_key
    FROM dossiers WHERE locality_id = ${localityId} AND id = ${id}`)
