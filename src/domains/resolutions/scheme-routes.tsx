import { Type } from 'typebox'
import { readPosted } from '../../core/files/index.ts'
import { official as officialOf } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Request } from '../../platform/http/index.ts'
import type { Errors } from '../../ui/index.ts'
import { setStage } from './actions/stage.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { SchemePage } from './pages/scheme-page.tsx'
import { findParts } from './queries/resolutions.ts'
import { stagesOf } from './queries/stages.ts'
import { HTTP } from './reasons.ts'
import { STAGES, type Stage } from './rules/stage.ts'
import { mayCompose } from './rules/who-may.ts'
import { sceneOf } from './scene.ts'
import { UUID } from './uuid.ts'

const Key = Type.Object({ key: Type.String({ maxLength: 100 }) })
const isStage = (text: string): text is Stage => (STAGES as readonly string[]).includes(text)

/** A scheme's stages: for everybody to read, for who composes resolutions to set. */
export function mountSchemes(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

  async function content(request: Request, key: string, errors: Errors = {}) {
    const scene = await sceneOf(deps)
    const part = (await findParts(db, localityId)).find((each) => each.key === key && each.kind === 'scheme')
    if (!part) throw new Refusal(404, 'not_found', failures.notFound)
    const { viewer } = request
    const mayManage = viewer.kind === 'official' && mayCompose(viewer, scene.people, scene.root)
    const units = scene.people
      .unitsInForce(scene.today)
      .filter(({ kind, parentId, id }) => kind !== 'external' && (parentId === scene.root || id === scene.root))
    const stages = await stagesOf(db, localityId, part.id)
    return {
      part,
      page: (
        <SchemePage
          part={part}
          stages={stages.map((stage) => ({
            ...stage,
            unit: stage.unitId === null ? null : scene.unitName(stage.unitId),
          }))}
          today={scene.today}
          units={mayManage ? units : []}
          mayManage={mayManage}
          errors={errors}
        />
      ),
    }
  }

  app.get('/nghi-quyet/de-an/:key', { schema: { params: Key }, config: { may: 'public' } }, async (request, reply) => {
    const { part, page } = await content(request as Request, request.params.key)
    return reply.page(page, { title: part.name, wide: true })
  })

  app.post(
    '/nghi-quyet/de-an/:key',
    { schema: { params: Key }, config: { may: 'target.manage' } },
    async (request, reply) => {
      const { part } = await content(request as Request, request.params.key)
      const { text } = await readPosted(request as Request, deps)
      const stage = text('stage')
      if (!isStage(stage)) throw new Refusal(400, 'bad_request', failures.badRequest)
      const result = await setStage(deps, officialOf(request as Request), part.id, {
        stage,
        dueOn: text('dueOn') || null,
        doneOn: text('doneOn') || null,
        unitId: UUID.test(text('unitId')) ? text('unitId') : null,
        note: text('note').slice(0, 300),
      })
      if (result.ok) return reply.redirect(`/nghi-quyet/de-an/${part.key}`, 303)
      const again = await content(request as Request, part.key, { dueOn: officeWords.reasons[result.reason] })
      return reply.page(again.page, { title: part.name, wide: true, status: HTTP[result.reason] })
    },
  )
}
