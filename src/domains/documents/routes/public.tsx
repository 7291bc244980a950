import { localDateOf } from '../../../core/calendar/index.ts'
import { openFile, sendFile } from '../../../core/files/index.ts'
import { type App, failures, Refusal, type Reply } from '../../../platform/http/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { DocumentsDeps } from '../deps.ts'
import { PublicListPage, PublicPage } from '../pages/public-page.tsx'
import { type Document, filesOf, findDocument, publicDocuments, relatedTo } from '../queries/documents.ts'
import { typesOn } from '../rules/types.ts'
import { One, OneFile, PublicAsked } from '../schemas.ts'
import { words } from '../words.ts'

const PUBLIC = { may: 'public' } as const
const PAGE = 30

/** What offices have made public. */
export function mountPublic(app: App, deps: DocumentsDeps): void {
  app.get('/van-ban', { schema: { querystring: PublicAsked }, config: PUBLIC }, async (request, reply) => {
    const { loai: type = '', 'tu-khoa': text = '', trang: page } = request.query
    const folded = foldVietnamese(text)
    const found = await publicDocuments(deps, { folded, type, limit: PAGE + 1, skip: (page - 1) * PAGE })
    const types = typesOn('state', localDateOf(deps.clock.now()))
    return reply.page(
      <PublicListPage lines={found.slice(0, PAGE)} more={found.length > PAGE} {...{ types, type, text, page }} />,
      { title: words.publicTitle, wide: true },
    )
  })

  async function publicDocument(id: string): Promise<Document> {
    const document = await findDocument(deps, id)
    if (!document?.isPublic || document.recalledAt) throw new Refusal(404, 'not_found', failures.notFound)
    return document
  }

  app.get('/van-ban/:id', { schema: { params: One }, config: PUBLIC }, async (request, reply) => {
    const document = await publicDocument(request.params.id)
    const [files, { earlier, later }] = await Promise.all([filesOf(deps, document.id), relatedTo(deps, document)])
    const open = new Set(
      (await Promise.all([earlier, ...later].map((each) => each && findDocument(deps, each.id)))).flatMap((each) =>
        each?.isPublic && !each.recalledAt ? [each.id] : [],
      ),
    )
    // What isn't public itself isn't named here.
    const related = {
      earlier: earlier && open.has(earlier.id) ? earlier : null,
      later: later.filter(({ id }) => open.has(id)),
    }
    return reply.page(<PublicPage {...{ document, files, related }} />, { title: words.publicTitle })
  })

  app.get('/van-ban/:id/tep/:file', { schema: { params: OneFile }, config: PUBLIC }, async (request, reply) => {
    const { id } = await publicDocument(request.params.id)
    const isThere = (await filesOf(deps, id)).some(({ fileId }) => fileId === request.params.file)
    const kept = isThere ? await openFile(deps.db, deps.localityId, request.params.file) : undefined
    if (!kept) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply as Reply, kept)
  })
}
