import { localDateOf } from '../../../core/calendar/index.ts'
import { official as officialOf, unitsFor } from '../../../core/identity/index.ts'
import { type App, failures, Refusal, type Request, sendSheet } from '../../../platform/http/index.ts'
import { inLang, t } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { COLOURS, type Series, trendLines } from '../../../ui/index.ts'
import type { Desk } from '../deps.ts'
import { type FigureLine, FiguresPage } from '../pages/figures-page.tsx'
import { countMeetings, promisedTasks } from '../queries/figures.ts'
import { byMonth, compare, type MonthCount } from '../rules/figures.ts'
import { LEVELS } from '../rules/meeting.ts'
import { FiguresAsked } from '../schemas.ts'
import { outcomeOf } from '../tasks.ts'
import { words } from '../words.ts'

const LOOK = { may: 'meeting.look' } as const
const YEARS = 4

interface Question {
  nam?: number | undefined
  'don-vi'?: string | undefined
}

/** How many meetings there were and what came of them, by month, level and unit, a year beside the one before. */
export function mountFigures(app: App, desk: Desk): void {
  async function figures(request: Request, { nam, 'don-vi': unitId = '' }: Question) {
    const viewer = officialOf(request)
    const people = await desk.organization()
    const now = desk.clock.now()
    const today = localDateOf(now)
    const thisYear = Number(today.slice(0, 4))
    const year = nam ?? thisYear
    const reach = unitsFor(viewer, 'meeting.look')
    if (unitId && !reach.includes(unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    const unitIds = unitId ? [unitId] : reach
    const [counts, promised] = await Promise.all([
      countMeetings(desk, unitIds, year),
      promisedTasks(desk, unitIds, year),
    ])
    const until = year === thisYear ? today.slice(5, 7) : '12'
    const nameOf = (id: string) => people.findUnit(id)?.name ?? t('—', '—')
    const lineOf = (key: string, name: FigureLine['name'], of: readonly MonthCount[]): FigureLine => ({
      key,
      name,
      ...compare(of, year, until),
    })
    const present = [...new Set(counts.map((each) => each.unitId))]
    return {
      year,
      years: Array.from({ length: YEARS }, (_, by) => thisYear - by),
      unitId,
      units: reach.flatMap((id) => {
        const unit = people.findUnit(id)
        return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
      }),
      whole: compare(counts, year, until),
      // Months to come would look like months without a meeting.
      months: byMonth(counts, year)
        .filter(({ month }) => month <= until)
        .map(({ month, ...compared }) => ({
          key: month,
          name: words.monthOf(`${month}/${year}`),
          ...compared,
        })),
      levels: LEVELS.map((level) =>
        lineOf(
          level,
          words.levels[level],
          counts.filter((each) => each.level === level),
        ),
      ).filter((line) => line.now.meetings + line.before.meetings > 0),
      byUnit: present
        .map((id) =>
          lineOf(
            id,
            nameOf(id),
            counts.filter((each) => each.unitId === id),
          ),
        )
        .sort((one, other) => other.now.meetings - one.now.meetings || one.name.vi.localeCompare(other.name.vi, 'vi')),
      promised: await outcomeOf(
        desk,
        promised.map(({ taskId }) => taskId),
        now,
      ),
    }
  }

  app.get('/cuoc-hop/so-lieu', { schema: { querystring: FiguresAsked }, config: LOOK }, async (request, reply) => {
    const found = await figures(request as Request, request.query)
    const rows = found.months.map(({ key }) => `${Number(key)}`)
    const series: Series[] = [
      { name: String(found.year), colour: COLOURS.brand, values: found.months.map(({ now }) => now.meetings) },
      { name: String(found.year - 1), colour: COLOURS.plan, values: found.months.map(({ before }) => before.meetings) },
    ]
    const chart = {
      drawing: await trendLines(rows, series),
      rows: found.months.map(({ name }) => inLang(name, request.lang)),
      series,
    }
    return reply.page(<FiguresPage {...found} chart={chart} />, { title: words.figures, wide: true })
  })

  for (const format of SHEET_FORMATS)
    app.get(
      `/cuoc-hop/so-lieu.${format}`,
      { schema: { querystring: FiguresAsked }, config: LOOK },
      async (request, reply) => {
        const { year, months, levels, byUnit, whole } = await figures(request as Request, request.query)
        const say = (text: FigureLine['name']) => inLang(text, request.lang)
        const total: FigureLine = { key: 'whole', name: words.whole, ...whole }
        const of = (group: FigureLine['name'], lines: readonly FigureLine[]) =>
          lines.map(({ name, now, before }) => [
            say(group),
            say(name),
            now.meetings,
            before.meetings,
            Math.round(now.personHours * 10) / 10,
            Math.round(before.personHours * 10) / 10,
            now.online,
            before.online,
            now.withoutConclusion,
            before.withoutConclusion,
          ])
        const both = (text: FigureLine['name']) => [`${say(text)} ${year}`, `${say(text)} ${year - 1}`]
        return sendSheet(reply, format, `cuoc-hop-${year}`, {
          name: say(words.figures),
          heads: ['', '', ...[words.ownMeetings, words.personHours, words.online, words.without].flatMap(both)],
          rows: [
            ...of(words.whole, [total]),
            ...of(words.byMonth, months),
            ...of(words.byLevel, levels),
            ...of(words.byUnit, byUnit),
          ],
        })
      },
    )
}
