import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { Person } from '../people.ts'
import type { Life } from './life.ts'

export interface Applicant extends Person {
  id: string
}

/** A dossier's life with what its row needs besides. */
export interface Told {
  life: Life
  code: string
  channel: 'counter' | 'online'
  secretHash: Buffer
  /** Of the link by which it is rated, once it is returned. */
  ratingHash: Buffer
  applicant: Applicant
  isNew: boolean
  form: Record<string, unknown>
  promisedOn: string
  stars: number | null
}

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/** Writes a chunk of lives with all that belongs to them; the acts are written apart, in the order they happened. */
export async function saveLives(tx: Db, localityId: number, told: readonly Told[], resultFile: string): Promise<void> {
  const applicants = told.filter(({ isNew }) => isNew).map(({ applicant }) => applicant)
  await tx.run(sql`
    INSERT INTO applicants (locality_id, id, kind, full_name, folded_name, id_number, phone, address)
    SELECT ${localityId}::integer, id, 'citizen', full_name, folded, number, phone, address
    FROM jsonb_to_recordset(${json(applicants.map((each) => ({ id: each.id, full_name: each.fullName, folded: foldVietnamese(each.fullName), number: each.personalNumber, phone: each.phone, address: each.address })))})
      AS a (id uuid, full_name text, folded text, number text, phone text, address text)`)
  await tx.run(sql`
    INSERT INTO dossiers (locality_id, id, code, version, secret_hash, channel, procedure_id, procedure_version_id, applicant_id,
      receiving_unit_id, deciding_unit_id, status, before_supplement, step_key, queue_unit_id, queue_role, form_data, fee_dong,
      fee_paid_at,
      submitted_at, promised_on, received_at, received_by, clock_started_at, legal_due_at, legal_due_on, due_provisional,
      step_due_at, supplements, finished_at, worked_minutes, late_minutes, returned_at, return_way)
    SELECT ${localityId}::integer, id, code, version, decode(secret_hash, 'hex'), channel, procedure_id, procedure_version_id,
      applicant_id, receiving_unit_id, receiving_unit_id, status, before_supplement, step_key, queue_unit_id, queue_role,
      form_data, fee_dong, fee_paid_at, submitted_at, promised_on, received_at, received_by, clock_started_at, legal_due_at, legal_due_on,
      due_provisional, step_due_at, supplements, finished_at, worked_minutes, late_minutes, returned_at,
      CASE WHEN returned_at IS NOT NULL THEN 'counter' END
    FROM jsonb_to_recordset(${json(told.map(dossierRow))}) AS d (id uuid, code text, version integer, secret_hash text,
      channel text, procedure_id uuid, procedure_version_id uuid, applicant_id uuid, receiving_unit_id uuid, status text,
      before_supplement text, step_key text, queue_unit_id uuid, queue_role text, form_data jsonb, fee_dong bigint,
      fee_paid_at timestamptz, submitted_at timestamptz, promised_on date, received_at timestamptz, received_by uuid,
      clock_started_at timestamptz, legal_due_at timestamptz, legal_due_on date, due_provisional boolean,
      step_due_at timestamptz, supplements smallint, finished_at timestamptz, worked_minutes integer, late_minutes integer,
      returned_at timestamptz)`)
  const of = <T extends object>(list: (life: Life) => readonly T[]) =>
    told.flatMap(({ life }) => list(life).map((each) => ({ ...each, dossierId: life.id })))
  await tx.run(sql`
    INSERT INTO dossier_papers (locality_id, id, dossier_id, position, name, kind, quantity)
    SELECT ${localityId}::integer, id, "dossierId", position, name, kind, quantity
    FROM jsonb_to_recordset(${json(of(papersOf))}) AS p (id uuid, "dossierId" uuid, position smallint, name text, kind text, quantity smallint)`)
  await tx.run(sql`
    INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, external, person_id, started_at, share_minutes,
      due_at, ended_at, outcome, worked_minutes, over_minutes, legal_period)
    SELECT ${localityId}::integer, id, "dossierId", "stepKey", "unitId", role, external, "personId", "startedAt", "shareMinutes",
      "dueAt", "endedAt", outcome, "workedMinutes", "overMinutes", "legalPeriod"
    FROM jsonb_to_recordset(${json(of(({ runs }) => runs))}) AS r (id uuid, "dossierId" uuid, "stepKey" text, "unitId" uuid,
      role text, external boolean, "personId" uuid, "startedAt" timestamptz, "shareMinutes" integer, "dueAt" timestamptz,
      "endedAt" timestamptz, outcome text, "workedMinutes" integer, "overMinutes" integer, "legalPeriod" smallint)`)
  await tx.run(sql`
    INSERT INTO dossier_pauses (locality_id, id, dossier_id, cause, reason, started_at, started_by, ended_at)
    SELECT ${localityId}::integer, id, "dossierId", cause, reason, "startedAt", "startedBy", "endedAt"
    FROM jsonb_to_recordset(${json(of(({ pauses }) => pauses))}) AS p (id uuid, "dossierId" uuid, cause text, reason text,
      "startedAt" timestamptz, "startedBy" uuid, "endedAt" timestamptz)`)
  await tx.run(sql`
    INSERT INTO dossier_due_dates (locality_id, id, dossier_id, cause, due_at, due_on, provisional, explanation, set_at)
    SELECT ${localityId}::integer, id, "dossierId", cause, (due->>'at')::timestamptz, (due->>'on')::date,
      (due->>'provisional')::boolean, due->'explanation', "setAt"
    FROM jsonb_to_recordset(${json(of(({ dueDates }) => dueDates))}) AS d (id uuid, "dossierId" uuid, cause text, due jsonb, "setAt" timestamptz)`)
  await tx.run(sql`
    INSERT INTO dossier_lateness (locality_id, id, dossier_id, run_id, unit_id, step_key, cause, working_minutes, charged_at)
    SELECT ${localityId}::integer, id, "dossierId", "runId", "unitId", "stepKey", cause, "workingMinutes", "at"
    FROM jsonb_to_recordset(${json(of(({ charges }) => charges))}) AS c (id uuid, "dossierId" uuid, "runId" uuid, "unitId" uuid,
      "stepKey" text, cause text, "workingMinutes" integer, "at" timestamptz)`)
  await tx.run(sql`
    INSERT INTO dossier_results (locality_id, id, dossier_id, file_id, signed_by, external, added_at)
    SELECT ${localityId}::integer, id, "dossierId", ${resultFile}::uuid, signed_by, external, added_at
    FROM jsonb_to_recordset(${json(of(resultsOf))}) AS r (id uuid, "dossierId" uuid, signed_by uuid, external boolean, added_at timestamptz)`)
  await tx.run(sql`
    INSERT INTO ratings (locality_id, dossier_id, token_hash, issued_at, stars, rated_at)
    SELECT ${localityId}::integer, dossier_id, decode(token_hash, 'hex'), issued_at, stars, rated_at
    FROM jsonb_to_recordset(${json(told.flatMap(ratingRow))}) AS r (dossier_id uuid, token_hash text, issued_at timestamptz,
      stars smallint, rated_at timestamptz)`)
}

