import { openFile, type PostedForm, readPosted, sendFile } from '../../../core/files/index.ts'
import { type OfficialViewer, official as officialOf, type Permission } from '../../../core/identity/index.ts'
import { afterDeed } from '../../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Result } from '../../../platform/result.ts'
import { acknowledge, instruct } from '../actions/instruct.ts'
import { answerRecall, confirmArrival, sendBackArrival } from '../actions/receive.ts'
import type { DocumentsDeps } from '../deps.ts'
import { errorsOf, isKey, keyOr } from '../form.ts'
import { ArrivalPage } from '../pages/arrival-page.tsx'
import type { ArrivalPageProps } from '../pages/props.ts'
import { numberOf } from '../queries/arrivals.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { isKind } from '../rules/document.ts'
import { One, OneFile } from '../schemas.ts'
import { arrivalView } from '../view.ts'
import { words } from '../words.ts'

const READ = { may: 'document.read' } as const
const NAMES = ['backWhy', 'recallWhy', 'kind', 'lead', 'dueOn', 'words']
const CHOSEN = ['helpers', 'readers', 'readerUnits']
const MOST = 3_000

/** One document in a seat's book, and whatever may be done about it. */
export function mountArrival(app: App, deps: DocumentsDeps): void {
  type Shown = Partial<Omit<ArrivalPageProps, 'view'>>
  async function show(request: Request, reply: Reply, id: string, shown: Shown = {}, status = 200): Promise<Reply> {
    const view = await arrivalView(deps, officialOf(request), id)
    return reply
      .header('cache-control', 'no-store')
      .page(<ArrivalPage view={view} typed={{}} chosen={{}} {...shown} />, {
        title: words.document,
        wide: true,
        status,
      })
  }

  app.get('/van-ban/den/:id', { schema: { params: One }, config: READ }, async (request, reply) => {
    const { xong } = request.query as { xong?: string }
    return show(request as Request, reply as Reply, request.params.id, { done: await doneOf(xong, request.params.id) })
  })

  async function doneOf(xong: string | undefined, id: string): Promise<Text | undefined> {
    if (!xong || !Object.hasOwn(words.done, xong)) return undefined
    const said = words.done[xong as keyof typeof words.done]
    if (typeof said !== 'function') return said
    const row = await deps.db.first(numberOf(deps.localityId, id))
    return row?.number ? said(String(row.number).padStart(2, '0')) : undefined
  }

  interface Posted {
    viewer: OfficialViewer
    id: string
    typed: Record<string, string>
    chosen: Record<string, string[]>
    form: PostedForm
  }
  /** A form posted about a copy; a “no” shows the page with what was typed. */
  const post = (
    path: string,
    may: Permission,
    done: keyof typeof words.done,
    run: (posted: Posted) => Promise<Result<unknown, Reason>>,
    fields: Partial<Record<Reason, string>> = {},
  ) =>
    app.post(`/van-ban/den/:id/${path}`, { schema: { params: One }, config: { may } }, async (request, reply) => {
      const { id } = request.params
      const form = await readPosted(request as Request, deps)
      const typed = Object.fromEntries(NAMES.map((name) => [name, form.text(name).slice(0, MOST)]))
      const chosen = Object.fromEntries(CHOSEN.map((name) => [name, form.all(name).filter(isKey).slice(0, 500)]))
      const result = await run({ viewer: officialOf(request as Request), id, typed, chosen, form })
      if (result.ok) return reply.redirect(afterDeed(form.text('ve'), `/van-ban/den/${id}?xong=${done}`), 303)
      const { reason } = result
      if (HTTP[reason] === 404) throw new Refusal(404, reason, words.reasons[reason])
      const errors = errorsOf(reason, fields[reason])
      return show(request as Request, reply as Reply, id, { typed, chosen, errors }, HTTP[reason])
    })

  post('xac-nhan', 'document.register', 'confirm', ({ viewer, id }) => confirmArrival(deps, viewer, id))
  post(
    'tra-lai',
    'document.register',
    'sendBack',
    ({ viewer, id, typed }) => sendBackArrival(deps, viewer, id, { why: typed.backWhy ?? '' }),
    { missing_reason: 'backWhy' },
  )
  post(
    'lay-lai',
    'document.register',
    'answer',
    ({ viewer, id, typed, form }) =>
      answerRecall(deps, viewer, id, { agrees: form.text('answer') === 'agree', why: typed.recallWhy ?? '' }),
    { missing_reason: 'recallWhy' },
  )
  post('but-phe', 'document.instruct', 'instruct', ({ viewer, id, typed, chosen }) => {
    const { kind = '', lead = '', dueOn = '', words: text = '' } = typed
    const [unit, person] = lead.split(' ')
    return instruct(deps, viewer, id, {
      kind: isKind(kind) ? kind : null,
      words: text,
      leadUnitId: keyOr(unit),
      leadPersonId: keyOr(person),
      helperIds: chosen.helpers ?? [],
      dueOn: dueOn || null,
      readerIds: chosen.readers ?? [],
      readerUnitIds: chosen.readerUnits ?? [],
    })
  })
  post('da-doc', 'document.read', 'acknowledge', ({ viewer, id }) => acknowledge(deps, viewer, id))

  app.get('/van-ban/den/:id/tep/:file', { schema: { params: OneFile }, config: READ }, async (request, reply) => {
    const { id, file } = request.params
    const { files, arrival } = await arrivalView(deps, officialOf(request as Request), id)
    // Given back, it is no longer open at its receiver's.
    const isThere = arrival.state !== '15' && files.some(({ fileId }) => fileId === file)
    const kept = isThere ? await openFile(deps.db, deps.localityId, file) : undefined
    if (!kept) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply as Reply, kept)
  })
}
