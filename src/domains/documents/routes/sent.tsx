import { openFile, readPosted, sendFile } from '../../../core/files/index.ts'
import { official as officialOf } from '../../../core/identity/index.ts'
import { afterDeed } from '../../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { noteSentBack, recallDocument, remindOf } from '../actions/sender.ts'
import type { DocumentsDeps } from '../deps.ts'
import { errorsOf } from '../form.ts'
import { SentPage, type SentPageProps } from '../pages/sent-page.tsx'
import { HTTP } from '../reasons.ts'
import { One, OneFile } from '../schemas.ts'
import { sentView } from '../view.ts'
import { words } from '../words.ts'

const READ = { may: 'document.read' } as const
const ISSUE = { may: 'document.issue' } as const

/** One document as its sender sees it, and what may be done about it. */
export function mountSent(app: App, deps: DocumentsDeps): void {
  async function show(
    request: Request,
    reply: Reply,
    id: string,
    shown: Partial<SentPageProps> = {},
    status = 200,
  ): Promise<Reply> {
    const view = await sentView(deps, officialOf(request), id)
    return reply
      .header('cache-control', 'no-store')
      .page(<SentPage view={view} typed={{}} {...shown} />, { title: words.document, wide: true, status })
  }

  app.get('/van-ban/di/:id', { schema: { params: One }, config: READ }, (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const said: Record<string, Text> = {
      issue: words.done.issue,
      recall: words.done.recall,
      remind: words.done.remind,
      note: words.done.note,
    }
    const done = xong && Object.hasOwn(said, xong) ? said[xong] : undefined
    return show(request as Request, reply as Reply, request.params.id, { done })
  })

  const deeds = [
    ['thu-hoi', 'recall', recallDocument],
    ['nhac', 'remind', remindOf],
    ['da-biet', 'note', noteSentBack],
  ] as const
  for (const [path, done, act] of deeds)
    app.post(`/van-ban/di/:id/${path}`, { schema: { params: One }, config: ISSUE }, async (request, reply) => {
      const { id } = request.params
      const form = await readPosted(request as Request, deps)
      const typed = { recallWhy: form.text('recallWhy').slice(0, 1_000) }
      const result = await act(deps, officialOf(request as Request), id, { why: typed.recallWhy })
      if (result.ok) return reply.redirect(afterDeed(form.text('ve'), `/van-ban/di/${id}?xong=${done}`), 303)
      const { reason } = result
      if (HTTP[reason] === 404) throw new Refusal(404, reason, words.reasons[reason])
      const errors = errorsOf(reason, reason === 'missing_reason' ? 'recallWhy' : undefined)
      return show(request as Request, reply as Reply, id, { typed, errors }, HTTP[reason])
    })

  app.get('/van-ban/di/:id/tep/:file', { schema: { params: OneFile }, config: READ }, async (request, reply) => {
    const { id, file } = request.params
    const { files } = await sentView(deps, officialOf(request as Request), id)
    const kept = files.some(({ fileId }) => fileId === file)
      ? await openFile(deps.db, deps.localityId, file)
      : undefined
    if (!kept) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply as Reply, kept)
  })
}