function dossierRow({ life, code, channel, secretHash, applicant, form, promisedOn }: Told) {
  const { now, version } = life
  return {
    id: life.id,
    code,
    version: now.changes,
    secret_hash: secretHash.toString('hex'),
    channel,
    procedure_id: version.procedureId,
    procedure_version_id: version.id,
    applicant_id: applicant.id,
    receiving_unit_id: life.unitId,
    status: now.status,
    before_supplement: now.beforeSupplement,
    step_key: now.stepKey,
    queue_unit_id: now.queueUnitId,
    queue_role: now.queueRole,
    form_data: form,
    fee_dong: version.feeDong,
    fee_paid_at: version.feeDong > 0 ? now.receivedAt : null,
    submitted_at: life.submittedAt,
    promised_on: promisedOn,
    received_at: now.receivedAt,
    received_by: now.receivedBy,
    clock_started_at: now.clockStartedAt,
    legal_due_at: now.legal?.at ?? null,
    legal_due_on: now.legal?.on ?? null,
    due_provisional: now.legal?.provisional ?? false,
    step_due_at: now.stepDueAt,
    supplements: now.supplements,
    finished_at: now.finishedAt,
    worked_minutes: now.workedMinutes,
    late_minutes: now.lateMinutes,
    returned_at: now.returnedAt,
  }
}

const papersOf = ({ version, submittedAt }: Life) =>
  version.papers.map(({ name, kind, quantity }, position) => ({
    id: newIdAt(submittedAt),
    position,
    name: name.vi,
    kind,
    quantity,
  }))

const resultsOf = ({ now }: Life) =>
  now.resultAt
    ? [{ id: newIdAt(now.resultAt), signed_by: now.signedBy, external: now.resultExternal, added_at: now.resultAt }]
    : []

function ratingRow({ life, ratingHash, stars }: Told) {
  const { returnedAt } = life.now
  if (!returnedAt) return []
  const rated = life.acts.find(({ verb }) => verb === 'dossier.rate')
  return [
    {
      dossier_id: life.id,
      token_hash: ratingHash.toString('hex'),
      issued_at: returnedAt,
      stars: rated ? stars : null,
      rated_at: rated?.occurredAt ?? null,
    },
  ]
}

/** Acts of a chunk, in the order they happened. */
export const saveActs = (tx: Db, acts: readonly NewAct[]): Promise<string[]> => recordMany(tx, acts)
