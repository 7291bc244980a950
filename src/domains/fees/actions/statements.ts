import { createHash } from 'node:crypto'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import { settingsOf } from '../queries/settings.ts'
import { findCandidates, type PreviewLine } from '../queries/statements.ts'
import type { Reason } from '../reasons.ts'
import { isCertain, propose } from '../rules/match.ts'
import { isMt940, readMt940 } from '../rules/mt940.ts'
import { codesIn } from '../rules/purpose.ts'
import { fingerprints, type NotAStatement } from '../rules/statement.ts'
import { readStatementCsv } from '../rules/statement-csv.ts'
import { actorFor, lockBalance, type Moment, momentOf } from '../till.ts'
import { verbs } from '../verbs.ts'
import { enter } from './money.ts'

export interface StatementFile {
  name: string
  bytes: Uint8Array
}

/** Banks still write UTF-16 and windows-1258; what is no UTF-8 is read as the latter. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // It writes a letter and its tone apart.
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

/**
 * Takes a bank's file in to be looked at. Nothing comes of it before it is confirmed; the same file again is the same
 * statement.
 */
export async function uploadStatement(
  office: Office,
  officer: OfficialViewer,
  unitId: string,
  file: StatementFile,
): Promise<Result<{ id: string; repeated: boolean }, Reason | NotAStatement>> {
  const { db, localityId } = office
  const actor = actorFor(officer, 'fee.reconcile', unitId)
  if (!actor) return no('not_yours')
  const { at, day } = momentOf(office, actor)
  const settings = await settingsOf(db, localityId, await office.staff(), unitId, day)
  const text = decode(file.bytes)
  const format = isMt940(text) ? 'mt940' : 'csv'
  const read =
    format === 'mt940' ? readMt940(text, settings.bank?.accountNumber) : readStatementCsv(text, settings.csvColumns)
  if (!read.ok) return read
  const hash = createHash('sha256').update(file.bytes).digest()
  const account = settings.bank?.accountNumber ?? unitId
  const marks = fingerprints(read.value)
  const lines = JSON.stringify(read.value.map((line, index) => ({ ...line, fingerprint: marks[index] })))
  const { id, written } = await db.one(sql<{ id: string; written: boolean }>`
    WITH added AS (
      INSERT INTO fee_statements (locality_id, id, unit_id, account, file_name, file_hash, format, lines, uploaded_by, uploaded_at)
      VALUES (${localityId}, ${newIdAt(at)}, ${unitId}, ${account}, ${file.name.slice(0, 200)}, ${hash}, ${format},
        ${lines.replaceAll('\\u0000', '')}::text::jsonb, ${officer.personId}, ${at})
      ON CONFLICT (locality_id, unit_id, file_hash) DO NOTHING RETURNING id)
    SELECT id, true AS written FROM added
    UNION ALL SELECT id, false FROM fee_statements
      WHERE locality_id = ${localityId} AND unit_id = ${unitId} AND file_hash = ${hash} LIMIT 1`)
  return ok({ id, repeated: !written })
}

interface Statement {
  unitId: string
  account: string
  confirmedAt: Date | null
}

/**
 * Takes a statement's lines over and records the payments that are certain; the rest stays open for a person. A line that an
 * earlier statement brought is left out, so that overlapping files do no harm.
 */
