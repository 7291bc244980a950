import { unitsFor } from '../../core/identity/index.ts'
import { type App, ById, operations, type Request } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { confirmStatement, explainLine, matchLine, reopenLine, uploadStatement } from './actions/statements.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { confirmedLines, findStatement, findStatements, previewLines } from './queries/statements.ts'
import { HTTP } from './reasons.ts'
import {
  Confirmed,
  ExplainBody,
  MatchBody,
  OfStatement,
  ReasonBody,
  Statement,
  StatementBody,
  Statements,
  Uploaded,
} from './schemas.ts'
import { words } from './words.ts'

const FILE = {
  empty_file: 422,
  unknown_format: 422,
  missing_column: 422,
  bad_date: 422,
  bad_amount: 422,
  too_many_lines: 422,
  other_currency: 422,
  bad_balance: 422,
  other_account: 422,
} as const
const RECONCILE = { may: 'fee.reconcile', params: ById }
/** A file of 5 MB in base64. */
const BODY_LIMIT = 7 * 1_048_576

/** Bank statements for programs. */
export function mountStatementApi(app: App, { office }: FeesDeps): void {
  const api = operations(app, {
    tag: 'fees',
    statuses: { ...HTTP, ...FILE },
    words: { ...words.files, ...words.reasons },
  })

  api(
    'GET',
    '/statements',
    { summary: 'The latest 50 bank statements', may: 'fee.reconcile', answer: Statements },
    async ({ viewer }) => ok({ rows: await findStatements(office, unitsFor(viewer, 'fee.reconcile')) }),
  )

  api(
    'POST',
    '/statements',
    {
      summary: 'Take a bank’s file in to be looked at; nothing comes of it before it is confirmed',
      description: 'The same file again is the same statement, told by `repeated`.',
      may: 'fee.reconcile',
      body: StatementBody,
      bodyLimit: BODY_LIMIT,
      answer: Uploaded,
      status: 201,
      refusals: ['not_yours', 'too_large', ...(Object.keys(FILE) as (keyof typeof FILE)[])],
    },
    (request) => {
      const { unitId, name, content } = request.body
      return uploadStatement(office, officialOf(request), unitId, { name, bytes: Buffer.from(content, 'base64') })
    },
  )

  const statementFor = async ({ viewer }: Request, id: string) => {
    const head = await findStatement(office, id)
    return head && unitsFor(viewer, 'fee.reconcile').includes(head.unitId) ? head : undefined
  }

  api(
    'GET',
    '/statements/:id',
    { ...RECONCILE, summary: 'A statement with its lines', answer: Statement, refusals: ['not_found'] },
    async (request) => {
      const head = await statementFor(request, request.params.id)
      if (!head) return no('not_found')
      const lines = head.confirmedAt ? await confirmedLines(office, head.id) : await previewLines(office, head)
      return ok({ ...head, lines: lines.map(({ id = null, fit = null, ...line }) => ({ ...line, id, fit })) })
    },
  )

  api(
    'POST',
    '/statements/:id/confirm',
    {
      ...RECONCILE,
      summary: 'Take the lines over, and record the payments that are certain',
      answer: Confirmed,
      refusals: ['not_found', 'already_done'],
    },
    (request) => confirmStatement(office, officialOf(request), request.params.id),
  )

  api(
    'POST',
    '/statement-lines/:id/match',
    {
      ...RECONCILE,
      summary: 'Match an open line to a dossier by its code',
      body: MatchBody,
      answer: OfStatement,
      refusals: ['not_found', 'line_explained', 'comes_in', 'no_such_dossier'],
    },
    (request) => matchLine(office, officialOf(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/statement-lines/:id/explain',
    {
      ...RECONCILE,
      summary: 'Explain a line that pays no dossier',
      body: ExplainBody,
      answer: OfStatement,
      refusals: ['not_found', 'line_explained', 'missing_reason'],
    },
    (request) => explainLine(office, officialOf(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/statement-lines/:id/reopen',
    {
      ...RECONCILE,
      summary: 'Open a line again; a wrong match is taken back by an entry',
      body: ReasonBody,
      answer: OfStatement,
      refusals: ['not_found', 'line_not_matched', 'missing_reason', 'more_than_paid'],
    },
    (request) => reopenLine(office, officialOf(request), request.params.id, request.body),
  )
}
