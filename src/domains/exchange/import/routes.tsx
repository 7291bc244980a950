import { Type } from 'typebox'
import { type App, Refusal, type Reply, type Request, sendSheet } from '../../../platform/http/index.ts'
import { actorIn } from '../actor.ts'
import type { ExchangeDeps } from '../deps.ts'
import { ById } from '../schemas.ts'
import { mountImportApi } from './api.ts'
import { flawedSheet } from './flawed-sheet.ts'
import { confirmImport, dropImport, findImport, findImports, findLines, readImport, takeBackImport } from './imports.ts'
import { IMPORT_ADDRESS as HERE, ImportsPage, type ImportsPageProps, PreviewPage } from './page.tsx'
import { HTTP } from './reasons.ts'
import { words } from './words.ts'
import { templateWorkbook } from './workbook.ts'

const config = { may: 'exchange.manage' } as const
const SHOWN = 200

export function mountImport(app: App, deps: ExchangeDeps): void {
  const { db, clock, localityId, office } = deps
  mountImportApi(app, deps)

  const list = async (reply: Reply, rest: Pick<ImportsPageProps, 'errors' | 'done'> = {}, status = 200) => {
    const imports = await findImports(db, localityId)
    const page = <ImportsPage imports={imports} now={clock.now()} {...rest} />
    return reply.page(page, { title: words.title, wide: true, status })
  }
  const refuse = (reason: keyof typeof HTTP): never => {
    throw new Refusal(HTTP[reason], reason, words.reasons[reason])
  }

  const Done = Type.Object({ done: Type.Optional(Type.String({ maxLength: 10 })) })
  app.get(HERE, { schema: { querystring: Done }, config }, (request, reply) => {
    const done = Object.keys(words.done).find((each) => each === request.query.done)
    return list(reply, { done: done as ImportsPageProps['done'] })
  })

  app.get(`${HERE}/mau.xlsx`, { config }, async (request, reply) => {
    const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
    const version = await office.findProcedure('khai-sinh', time.dateOf(clock.now()))
    const unit = staff.findUnit(version?.receivingUnitIds[0] ?? '')
    return reply
      .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', 'attachment; filename="mau-nhap-ho-so.xlsx"')
      .send(await templateWorkbook(request.lang, unit?.name.vi ?? ''))
  })

  app.post(HERE, { config }, async (request, reply) => {
    const file = await fileOf(request as Request)
    if (!file) return list(reply, { errors: { file: words.reasons.no_file } }, 422)
    const read = await readImport(deps, file)
    if (!read.ok) return list(reply, { errors: { file: words.reasons[read.reason] } }, 422)
    return reply.redirect(`${HERE}/${read.value.id}`, 303)
  })

  app.get(`${HERE}/:id`, { schema: ById, config }, async (request, reply) => {
    const { id } = request.params
    const [batch, lines] = await Promise.all([
      findImport(db, localityId, id),
      findLines(db, localityId, id, { limit: SHOWN }),
    ])
    if (!batch) return refuse('not_found')
    if (batch.confirmedAt) return reply.redirect(HERE, 303)
    return reply
      .header('cache-control', 'no-store')
      .page(<PreviewPage batch={batch} lines={lines} />, { title: words.title, wide: true })
  })

  app.get(`${HERE}/:id/loi.xlsx`, { schema: ById, config }, async (request, reply) => {
    const { id } = request.params
    const batch = await findImport(db, localityId, id)
    if (!batch || batch.confirmedAt) return refuse('not_found')
    const lines = await findLines(db, localityId, id, { limit: batch.lines })
    return sendSheet(reply as Reply, 'xlsx', 'dong-co-loi', flawedSheet(lines, request.lang))
  })

  app.post(`${HERE}/:id/nhap`, { schema: ById, config }, async (request, reply) => {
    const answer = await confirmImport(deps, actorIn(request), request.params.id)
    return answer.ok ? reply.redirect(`${HERE}?done=in`, 303) : refuse(answer.reason)
  })
  app.post(`${HERE}/:id/hoan-tac`, { schema: ById, config }, async (request, reply) => {
    const answer = await takeBackImport(deps, actorIn(request), request.params.id)
    return answer.ok ? reply.redirect(`${HERE}?done=back`, 303) : refuse(answer.reason)
  })
  app.post(`${HERE}/:id/bo`, { schema: ById, config }, async (request, reply) => {
    const answer = await dropImport(deps, request.params.id)
    return answer.ok ? reply.redirect(`${HERE}?done=dropped`, 303) : refuse(answer.reason)
  })
}

/** The file of a form; undefined when none was chosen. */
async function fileOf(request: Request): Promise<{ name: string; bytes: Buffer } | undefined> {
  if (!request.isMultipart()) return undefined
  const part = await request.file()
  if (!part?.filename) return undefined
  return { name: part.filename, bytes: await part.toBuffer() }
}
