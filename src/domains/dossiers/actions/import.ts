import type { WorkingTime } from '../../../core/calendar/index.ts'
import { type Actor, recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { Office, OfficeUnit } from '../office.ts'
import type { TidyApplicant } from '../rules/applicant.ts'
import { stepMinutes } from '../rules/clocks.ts'
import { CHANNEL_CODE, type Channel, type Status } from '../rules/status.ts'
import { secretOf, sha256 } from '../secrets.ts'
import { verbs } from '../verbs.ts'
import { enterInRegister } from './register.ts'

/** A dossier of another system, checked and ready to be written. */
export interface ImportedDossier {
  code: string
  version: ProcedureVersion
  unit: OfficeUnit
  channel: Channel
  status: Extract<Status, 'accepted' | 'not_accepted' | 'stopped' | 'returned'>
  applicant: TidyApplicant
  submittedAt: Date
  receivedAt: Date | null
  dueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
}

/**
 * Writes the dossiers of another system's file, each with an act. One that is still in hand begins here at the first step, with
 * the due date it was promised; lateness of a finished one is charged to the unit that received it, the only one known.
 *
 * @param importId the file; {@link takeBackImported} takes all of it back
 */
export async function importDossiers(
  tx: Db,
  office: Office,
  { actor, importId, now }: { actor: Actor; importId: string; now: Date },
  dossiers: readonly ImportedDossier[],
): Promise<void> {
  const time = await office.workingTime()
  const rows = dossiers.map((dossier) => rowOf(office, time, dossier, now))
  const data = JSON.stringify(rows)
  const { localityId } = office
  await tx.run(sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${data}::text::jsonb) AS r (id uuid, code text, secret_hash text, channel text,
        procedure_id uuid, version_id uuid, unit_id uuid, status text, step_key text, queue_role text, submitted_at timestamptz,
        received_at timestamptz, due_at timestamptz, due_on date, finished_at timestamptz, returned_at timestamptz,
        worked_minutes integer, late_minutes integer, run_id uuid, step_due_at timestamptz, share_minutes integer,
        due_id uuid, lateness_id uuid, applicant_id uuid, kind text, full_name text, folded_name text, id_number text,
        phone text, email text, address text)
    ), people AS (
      INSERT INTO applicants (locality_id, id, kind, full_name, folded_name, id_number, phone, email, address)
      SELECT ${localityId}::integer, applicant_id, kind, full_name, folded_name, id_number, phone, email, address FROM given
    ), files AS (
      INSERT INTO dossiers (locality_id, id, code, secret_hash, channel, procedure_id, procedure_version_id, applicant_id,
        receiving_unit_id, deciding_unit_id, status, step_key, queue_unit_id, queue_role, submitted_at, received_at, clock_started_at,
        legal_due_at, legal_due_on, step_due_at, finished_at, returned_at, worked_minutes, late_minutes, imported_in)
      SELECT ${localityId}::integer, id, code, decode(secret_hash, 'hex'), channel, procedure_id, version_id, applicant_id,
        unit_id, unit_id, status, step_key, CASE WHEN queue_role IS NOT NULL THEN unit_id END, queue_role, submitted_at, received_at,
        received_at, due_at, due_on, CASE WHEN queue_role IS NOT NULL THEN step_due_at END, finished_at, returned_at,
        worked_minutes, late_minutes, ${importId}::uuid
      FROM given
    ), runs AS (
      INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, started_at, share_minutes, due_at,
        ended_at, outcome, worked_minutes, over_minutes, legal_period)
      SELECT ${localityId}::integer, run_id, id, step_key, unit_id, coalesce(queue_role, 'reception'), received_at,
        share_minutes, step_due_at, finished_at, CASE WHEN finished_at IS NOT NULL THEN
          CASE WHEN late_minutes > 0 THEN 'late' ELSE 'onTime' END END, worked_minutes,
        CASE WHEN finished_at IS NOT NULL THEN late_minutes END, 1
      FROM given WHERE received_at IS NOT NULL
    ), dates AS (
      INSERT INTO dossier_due_dates (locality_id, id, dossier_id, cause, due_at, due_on, provisional, set_at)
      SELECT ${localityId}::integer, due_id, id, 'reception', due_at, due_on, false, received_at
      FROM given WHERE due_at IS NOT NULL AND received_at IS NOT NULL
    )
    SELECT 1`)
  await tx.run(sql`
    INSERT INTO dossier_lateness (locality_id, id, dossier_id, run_id, unit_id, step_key, cause, working_minutes, charged_at)
    SELECT ${localityId}::integer, lateness_id, id, run_id, unit_id, step_key, 'office', late_minutes, finished_at
    FROM jsonb_to_recordset(${data}::text::jsonb) AS r (id uuid, lateness_id uuid, run_id uuid, unit_id uuid, step_key text,
      late_minutes integer, finished_at timestamptz, received_at timestamptz)
    WHERE late_minutes > 0 AND received_at IS NOT NULL`)
  await enterInRegister(
    tx,
    localityId,
    dossiers.flatMap(({ receivedAt, unit }, index) =>
      receivedAt ? [{ id: rows[index]?.id ?? '', receivedAt, receivingUnitId: unit.id, decidingUnitId: unit.id }] : [],
    ),
  )
  // Whoever files here next on such a day gets a serial above those that came in.
  await tx.run(sql`
    INSERT INTO code_serials AS s (locality_id, agency_code, day, last)
    SELECT ${localityId}::integer, part[1], to_date(part[2], 'YYMMDD'), max(part[3]::integer)
    FROM jsonb_to_recordset(${data}::text::jsonb) AS r (code text),
      regexp_match(r.code, '^(.+)-(\\d{6})-(\\d{4,7})$') AS m (part)
    GROUP BY 2, 3
    ON CONFLICT (locality_id, agency_code, day) DO UPDATE SET last = greatest(s.last, excluded.last)`)
  await recordMany(
    tx,
    dossiers.map(({ channel, version, unit }, index) => ({
      verb: verbs.import.name,
      actor,
      subjectId: rows[index]?.id ?? '',
      caseId: rows[index]?.id ?? '',
      topicId: version.procedureId,
      unitId: unit.id,
      occurredAt: now,
      facts: { channel: CHANNEL_CODE[channel], status: rows[index]?.status ?? '' },
    })),
  )
}

function rowOf(office: Office, time: WorkingTime, dossier: ImportedDossier, now: Date) {
  const { version, unit, applicant, status, submittedAt, receivedAt, dueAt, finishedAt } = dossier
  const id = newIdAt(submittedAt)
  const isOpen = status === 'accepted'
  const first = version.steps[0]
  const share =
    isOpen && dueAt
      ? stepMinutes(time, version.steps, first?.key ?? '', version.limit, {
          startedAt: now,
          dueAt: dueAt > now ? dueAt : now,
        })
      : 0
  return {
    id,
    code: dossier.code,
    secret_hash: sha256(secretOf(office.secret, id)).toString('hex'),
    channel: dossier.channel,
    procedure_id: version.procedureId,
    version_id: version.id,
    unit_id: unit.id,
    status,
    step_key: first?.key ?? 'receive',
    queue_role: isOpen ? (first?.role ?? 'reception') : null,
    submitted_at: submittedAt,
    received_at: receivedAt,
    due_at: dueAt,
    due_on: dueAt && time.dateOf(dueAt),
    finished_at: finishedAt,
    returned_at: dossier.returnedAt,
    worked_minutes: receivedAt && finishedAt ? time.minutesBetween(receivedAt, finishedAt) : null,
    late_minutes: dueAt && finishedAt && receivedAt ? time.minutesBetween(dueAt, finishedAt) : 0,
    run_id: newIdAt(submittedAt),
    step_due_at: isOpen ? time.plusMinutes(now, share) : (dueAt ?? submittedAt),
    share_minutes: share,
    due_id: newIdAt(submittedAt),
    lateness_id: newIdAt(submittedAt),
    applicant_id: newIdAt(submittedAt),
    kind: applicant.kind,
    full_name: applicant.fullName,
    folded_name: foldVietnamese(applicant.fullName),
    id_number: applicant.idNumber,
    phone: applicant.phone,
    email: applicant.email,
    address: applicant.address,
  }
}

/** Takes back what came in one file and has not been touched since. @returns how many dossiers went, and how many stay */
export async function takeBackImported(
  tx: Db,
  localityId: number,
  importId: string,
): Promise<{ gone: number; kept: number }> {
  const { gone } = await tx.one(sql<{ gone: number }>`
    SELECT take_back_imported_dossiers(${localityId}, ${importId}::uuid) AS gone`)
  const { kept } = await tx.one(sql<{ kept: number }>`
    SELECT count(*) AS kept FROM dossiers WHERE locality_id = ${localityId} AND imported_in = ${importId}::uuid`)
  return { gone, kept }
}

/** Which of these codes are taken. */
export async function findKnownCodes(
  db: Db,
  localityId: number,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.many(sql<{ code: string }>`
    SELECT code FROM dossiers WHERE locality_id = ${localityId} AND code = ANY (${codes}::text[])`)
  return new Set(rows.map(({ code }) => code))
}
