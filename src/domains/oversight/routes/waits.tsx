import { Type } from 'typebox'
import { type App, failures, Refusal, type Request } from '../../../platform/http/index.ts'
import { inLang, type Lang } from '../../../platform/i18n/index.ts'
import { COLOURS, type Drawing, type Flow, flows } from '../../../ui/index.ts'
import type { Oversight } from '../deps.ts'
import { WaitedPage } from '../pages/waited-page.tsx'
import { type WaitLine, WaitsPage, waitedLink } from '../pages/waits-page.tsx'
import { tasksWaited, WAITS, type WaitRow, waitsOf } from '../queries/waits.ts'
import { nameOf, personOf, sceneFor } from '../scene.ts'
import { Asked } from '../schemas.ts'
import { words } from '../words.ts'

const OVERVIEW = { may: 'task.overview' } as const
const MOST_DRAWN = 24
const PAGE = 50

/** What is waited for: a word of whoever gave it, or that work is done. */
export const ANSWERS: ReadonlySet<WaitRow['why']> = new Set(['decide', 'extend', 'sentBack'])

const AskedEdge = Type.Object({
  ...Asked.properties,
  tu: Type.String({ maxLength: 36, pattern: '^[0-9a-f-]{36}$' }),
  den: Type.String({ maxLength: 36, pattern: '^[0-9a-f-]{36}$' }),
  viec: Type.Optional(Type.Union([...WAITS, 'traLoi', 'lam'].map((each) => Type.Literal(each)))),
})

/** Who waits for whom, as flows and as a table, and the tasks behind each. */
export function mountWaits(app: App, desk: Oversight): void {
  app.get('/theo-doi/cho-nhau', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { people, now, unitId, unitIds, units } = await sceneFor(desk, request as Request, request.query)
    const postIds = unitIds.flatMap((id) => people.postsOf(id).map((post) => post.id))
    const rows = await waitsOf(desk, { unitIds, postIds }, now)
    const lines = rows.map(
      (row): WaitLine => ({
        ...row,
        from: nameOf(people, row.fromUnitId),
        to: nameOf(people, row.toUnitId),
        href: waitedLink(unitId, row.fromUnitId, row.toUnitId, row.why),
      }),
    )
    const short = (id: string) => {
      const unit = people.findUnit(id)
      return (unit?.kind === 'office' ? unit.shortNameVi : unit?.name.vi) ?? '—'
    }
    const drawing = await drawingOf(rows, { unitId, short, lang: request.lang })
    return reply.page(<WaitsPage {...{ units, unitId, lines, drawing }} most={MOST_DRAWN} />, {
      title: words.tabs.cho_nhau,
      wide: true,
    })
  })

  app.get(
    '/theo-doi/cho-nhau/viec',
    { schema: { querystring: AskedEdge }, config: OVERVIEW },
    async (request, reply) => {
      const { tu: from, den: to, viec: why, trang: page } = request.query
      const { people, now, unitId, unitIds } = await sceneFor(desk, request as Request, request.query)
      if (!people.findUnit(from) || !people.findUnit(to)) throw new Refusal(404, 'not_found', failures.notFound)
      const postIds = unitIds.flatMap((id) => people.postsOf(id).map((post) => post.id))
      const whys = WAITS.filter((each) =>
        why === 'traLoi' ? ANSWERS.has(each) : why === 'lam' ? !ANSWERS.has(each) : !why || each === why,
      )
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      const tasks = await tasksWaited(desk, { unitIds, postIds }, { from, to, whys }, now, part)
      const link = (at: number) => `${waitedLink(unitId, from, to, why)}&trang=${at}`
      return reply.page(
        <WaitedPage
          from={nameOf(people, from)}
          to={nameOf(people, to)}
          lines={tasks.slice(0, PAGE).map((task) => ({
            ...task,
            unit: nameOf(people, task.leadUnitId),
            person: personOf(people, task.leadPersonId),
            giver: personOf(people, task.assignerPersonId) ?? '—',
          }))}
          previous={page > 1 ? link(page - 1) : undefined}
          next={tasks.length > PAGE ? link(page + 1) : undefined}
        />,
        { title: words.tabs.cho_nhau, wide: true },
      )
    },
  )
}

interface Drawn {
  unitId: string
  short: (id: string) => string
  lang: Lang
}

/** The flows between units where most is waited for; what waits within a unit is its own business. */
async function drawingOf(rows: readonly WaitRow[], { unitId, short, lang }: Drawn): Promise<Drawing | undefined> {
  const sums = Map.groupBy(
    rows.filter(({ fromUnitId, toUnitId }) => fromUnitId !== toUnitId),
    ({ fromUnitId, toUnitId, why }) => `${fromUnitId} ${toUnitId} ${ANSWERS.has(why) ? 'traLoi' : 'lam'}`,
  )
  const all = [...sums]
    .map(([key, group]): Flow => {
      const [from = '', to = '', kind = ''] = key.split(' ')
      return {
        ...{ from: short(from), to: short(to), href: waitedLink(unitId, from, to, kind) },
        value: group.reduce((sum, { count }) => sum + count, 0),
        colour: kind === 'traLoi' ? COLOURS.near : COLOURS.late,
      }
    })
    .sort((one, other) => other.value - one.value)
    .slice(0, MOST_DRAWN)
  return all.length === 0 ? undefined : flows(all, [inLang(words.waitsFrom, lang), inLang(words.waitsTo, lang)])
}
