import { Type } from 'typebox'
import { unitsFor } from '../../core/identity/index.ts'
import { type App, type Reply, type Request, sendPdf, sendSheet } from '../../platform/http/index.ts'
import type { Sheet } from '../../platform/spreadsheet/index.ts'
import type { Errors } from '../../ui/index.ts'
import { closeDay } from './actions/closing.ts'
import { ClosedPage, ClosingPage } from './pages/closing-pages.tsx'
import { type FeesDeps, keyOf, officialOf, reaches, refusalOf } from './pages/deps.ts'
import { isDone } from './pages/parts.tsx'
import { closingData } from './papers.ts'
import { findOpenTills, findTill, findTills, type TillRow } from './queries/tills.ts'
import { HTTP } from './reasons.ts'
import { type Counts, DENOMINATIONS } from './rules/till.ts'
import { words } from './words.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })

/** Closing a cashier's day, its page and its papers. */
export function mountClosing(app: App, { office, forms, formSetOn }: FeesDeps): void {
  const show = async (
    request: Request,
    reply: Reply,
    {
      errors = {},
      typed = {},
      status = 200,
    }: { errors?: Errors; typed?: Record<string, string>; status?: number } = {},
  ): Promise<Reply> => {
    const officer = officialOf(request)
    const [own, past, staff] = await Promise.all([
      findOpenTills(office, officer.personId),
      findTills(office, unitsFor(request.viewer, 'fee.collect')),
      office.staff(),
    ])
    const done = (request.query as { xong?: unknown }).xong
    return reply.page(
      <ClosingPage
        {...{ own, past, errors, typed }}
        nameOf={(id) => staff.nameOf(id) ?? '—'}
        unitOf={(id) => staff.findUnit(id)?.shortName ?? '—'}
        done={isDone(done) ? done : undefined}
      />,
      { title: words.titles.closing, status, wide: true },
    )
  }

  app.get('/thu-phi/chot-ngay', { config: { may: 'fee.collect' } }, (request, reply) => show(request, reply))

  app.post(
    '/thu-phi/chot-ngay/:id',
    { schema: { params: Id }, config: { may: 'fee.collect' } },
    async (request, reply) => {
      const id = keyOf(request.params.id)
      const sent = (request.body ?? {}) as Record<string, unknown>
      const typed = Object.fromEntries(
        Object.entries(sent).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']),
      )
      const counts: Counts = Object.fromEntries(DENOMINATIONS.map((value) => [value, Number(typed[`n${value}`] || 0)]))
      const input = { counts, explanation: typed.explanation ?? '', seenDong: Number(typed.seen) }
      const answer = await closeDay(office, officialOf(request), id, input)
      if (answer.ok) return reply.redirect(`/thu-phi/chot-ngay?xong=closed`, 303)
      if (answer.reason === 'not_found' || answer.reason === 'not_yours') throw refusalOf(answer.reason)
      const errors = { explanation: words.reasons[answer.reason] }
      return show(request, reply, { errors, typed, status: HTTP[answer.reason] })
    },
  )

  const closedFor = async (request: Request, id: string): Promise<TillRow> => {
    const till = await findTill(office, keyOf(id))
    if (!till?.closedAt || !reaches(request, till.unitId)) throw refusalOf('not_found')
    return till
  }

  app.get('/thu-phi/chot-ngay/:id', { schema: { params: Id }, config: { may: 'fee.look' } }, async (request, reply) => {
    const [, id = '', kind] = /^(.*?)(\.pdf|\.csv|\.xlsx)?$/.exec(request.params.id) ?? []
    const till = await closedFor(request, id)
    const staff = await office.staff()
    const name = staff.nameOf(till.cashierId) ?? '—'
    if (kind === '.csv' || kind === '.xlsx')
      return sendSheet(reply, kind === '.csv' ? 'csv' : 'xlsx', `chot-ngay-${till.day}`, sheetOf(till, name))
    if (kind === '.pdf') {
      const data = await closingData(office, id)
      const set = formSetOn(till.day)
      if (!data || !set) throw refusalOf('not_found')
      return sendPdf(reply, await forms.renderForm('cashClosing', set.id, data), `chot-ngay-${till.day}.pdf`)
    }
    const unit = staff.findUnit(till.unitId)?.shortName ?? '—'
    return reply.page(<ClosedPage {...{ till, name, unit }} />, { title: words.titles.closing })
  })
}

const sheetOf = ({ day, entries, expectedDong, countedDong, counts, explanation }: TillRow, name: string): Sheet => ({
  name: day,
  heads: ['Ngày', day],
  rows: [
    ['Người thu', name],
    ['Số bút toán', entries],
    ['Phải có theo sổ', expectedDong],
    ['Thực đếm', countedDong ?? 0],
    ['Chênh lệch', (countedDong ?? 0) - expectedDong],
    ['Giải trình', explanation ?? ''],
    ['Mệnh giá', 'Số tờ', 'Thành tiền'],
    ...DENOMINATIONS.map((value) => [value, counts?.[value] ?? 0, value * (counts?.[value] ?? 0)]),
  ],
})
