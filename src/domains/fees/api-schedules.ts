import { type Static, Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { type App, ById, Day, Key, Line, operations, orNull, Words } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { no, ok } from '../../platform/result.ts'
import { isInForce } from '../procedures/index.ts'
import { type Flaws, type NewSchedule, publishSchedule } from './actions/schedules.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { schedulesOf } from './queries/settings.ts'
import { scheduleWords } from './schedule-words.ts'
import { words } from './words.ts'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const Expression = Type.String({ maxLength: 500, description: 'DMN FEEL' })
const Item = Type.Object({
  key: Type.String({ maxLength: 80 }),
  name: Words,
  unit: orNull(Words),
  quantity: Expression,
  price: Expression,
  condition: orNull(Expression),
  ground: Line,
})
const Reduction = Type.Object({
  key: Type.String({ maxLength: 80 }),
  name: Words,
  condition: Expression,
  percent: Type.Integer({ minimum: 1, maximum: 100 }),
  ground: Line,
  items: orNull(Type.Array(Type.String({ maxLength: 80 })), { description: 'Keys of items; null: all' }),
})
const Content = {
  validFrom: Day,
  validTo: orNull(Day),
  decision: Line,
  items: Type.Array(Item, { maxItems: 40 }),
  reductions: Type.Array(Reduction, { maxItems: 40 }),
}
const Schedules = Type.Object({ rows: Type.Array(Type.Object({ id: Key, procedureId: Key, ...Content })) })

/** What procedures cost, for programs. */
export function mountScheduleApi(app: App, { office, catalogue }: FeesDeps): void {
  const api = operations(app, {
    tag: 'fees',
    statuses: { not_found: 404, flawed: 422 },
    words: { not_found: words.reasons.not_found, flawed: scheduleWords.flawed },
    more: (refused: { reason: string; flaws?: Flaws }, { lang }) => ({
      flaws: refused.flaws?.map(({ part, flaw }) => ({
        ...{ part, code: flaw },
        message: inLang(scheduleWords.flaws[flaw as keyof typeof scheduleWords.flaws] ?? scheduleWords.flawed, lang),
      })),
    }),
  })
  const versionOf = async (slug: string) => {
    const today = localDateOf(office.clock.now())
    return (await catalogue()).versions.find((each) => each.slug === slug && isInForce(each, today))
  }

  api(
    'GET',
    '/fee-schedules/:slug',
    {
      summary: 'What a procedure costs, the latest schedule first',
      may: 'fee.manage',
      params: Slug,
      answer: Schedules,
      refusals: ['not_found'],
    },
    async ({ params }) => {
      const version = await versionOf(params.slug)
      if (!version) return no('not_found')
      return ok({ rows: await schedulesOf(office.db, office.localityId, version.procedureId) })
    },
  )

  api(
    'POST',
    '/fee-schedules/:slug',
    {
      summary: 'Set what a procedure costs from a day on; never backwards',
      may: 'fee.manage',
      params: Slug,
      body: Type.Object(Content),
      answer: ById,
      status: 201,
      refusals: ['not_found', 'flawed'],
    },
    async (request) => {
      const version = await versionOf(request.params.slug)
      if (!version) return no('not_found')
      return publishSchedule(office, officialOf(request), version, request.body as NewSchedule & Static<typeof ById>)
    },
  )
}
