import { Type } from 'typebox'
import { localDateOf } from '../../../core/calendar/index.ts'
import { type App, failures, Refusal } from '../../../platform/http/index.ts'
import type { Commitments } from '../deps.ts'
import { NotPublicPage, PublicListPage, PublicPage } from '../pages/public-page.tsx'
import { codeOf, findCommitment } from '../queries/commitments.ts'
import { findList, findYears, type Sight } from '../queries/list.ts'
import { isSigned } from '../seat.ts'
import { ruleOn } from '../settings.ts'
import { gather, whoIs } from '../view.ts'
import { words } from '../words.ts'

const PUBLIC = { may: 'public' } as const
const PAGE = 50
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({
  nam: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
  trang: Type.Integer({ minimum: 1, maximum: 1000, default: 1 }),
})
const NOBODY: Sight = { giverPostIds: [], answererPostIds: [], unitIds: [] }

/** Signed commitments for everybody to read, where a place has decided that they may. */
export function mountPublic(app: App, room: Commitments): void {
  const { db, localityId, clock } = room
  const isPublic = async () => (await ruleOn(db, localityId, localDateOf(clock.now()))).isPublic

  app.get('/cam-ket/cong-khai', { schema: { querystring: Asked }, config: PUBLIC }, async (request, reply) => {
    if (!(await isPublic())) return reply.page(<NotPublicPage />, { title: words.publicTitle })
    const [organization, years] = await Promise.all([room.organization(), findYears(db, localityId)])
    const { nam, trang: page } = request.query
    const year = nam ? Number(nam) : years[0]
    const rows = await findList(db, localityId, NOBODY, { year, limit: PAGE + 1, skip: (page - 1) * PAGE })
    const lines = rows.slice(0, PAGE).map((row) => ({ ...row, who: whoIs(organization, row, 'answerer') }))
    return reply.page(<PublicListPage {...{ lines, years, year, page }} more={rows.length > PAGE} />, {
      title: words.publicTitle,
      wide: true,
    })
  })

  app.get('/cam-ket/cong-khai/:id', { schema: { params: ById }, config: PUBLIC }, async (request, reply) => {
    const commitment = await findCommitment(db, localityId, request.params.id)
    if (!commitment || !isSigned(commitment) || commitment.amendsId || !(await isPublic()))
      throw new Refusal(404, 'not_found', failures.notFound)
    const view = await gather(room, await room.organization(), commitment)
    const title = `${codeOf(commitment)}: ${view.who.answerer.body}`
    return reply.page(<PublicPage view={view} />, { title: { vi: title, en: title }, wide: true })
  })
}
