import { Type } from 'typebox'
import { localDateOf } from '../../../core/calendar/index.ts'
import { may, official as officialOf } from '../../../core/identity/index.ts'
import type { App, Request } from '../../../platform/http/index.ts'
import type { Commitments } from '../deps.ts'
import { ListPage } from '../pages/list-page.tsx'
import { isKey } from '../posted.ts'
import { countStates, findList, findYears } from '../queries/list.ts'
import { STATES } from '../rules/lifecycle.ts'
import { sightOf } from '../seat.ts'
import { whoIs } from '../view.ts'
import { words } from '../words.ts'

const PAGE = 30
const Asked = Type.Object({
  nam: Type.Optional(Type.String({ maxLength: 4 })),
  'don-vi': Type.Optional(Type.String({ maxLength: 36 })),
  'trang-thai': Type.Optional(Type.String({ maxLength: 20 })),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
const CHOICES = [...STATES, 'unsigned'] as const

/** Every commitment one may see. */
export function mountList(app: App, room: Commitments): void {
  const { db, localityId, clock } = room

  app.get(
    '/cam-ket',
    { schema: { querystring: Asked }, config: { may: 'commitment.look' } },
    async (request, reply) => {
      const viewer = officialOf(request as Request)
      const [organization, years] = await Promise.all([room.organization(), findYears(db, localityId)])
      const today = localDateOf(clock.now())
      const { nam, trang: page } = request.query
      // Not asked for: this year, where it has commitments.
      const thisYear = Number(today.slice(0, 4))
      const first = years.includes(thisYear) ? thisYear : years[0]
      const year = nam === undefined ? first : /^\d{4}$/.test(nam) ? Number(nam) : undefined
      const state = CHOICES.find((each) => each === request.query['trang-thai'])
      const unit = request.query['don-vi'] ?? ''
      const unitId = isKey(unit) ? unit : undefined
      const sight = sightOf(viewer, organization)
      const [lines, counts] = await Promise.all([
        findList(db, localityId, sight, { year, unitId, state, limit: PAGE + 1, skip: (page - 1) * PAGE }),
        year === undefined ? [] : countStates(db, localityId, sight, year),
      ])
      const units = organization
        .unitsInForce(today)
        .filter(({ kind, parentId }) => kind !== 'external' && kind !== 'province' && parentId !== null)
        .map(({ id, name }) => ({ id, name: name.vi }))
      return reply.page(
        <ListPage
          lines={lines.slice(0, PAGE).map((line) => ({
            ...line,
            who: { giver: whoIs(organization, line, 'giver'), answerer: whoIs(organization, line, 'answerer') },
          }))}
          more={lines.length > PAGE}
          asked={{ year, unitId, state, page }}
          years={years}
          units={units}
          counts={STATES.flatMap((each) => counts.filter((count) => count.state === each))}
          mayDraft={may(viewer, 'commitment.draft') && sight.giverPostIds.length > 0}
          today={today}
        />,
        { title: words.title, wide: true, scripts: ['keys.js'] },
      )
    },
  )
}
