import { type Db, sql } from '../../platform/database/index.ts'
import type { PauseCause } from './rules/indicator.ts'
import type { PartKind } from './rules/parts.ts'
import type { Channel, ReturnWay, Status } from './rules/status.ts'

/** A dossier as it stands in its table. */
export interface DossierRow {
  id: string
  code: string
  version: number
  channel: Channel
  procedureId: string
  procedureVersionId: string
  applicantId: string
  /** `citizen`, `household` or `enterprise`. */
  applicantKind: string | null
  /** The office that took it in. */
  receivingUnitId: string
  /** The office in charge; mostly the same. */
  decidingUnitId: string
  /** When it got what another took in; null while that is under way, and where nothing had to be sent. */
  arrivedAt: Date | null
  /** Where the result is collected; null: where the dossier was taken in. */
  returnUnitId: string | null
  returnWay: ReturnWay | null
  status: Status
  beforeSupplement: Status | null
  beforeWithdrawal: Status | null
  stepKey: string
  queueUnitId: string | null
  queueRole: string | null
  assigneeId: string | null
  formData: Record<string, unknown> | null
  sets: number
  feeDong: number
  feePaidAt: Date | null
  submittedAt: Date
  promisedOn: string | null
  receivedAt: Date | null
  receivedBy: string | null
  clockStartedAt: Date | null
  legalDueAt: Date | null
  legalDueOn: string | null
  dueProvisional: boolean
  stepDueAt: Date | null
  lengthenedAt: Date | null
  apologisedAt: Date | null
  apologyDueAt: Date | null
  supplements: number
  finishedAt: Date | null
  workedMinutes: number | null
  lateMinutes: number
  returnedAt: Date | null
  /** The dossier the person filed, where this is a part of one. */
  parentId: string | null
  partKind: PartKind | null
  partKey: string | null
}

export interface RunRow {
  id: string
  stepKey: string
  unitId: string
  role: string
  external: boolean
  personId: string | null
  startedAt: Date
  shareMinutes: number
  dueAt: Date
  endedAt: Date | null
  outcome: string | null
  workedMinutes: number | null
  overMinutes: number | null
  legalPeriod: number
}

export interface PauseRow {
  id: string
  cause: PauseCause
  reason: string | null
  startedAt: Date
  endedAt: Date | null
}

/** The dossier's columns, but for those that only the database reads. */
export const DOSSIER_COLUMNS = sql.raw(`
  d.id, d.code, d.version, d.channel, d.procedure_id, d.procedure_version_id, d.applicant_id, d.receiving_unit_id,
  d.deciding_unit_id, d.arrived_at, d.return_unit_id, d.return_way,
  d.status,
  d.before_supplement, d.before_withdrawal, d.step_key, d.queue_unit_id, d.queue_role, d.assignee_id, d.form_data, d.sets,
  d.fee_dong, d.fee_paid_at, d.submitted_at, d.promised_on, d.received_at, d.received_by, d.clock_started_at, d.legal_due_at,
  d.legal_due_on, d.due_provisional, d.step_due_at, d.lengthened_at, d.apologised_at, d.apology_due_at, d.supplements, d.finished_at,
  d.worked_minutes, d.late_minutes, d.returned_at, d.parent_id, d.part_kind, d.part_key,
  (SELECT a.kind FROM applicants a WHERE a.locality_id = d.locality_id AND a.id = d.applicant_id) AS applicant_kind`)

export interface LockedDossier extends DossierRow {
  /** When its clocks last began or ended: nothing done to it may lie before, whatever the machine's clock says. */
  movedAt: Date
}

/**
 * The dossier, locked until the transaction ends, so that two officers can't both act on it. The whole of a part is locked before
 * it, always in this order, so that a part that ends and a whole that is withdrawn never wait for each other.
 */
export function findForUpdate(tx: Db, localityId: number, id: string): Promise<LockedDossier | undefined> {
  return tx.first(sql<LockedDossier>`
    WITH RECURSIVE above (id) AS (
      SELECT parent_id FROM dossiers WHERE locality_id = ${localityId} AND id = ${id} AND parent_id IS NOT NULL
      UNION ALL
      SELECT w.parent_id FROM above JOIN dossiers w ON w.locality_id = ${localityId} AND w.id = above.id
      WHERE w.parent_id IS NOT NULL
    ), locked AS MATERIALIZED (
      SELECT w.id FROM dossiers w WHERE w.locality_id = ${localityId} AND w.id IN (SELECT id FROM above) ORDER BY w.id FOR UPDATE
    )
    SELECT ${DOSSIER_COLUMNS}, greatest(d.submitted_at, (
      SELECT max(greatest(s.started_at, s.ended_at)) FROM dossier_steps s
      WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id)) AS moved_at
    FROM dossiers d
    WHERE locality_id = ${localityId} AND id = ${id} AND (SELECT count(*) FROM locked) >= 0 FOR UPDATE OF d`)
}

export function findRuns(tx: Db, localityId: number, dossierId: string): Promise<RunRow[]> {
  return tx.many(sql<RunRow>`
    SELECT id, step_key, unit_id, role, external, person_id, started_at, share_minutes, due_at, ended_at, outcome,
      worked_minutes, over_minutes, legal_period
    FROM dossier_steps WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} ORDER BY started_at, ended_at NULLS LAST, id`)
}

export function findPauses(tx: Db, localityId: number, dossierId: string): Promise<PauseRow[]> {
  return tx.many(sql<PauseRow>`
    SELECT id, cause, reason, started_at, ended_at FROM dossier_pauses
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} ORDER BY started_at`)
}

/** What an action changes of a dossier. */
export type DossierPatch = Partial<Omit<DossierRow, 'id' | 'code' | 'version' | 'parentId' | 'partKind' | 'partKey'>>

/** Writes the change; every change is one version more. */
export async function saveDossier(tx: Db, localityId: number, id: string, patch: DossierPatch): Promise<void> {
  const { formData, ...columns } = patch
  await tx.run(
    tx.q
      .updateTable('dossiers')
      .set({
        ...columns,
        ...(formData === undefined ? {} : { formData: sql`${JSON.stringify(formData)}::text::jsonb` }),
        version: sql`version + 1`,
      })
      .where('localityId', '=', localityId)
      .where('id', '=', id),
  )
}
