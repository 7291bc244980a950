import { Type } from 'typebox'
import { unitsFor } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Result } from '../../platform/result.ts'
import type { Errors } from '../../ui/index.ts'
import {
  confirmStatement,
  explainLine,
  matchLine,
  reopenLine,
  type StatementFile,
  uploadStatement,
} from './actions/statements.ts'
import { type FeesDeps, keyOf, officialOf, refusalOf } from './pages/deps.ts'
import { isDone } from './pages/parts.tsx'
import { StatementPage, StatementsPage } from './pages/statement-pages.tsx'
import {
  confirmedLines,
  findStatement,
  findStatements,
  previewLines,
  type StatementHead,
} from './queries/statements.ts'
import { HTTP, type Reason } from './reasons.ts'
import { words } from './words.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
const RECONCILE = { schema: { params: Id }, config: { may: 'fee.reconcile' } } as const

interface Sent {
  file: StatementFile | undefined
  unit: string
}

/** The uploaded file, read into memory: statements are small. */
async function readUpload(request: Request): Promise<Sent> {
  const sent: Sent = { file: undefined, unit: '' }
  if (!request.isMultipart()) return sent
  for await (const part of request.parts({ limits: { fileSize: 5 * 1_048_576, files: 1 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'unit' && typeof part.value === 'string') sent.unit = part.value
      continue
    }
    const bytes = await part.toBuffer()
    if (part.filename && bytes.length > 0) sent.file = { name: part.filename, bytes }
  }
  return sent
}

const textOf = (request: Request, name: string): string => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

/** Uploading, confirming and explaining bank statements. */
export function mountStatements(app: App, { office }: FeesDeps): void {
  const list = async (request: Request, reply: Reply, errors: Errors = {}, status = 200): Promise<Reply> => {
    const unitIds = unitsFor(request.viewer, 'fee.reconcile')
    const [rows, staff] = await Promise.all([findStatements(office, unitIds), office.staff()])
    const own = officialOf(request).appointments.map(({ unitId }) => unitId)
    const units = [...new Set(own)].filter((id) => unitIds.includes(id)).flatMap((id) => staff.findUnit(id) ?? [])
    return reply.page(<StatementsPage {...{ rows, units, errors }} />, {
      title: words.titles.statements,
      status,
      wide: true,
    })
  }

  const statementFor = async (request: Request, id: string): Promise<StatementHead> => {
    const head = await findStatement(office, keyOf(id))
    if (!head || !unitsFor(request.viewer, 'fee.reconcile').includes(head.unitId)) throw refusalOf('not_found')
    return head
  }

  const show = async (
    request: Request,
    reply: Reply,
    id: string,
    errors: Errors = {},
    status = 200,
  ): Promise<Reply> => {
    const head = await statementFor(request, id)
    const lines = head.confirmedAt ? await confirmedLines(office, id) : await previewLines(office, head)
    const done = (request.query as { xong?: unknown }).xong
    return reply.page(<StatementPage {...{ head, lines, errors }} done={isDone(done) ? done : undefined} />, {
      title: words.titles.statements,
      status,
      wide: true,
    })
  }

  app.get('/thu-phi/sao-ke', { config: { may: 'fee.reconcile' } }, (request, reply) => list(request, reply))

  app.post('/thu-phi/sao-ke', { config: { may: 'fee.reconcile' } }, async (request, reply) => {
    const { file, unit } = await readUpload(request)
    if (!file) return list(request, reply, { file: words.files.no_file }, 422)
    const officer = officialOf(request)
    const unitId = unit || officer.appointments.find(({ role }) => role === 'cashier')?.unitId || ''
    const answer = await uploadStatement(office, officer, unitId, file)
    if (answer.ok)
      return reply.redirect(`/thu-phi/sao-ke/${answer.value.id}${answer.value.repeated ? '?xong=repeated' : ''}`, 303)
    if (answer.reason in words.reasons) throw refusalOf(answer.reason as Reason)
    return list(request, reply, { file: words.files[answer.reason as keyof typeof words.files] }, 422)
  })

  app.get('/thu-phi/sao-ke/:id', RECONCILE, (request, reply) => show(request, reply, request.params.id))

  app.post('/thu-phi/sao-ke/:id/xac-nhan', RECONCILE, async (request, reply) => {
    const { id } = await statementFor(request, request.params.id)
    const answer = await confirmStatement(office, officialOf(request), id)
    if (!answer.ok && answer.reason !== 'already_done') throw refusalOf(answer.reason)
    return reply.redirect(`/thu-phi/sao-ke/${id}?xong=confirmed`, 303)
  })

  const onLine = async (
    request: Request,
    reply: Reply,
    line: string,
    run: (id: string) => Promise<Result<{ statementId: string }, Reason>>,
  ): Promise<Reply> => {
    const answer = await run(keyOf(line))
    if (answer.ok) return reply.redirect(`/thu-phi/sao-ke/${answer.value.statementId}?xong=line`, 303)
    if (answer.reason === 'not_found') throw new Refusal(404, 'not_found', failures.notFound)
    const found = await statementOf(line)
    return show(request, reply, found, { [`ma-${line}`]: words.reasons[answer.reason] }, HTTP[answer.reason])
  }

  const statementOf = async (lineId: string): Promise<string> => {
    const row = await office.db.first(
      office.db.q
        .selectFrom('feeStatementLines')
        .select('statementId')
        .where('localityId', '=', office.localityId)
        .where('id', '=', lineId),
    )
    return row?.statementId ?? ''
  }

  app.post('/thu-phi/sao-ke/dong/:id/khop', RECONCILE, (request, reply) =>
    onLine(request, reply, request.params.id, (id) =>
      matchLine(office, officialOf(request), id, { code: textOf(request, 'code') }),
    ),
  )

  app.post('/thu-phi/sao-ke/dong/:id/giai-trinh', RECONCILE, (request, reply) =>
    onLine(request, reply, request.params.id, (id) =>
      explainLine(office, officialOf(request), id, {
        kind: textOf(request, 'kind') === 'returned' ? 'returned' : 'notOurs',
        reason: textOf(request, 'reason'),
      }),
    ),
  )

  app.post('/thu-phi/sao-ke/dong/:id/mo-lai', RECONCILE, (request, reply) =>
    onLine(request, reply, request.params.id, (id) =>
      reopenLine(office, officialOf(request), id, { reason: textOf(request, 'reason') }),
    ),
  )
}
