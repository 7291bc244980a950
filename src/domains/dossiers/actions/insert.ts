import { insertionOf, type NewAct } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import type { Reuse } from '../../papers/index.ts'
import type { Office } from '../office.ts'
import { dossierCode } from '../rules/dossier-code.ts'
import { objectionTokenOf, sha256 } from '../secrets.ts'
import { verbs } from '../verbs.ts'
import type { ClaimedFiles, NewDossier } from './new-dossier.ts'
import { drawSerials } from './serials.ts'

/** A dossier with the code it was given. */
export interface CodedDossier extends NewDossier {
  code: string
}

/** Gives each dossier its code: one block of serials for each agency and day in the batch. */
export async function giveCodes(db: Db, localityId: number, dossiers: readonly NewDossier[]): Promise<CodedDossier[]> {
  const byDay = Map.groupBy(dossiers, ({ agencyCode, submittedAt }) => `${agencyCode} ${localDay(submittedAt)}`)
  const coded = await Promise.all(
    [...byDay.values()].map(async (group) => {
      const [head] = group as [NewDossier, ...NewDossier[]]
      const day = localDay(head.submittedAt)
      const first = await drawSerials(db, localityId, head.agencyCode, day, group.length)
      return group.map((dossier, index) => ({ ...dossier, code: dossierCode(head.agencyCode, day, first + index) }))
    }),
  )
  return coded.flat()
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000
const localDay = (at: Date): string => new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)

/**
 * Writes new dossiers with their applicants, papers, first clocks and the acts given in one statement; returns the keys of those
 * written. One whose form had been sent before isn't written again, nor is its act.
 */
export async function insertDossiers(
  tx: Db,
  localityId: number,
  dossiers: readonly CodedDossier[],
  {
    files = new Map(),
    codes = new Map(),
    acts = [],
    secret = '',
  }: {
    files?: ClaimedFiles
    codes?: Reuse['codes'] | undefined
    acts?: readonly NewAct[]
    secret?: string
  } = {},
): Promise<Set<string>> {
  const rows = dossiers.map((dossier) => ({
    id: dossier.id,
    code: dossier.code,
    idempotency_key: dossier.idempotencyKey,
    secret_hash: dossier.secretHash.toString('hex'),
    channel: dossier.channel,
    procedure_id: dossier.version.procedureId,
    procedure_version_id: dossier.version.id,
    receiving_unit_id: dossier.unit.id,
    deciding_unit_id: dossier.deciding.id,
    step_key: dossier.version.steps[0]?.key ?? 'receive',
    queue_role: dossier.version.steps[0]?.role ?? 'reception',
    form_data: dossier.form,
    content_salt: dossier.contentSalt,
    fee_dong: dossier.version.feeDong,
    submitted_at: dossier.submittedAt,
    promised_on: dossier.promisedOn,
    step_due_at: dossier.answerDueAt,
    share_minutes: dossier.answerMinutes,
    run_id: newIdAt(dossier.submittedAt),
    applicant_id: dossier.applicant.id,
    ...('fullName' in dossier.applicant
      ? {
          applicant_kind: dossier.applicant.kind,
          full_name: dossier.applicant.fullName,
          folded_name: dossier.applicant.foldedName,
          id_number: dossier.applicant.idNumber,
          phone: dossier.applicant.phone,
          email: dossier.applicant.email,
          address: dossier.applicant.address,
        }
      : {}),
  }))
  const papers = dossiers.flatMap((dossier) =>
    dossier.papers.map(({ upload = '', held, ...paper }, position) => ({
      id: newIdAt(dossier.submittedAt),
      dossier_id: dossier.id,
      position,
      name: paper.name,
      kind: paper.kind ?? 'electronic',
      quantity: paper.quantity ?? 1,
      received: paper.received ?? true,
      digitised: codes.get(held ?? '') ?? (files.has(upload) ? 1 : 0),
      held_paper_id: codes.has(held ?? '') ? held : null,
      file_id: files.get(upload)?.id ?? null,
      file_name: files.get(upload)?.name ?? null,
    })),
  )
  const written = await tx.many(sql<{ id: string }>`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (
        id uuid, code text, idempotency_key text, secret_hash text, channel text, procedure_id uuid,
        procedure_version_id uuid, receiving_unit_id uuid, deciding_unit_id uuid, step_key text, queue_role text, form_data jsonb,
        content_salt text, fee_dong bigint, submitted_at timestamptz, promised_on date, step_due_at timestamptz,
        share_minutes integer, run_id uuid, applicant_id uuid, applicant_kind text, full_name text, folded_name text,
        id_number text, phone text, email text, address text)
    ), written AS (
      INSERT INTO dossiers (locality_id, id, code, idempotency_key, secret_hash, channel, procedure_id,
        procedure_version_id, applicant_id, receiving_unit_id, deciding_unit_id, status, step_key, queue_unit_id, queue_role, form_data,
        content_salt, fee_dong, submitted_at, promised_on, step_due_at)
      SELECT ${localityId}::integer, id, code, idempotency_key, decode(secret_hash, 'hex'), channel, procedure_id,
        procedure_version_id, applicant_id, receiving_unit_id, deciding_unit_id, 'submitted', step_key, receiving_unit_id, queue_role,
        form_data, content_salt, fee_dong, submitted_at, promised_on, step_due_at
      FROM given
      ON CONFLICT (locality_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
      RETURNING id
    ), people AS (
      INSERT INTO applicants (locality_id, id, kind, full_name, folded_name, id_number, phone, email, address)
      SELECT ${localityId}::integer, applicant_id, applicant_kind, full_name, folded_name, id_number, phone, email, address
      FROM given JOIN written USING (id) WHERE full_name IS NOT NULL
    ), papers AS (
      INSERT INTO dossier_papers (locality_id, id, dossier_id, position, name, kind, quantity, received, digitised,
        held_paper_id, file_id, file_name)
      SELECT ${localityId}::integer, p.id, dossier_id, position, name, kind, quantity, received, digitised, held_paper_id,
        file_id, file_name
      FROM jsonb_to_recordset(${JSON.stringify(papers)}::text::jsonb) AS p (
        id uuid, dossier_id uuid, position smallint, name text, kind text, quantity smallint, received boolean,
        digitised smallint, held_paper_id uuid, file_id uuid, file_name text)
      JOIN written ON written.id = p.dossier_id
    ), clocks AS (
      INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, started_at, share_minutes, due_at)
      SELECT ${localityId}::integer, run_id, id, step_key, receiving_unit_id, queue_role, submitted_at, share_minutes,
        step_due_at
      FROM given JOIN written USING (id)
    )${intoAccounts(localityId, dossiers, secret)}${acts.length === 0 ? sql`` : sql`, acts_of_written AS (${insertionOf(acts, 'written').statement})`}
    SELECT id FROM written`)
  return new Set(written.map(({ id }) => id))
}