export async function confirmStatement(
  office: Office,
  officer: OfficialViewer,
  id: string,
): Promise<Result<{ imported: number; matched: number }, Reason>> {
  const { localityId } = office
  return office.db.transaction(async (tx): Promise<Result<{ imported: number; matched: number }, Reason>> => {
    const statement = await tx.first(sql<Statement>`
      SELECT unit_id, account, confirmed_at FROM fee_statements WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)
    const actor = statement && actorFor(officer, 'fee.reconcile', statement.unitId)
    if (!statement || !actor) return no('not_found')
    if (statement.confirmedAt) return no('already_done')
    const moment = momentOf(office, actor)
    const added = await insertLines(tx, localityId, id, statement, moment)
    let matched = 0
    for (const line of added) if (await matchByItself(office, tx, line, statement.unitId, moment)) matched += 1
    await tx.run(
      sql`UPDATE fee_statements SET confirmed_at = ${moment.at} WHERE locality_id = ${localityId} AND id = ${id}`,
    )
    await record(tx, {
      verb: verbs.importStatement.name,
      actor,
      subjectId: id,
      unitId: statement.unitId,
      occurredAt: moment.at,
      facts: { lines: added.length, matched },
    })
    return ok({ imported: added.length, matched })
  })
}

interface Line {
  id: string
  statementId: string
  unitId: string
  amountDong: number
  description: string
  state: string
  paymentId: string | null
  dossierId: string | null
}

const LINE = sql.raw('id, statement_id, unit_id, amount_dong, description, state, payment_id, dossier_id')

async function insertLines(
  tx: Db,
  localityId: number,
  id: string,
  { unitId, account }: Statement,
  { at }: Moment,
): Promise<Line[]> {
  const { lines } = await tx.one(sql<{ lines: PreviewLine[] }>`
    SELECT lines FROM fee_statements WHERE locality_id = ${localityId} AND id = ${id}`)
  const rows = lines.map((line, position) => ({ ...line, id: newIdAt(at), position }))
  return tx.many(sql<Line>`
    INSERT INTO fee_statement_lines (locality_id, id, statement_id, unit_id, account, fingerprint, position, booked_on, amount_dong,
      description, reference)
    SELECT ${localityId}::integer, id, ${id}::uuid, ${unitId}::uuid, ${account}, fingerprint, position, "bookedOn", "amountDong",
      description, reference
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (id uuid, fingerprint text, position integer, "bookedOn" date,
      "amountDong" bigint, description text, reference text)
    ORDER BY position
    ON CONFLICT (locality_id, account, fingerprint) DO NOTHING RETURNING ${LINE}`)
}

async function matchByItself(office: Office, tx: Db, line: Line, unitId: string, moment: Moment): Promise<boolean> {
  // Looked up line by line: an earlier line of this file may have paid the same dossier.
  const known = await findCandidates(tx, office.localityId, codesIn(line.description))
  const { fit, candidate } = propose(line.amountDong, known)
  if (!candidate || !isCertain(fit)) return false
  return settleLine(office, tx, { ...line, unitId }, candidate.dossierId, moment, fit)
}

/** Records the payment a line brought, and the decision. */
async function settleLine(
  office: Office,
  tx: Db,
  line: Line,
  dossierId: string,
  moment: Moment,
  reason: string,
): Promise<boolean> {
  const balance = await lockBalance(tx, office.localityId, dossierId)
  if (!balance) return false
  const entry = { kind: 'payment', method: 'transfer', amountDong: line.amountDong, verb: 'match' } as const
  const paymentId = await enter(office, tx, balance, entry, moment)
  await decide(office, tx, line, { kind: 'matched', paymentId, dossierId, reason }, moment)
  return true
}

interface Decision {
  kind: 'matched' | 'returned' | 'notOurs' | 'undone'
  paymentId?: string
  dossierId?: string
  reason: string
}

async function decide(
  { localityId }: Office,
  tx: Db,
  line: Line,
  decision: Decision,
  { actor, at }: Moment,
): Promise<void> {
  const { kind, paymentId = null, dossierId = null, reason } = decision
  if (actor.kind !== 'official') throw new Error('Only an official explains a line')
  await tx.run(
    tx.q.insertInto('feeLineDecisions').values({
      localityId,
      id: newIdAt(at),
      lineId: line.id,
      kind,
      paymentId,
      reason,
      decidedBy: actor.personId,
      decidedAt: at,
    }),
  )
  await tx.run(sql`
    UPDATE fee_statement_lines SET state = ${kind === 'undone' ? 'open' : kind}, payment_id = ${paymentId}, dossier_id = ${dossierId}
    WHERE locality_id = ${localityId} AND id = ${line.id}`)
}

/** Does something with a line that is locked, if the officer may. */
function onLine<T>(
  office: Office,
  officer: OfficialViewer,
  id: string,
  work: (tx: Db, line: Line, moment: Moment) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  return office.db.transaction(async (tx) => {
    const line = await tx.first(sql<Line>`
      SELECT ${LINE} FROM fee_statement_lines WHERE locality_id = ${office.localityId} AND id = ${id} FOR UPDATE`)
    const actor = line && actorFor(officer, 'fee.reconcile', line.unitId)
    if (!line || !actor) return no('not_found')
    return work(tx, line, momentOf(office, actor))
  })
}

/** Matches an open line to a dossier by hand. @param code as typed */
export const matchLine = (
  office: Office,
  officer: OfficialViewer,
  id: string,
  { code }: { code: string },
): Promise<Result<{ statementId: string }, Reason>> =>
  onLine(office, officer, id, async (tx, line, moment) => {
    if (line.state !== 'open') return no('line_explained')
    if (line.amountDong <= 0) return no('comes_in')
    const [candidate] = await findCandidates(tx, office.localityId, [code.replace(/[^A-Za-z0-9]/g, '').toUpperCase()])
    if (!candidate) return no('no_such_dossier')
    await settleLine(office, tx, line, candidate.dossierId, moment, 'byHand')
    return ok({ statementId: line.statementId })
  })

/** Explains a line that pays no dossier: sent back to who paid, or no business of ours; always with a reason. */
export const explainLine = (
  office: Office,
  officer: OfficialViewer,
  id: string,
  { kind, reason }: { kind: 'returned' | 'notOurs'; reason: string },
): Promise<Result<{ statementId: string }, Reason>> =>
  onLine(office, officer, id, async (tx, line, moment) => {
    if (line.state !== 'open') return no('line_explained')
    if (reason.trim() === '') return no('missing_reason')
    await decide(office, tx, line, { kind, reason: reason.trim() }, moment)
    await recordExplained(tx, line, kind, moment)
    return ok({ statementId: line.statementId })
  })

const recordExplained = (tx: Db, line: Line, kind: string, { actor, at }: Moment): Promise<string> =>
  record(tx, {
    verb: verbs.explainLine.name,
    actor,
    subjectId: line.statementId,
    unitId: line.unitId,
    occurredAt: at,
    facts: { line: line.id, kind },
  })

/** Opens a line again: a wrong match is undone by an entry that takes the payment back, never by removing it. */
export const reopenLine = (
  office: Office,
  officer: OfficialViewer,
  id: string,
  { reason }: { reason: string },
): Promise<Result<{ statementId: string }, Reason>> =>
  onLine(office, officer, id, async (tx, line, moment) => {
    if (line.state === 'open') return no('line_not_matched')
    if (reason.trim() === '') return no('missing_reason')
    if (line.paymentId && line.dossierId) {
      const balance = await lockBalance(tx, office.localityId, line.dossierId)
      if (!balance || balance.paidDong < line.amountDong) return no('more_than_paid')
      const entry = { kind: 'reversal', method: 'transfer', amountDong: -line.amountDong, verb: 'reverse' } as const
      await enter(office, tx, balance, { ...entry, reversesId: line.paymentId, reason: reason.trim() }, moment)
    } else await recordExplained(tx, line, 'undone', moment)
    await decide(office, tx, line, { kind: 'undone', reason: reason.trim() }, moment)
    return ok({ statementId: line.statementId })
  })
