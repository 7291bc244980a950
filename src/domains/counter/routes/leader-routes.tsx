import { Type } from 'typebox'
import { may, official as officialOf, unitsFor } from '../../../core/identity/index.ts'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { inLang } from '../../../platform/i18n/index.ts'
import type { Errors } from '../../../ui/index.ts'
import { announceHours, withdrawHours } from '../actions/hours.ts'
import { words } from '../desk-words.ts'
import { listOffices, type QueueOffice, todayOf } from '../hall.ts'
import { HoursPage, WaitsPage } from '../pages/leader.tsx'
import { type OfficeWaits, readOfficeWaits } from '../queries/waits.ts'
import { type Queue, refusalOf } from '../queue.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { HoursBody, HoursId } from '../schemas.ts'
import { words as common } from '../words.ts'

const BOARD = { may: 'board.view' }
const MANAGE = { may: 'queue.manage' }
/** Where a “no” is shown on the form. */
const FIELD: Partial<Record<Reason, string>> = { bad_hours: 'day', missing_reason: 'reason' }

/** Waits of the offices in a leader's charge, and hours outside office hours. */
export function mountLeader(app: App, queue: Queue): void {
  const { hall } = queue

  async function officesOf(request: Request, permission: 'board.view' | 'queue.manage'): Promise<QueueOffice[]> {
    const reach = unitsFor(request.viewer, permission)
    return (await listOffices(hall)).filter(({ unit }) => reach.includes(unit.id))
  }

  async function linesOf(request: Request): Promise<(OfficeWaits & { office: QueueOffice })[]> {
    const offices = await officesOf(request, 'board.view')
    const waits = await readOfficeWaits(
      hall,
      offices.map(({ unit }) => unit.id),
    )
    return offices
      .flatMap((office) => {
        const line = waits.find(({ unitId }) => unitId === office.unit.id)
        return line ? [{ ...line, office }] : []
      })
      .sort((a, b) => (b.longestMinutes ?? 0) - (a.longestMinutes ?? 0) || b.taken - a.taken)
  }

  app.get('/dieu-hanh/thoi-gian-cho', { config: BOARD }, async (request, reply) =>
    reply.page(<WaitsPage lines={await linesOf(request)} mayAnnounce={may(request.viewer, 'queue.manage')} />, {
      title: words.leader.title,
      wide: true,
    }),
  )

  app.get('/dieu-hanh/thoi-gian-cho.csv', { config: BOARD }, async (request, reply) => {
    const w = words.leader
    const head = [w.office, w.taken, w.desks, w.waiting, w.longest, w.median, w.p90, w.usual, w.served, w.lost]
    const rows = (await linesOf(request)).map((line) => [
      line.office.unit.name.vi,
      line.taken,
      line.desks,
      line.waiting,
      line.longestMinutes ?? '',
      line.medianMinutes ?? '',
      line.p90Minutes ?? '',
      line.usualMinutes ?? '',
      line.servedMinutes ?? '',
      line.missed + line.left,
    ])
    const csv = [head.map((text) => inLang(text, request.lang)), ...rows].map(
      (row) => `${row.map(quoted).join(',')}\r\n`,
    )
    return (
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="thoi-gian-cho-${todayOf(hall)}.csv"`)
        // The mark by which spreadsheets know UTF-8.
        .send(`\uFEFF${csv.join('')}`)
    )
  })

  async function showHours(
    request: Request,
    reply: Reply,
    more: { values?: Record<string, string>; errors?: Errors; saved?: boolean } = {},
    status = 200,
  ): Promise<Reply> {
    const offices = await officesOf(request, 'queue.manage')
    const today = todayOf(hall)
    const hours = (await hall.settings()).extra.flatMap((each) => {
      const office = offices.find(({ unit }) => unit.id === each.unitId)
      return office && each.day >= today ? [{ ...each, name: inLang(office.unit.name, request.lang) }] : []
    })
    return reply.page(<HoursPage offices={offices} hours={hours} {...more} />, { title: words.hours.title, status })
  }

  const Saved = Type.Object({ luu: Type.Optional(Type.String({ maxLength: 1 })) })
  app.get('/quan-tri/gio-quay', { schema: { querystring: Saved }, config: MANAGE }, (request, reply) =>
    showHours(request, reply, { saved: request.query.luu === '1' }),
  )

  app.post('/quan-tri/gio-quay', { schema: { body: HoursBody }, config: MANAGE }, async (request, reply) => {
    const { body } = request
    const answer = await announceHours(hall, officialOf(request), body)
    if (answer.ok) return reply.redirect('/quan-tri/gio-quay?luu=1', 303)
    const errors = { [FIELD[answer.reason] ?? 'unitId']: common.reasons[answer.reason] }
    return showHours(request, reply, { values: body, errors }, HTTP[answer.reason])
  })

  app.post('/quan-tri/gio-quay/:id/huy', { schema: { params: HoursId }, config: MANAGE }, async (request, reply) => {
    const answer = await withdrawHours(hall, officialOf(request), request.params.id)
    if (!answer.ok) throw refusalOf(answer.reason)
    return reply.redirect('/quan-tri/gio-quay?luu=1', 303)
  })
}

/** A cell of CSV; what begins like a formula is made text. */
function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
