import { Type } from 'typebox'
import { dateOfDay, dayNumberOf, localDateOf } from '../../core/calendar/index.ts'
import { unitsFor } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Request, sendSheet } from '../../platform/http/index.ts'
import { formatDate, type Text, t } from '../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../platform/spreadsheet/index.ts'
import type { FeesDeps } from './pages/deps.ts'
import { EntriesPage, OverviewPage, type Sum } from './pages/overview-pages.tsx'
import { ENTRIES, findEntries, findRevenue, type RevenueRow } from './queries/overview.ts'
import { words } from './words.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Period = Type.Object({ tu: Type.Optional(Day), den: Type.Optional(Day) })
const Behind = Type.Object({
  tu: Day,
  den: Day,
  linhVuc: Type.Optional(Type.String({ maxLength: 200 })),
  donVi: Type.Optional(Type.String({ maxLength: 40 })),
  trang: Type.Integer({ minimum: 1, maximum: 1_000, default: 1 }),
})

const DAYS = 30

const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && dateOfDay(dayNumberOf(day)) === day

/** Sums the rows that share a key, the largest first. */
function sumUp(rows: readonly RevenueRow[], of: (row: RevenueRow) => { key: string; name: Text; href: string }): Sum[] {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const named = of(row)
    const sum = sums.get(named.key) ?? { ...named, cashDong: 0, transferDong: 0, entries: 0 }
    sum.cashDong += row.cashDong
    sum.transferDong += row.transferDong
    sum.entries += row.entries
    sums.set(named.key, sum)
  }
  return [...sums.values()].sort((a, b) => b.cashDong + b.transferDong - a.cashDong - a.transferDong)
}

/** What was taken, to whom it may concern, down to each entry. */
export function mountOverview(app: App, { office, catalogue }: FeesDeps): void {
  const fieldsOf = async (): Promise<Map<string, Text>> =>
    new Map((await catalogue()).versions.map(({ procedureId, field }) => [procedureId, field]))

  const behind = (query: Record<string, string>): string => `/thu-phi/tong-hop/but-toan?${new URLSearchParams(query)}`

  const sumsFor = async (request: Request, from: string, to: string) => {
    const unitIds = unitsFor(request.viewer, 'fee.overview')
    const [rows, fields, staff] = await Promise.all([
      findRevenue(office, { unitIds, from, to }),
      fieldsOf(),
      office.staff(),
    ])
    const period = { tu: from, den: to }
    const none = t('—', '—')
    const [total] = sumUp(rows, () => ({ key: '', name: words.overview.total, href: behind(period) }))
    return {
      total: total ?? { key: '', name: none, cashDong: 0, transferDong: 0, entries: 0, href: behind(period) },
      fields: sumUp(rows, ({ procedureId }) => {
        const name = fields.get(procedureId) ?? none
        return { key: name.vi, name, href: behind({ ...period, linhVuc: name.vi }) }
      }),
      units: sumUp(rows, ({ unitId }) => ({
        key: unitId,
        name: staff.findUnit(unitId)?.name ?? none,
        href: behind({ ...period, donVi: unitId }),
      })),
      days: sumUp(rows, ({ day }) => ({
        key: day,
        name: t(formatDate(day), formatDate(day)),
        href: behind({ tu: day, den: day }),
      })).sort((a, b) => (a.key < b.key ? 1 : -1)),
    }
  }

  const periodOf = ({ tu, den }: { tu?: string; den?: string }): { from: string; to: string } => {
    const to = den && isDay(den) ? den : localDateOf(office.clock.now())
    const from = tu && isDay(tu) ? tu : dateOfDay(dayNumberOf(to) - DAYS + 1)
    return from <= to ? { from, to } : { from: to, to: from }
  }

  app.get(
    '/thu-phi/tong-hop',
    { schema: { querystring: Period }, config: { may: 'fee.overview' } },
    async (request, reply) => {
      const { from, to } = periodOf(request.query)
      return reply.page(<OverviewPage {...{ from, to }} {...(await sumsFor(request, from, to))} />, {
        title: words.titles.overview,
        wide: true,
      })
    },
  )

  for (const format of SHEET_FORMATS)
    app.get(
      `/thu-phi/tong-hop.${format}`,
      { schema: { querystring: Period }, config: { may: 'fee.overview' } },
      async (request, reply) => {
        const { from, to } = periodOf(request.query)
        const { fields, units, days } = await sumsFor(request, from, to)
        const part = (what: string, sums: readonly Sum[]) =>
          sums.map(({ name, entries, cashDong, transferDong }) => [
            what,
            name.vi,
            entries,
            cashDong,
            transferDong,
            cashDong + transferDong,
          ])
        return sendSheet(reply, format, `thu-phi-${from}-${to}`, {
          name: words.titles.overview.vi.slice(0, 31),
          heads: ['Theo', 'Tên', 'Bút toán', 'Tiền mặt', 'Chuyển khoản', 'Cộng'],
          rows: [...part('Lĩnh vực', fields), ...part('Đơn vị', units), ...part('Ngày', days)],
        })
      },
    )

  app.get(
    '/thu-phi/tong-hop/but-toan',
    { schema: { querystring: Behind }, config: { may: 'fee.overview' } },
    async (request, reply) => {
      const { linhVuc, donVi, trang, ...asked } = request.query
      const { from, to } = periodOf(asked)
      const reach = unitsFor(request.viewer, 'fee.overview')
      if (donVi !== undefined && !reach.includes(donVi)) throw new Refusal(404, 'not_found', failures.notFound)
      const fields = await fieldsOf()
      const procedureIds =
        linhVuc === undefined ? undefined : [...fields].filter(([, field]) => field.vi === linhVuc).map(([id]) => id)
      const filter = { unitIds: donVi === undefined ? reach : [donVi], from, to, procedureIds }
      const [found, sums, staff, { versions }] = await Promise.all([
        findEntries(office, filter, trang),
        findRevenue(office, filter),
        office.staff(),
        catalogue(),
      ])
      const names = new Map(versions.map(({ procedureId, name }) => [procedureId, name]))
      const none = t('—', '—')
      const [total] = sumUp(sums, () => ({ key: '', name: none, href: '' }))
      const page = (wanted: number): string =>
        behind({
          tu: from,
          den: to,
          ...(linhVuc ? { linhVuc } : {}),
          ...(donVi ? { donVi } : {}),
          trang: String(wanted),
        })
      return reply.page(
        <EntriesPage
          rows={found.slice(0, ENTRIES).map((row) => ({
            ...row,
            procedure: names.get(row.procedureId) ?? none,
            unit: staff.findUnit(row.unitId)?.name ?? none,
          }))}
          total={total ?? { key: '', name: none, cashDong: 0, transferDong: 0, entries: 0, href: '' }}
          back={`/thu-phi/tong-hop?${new URLSearchParams({ tu: from, den: to })}`}
          from={from}
          to={to}
          previous={trang > 1 ? page(trang - 1) : undefined}
          next={found.length > ENTRIES ? page(trang + 1) : undefined}
        />,
        { title: words.titles.entries, wide: true },
      )
    },
  )
}
