import { Type } from 'typebox'
import { type App, sendSheet } from '../../../../platform/http/index.ts'
import { inLang, type Lang } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS, type Sheet } from '../../../../platform/spreadsheet/index.ts'
import { createPublicStatistics, type PublicStatistics, type UnitView } from '../../queries/public-statistics.ts'
import { type Period, periodsOn } from '../../rules/period.ts'
import type { Counter } from './deps.ts'
import { StatisticsPage } from './statistics-page.tsx'
import { words } from './statistics-words.ts'

const Asked = Type.Object({
  ky: Type.Optional(Type.String({ maxLength: 20 })),
  /** Units of today instead of those of the time. */
  donvi: Type.Optional(Type.String({ maxLength: 20 })),
})
const route = { schema: { querystring: Asked }, config: { may: 'public' } } as const

/** Public statistics, as a page and as a table to work with. */
export function mountStatistics(app: App, { office }: Counter): void {
  const statisticsOf = createPublicStatistics(office)

  const find = async ({ ky: key, donvi }: { ky?: string; donvi?: string }) => {
    const by: UnitView = donvi === 'nay' ? 'now' : 'then'
    const periods = periodsOn((await office.workingTime()).dateOf(office.clock.now()))
    // Not asked for, or one that isn't offered: the month that runs.
    const period = periods.find((each) => each.key === key) ?? (periods[0] as Period)
    return { periods, period, by, statistics: await statisticsOf(period, by) }
  }

  app.get('/thong-ke', route, async (request, reply) =>
    reply.page(<StatisticsPage {...(await find(request.query))} />, { title: words.title }),
  )

  for (const format of SHEET_FORMATS)
    app.get(`/thong-ke.${format}`, route, async (request, reply) => {
      const { period, statistics } = await find(request.query)
      return sendSheet(reply, format, `thong-ke-${period.key}`, sheetOf(statistics, request.lang))
    })
}

function sheetOf({ units, total }: PublicStatistics, lang: Lang): Sheet {
  const { unit, received, takenInForOthers, finished, onTime, late, medianMinutes, asked, answered, satisfied, whole } =
    words
  return {
    name: inLang(words.title, lang).slice(0, 31),
    heads: [unit, received, takenInForOthers, finished, onTime, late, medianMinutes, asked, answered, satisfied].map(
      (text) => inLang(text, lang),
    ),
    rows: [...units.map((row) => ({ ...row, name: row.unit.name })), { ...total, name: whole }].map((row) => [
      inLang(row.name, lang),
      ...[row.received, row.takenInForOthers, row.finished, row.onTime, row.late],
      row.medianMinutes === null ? null : Math.round(row.medianMinutes),
      ...[row.satisfaction.asked, row.satisfaction.answered, row.satisfaction.satisfiedShare],
    ]),
  }
}
