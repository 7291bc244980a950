import { Type } from 'typebox'
import { openFile, sendFile } from '../../../core/files/index.ts'
import { official as officialOf } from '../../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { type Checked, checkGiven, checkKept } from '../check.ts'
import type { Commitments } from '../deps.ts'
import { CheckPage } from '../pages/check-page.tsx'
import { HTTP, type Reason } from '../reasons.ts'
import { type CommitmentView, viewOf } from '../view.ts'
import { words } from '../words.ts'

const LOOK = { may: 'commitment.look' } as const
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OfPaper = Type.Object({ id: Type.String({ format: 'uuid' }), paper: Type.String({ format: 'uuid' }) })

/** The papers themselves, and the check of their signatures. */
export function mountPapers(app: App, room: Commitments): void {
  const found = <T,>(value: T | undefined): T => {
    if (value === undefined) throw new Refusal(404, 'not_found', failures.notFound)
    return value
  }
  const seen = async (request: Request, id: string) => found(await viewOf(room, officialOf(request), id))

  app.get('/cam-ket/:id/van-ban/:paper', { schema: { params: OfPaper }, config: LOOK }, async (request, reply) => {
    const { papers } = await seen(request as Request, request.params.id)
    const paper = found(papers.find(({ id }) => id === request.params.paper))
    return sendFile(reply, found(await openFile(room.db, room.localityId, paper.fileId)))
  })

  app.get('/cam-ket/:id/ban-chup/:paper', { schema: { params: OfPaper }, config: LOOK }, async (request, reply) => {
    const { scans } = await seen(request as Request, request.params.id)
    const scan = found(scans.find(({ id }) => id === request.params.paper))
    return sendFile(reply, found(await openFile(room.db, room.localityId, scan.fileId)))
  })

  async function show(
    reply: Reply,
    view: CommitmentView,
    { given, reason }: { given?: Checked; reason?: Reason } = {},
  ): Promise<Reply> {
    const [{ demonstration }, kept] = await Promise.all([
      room.forms.authority(),
      Promise.all(view.papers.map(async (paper) => ({ paper, checked: await checkKept(room, paper) }))),
    ])
    return reply.page(
      <CheckPage
        commitment={view.commitment}
        kept={kept}
        given={given}
        demonstration={demonstration}
        errors={reason ? { file: words.reasons[reason] } : {}}
      />,
      { title: words.checkTitle, wide: true, status: reason ? HTTP[reason] : 200 },
    )
  }

  app.get('/cam-ket/:id/kiem-tra', { schema: { params: ById }, config: LOOK }, async (request, reply) =>
    show(reply, await seen(request as Request, request.params.id)),
  )

  app.post('/cam-ket/:id/kiem-tra', { schema: { params: ById }, config: LOOK }, async (request, reply) => {
    const view = await seen(request as Request, request.params.id)
    const file = await fileIn(request as Request)
    if (!file) return show(reply, view, { reason: 'no_file' })
    const checked = await checkGiven(room, view.papers, file)
    return show(reply, view, checked.ok ? { given: checked.value } : { reason: checked.reason })
  })
}

/** The file of a form, read and not kept; undefined where none was picked, or it is too large. */
async function fileIn(request: Request): Promise<Buffer | undefined> {
  if (!request.isMultipart()) return undefined
  const options: object = { throwFileSizeLimit: false }
  let found: Buffer | undefined
  for await (const part of request.parts(options)) {
    if (part.type !== 'file') continue
    const pieces: Buffer[] = []
    for await (const piece of part.file) pieces.push(piece)
    if (part.fieldname === 'file' && !part.file.truncated && pieces.length > 0) found = Buffer.concat(pieces)
  }
  return found
}
