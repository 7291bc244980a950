import { type App, Refusal } from '../../platform/http/index.ts'
import { diagramWords } from './diagram-words.ts'
import { saveDraft } from './draft-actions.ts'
import { doingOf, type EditorDeps, getDraft, know, openedOf } from './draft-desk.ts'
import { DraftParams, PostedForm } from './draft-schemas.ts'
import { reasonWords } from './draft-words.ts'
import { DiagramPage } from './pages/draft/diagram.tsx'
import { draftPath } from './pages/draft/frame.tsx'
import { readBpmn } from './rules/bpmn-read.ts'

const MAY = { may: 'procedure.manage' }
const URL = '/quan-tri/ban-thao/:id/so-do'

/** A draft's steps as a drawing, and the drawing read back into steps. */
export function mountDiagram(app: App, deps: EditorDeps): void {
  const show = async (id: string) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, id)])
    return { ...openedOf(draft, known), organization: known.organization }
  }
  const options = { title: diagramWords.title, wide: true, scripts: ['bpmn.js'] }

  app.get(URL, { schema: { params: DraftParams }, config: MAY }, async (request, reply) =>
    reply.page(<DiagramPage {...(await show(request.params.id))} />, options),
  )

  app.post(URL, { schema: { params: DraftParams, body: PostedForm }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const xml = String(request.body?.xml ?? '')
    const draft = await getDraft(deps, id)
    const read = await readBpmn(xml, draft.content)
    if (!read.ok)
      return reply.page(<DiagramPage {...(await show(id))} error={read.why} drawn={xml} />, { ...options, status: 400 })
    const edition = Number(request.body?.edition) || 0
    const saved = await saveDraft(
      deps.db,
      { id, edition },
      (content) => ({ ...content, steps: read.steps }),
      doingOf(deps, request),
    )
    if (saved.ok) return reply.redirect(`${draftPath(id)}/buoc?da-luu=1`, 303)
    if (saved.reason !== 'changed') throw new Refusal(409, saved.reason, reasonWords[saved.reason])
    return reply.page(<DiagramPage {...(await show(id))} error={reasonWords.changed} drawn={xml} />, {
      ...options,
      status: 409,
    })
  })
}
