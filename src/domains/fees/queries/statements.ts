import { type Db, sql } from '../../../platform/database/index.ts'
import type { Office } from '../../dossiers/index.ts'
import { type Candidate, type Fit, propose } from '../rules/match.ts'
import { codesIn } from '../rules/purpose.ts'
import type { StatementLine } from '../rules/statement.ts'

export interface PreviewLine extends StatementLine {
  fingerprint: string
}

export interface StatementHead {
  id: string
  unitId: string
  account: string
  fileName: string
  format: 'csv' | 'mt940'
  uploadedAt: Date
  confirmedAt: Date | null
}

export interface ShownLine extends StatementLine {
  /** Missing before the statement is confirmed. */
  id: string | undefined
  fit: Fit | undefined
  state: 'open' | 'matched' | 'returned' | 'notOurs'
  dossierId: string | null
  code: string | null
  reason: string | null
}

/** The dossiers that have these short codes and were ever charged. */
export const findCandidates = async (db: Db, localityId: number, codes: readonly string[]): Promise<Candidate[]> =>
  codes.length === 0
    ? []
    : db.many(sql<Candidate>`
        SELECT b.dossier_id, p.code, b.short_code, b.owed_dong FROM fee_balances b
        JOIN dossier_payers p ON p.locality_id = b.locality_id AND p.dossier_id = b.dossier_id
        WHERE b.locality_id = ${localityId} AND b.short_code = ANY (${codes}::text[])`)

/** What each line of a file would come to, if it were confirmed now. */
export async function previewLines({ db, localityId }: Office, statement: StatementHead): Promise<ShownLine[]> {
  const { lines } = await db.one(sql<{ lines: PreviewLine[] }>`
    SELECT lines FROM fee_statements WHERE locality_id = ${localityId} AND id = ${statement.id}`)
  const codes = lines.map(({ description, amountDong }) => (amountDong > 0 ? codesIn(description) : []))
  const [known, imported] = await Promise.all([
    findCandidates(db, localityId, [...new Set(codes.flat())]),
    db.many(sql<{ fingerprint: string }>`
      SELECT fingerprint FROM fee_statement_lines
      WHERE locality_id = ${localityId} AND account = ${statement.account}
        AND fingerprint = ANY (${lines.map(({ fingerprint }) => fingerprint)}::text[])`),
  ])
  const before = new Set(imported.map(({ fingerprint }) => fingerprint))
  const byCode = new Map(known.map((candidate) => [candidate.shortCode, candidate]))
  return lines.map(({ fingerprint, ...line }, index) => {
    const own = (codes[index] ?? []).flatMap((code) => byCode.get(code) ?? [])
    const { fit, candidate } = propose(line.amountDong, own)
    return {
      ...line,
      id: undefined,
      fit: before.has(fingerprint) ? 'alreadyImported' : fit,
      state: 'open',
      dossierId: candidate?.dossierId ?? null,
      code: candidate?.code ?? null,
      reason: null,
    }
  })
}

/** The lines of a confirmed statement, each with how it was explained. */
export const confirmedLines = ({ db, localityId }: Office, statementId: string): Promise<ShownLine[]> =>
  db.many(sql<ShownLine>`
    SELECT l.id, l.booked_on, l.amount_dong, l.description, l.reference, l.state, l.dossier_id, p.code,
      (SELECT reason FROM fee_line_decisions d WHERE d.locality_id = l.locality_id AND d.line_id = l.id
        ORDER BY decided_at DESC, id DESC LIMIT 1) AS reason
    FROM fee_statement_lines l
    LEFT JOIN dossier_payers p ON p.locality_id = l.locality_id AND p.dossier_id = l.dossier_id
    WHERE l.locality_id = ${localityId} AND l.statement_id = ${statementId} ORDER BY l.position`)

const HEAD = sql.raw('id, unit_id, account, file_name, format, uploaded_at, confirmed_at')

export const findStatement = ({ db, localityId }: Office, id: string): Promise<StatementHead | undefined> =>
  db.first(sql<StatementHead>`SELECT ${HEAD} FROM fee_statements WHERE locality_id = ${localityId} AND id = ${id}`)

export interface StatementRow extends StatementHead {
  lines: number
  open: number
}

/** The latest statements of some units, with what is still unexplained. */
export const findStatements = ({ db, localityId }: Office, unitIds: readonly string[]): Promise<StatementRow[]> =>
  db.many(sql<StatementRow>`
    SELECT ${HEAD}, jsonb_array_length(lines) AS lines, (SELECT count(*)::integer FROM fee_statement_lines l
      WHERE l.locality_id = s.locality_id AND l.statement_id = s.id AND l.state = 'open') AS open
    FROM fee_statements s WHERE locality_id = ${localityId} AND unit_id = ANY (${unitIds}::uuid[])
    ORDER BY uploaded_at DESC, id LIMIT 50`)
