import { Type } from 'typebox'
import { readPosted } from '../../../core/files/index.ts'
import { official as officialOf } from '../../../core/identity/index.ts'
import { afterDeed } from '../../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Result } from '../../../platform/result.ts'
import type { Errors } from '../../../ui/index.ts'
import { draftAnnex } from '../actions/draft.ts'
import { acknowledge, agree, decline, signOnPaper, withdraw } from '../actions/negotiate.ts'
import { addScan } from '../actions/scan.ts'
import { comment, meetDuty, settle } from '../actions/settle.ts'
import { sign } from '../actions/sign.ts'
import { takeOver } from '../actions/succeed.ts'
import type { Commitments } from '../deps.ts'
import { CommitmentPage } from '../pages/commitment-page.tsx'
import { isKey, textOf } from '../posted.ts'
import { codeOf } from '../queries/commitments.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { viewOf } from '../view.ts'
import { words } from '../words.ts'

const LOOK = { may: 'commitment.look' } as const
const DRAFT = { may: 'commitment.draft' } as const
const SIGN = { may: 'commitment.sign' } as const
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OfDuty = Type.Object({ id: Type.String({ format: 'uuid' }), key: Type.String({ format: 'uuid' }) })
const Done = Type.Object({ xong: Type.Optional(Type.String({ maxLength: 20 })) })

/** A commitment, and everything its parties do on its page. */
export function mountOne(app: App, room: Commitments): void {
  async function show(
    request: Request,
    reply: Reply,
    id: string,
    { told = '', reason, field, errors = {} }: { told?: string; reason?: Reason; field?: string; errors?: Errors } = {},
  ): Promise<Reply> {
    const view = await viewOf(room, officialOf(request), id)
    if (!view) throw new Refusal(404, 'not_found', failures.notFound)
    const code = codeOf(view.commitment)
    return reply.page(
      <CommitmentPage
        view={view}
        message={words.done[told]}
        errors={reason ? { [field ?? 'tiep']: words.reasons[reason] } : errors}
      />,
      {
        title: { vi: `${code}: ${view.who.answerer.body}`, en: `${code}: ${view.who.answerer.body}` },
        wide: true,
        status: reason ? HTTP[reason] : Object.keys(errors).length > 0 ? 422 : 200,
      },
    )
  }

  app.get('/cam-ket/:id', { schema: { params: ById, querystring: Done }, config: LOOK }, (request, reply) =>
    show(request as Request, reply, request.params.id, { told: request.query.xong ?? '' }),
  )

  interface Deed<T> {
    path: string
    config: { may: string }
    run: (request: Request, id: string) => Promise<Result<T, Reason>>
    /** What is told once it is done, or where it leads. */
    told: (value: T) => string
    /** Which field of the page a “no” is about. */
    field?: string
  }

  const deed = <T,>({ path, config, run, told, field }: Deed<T>): void => {
    app.post(`/cam-ket/:id/${path}`, { schema: { params: ById }, config }, async (request, reply) => {
      const { id } = request.params
      const done = await run(request as Request, id)
      if (done.ok) {
        const where = told(done.value)
        const here = where.startsWith('/') ? where : `/cam-ket/${id}?xong=${where}`
        return reply.redirect(afterDeed((request.body as { ve?: unknown } | undefined)?.ve, here), 303)
      }
      return show(request as Request, reply, id, { reason: done.reason, ...(field ? { field } : {}) })
    })
  }

  deed({
    path: 'dong-y',
    config: DRAFT,
    run: (request, id) => agree(room, officialOf(request), id, { on: Number(textOf(request.body, 'on')) || 0 }),
    told: () => 'dongy',
  })
  deed({
    path: 'tu-choi',
    config: DRAFT,
    run: (request, id) => decline(room, officialOf(request), id, { reason: textOf(request.body, 'reason') }),
    told: () => 'tuchoi',
    field: 'tu-choi',
  })
  deed({
    path: 'da-biet',
    config: DRAFT,
    run: (request, id) => acknowledge(room, officialOf(request), id),
    told: () => 'biet',
  })
  deed({
    path: 'rut',
    config: DRAFT,
    run: (request, id) => withdraw(room, officialOf(request), id, { reason: textOf(request.body, 'reason') }),
    told: () => 'rut',
    field: 'rut',
  })
  deed({
    path: 'nhan-tiep',
    config: DRAFT,
    run: (request, id) => takeOver(room, officialOf(request), id),
    told: () => 'nhantiep',
  })
  deed({
    path: 'phu-luc',
    config: DRAFT,
    run: (request, id) => draftAnnex(room, officialOf(request), id),
    told: ({ id }) => `/cam-ket/${id}/sua`,
  })
  deed({
    path: 'ket-qua',
    config: DRAFT,
    run: (request, id) => settle(room, officialOf(request), id),
    told: () => 'ketqua',
  })
  deed({
    path: 'y-kien',
    config: DRAFT,
    run: (request, id) => comment(room, officialOf(request), id, { words: textOf(request.body, 'words') }),
    told: ({ closed }) => (closed ? 'chot' : 'ykien'),
    field: 'words',
  })
  deed({
    path: 'ky',
    config: SIGN,
    run: async (request, id) => {
      const paperId = textOf(request.body, 'paperId')
      // Whoever hasn't said that they read it signs nothing.
      if (textOf(request.body, 'doc') !== '1' || !isKey(paperId)) return { ok: false, reason: 'not_read' }
      return sign(room, officialOf(request), id, { paperId })
    },
    told: ({ complete }) => (complete ? 'kydu' : 'ky'),
    field: 'doc',
  })

  app.post('/cam-ket/:id/ky-giay', { schema: { params: ById }, config: DRAFT }, async (request, reply) => {
    const { id } = request.params
    const form = await readPosted(request as Request, room)
    if (form.fileErrors.scan)
      return show(request as Request, reply, id, { errors: { 'ky-giay': form.fileErrors.scan } })
    const [upload] = form.uploads('scan')
    const done = await signOnPaper(room, officialOf(request as Request), id, { on: form.text('on'), upload })
    if (done.ok) return reply.redirect(`/cam-ket/${id}?xong=giay`, 303)
    return show(request as Request, reply, id, { reason: done.reason, field: 'ky-giay' })
  })

  app.post('/cam-ket/:id/ban-chup', { schema: { params: ById }, config: DRAFT }, async (request, reply) => {
    const { id } = request.params
    const form = await readPosted(request as Request, room)
    const kind = form.text('kind') === 'settlement' ? ('settlement' as const) : ('commitment' as const)
    const field = `scan-${kind}`
    if (form.fileErrors.scan) return show(request as Request, reply, id, { errors: { [field]: form.fileErrors.scan } })
    const [upload = ''] = form.uploads('scan')
    const done = await addScan(room, officialOf(request as Request), id, { kind, upload })
    if (done.ok) return reply.redirect(`/cam-ket/${id}?xong=banchup#ban-ky`, 303)
    return show(request as Request, reply, id, { reason: done.reason, field })
  })

  app.post('/cam-ket/:id/dieu-kien/:key', { schema: { params: OfDuty }, config: DRAFT }, async (request, reply) => {
    const { id, key } = request.params
    const { body } = request as Request
    const met = { key, on: textOf(body, 'on'), note: textOf(body, 'note') }
    const done = await meetDuty(room, officialOf(request as Request), id, met)
    if (done.ok) return reply.redirect(`/cam-ket/${id}?xong=baodam#dieu-kien`, 303)
    return show(request as Request, reply, id, { reason: done.reason, field: 'dieu-kien' })
  })
}
