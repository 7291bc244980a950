import { unitsFor } from '../../core/identity/index.ts'
import { type App, failures, Refusal, sendSheet } from '../../platform/http/index.ts'
import { inLang, type Lang, type Text, t } from '../../platform/i18n/index.ts'
import { SHEET_FORMATS, type Sheet } from '../../platform/spreadsheet/index.ts'
import { ENOUGH_ANSWERS, type Period, periodsOn } from '../dossiers/index.ts'
import { type Figures, satisfactionFigures } from './figures.ts'
import { FiguresPage, type NamedFigures, PublicFiguresPage, RatingsPage } from './pages/figures-page.tsx'
import { listRatings } from './queries.ts'
import type { SatisfactionDeps } from './routes.tsx'
import { CAUSES } from './rules/follow-up.ts'
import { Asked, RatingsAsked } from './schemas.ts'
import { words } from './words.ts'

const HANDLE = { may: 'followUp.handle' }
const PAGE = 50
const KEEP_MS = 60_000
const UNKNOWN = t('—', '—')

/** Figures of satisfaction: for those in charge down to each rating, for everybody as far as nobody is given away. */
export function mountSatisfactionFigures(app: App, deps: SatisfactionDeps): void {
  const { office, organization } = deps

  const periodOf = async (key: string | undefined) => {
    const periods = periodsOn((await office.workingTime()).dateOf(office.clock.now()))
    return { periods, period: periods.find((each) => each.key === key) ?? (periods[0] as Period) }
  }
  /** Offices with their names, in the order of them. */
  const named = async (figures: Figures) => {
    const people = await organization()
    const offices = figures.offices
      .map((row): NamedFigures => ({ ...row, name: people.findUnit(row.unitId)?.name ?? UNKNOWN }))
      .sort((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi'))
    return { ...figures, offices }
  }

  app.get('/phan-hoi/so-lieu', { schema: { querystring: Asked }, config: HANDLE }, async (request, reply) => {
    const asked = await periodOf(request.query.ky)
    const unitIds = unitsFor(request.viewer, 'followUp.handle')
    const figures = await named(await satisfactionFigures(office, { ...asked.period, unitIds }))
    return reply.page(<FiguresPage {...asked} figures={figures} />, { title: words.figures, wide: true })
  })

  for (const format of SHEET_FORMATS)
    app.get(
      `/phan-hoi/so-lieu.${format}`,
      { schema: { querystring: Asked }, config: HANDLE },
      async (request, reply) => {
        const { period } = await periodOf(request.query.ky)
        const unitIds = unitsFor(request.viewer, 'followUp.handle')
        const figures = await named(await satisfactionFigures(office, { ...period, unitIds }))
        return sendSheet(reply, format, `hai-long-${period.key}`, sheetOf(figures, request.lang))
      },
    )

  app.get('/phan-hoi/danh-gia', { schema: { querystring: RatingsAsked }, config: HANDLE }, async (request, reply) => {
    const { ky, tra, sao, trang: page } = request.query
    const { period } = await periodOf(ky)
    const reach = unitsFor(request.viewer, 'followUp.handle')
    const unitId = request.query['don-vi'] || undefined
    if (unitId && !reach.includes(unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    const { from, to } = period
    const filter = { unitIds: unitId ? [unitId] : reach, from, to, answeredOnly: tra === 'roi', stars: sao }
    const [found, people] = await Promise.all([
      listRatings(office, filter, { limit: PAGE + 1, skip: (page - 1) * PAGE }),
      organization(),
    ])
    const rows = await Promise.all(
      found.slice(0, PAGE).map(async (row) => ({
        ...row,
        unit: people.findUnit(row.unitId)?.name ?? UNKNOWN,
        procedure: (await office.getVersion(row.procedureVersionId)).name,
      })),
    )
    const link = (to: number) =>
      `/phan-hoi/danh-gia?${new URLSearchParams({
        ky: period.key,
        ...(unitId ? { 'don-vi': unitId } : {}),
        ...(tra ? { tra } : {}),
        ...(sao ? { sao: String(sao) } : {}),
        trang: String(to),
      })}`
    return reply.page(<RatingsPage {...{ period, rows, link, page }} more={found.length > PAGE} />, {
      title: words.ratings,
      wide: true,
    })
  })

  // Whoever asks, and however many: each period is counted once a minute in each process.
  const kept = new Map<string, { until: number; figures: Promise<Figures> }>()
  app.get(
    '/thong-ke/phan-hoi',
    { schema: { querystring: Asked }, config: { may: 'public' } },
    async (request, reply) => {
      const asked = await periodOf(request.query.ky)
      const now = office.clock.now().getTime()
      const { key } = asked.period
      const known = kept.get(key)
      const figures = known && now < known.until ? known.figures : satisfactionFigures(office, asked.period)
      if (figures !== known?.figures) {
        kept.set(key, { until: now + KEEP_MS, figures })
        figures.catch(() => kept.delete(key))
      }
      return reply.page(<PublicFiguresPage {...asked} figures={await named(await figures)} />, {
        title: words.publicTitle,
        wide: true,
      })
    },
  )
}

function sheetOf({ offices, total }: { offices: readonly NamedFigures[]; total: Figures['total'] }, lang: Lang): Sheet {
  const say = (text: Text) => inLang(text, lang)
  const heads = [
    words.unit,
    words.asked,
    words.answered,
    words.satisfied,
    words.low,
    words.states.open,
    words.late,
    words.onTime,
    words.answeredLate,
    words.settledShort,
    words.unsettledShort,
    ...CAUSES.map((cause) => words.causes[cause]),
  ]
  return {
    name: say(words.figures).slice(0, 31),
    heads: heads.map(say),
    rows: [...offices, { ...total, name: words.whole }].map((row) => [
      say(row.name),
      row.asked,
      row.answered,
      row.answered < ENOUGH_ANSWERS ? null : row.satisfiedShare,
      row.low,
      row.open,
      row.late,
      row.answeredOnTime,
      row.answeredLate,
      row.settled,
      row.unsettled,
      ...CAUSES.map((cause) => row.causes[cause]),
    ]),
  }
}
