import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { openFile, sendFile } from '../../core/files/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { mountTargetsApi } from './api.ts'
import { mountComposing } from './compose-routes.tsx'
import type { ResolutionsDeps } from './deps.ts'
import { mountDesk } from './desk-routes.tsx'
import { mountExplanations } from './explanation-routes.tsx'
import { PaperPage } from './pages/paper-page.tsx'
import { ResolutionsPage } from './pages/resolutions-page.tsx'
import { mountPlanning } from './plan-routes.tsx'
import { findTarget } from './queries/figures.ts'
import { findPaper } from './queries/papers.ts'
import { findPapers, findParts, findYears } from './queries/resolutions.ts'
import { findYear } from './queries/year.ts'
import { mountResolutionPages, type PrintDeps } from './resolution-routes.tsx'
import { mayCompose } from './rules/who-may.ts'
import { sceneOf } from './scene.ts'
import { mountSchemes } from './scheme-routes.tsx'
import { OfTarget, targetPage } from './target-view.tsx'
import { words } from './words.ts'

const Year = Type.Object({ nam: Type.Optional(Type.String({ pattern: '^\\d{4}$' })) })
const Key = Type.Object({ key: Type.String({ maxLength: 100 }) })

/** Resolutions and targets, for everybody to see. */
export function mountResolutions(app: App, deps: ResolutionsDeps & PrintDeps): void {
  const { db, clock, localityId } = deps
  mountTargetsApi(app, deps)
  mountDesk(app, deps)
  mountPlanning(app, deps)
  mountExplanations(app, deps)
  mountSchemes(app, deps)
  mountComposing(app, deps)
  mountResolutionPages(app, deps, deps)
  const composes = async ({ viewer }: Request): Promise<boolean> => {
    if (viewer.kind !== 'official') return false
    const { people, root } = await sceneOf(deps)
    return mayCompose(viewer, people, root)
  }
  const today = (): string => localDateOf(clock.now())

  app.get('/nghi-quyet', { schema: { querystring: Year }, config: { may: 'public' } }, async (request, reply) => {
    const years = await findYears(db, localityId)
    const now = today().slice(0, 4)
    // Not asked for: the last year that has begun.
    const year = years.find((each) => each === request.query.nam) ?? years.find((each) => each <= now) ?? now
    const [parts, papers, targets] = await Promise.all([
      findParts(db, localityId),
      findPapers(db, localityId),
      findYear(db, localityId, { year: Number(year), today: today() }),
    ])
    const compose = await composes(request as Request)
    return reply.page(<ResolutionsPage {...{ parts, papers, targets, years, year }} mayCompose={compose} />, {
      title: words.title,
      wide: true,
    })
  })

  app.get(
    '/nghi-quyet/chi-tieu/:key',
    { schema: { params: Key, querystring: OfTarget }, config: { may: 'public' } },
    async (request, reply) => {
      const target = await findTarget(db, localityId, { key: request.params.key })
      if (!target) throw new Refusal(404, 'not_found', failures.notFound)
      return reply.page(await targetPage(deps, request as Request, target, request.query), {
        title: target.name,
        wide: true,
      })
    },
  )

  app.get(
    '/nghi-quyet/van-ban/:key',
    { schema: { params: Key }, config: { may: 'public' } },
    async (request, reply) => {
      const paper = await findPaper(db, localityId, { key: request.params.key })
      if (!paper) throw new Refusal(404, 'not_found', failures.notFound)
      const mayChange = await composes(request as Request)
      const isSaved = mayChange && (request.query as { xong?: string }).xong === '1'
      return reply.page(<PaperPage paper={paper} mayCompose={mayChange} isSaved={isSaved} />, { title: paper.title })
    },
  )

  app.get(
    '/nghi-quyet/van-ban/:key/tep',
    { schema: { params: Key }, config: { may: 'public' } },
    async (request, reply) => {
      const paper = await findPaper(db, localityId, { key: request.params.key })
      const file = paper?.fileId ? await openFile(db, localityId, paper.fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply as Reply, file)
    },
  )
}
