import { type Calendar, OutsideCalendar, workingMinutesBetween } from '../../../core/calendar/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import type { App, Request } from '../../../platform/http/index.ts'
import { inLang, t } from '../../../platform/i18n/index.ts'
import { COLOURS, timeBars } from '../../../ui/index.ts'
import { type State, standingOf, whyNotOf } from '../../work/index.ts'
import { postsOf } from '../access.ts'
import type { Oversight } from '../deps.ts'
import { type BoardCard, BoardPage } from '../pages/board-page.tsx'
import { TABS } from '../pages/parts.tsx'
import { type TallyLine, TallyPage } from '../pages/tally-page.tsx'
import { type TimelineLine, TimelinePage } from '../pages/timeline-page.tsx'
import { WorkloadPage } from '../pages/workload-page.tsx'
import { type Card, cardsByDue, cardsByState, workLeft } from '../queries/board.ts'
import { allParts, type Dimension, type Tally, tallyOf } from '../queries/tally.ts'
import { answersToGive, type Owed, owedBy } from '../queries/waits.ts'
import { movesOf } from '../rules/moves.ts'
import { spansOn } from '../rules/period.ts'
import { HOURS_A_WEEK, mondayOf, plusWeeks, spread } from '../rules/workload.ts'
import { nameOf, personOf, type Query, sceneFor, UNKNOWN, workersOf } from '../scene.ts'
import { Asked } from '../schemas.ts'
import { words } from '../words.ts'

const OVERVIEW = { may: 'task.overview' } as const
const CARDS = 25
const BARS = 30
const WEEKS = 6

