import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { giveUp } from '../actions/take.ts'
import { listOffices, openingOf, type QueueOffice } from '../hall.ts'
import { Groups, OfficePage, OfficesPage } from '../pages/office.tsx'
import { TicketPage, TicketState } from '../pages/ticket.tsx'
import { outlookOf } from '../queries/outlook.ts'
import { findTicket, type TicketView } from '../queries/ticket.ts'
import { readWaits } from '../queries/waits.ts'
import { getOffice, type Queue, refusalOf, takeWithinLimits } from '../queue.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { Office, TakeBody, Token } from '../schemas.ts'
import { words } from '../words.ts'
import { sendFragment } from './fragment.ts'

const PUBLIC = { may: 'public' }
/** What a browser remembers of the number it holds. */
const COOKIE = 'so-thu-tu'
const COOKIE_SECONDS = 12 * 3_600

/** The citizens' pages: the offices, taking a number by telephone, following it, giving it up. */
export function mountTickets(app: App, queue: Queue): void {
  const { hall, snapshotOf, live, secure } = queue

  /** The number this browser holds and that is not over yet. */
  async function mineOf(request: Request): Promise<TicketView | undefined> {
    const token = request.cookies[COOKIE]
    const found = token ? await findTicket(hall, snapshotOf, token) : undefined
    return found?.ok && ['waiting', 'called', 'serving'].includes(found.value.state) ? found.value : undefined
  }

  async function showOffice(request: Request, reply: Reply, office: QueueOffice, refused?: Reason): Promise<Reply> {
    const { unit } = office
    const [opening, snapshot, waits, mine] = await Promise.all([
      openingOf(hall, unit.id),
      snapshotOf(unit.id),
      readWaits(hall, unit.id),
      mineOf(request),
    ])
    return reply.page(
      <OfficePage
        office={office}
        opening={opening}
        outlook={outlookOf(snapshot, office)}
        waits={waits}
        mine={mine?.office.unit.id === unit.id ? mine : undefined}
        refused={refused}
      />,
      { title: unit.name, scripts: ['live.js'], status: refused ? HTTP[refused] : 200 },
    )
  }

  app.get('/lay-so', { config: PUBLIC }, async (_, reply) => {
    const offices = await listOffices(hall)
    const lines = await Promise.all(
      offices.map(async (office) => {
        const [opening, { waiting, desks }] = await Promise.all([
          openingOf(hall, office.unit.id),
          snapshotOf(office.unit.id),
        ])
        return { office, opening, waiting: waiting.length, desks: desks.length }
      }),
    )
    return reply.page(<OfficesPage lines={lines} />, { title: words.offices })
  })

  app.get('/lay-so/:code', { schema: { params: Office }, config: PUBLIC }, async (request, reply) =>
    showOffice(request, reply, await getOffice(queue, request.params.code)),
  )

  app.post('/lay-so/:code', { schema: { params: Office, body: TakeBody }, config: PUBLIC }, async (request, reply) => {
    const office = await getOffice(queue, request.params.code)
    const mine = await mineOf(request)
    // Touched twice, or come back to: one number for one browser at an office.
    if (mine?.office.unit.id === office.unit.id) return reply.redirect(`/ve/${mine.token}`, 303)
    const { group, ground } = request.body
    const taken = await takeWithinLimits(queue, { office: office.unit.id, group, ground, channel: 'phone' }, request.ip)
    if (!taken.ok) return showOffice(request, reply, office, taken.reason)
    reply.setCookie(COOKIE, taken.value.token, {
      path: '/',
      sameSite: 'lax',
      httpOnly: true,
      secure,
      maxAge: COOKIE_SECONDS,
    })
    return reply.redirect(`/ve/${taken.value.token}`, 303)
  })

  app.get(
    '/lay-so/:code/so-lieu',
    { schema: { params: Office }, config: { ...PUBLIC, passive: true } },
    async (request, reply) => {
      const office = await getOffice(queue, request.params.code)
      const [opening, snapshot] = await Promise.all([openingOf(hall, office.unit.id), snapshotOf(office.unit.id)])
      const groups = <Groups outlook={outlookOf(snapshot, office)} open={opening.open} />
      return sendFragment(request, reply, groups, office.unit.name)
    },
  )

  app.get(
    '/lay-so/:code/su-kien',
    { schema: { params: Office }, config: { ...PUBLIC, passive: true } },
    async (request, reply) => {
      const office = await getOffice(queue, request.params.code)
      if (!live.watch(office.unit.id, reply)) return reply.code(503).header('retry-after', '60').send()
      return reply
    },
  )

  const ticket = { schema: { params: Token }, config: PUBLIC }

  async function showTicket(reply: Reply, token: string, refused?: Reason): Promise<Reply> {
    const found = await findTicket(hall, snapshotOf, token)
    if (!found.ok) throw refusalOf(found.reason)
    return reply.page(<TicketPage ticket={found.value} refused={refused} />, {
      title: words.ticket,
      scripts: ['live.js'],
      status: refused ? HTTP[refused] : 200,
    })
  }

  app.get('/ve/:token', ticket, (request, reply) => showTicket(reply, request.params.token))

  app.get('/ve/:token/bang', { ...ticket, config: { ...PUBLIC, passive: true } }, async (request, reply) => {
    const found = await findTicket(hall, snapshotOf, request.params.token)
    if (!found.ok) throw refusalOf(found.reason)
    return sendFragment(request, reply, <TicketState ticket={found.value} />, words.ticket)
  })

  app.post('/ve/:token/bo', ticket, async (request, reply) => {
    const { token } = request.params
    const answer = await giveUp(hall, token)
    if (!answer.ok) return showTicket(reply, token, answer.reason)
    return reply.redirect(`/ve/${token}`, 303)
  })
}
