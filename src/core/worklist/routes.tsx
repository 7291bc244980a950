import { Type } from 'typebox'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import {
  calendarFile,
  dueSlot,
  localDateOf,
  nearUntil,
  timeLeft,
  timeliness,
  workingTimeOf,
} from '../calendar/index.ts'
import { official, SECRET_BY_ADDRESS } from '../identity/index.ts'
import { mountWorklistApi } from './api.ts'
import { endFeed, findChoices, findFeedOwner, makeFeed, setDigest } from './choices.ts'
import type { WorklistDeps } from './deps.ts'
import { findDated, findMonth } from './month.ts'
import { ownerOf } from './owner.ts'
import { ChoicesPage, type ChoicesPageProps } from './pages/choices-page.tsx'
import { filterQuery, readFilter } from './pages/filter.ts'
import { MonthPage } from './pages/month-page.tsx'
import { type Line, WorklistPage } from './pages/worklist-page.tsx'
import { findWorklist } from './queries.ts'
import { bucketOf } from './rules/bucket.ts'
import { words } from './words.ts'

const OWN = { may: 'signed-in' } as const
const DAY_MS = 86_400_000
const MonthQuery = Type.Object({ thang: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })) })
const Feed = Type.Object({ token: Type.String({ maxLength: 60 }) })
const Email = Type.Object({ email: Type.String({ maxLength: 300, default: '' }) })

/** The one list of what waits for a person, in every room: as a list, as a calendar, as a feed for other programs. */
export function mountWorklist(app: App, deps: WorklistDeps): void {
  const { db, clock, sources, publicUrl } = deps
  mountWorklistApi(app, deps)
  const byKind = new Map(sources.map((source) => [source.kind, source]))

  app.get('/viec-cua-toi', { config: OWN }, async (request, reply) => {
    const viewer = official(request)
    const query = request.query as Record<string, unknown>
    const filter = readFilter(query, [...byKind.keys()])
    const now = clock.now()
    const time = workingTimeOf(await deps.calendar())
    const near = nearUntil(time, now)
    const people = await deps.organization()
    const page = await findWorklist(db, sources, viewer, filter, { now, near, people })
    const back = `/viec-cua-toi${filterQuery(filter)}`
    const lines = await Promise.all(
      page.items.map(async (item): Promise<Line | undefined> => {
        const source = byKind.get(item.kind)
        if (!source) return undefined
        const { title, note, from, href, deed } = await source.show(item, people)
        const { id, dueAt, since } = item
        return {
          key: `${item.kind} ${id}`,
          kindName: source.name,
          title,
          note,
          from,
          href,
          dueAt,
          since,
          bucket: bucketOf(dueAt, now),
          timeliness: timeliness(dueAt, now, near),
          timeLeft: dueAt && timeLeft(time, dueAt, now),
          deed: deed?.(back),
        }
      }),
    )
    return reply.page(
      <WorklistPage
        lines={lines.filter((line) => line !== undefined)}
        filter={filter}
        counts={page.counts}
        kinds={sources}
        next={page.next}
        done={query.xong !== undefined}
      />,
      { title: words.title, wide: true, scripts: ['keys.js', 'rows.js'] },
    )
  })

  app.get('/viec-cua-toi/lich', { schema: { querystring: MonthQuery }, config: OWN }, async (request, reply) => {
    const today = localDateOf(clock.now())
    const month = request.query.thang ?? today.slice(0, 7)
    const found = await findMonth(deps, official(request as Request), month)
    return reply.page(<MonthPage month={month} today={today} found={found} />, { title: words.title, wide: true })
  })

  const showChoices = async (request: Request, reply: Reply, rest: Partial<ChoicesPageProps> = {}, status = 200) => {
    const choices = await findChoices(db, official(request).personId)
    return reply.page(<ChoicesPage choices={choices} mailGoesOut={deps.mail !== undefined} {...rest} />, {
      title: words.choices.title,
      status,
    })
  }

  app.get('/viec-cua-toi/nhac', { config: OWN }, (request, reply) => showChoices(request, reply))

  app.post('/viec-cua-toi/nhac/lich', { config: OWN }, async (request, reply) => {
    const token = await makeFeed(db, official(request).personId, clock.now())
    return showChoices(request, reply, { address: `${publicUrl}/lich/${token}.ics` })
  })

  app.post('/viec-cua-toi/nhac/bo-lich', { config: OWN }, async (request, reply) => {
    await endFeed(db, official(request).personId)
    return showChoices(request, reply, { done: words.choices.ended })
  })

  app.post('/viec-cua-toi/nhac/thu', { schema: { body: Email }, config: OWN }, async (request, reply) => {
    const { email } = request.body
    const answer = await setDigest(db, official(request as Request).personId, email)
    if (answer.ok) return showChoices(request as Request, reply, { done: words.choices.saved })
    return showChoices(
      request as Request,
      reply,
      { typed: email, errors: { email: words.reasons[answer.reason] } },
      422,
    )
  })

  app.get('/lich/:token.ics', { schema: { params: Feed }, config: { may: 'public' } }, async (request, reply) => {
    const owner = await findFeedOwner(db, request.params.token)
    // Whoever guesses is slowed down; a calendar that asks by the right address never is.
    if (!owner && !(await deps.limits.allows(SECRET_BY_ADDRESS, request.ip)))
      throw new Refusal(429, 'too_many_requests', failures.tooMany)
    const viewer = owner && (await ownerOf(deps, owner))
    if (!viewer) throw new Refusal(404, 'not_found', words.reasons.no_such_feed)
    const now = clock.now()
    const { dated } = await findDated(
      deps,
      viewer,
      new Date(now.getTime() - 30 * DAY_MS),
      new Date(now.getTime() + 365 * DAY_MS),
    )
    const host = new URL(publicUrl).hostname
    const file = calendarFile(
      dated.map(({ kind, id, at, to, title, place, href, madeAt }) => ({
        uid: `${id}@${host}`,
        ...(kind === 'due' ? dueSlot(at) : { from: at, to }),
        madeAt,
        summary: kind === 'due' ? inLang(words.due(inLang(title, 'vi')), 'vi') : inLang(title, 'vi'),
        description: '',
        location: place,
        url: `${publicUrl}${href}`,
      })),
      inLang(words.feedName(viewer.name), 'vi'),
    )
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'inline; filename="viec-cua-toi.ics"')
      .send(file)
  })
}