/** Leaders' views over the tasks of their units and those below. */
export function mountViews(app: App, desk: Oversight): void {
  async function tally(request: Request, query: Query, dimension: Dimension) {
    const scene = await sceneFor(desk, request, query)
    const { viewer, people, now, today, unitId, unitIds } = scene
    const spans = spansOn(today)
    const span = spans.find(({ key }) => key === query.ky) ?? (spans[0] as (typeof spans)[number])
    const mine = postsOf(viewer)
    const inUnit = viewer.appointments.some((post) => post.unitId === unitId)
    const above = unitId && inUnit ? postsAbove(people, unitId) : []
    const [rows, owed, owedFromAbove, waiting] = await Promise.all([
      tallyOf(desk, dimension, unitIds, span, now),
      owedBy(desk, { postIds: mine, unitId: unitId || undefined }, now),
      above.length > 0 ? owedBy(desk, { postIds: above, unitId }, now) : [],
      answersToGive(desk, mine),
    ])
    const told = (each: Owed) => ({
      ...each,
      who: `${inLang(nameOf(people, each.leadUnitId), request.lang)}${each.leadPersonId ? `, ${personOf(people, each.leadPersonId)}` : ''}`,
    })
    const giver = (each: Owed) => ({ ...each, who: personOf(people, each.assignerPersonId) ?? '—' })
    return {
      ...scene,
      rows,
      props: {
        spans,
        span,
        units: scene.units,
        unitId,
        whole: sumOf(rows),
        owed: owed.map(told),
        owedFromAbove: owedFromAbove.map(giver),
        waiting,
      },
    }
  }

  app.get('/theo-doi', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { rows, people, today, props } = await tally(request as Request, request.query, 'unit')
    const lines = rows
      .map(
        (row): TallyLine => ({
          ...row,
          name: nameOf(people, row.key),
          people: workersOf(people, row.key, today).length,
          href: `${TABS.nguoi}?don-vi=${row.key}&ky=${props.span.key}`,
          overdueHref: `/nhiem-vu?xem=unit&don-vi=${row.key}&tinh-trang=overdue`,
        }),
      )
      .sort((one, other) => other.openOverdue - one.openOverdue || one.name.vi.localeCompare(other.name.vi, 'vi'))
    return reply.page(<TallyPage tab="don_vi" {...props} lines={lines} />, { title: words.title, wide: true })
  })

  app.get('/theo-doi/nguoi', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { rows, people, now, today, props } = await tally(request as Request, request.query, 'person')
    const lines = rows
      .map((row): TallyLine => {
        const own = people.heldBy(row.key, now, today).find(({ actingFor }) => actingFor === null)?.post
        const name = personOf(people, row.key) ?? '—'
        return {
          ...row,
          name: t(name, name),
          note:
            own &&
            t(`${own.title.vi}, ${nameOf(people, own.unitId).vi}`, `${own.title.en}, ${nameOf(people, own.unitId).en}`),
          href: `/nhiem-vu?xem=unit&nguoi=${row.key}`,
          overdueHref: `/nhiem-vu?xem=unit&nguoi=${row.key}&tinh-trang=overdue`,
        }
      })
      .sort((one, other) => other.openOverdue - one.openOverdue || other.hours - one.hours)
    return reply.page(<TallyPage tab="nguoi" {...props} lines={lines} />, { title: words.tabs.nguoi, wide: true })
  })

  app.get('/theo-doi/de-an', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const [{ rows, props }, parts] = await Promise.all([
      tally(request as Request, request.query, 'part'),
      allParts(desk),
    ])
    const byId = new Map(parts.map((part) => [part.id, part]))
    const schemeOf = (id: string): string => {
      const part = byId.get(id)
      return !part || part.kind === 'scheme' || !part.parentId
        ? id
        : part.kind === 'programme' || part.kind === 'theme'
          ? byId.get(part.parentId)?.kind === 'scheme'
            ? part.parentId
            : id
          : schemeOf(part.parentId)
    }
    const groups = Map.groupBy(rows, ({ key }) => schemeOf(key))
    const lines = [...groups].map(
      ([key, group]): TallyLine => ({
        ...sumOf(group),
        key,
        name: byId.get(key)?.name ?? UNKNOWN,
        href: `/nhiem-vu?xem=unit&phan=${key}`,
      }),
    )
    return reply.page(<TallyPage tab="de_an" {...props} lines={lines} />, { title: words.tabs.de_an, wide: true })
  })

  app.get('/theo-doi/bang', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { viewer, people, now, today, unitId, unitIds, units } = await sceneFor(
      desk,
      request as Request,
      request.query,
    )
    const personId = request.query.nguoi ?? ''
    const cards = await cardsByState(desk, { unitIds, personId: personId || undefined }, CARDS)
    const back = `${TABS.bang}?${new URLSearchParams({ 'don-vi': unitId, nguoi: personId })}`
    const [only, ...others] = units
    const staffed = unitId || (others.length === 0 ? (only?.id ?? '') : '')
    const workers = staffed ? workersOf(people, staffed, today) : []
    return reply.page(
      <BoardPage
        units={units}
        unitId={unitId}
        people={workers.map((id) => ({ id, name: personOf(people, id) ?? '—' }))}
        personId={personId}
        back={back}
        cards={cards.map((card) => ({
          ...cardOf(people, card, now),
          of: card.of,
          ...mayOf(whyNotOf(viewer, people, card, today), card.state),
        }))}
      />,
      { title: words.tabs.bang, wide: true, scripts: ['board.js'] },
    )
  })
  const cardOf = (people: Organization, card: Card, now: Date) => ({
    ...card,
    unit: nameOf(people, card.leadUnitId),
    person: personOf(people, card.leadPersonId),
    standing: standingOf(card, now),
  })
  app.get('/theo-doi/tien-do', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { people, now, unitId, unitIds, units } = await sceneFor(desk, request as Request, request.query)
    const { trang: page } = request.query
    const cards = await cardsByDue(desk, { unitIds }, { limit: BARS + 1, skip: (page - 1) * BARS })
    const lines: TimelineLine[] = cards.slice(0, BARS).map((card) => cardOf(people, card, now))
    const drawing =
      lines.length === 0
        ? undefined
        : await timeBars(
            lines.map(({ id, title, assignedAt, dueAt, standing }) => ({
              name: title,
              from: assignedAt,
              to: dueAt && dueAt > assignedAt ? dueAt : now,
              // What is late goes on until it is done.
              until: standing === 'overdue' ? now : undefined,
              colour: standing === 'overdue' ? COLOURS.late : standing === 'near' ? COLOURS.near : COLOURS.plan,
              href: `/nhiem-vu/${id}`,
            })),
            { now, today: inLang(t('Hôm nay', 'Today'), request.lang) },
          )
    return reply.page(<TimelinePage {...{ units, unitId, lines, drawing, page }} more={cards.length > BARS} />, {
      title: words.tabs.tien_do,
      wide: true,
    })
  })

  app.get('/theo-doi/khoi-luong', { schema: { querystring: Asked }, config: OVERVIEW }, async (request, reply) => {
    const { people, today, unitId, unitIds, units } = await sceneFor(desk, request as Request, request.query)
    const [left, calendar] = await Promise.all([workLeft(desk, unitIds), desk.calendar()])
    const weeks = Array.from({ length: WEEKS }, (_, by) => plusWeeks(mondayOf(today), by))
    const load = spread(left, weeks)
    const unitOf = new Map(left.map((each) => [each.personId, each.unitId]))
    // Whoever has nothing to do is free: of one unit they are shown too.
    for (const id of unitId ? workersOf(people, unitId, today) : [])
      if (!load.has(id))
        load.set(
          id,
          weeks.map(() => 0),
        )
    const lines = [...load]
      .map(([personId, hours]) => ({
        personId,
        hours,
        name: personOf(people, personId) ?? '—',
        unit: nameOf(people, unitOf.get(personId) ?? unitId),
      }))
      .sort((one, other) => (other.hours[0] ?? 0) - (one.hours[0] ?? 0) || one.name.localeCompare(other.name, 'vi'))
    return reply.page(
      <WorkloadPage {...{ units, unitId, weeks, lines }} capacity={weeks.map((week) => capacityOf(calendar, week))} />,
      { title: words.tabs.khoi_luong, wide: true },
    )
  })
}

