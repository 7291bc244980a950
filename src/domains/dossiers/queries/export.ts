import { RUN, runsOf, sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { CHANNEL_CODE, type Channel, NATIONAL_CODE, type ReturnWay, type Status } from '../rules/status.ts'

/** Everything of one kind that the office holds, in runs by key, so that no more than one run is in memory. */
export type ExportRow = Readonly<Record<string, string | number | boolean | Date | null>>

export interface ExportSpan {
  /** Instants of submission: from, up to but not including. */
  from: Date
  to: Date
}

interface DossierRow {
  id: string
  code: string
  channel: Channel
  versionId: string
  receivingUnitId: string
  decidingUnitId: string
  status: Status
  kind: string
  fullName: string | null
  idNumber: string | null
  phone: string | null
  email: string | null
  address: string | null
  form: string | null
  sets: number
  feeDong: number
  feePaidAt: Date | null
  submittedAt: Date
  receivedAt: Date | null
  legalDueAt: Date | null
  apologyDueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
  returnWay: ReturnWay | null
  supplements: number
  workedMinutes: number | null
  lateMinutes: number
}

/** Dossiers with whose they are. */
export async function* exportDossiers(office: Office, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  const { db, localityId } = office
  const staff = await office.staff()
  const rows = runsOf((after) =>
    db.many(sql<DossierRow>`
      SELECT d.id, d.code, d.channel, d.procedure_version_id AS version_id, d.receiving_unit_id, d.deciding_unit_id, d.return_way, d.status, a.kind, a.full_name,
        a.id_number, a.phone, a.email, a.address, d.form_data::text AS form, d.sets, d.fee_dong, d.fee_paid_at, d.submitted_at,
        d.received_at, d.legal_due_at, d.apology_due_at, d.finished_at, d.returned_at, d.supplements, d.worked_minutes,
        d.late_minutes
      FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
      WHERE d.locality_id = ${localityId} AND d.id > ${after} AND d.submitted_at >= ${from} AND d.submitted_at < ${to}
      ORDER BY d.id LIMIT ${sql.lit(RUN)}`),
  )
  const nameOf = (id: string): string => staff.findUnit(id)?.name.vi ?? id
  for await (const { versionId, receivingUnitId, decidingUnitId, channel, status, ...row } of rows) {
    const version = await office.getVersion(versionId)
    yield {
      ...row,
      channel: CHANNEL_CODE[channel],
      status: NATIONAL_CODE[status],
      procedure: version.name.vi,
      procedureSlug: version.slug,
      procedureCode: version.code,
      unit: nameOf(receivingUnitId),
      decidedBy: nameOf(decidingUnitId),
    }
  }
}

/** Who had each dossier from when to when. */
export async function* exportSteps(office: Office, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  const { db, localityId } = office
  const staff = await office.staff()
  const rows = runsOf((after) =>
    db.many(sql<{
      id: string
      code: string
      stepKey: string
      unitId: string
      role: string
      startedAt: Date
      dueAt: Date
      endedAt: Date | null
      outcome: string | null
      workedMinutes: number | null
      overMinutes: number | null
    }>`
      SELECT s.id, d.code, s.step_key, s.unit_id, s.role, s.started_at, s.due_at, s.ended_at, s.outcome, s.worked_minutes,
        s.over_minutes
      FROM dossier_steps s JOIN dossiers d ON d.locality_id = s.locality_id AND d.id = s.dossier_id
      WHERE s.locality_id = ${localityId} AND s.id > ${after} AND d.submitted_at >= ${from} AND d.submitted_at < ${to}
      ORDER BY s.id LIMIT ${sql.lit(RUN)}`),
  )
  for await (const { unitId, ...row } of rows) yield { ...row, unit: staff.findUnit(unitId)?.name.vi ?? unitId }
}

/** The papers that came with each dossier. */
export async function* exportPapers({ db, localityId }: Office, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  yield* runsOf((after) =>
    db.many(sql<{
      id: string
      code: string
      name: string
      kind: string
      quantity: number
      received: boolean
      digitised: number
      fileName: string | null
    }>`
      SELECT p.id, d.code, p.name, p.kind, p.quantity, p.received, p.digitised, p.file_name
      FROM dossier_papers p JOIN dossiers d ON d.locality_id = p.locality_id AND d.id = p.dossier_id
      WHERE p.locality_id = ${localityId} AND p.id > ${after} AND d.submitted_at >= ${from} AND d.submitted_at < ${to}
      ORDER BY p.id LIMIT ${sql.lit(RUN)}`),
  )
}

/** What people thought of it. */
export async function* exportRatings({ db, localityId }: Office, { from, to }: ExportSpan): AsyncGenerator<ExportRow> {
  yield* runsOf((after) =>
    db.many(sql<{ id: string; code: string; stars: number; comment: string | null; ratedAt: Date }>`
      SELECT r.dossier_id AS id, d.code, r.stars, r.comment, r.rated_at
      FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      WHERE r.locality_id = ${localityId} AND r.dossier_id > ${after} AND r.rated_at IS NOT NULL
        AND d.submitted_at >= ${from} AND d.submitted_at < ${to}
      ORDER BY r.dossier_id LIMIT ${sql.lit(RUN)}`),
  )
}
