import { Type } from 'typebox'
import { localDateOf } from '../../../core/calendar/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type App, fileOf, literals, operations, type Reply, type Request } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { ok } from '../../../platform/result.ts'
import { actorIn } from '../actor.ts'
import type { ExchangeDeps } from '../deps.ts'
import { verbs } from '../verbs.ts'
import { exportFile, FORMATS, type Format, MIME } from './formats.ts'
import { ExportPage, words } from './page.tsx'
import { isSet, SETS, type SetName } from './sets.ts'

const config = { may: 'exchange.manage' } as const
const HERE = '/quan-tri/trao-doi/xuat-du-lieu'
const DAY_MS = 86_400_000

const Asked = Type.Object({
  set: Type.String({ maxLength: 20 }),
  from: Type.String({ maxLength: 10 }),
  to: Type.String({ maxLength: 10 }),
  format: Type.String({ maxLength: 5 }),
})

/** The beginning of a local day. */
const dayOf = (typed: string): Date | undefined => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00+07:00`) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

export function mountExport(app: App, deps: ExchangeDeps): void {
  const { db, clock } = deps

  /** Records that it is taken out, by whom, and then lets it run. */
  async function send(
    request: Request,
    reply: Reply,
    { set, format, from, to }: { set: SetName; format: Format; from: Date; to: Date },
  ): Promise<Reply> {
    const now = clock.now()
    await record(db, {
      verb: verbs.takeOut.name,
      actor: actorIn(request),
      subjectId: newId(),
      occurredAt: now,
      facts: { set, format, from: localDateOf(from), to: localDateOf(new Date(to.getTime() - 1)) },
    })
    const { columns, rows } = SETS[set]
    return reply
      .header('content-type', MIME[format])
      .header('content-disposition', `attachment; filename="${set}-${localDateOf(now)}.${format}"`)
      .header('cache-control', 'no-store')
      .send(exportFile(format, rows(deps, { from, to }), columns, request.lang))
  }

  app.get(HERE, { config }, (_request, reply) => {
    const today = localDateOf(clock.now())
    return reply.page(<ExportPage from={`${today.slice(0, 4)}-01-01`} to={today} />, { title: words.title })
  })

  app.post(HERE, { schema: { body: Asked }, config }, async (request, reply) => {
    const { set, format, ...days } = request.body
    const [from, to] = [dayOf(days.from), dayOf(days.to)]
    const errors = {
      ...(from ? {} : { from: words.badDate }),
      ...(to ? {} : { to: words.badDate }),
      ...(from && to && from > to ? { to: words.backwards } : {}),
    }
    const kind = FORMATS.find((each) => each === format)
    if (!from || !to || Object.keys(errors).length > 0 || !isSet(set) || !kind)
      return reply.page(<ExportPage {...days} set={set} format={format} errors={errors} />, {
        title: words.title,
        status: 422,
      })
    return send(request as Request, reply, { set, format: kind, from, to: new Date(to.getTime() + DAY_MS) })
  })

  operations(app, { tag: 'exchange', statuses: {}, words: {} })(
    'GET',
    '/exports/:set',
    {
      summary: 'All that the office holds of one kind, streamed',
      may: config.may,
      params: Type.Object({ set: literals(Object.keys(SETS) as SetName[]) }),
      query: Type.Object({
        from: Type.String({ format: 'date', description: 'Local day' }),
        to: Type.String({ format: 'date', description: 'Local day, included' }),
        format: Type.Optional(literals(FORMATS)),
      }),
      answer: fileOf(...Object.values(MIME)),
    },
    async (request, reply) => {
      const { from, to, format = 'json' } = request.query
      const span = { from: dayOf(from) ?? new Date(0), to: new Date((dayOf(to) ?? new Date(0)).getTime() + DAY_MS) }
      return ok(await send(request, reply, { set: request.params.set, format, ...span }))
    },
  )
}