/** What moves a card on by its button, and by hand. */
function mayOf(why: ReturnType<typeof whyNotOf>, state: State): Pick<BoardCard, 'deed' | 'moves'> {
  const deed = (['accept', 'begin', 'approve'] as const).find((each) => why(each) === undefined)
  return { deed, moves: movesOf(state, why) }
}

const DAY_MINUTES = 480

/** What a week holds: less where it has days off. */
function capacityOf(calendar: Calendar, monday: string): number {
  try {
    const minutes = workingMinutesBetween(
      calendar,
      new Date(`${monday}T00:00:00+07:00`),
      new Date(`${plusWeeks(monday, 1)}T00:00:00+07:00`),
    )
    return Math.min(HOURS_A_WEEK, Math.round((minutes / DAY_MINUTES) * (HOURS_A_WEEK / 5)))
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return HOURS_A_WEEK
    throw cause
  }
}

/** The posts of the units above one: who gives it tasks. */
function postsAbove(people: Organization, unitId: string): string[] {
  const posts: string[] = []
  for (let id = people.findUnit(unitId)?.parentId ?? null; id !== null; id = people.findUnit(id)?.parentId ?? null)
    posts.push(...people.postsOf(id).map((post) => post.id))
  return posts
}

const sumOf = (rows: readonly Tally[]): Tally =>
  rows.reduce(
    (sum, each) => ({
      key: '',
      onTime: sum.onTime + each.onTime,
      onTimeByFirst: sum.onTimeByFirst + each.onTimeByFirst,
      late: sum.late + each.late,
      overdue: sum.overdue + each.overdue,
      good: sum.good + each.good,
      met: sum.met + each.met,
      unmet: sum.unmet + each.unmet,
      open: sum.open + each.open,
      openOverdue: sum.openOverdue + each.openOverdue,
      toDecide: sum.toDecide + each.toDecide,
      hours: sum.hours + each.hours,
    }),
    {
      key: '',
      onTime: 0,
      onTimeByFirst: 0,
      late: 0,
      overdue: 0,
      good: 0,
      met: 0,
      unmet: 0,
      open: 0,
      openOverdue: 0,
      toDecide: 0,
      hours: 0,
    },
  )