/** What puts dossiers into the accounts they were filed from; nothing where all were filed without one. */
function intoAccounts(localityId: number, dossiers: readonly CodedDossier[], secret: string) {
  const rows = dossiers.flatMap(({ id, account, submittedAt }) =>
    account
      ? [
          {
            dossier_id: id,
            citizen_id: account.citizenId,
            part: account.filer ? 'filer' : 'applicant',
            since: submittedAt,
            ...(account.filer && {
              ground: account.filer.ground,
              full_name: account.filer.fullName,
              id_number: account.filer.idNumber,
              phone: account.filer.phone,
              confirmed: account.filer.confirmed,
              token_hash: sha256(objectionTokenOf(secret, id)).toString('hex'),
            }),
          },
        ]
      : [],
  )
  if (rows.length === 0) return sql``
  return sql`, from_accounts AS MATERIALIZED (
      SELECT x.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS x (
        dossier_id uuid, citizen_id uuid, part text, since timestamptz, ground text, full_name text, id_number text, phone text,
        confirmed boolean, token_hash text)
      JOIN written ON written.id = x.dossier_id
    ), accounts AS (
      INSERT INTO dossier_accounts (locality_id, citizen_id, dossier_id, part, since)
      SELECT ${localityId}::integer, citizen_id, dossier_id, part, since FROM from_accounts
    ), representations AS (
      INSERT INTO dossier_representations (locality_id, dossier_id, citizen_id, ground, full_name, id_number, phone, confirmed,
        token_hash)
      SELECT ${localityId}::integer, dossier_id, citizen_id, ground, full_name, id_number, phone, confirmed,
        decode(token_hash, 'hex')
      FROM from_accounts WHERE ground IS NOT NULL
    )`
}

/** The act of filing: the citizen's, with what proves the content without showing it. */
export const actOfFiling = (dossier: CodedDossier): NewAct => ({
  verb: verbs.submit.name,
  actor: { kind: 'citizen', ...(dossier.account && { personId: dossier.account.citizenId }) },
  subjectId: dossier.id,
  caseId: dossier.id,
  topicId: dossier.version.procedureId,
  unitId: dossier.deciding.id,
  occurredAt: dossier.submittedAt,
  dueAt: dossier.answerDueAt,
  facts: {
    channel: dossier.channel,
    papers: dossier.papers.length,
    contentHash: dossier.contentHash,
    ...(dossier.account?.filer && { forAnother: dossier.account.filer.ground }),
  },
})

/** Writes dossiers and the acts of filing of those that are new, in one statement. */
export const fileDossiers = (
  db: Db,
  { localityId, secret }: Pick<Office, 'localityId' | 'secret'>,
  dossiers: readonly CodedDossier[],
  { files, codes }: { files?: ClaimedFiles; codes?: Reuse['codes'] } = {},
): Promise<Set<string>> =>
  insertDossiers(db, localityId, dossiers, {
    ...(files && { files }),
    codes,
    acts: dossiers.map(actOfFiling),
    secret,
  })
