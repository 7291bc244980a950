import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { openFile, sendFile } from '../../core/files/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type App, failures, Refusal, type Reply } from '../../platform/http/index.ts'
import { inLang, type Text } from '../../platform/i18n/index.ts'
import { PaperPage } from './pages/paper-page.tsx'
import { ResolutionsPage } from './pages/resolutions-page.tsx'
import { TargetPage } from './pages/target-page.tsx'
import { findPaper } from './queries/papers.ts'
import { findEntries, findPapers, findParts, findTargets, findYears, type TargetRow } from './queries/resolutions.ts'
import { words } from './words.ts'

export interface ResolutionsDeps {
  db: Db
  clock: Clock
  localityId: number
}

const Year = Type.Object({ nam: Type.Optional(Type.String({ pattern: '^\\d{4}$' })) })
const Key = Type.Object({ key: Type.String({ maxLength: 100 }) })

/** Resolutions and targets, for everybody to see. */
export function mountResolutions(app: App, { db, clock, localityId }: ResolutionsDeps): void {
  const today = (): string => localDateOf(clock.now())

  app.get('/nghi-quyet', { schema: { querystring: Year }, config: { may: 'public' } }, async (request, reply) => {
    const years = await findYears(db, localityId)
    const now = today().slice(0, 4)
    // Not asked for: the last year that has begun.
    const year = years.find((each) => each === request.query.nam) ?? years.find((each) => each <= now) ?? now
    const [parts, papers, targets] = await Promise.all([
      findParts(db, localityId),
      findPapers(db, localityId),
      findTargets(db, localityId, year, today()),
    ])
    return reply.page(<ResolutionsPage {...{ parts, papers, targets, years, year }} />, {
      title: words.title,
      wide: true,
    })
  })

  app.get(
    '/nghi-quyet/chi-tieu/:key',
    { schema: { params: Key }, config: { may: 'public' } },
    async (request, reply) => {
      const target = await db.first(sql<Pick<TargetRow, 'id' | 'name' | 'countedIn' | 'note'> & { of: Text }>`
        SELECT t.id, t.name, t.counted_in, t.note, p.name AS of
        FROM targets t JOIN resolution_parts p ON p.locality_id = t.locality_id AND p.id = t.part_id
        WHERE t.locality_id = ${localityId} AND t.key = ${request.params.key}`)
      if (!target) throw new Refusal(404, 'not_found', failures.notFound)
      const entries = await findEntries(db, localityId, target.id, today())
      const of = inLang(target.of, request.lang)
      return reply.page(<TargetPage {...{ target, of, entries }} />, { title: target.name, wide: true })
    },
  )

  app.get(
    '/nghi-quyet/van-ban/:key',
    { schema: { params: Key }, config: { may: 'public' } },
    async (request, reply) => {
      const paper = await findPaper(db, localityId, request.params.key)
      if (!paper) throw new Refusal(404, 'not_found', failures.notFound)
      return reply.page(<PaperPage paper={paper} />, { title: paper.title })
    },
  )

  app.get(
    '/nghi-quyet/van-ban/:key/tep',
    { schema: { params: Key }, config: { may: 'public' } },
    async (request, reply) => {
      const paper = await findPaper(db, localityId, request.params.key)
      const file = paper?.fileId ? await openFile(db, localityId, paper.fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply as Reply, file)
    },
  )
}
