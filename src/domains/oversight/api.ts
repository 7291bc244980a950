import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { official } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  Day,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  Paged,
  pageOf,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { reachOf, readableBy, writtenFor } from './access.ts'
import { composeReport, draftReport, editReport, sendReport } from './actions/report.ts'
import type { OversightDeps } from './deps.ts'
import { findReport, listReports } from './queries/reports.ts'
import { DIMENSIONS, type Dimension, tallyOf } from './queries/tally.ts'
import { WAITS, waitsOf } from './queries/waits.ts'
import { HTTP } from './reasons.ts'
import { spansOn } from './rules/period.ts'
import { SECTIONS } from './rules/report.ts'
import { words } from './words.ts'

const READ = { may: 'task.work' } as const
const WRITE = { may: 'task.overview' } as const
const PAGE = 30
const Count = Type.Integer()
const Sections = Type.Object(
  Object.fromEntries(SECTIONS.map((section) => [section, Type.String({ maxLength: 20_000 })])) as Record<
    (typeof SECTIONS)[number],
    ReturnType<typeof Type.String>
  >,
)
const Head = {
  id: Key,
  unitId: Key,
  week: Day,
  state: literals(['draft', 'sent']),
  edition: Type.Integer({ description: 'Send it with a change: one made from an older edition is refused' }),
  composedAt: Instant,
  draftedAt: Instant,
  sentAt: orNull(Instant),
  reportNo: orNull(Type.String()),
}

/** Leaders' figures and weekly reports, for programs. */
export function mountOversightApi(app: App, desk: OversightDeps): void {
  const api = operations(app, { tag: 'oversight', statuses: HTTP, words: words.reasons })

  api(
    'GET',
    '/oversight/tally',
    {
      ...WRITE,
      summary: 'How tasks of one’s units went in a period, by unit, person or part of a resolution',
      query: Type.Object({
        by: literals(Object.keys(DIMENSIONS) as Dimension[]),
        period: Type.Optional(Type.String({ maxLength: 10 })),
        unitId: Type.Optional(Key),
      }),
      answer: Type.Object({
        rows: Type.Array(
          Type.Object({
            key: Key,
            onTime: Count,
            onTimeByFirst: Count,
            late: Count,
            overdue: Count,
            good: Count,
            met: Count,
            unmet: Count,
            open: Count,
            openOverdue: Count,
            toDecide: Count,
            hours: Type.Number(),
          }),
        ),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { by, period, unitId } = request.query
      const reach = reachOf(official(request))
      if (unitId && !reach.includes(unitId)) return no('not_found')
      const now = desk.clock.now()
      const spans = spansOn(localDateOf(now))
      const span = period ? spans.find(({ key }) => key === period) : spans[0]
      if (!span) return no('not_found')
      return ok({ rows: await tallyOf(desk, by, unitId ? [unitId] : reach, span, now) })
    },
  )
  api(
    'GET',
    '/oversight/waits',
    {
      ...WRITE,
      summary: 'Who waits for whom, the longest first',
      answer: Type.Object({
        rows: Type.Array(
          Type.Object({ why: literals(WAITS), fromUnitId: Key, toUnitId: Key, count: Count, since: Instant }),
        ),
      }),
    },
    async (request) => {
      const [unitIds, people] = [reachOf(official(request)), await desk.organization()]
      const postIds = unitIds.flatMap((id) => people.postsOf(id).map((post) => post.id))
      return ok({ rows: await waitsOf(desk, { unitIds, postIds }, desk.clock.now()) })
    },
  )
  api(
    'GET',
    '/weekly-reports',
    {
      ...READ,
      summary: 'Weekly reports one may read, newest first',
      query: Type.Object(Paged),
      answer: pageOf(Type.Object(Head)),
    },
    async (request) => {
      const viewer = official(request)
      const { page } = request.query
      const readable = readableBy(viewer, await desk.organization())
      const rows = await listReports(desk, {
        readable,
        own: writtenFor(viewer),
        limit: PAGE + 1,
        skip: (page - 1) * PAGE,
      })
      const told = rows.map(({ draftedBy: _d, sentBy: _s, sendActId: _a, ...row }) => row)
      return ok({ rows: told.slice(0, PAGE), next: rows.length > PAGE ? page + 1 : null })
    },
  )
  api(
    'GET',
    '/weekly-reports/:id',
    {
      ...READ,
      summary: 'A weekly report',
      params: ById,
      answer: Type.Object({ ...Head, sections: Sections }),
      refusals: ['not_found'],
    },
    async (request) => {
      const viewer = official(request)
      const report = await findReport(desk, request.params.id)
      const own = report !== undefined && writtenFor(viewer).includes(report.unitId)
      const sent = report?.state === 'sent' && readableBy(viewer, await desk.organization()).includes(report.unitId)
      if (!report || !(own || sent)) return no('not_found')
      const { draftedBy: _d, sentBy: _s, sendActId: _a, ...told } = report
      return ok(told)
    },
  )
  api(
    'POST',
    '/weekly-reports',
    {
      ...WRITE,
      summary: 'Write the report of a unit’s week from its figures; the one there is, where there is one',
      body: Type.Object({ unitId: Key, week: Day }),
      answer: ById,
      refusals: ['not_yours', 'bad_week', 'week_ahead'],
    },
    (request) => draftReport(desk, official(request), request.body),
  )
  const Edition = Type.Object({ edition: Type.Integer() })
  const onOne = { ...WRITE, params: ById, answer: ById }
  api(
    'POST',
    '/weekly-reports/:id/edit',
    {
      ...onOne,
      summary: 'Save what was edited; earlier editions are kept',
      body: Type.Object({ edition: Type.Integer(), sections: Sections }),
      refusals: ['not_found', 'not_yours', 'already_sent', 'changed_meanwhile', 'empty_report'],
    },
    (request) => editReport(desk, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/weekly-reports/:id/compose',
    {
      ...onOne,
      summary: 'Write it anew from the figures',
      body: Edition,
      refusals: ['not_found', 'not_yours', 'already_sent', 'changed_meanwhile'],
    },
    async (request) => {
      const report = await findReport(desk, request.params.id)
      if (!report) return no('not_found')
      return composeReport(desk, official(request), { ...report, edition: request.body.edition })
    },
  )
  api(
    'POST',
    '/weekly-reports/:id/send',
    {
      ...onOne,
      summary: 'Send it out under a number',
      body: Edition,
      refusals: ['not_found', 'not_yours', 'already_sent', 'changed_meanwhile'],
    },
    (request) => sendReport(desk, official(request), request.params.id, request.body),
  )
}
