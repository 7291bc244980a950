import type { FastifySchema } from 'fastify'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { inLang } from '../../../platform/i18n/index.ts'
import type { Result } from '../../../platform/result.ts'
import { callNext, finish, recall, serve, skip, transfer } from '../actions/calling.ts'
import { closeDesk, openDesk } from '../actions/desk.ts'
import { giveUp } from '../actions/take.ts'
import { openingOf } from '../hall.ts'
import { outlookOf } from '../queries/outlook.ts'
import { findTicket, type TicketView } from '../queries/ticket.ts'
import { readWaits } from '../queries/waits.ts'
import { getOffice, type Queue, refuse, takeWithinLimits } from '../queue.ts'
import { HTTP, type Reason } from '../reasons.ts'
import {
  Coded,
  DeskShape,
  Office,
  OpenBody,
  QueueShape,
  TakeBody,
  TicketShape,
  Token,
  TransferBody,
  WaitsShape,
} from '../schemas.ts'
import { words } from '../words.ts'
import { officialOf } from './desk-routes.tsx'

const about = (summary: string): FastifySchema => ({ summary, tags: ['queue'] })

/** An answer: its value, or its reason with what it means. */
function send<T>(request: Request, reply: Reply, answer: Result<T, Reason>, status = 200): Reply {
  if (answer.ok) return reply.code(status).send(answer.value)
  const message = inLang(words.reasons[answer.reason], request.lang)
  return reply.code(HTTP[answer.reason]).send({ error: { code: answer.reason, message, requestId: request.id } })
}

/** The JSON side of the queue. */
export function mountApi(app: App, queue: Queue): void {
  mountPublic(app, queue)
  mountDeskApi(app, queue)
}

const shapeOf = ({ token, code, office, group, ground, state, takenAt, desk, ahead, expectedMinutes }: TicketView) => ({
  ...{ token, code, ground, state, desk, ahead, expectedMinutes },
  office: office.unit.code,
  group: group.key,
  takenAt: takenAt.toISOString(),
})

function mountPublic(app: App, queue: Queue): void {
  const { hall, snapshotOf } = queue
  const config = { may: 'public' }

  app.get(
    '/api/v1/offices/:code/queue',
    { schema: { ...about('An office’s queue now'), params: Office, response: { 200: QueueShape } }, config },
    async (request) => {
      const office = await getOffice(queue, request.params.code)
      const [opening, snapshot] = await Promise.all([openingOf(hall, office.unit.id), snapshotOf(office.unit.id)])
      return {
        office: { code: office.unit.code, name: office.unit.name },
        open: opening.open,
        opensAt: opening.open ? null : (opening.opensAt?.toISOString() ?? null),
        groups: outlookOf(snapshot, office).map(({ group: { key, letter, name }, ...rest }) => ({
          key,
          letter,
          name,
          ...rest,
        })),
        priorityGrounds: office.rule.grounds.map(({ key, name }) => ({ key, name })),
        calls: snapshot.calls
          .filter(({ state }) => state !== 'waiting')
          .map(({ code, desk, at }) => ({ code, desk, at: at.toISOString() })),
      }
    },
  )

  app.get(
    '/api/v1/offices/:code/waits',
    {
      schema: { ...about('How long people waited, by the hour'), params: Office, response: { 200: WaitsShape } },
      config,
    },
    async (request) => readWaits(hall, (await getOffice(queue, request.params.code)).unit.id),
  )

  app.post(
    '/api/v1/offices/:code/tickets',
    {
      schema: { ...about('Take a number for today'), params: Office, body: TakeBody, response: { 201: TicketShape } },
      config,
    },
    async (request, reply) => {
      const { unit } = await getOffice(queue, request.params.code)
      const taken = await takeWithinLimits(queue, { ...request.body, office: unit.id, channel: 'phone' }, request.ip)
      if (!taken.ok) throw await refuse(queue, taken.reason, unit.id)
      const found = await findTicket(hall, snapshotOf, taken.value.token)
      return found.ok ? reply.code(201).send(shapeOf(found.value)) : send(request, reply, found)
    },
  )

  app.get(
    '/api/v1/tickets/:token',
    { schema: { ...about('A number as its holder sees it'), params: Token, response: { 200: TicketShape } }, config },
    async (request, reply) => {
      const found = await findTicket(hall, snapshotOf, request.params.token)
      return found.ok ? reply.send(shapeOf(found.value)) : send(request, reply, found)
    },
  )

  app.post(
    '/api/v1/tickets/:token/give-up',
    { schema: { ...about('Give a number up'), params: Token, response: { 200: Coded } }, config },
    async (request, reply) => send(request, reply, await giveUp(hall, request.params.token)),
  )
}

const DEEDS = { call: callNext, recall, skip, serve, finish }

function mountDeskApi(app: App, { hall }: Queue): void {
  const config = { may: 'queue.serve' }

  app.post(
    '/api/v1/desk/open',
    {
      schema: { ...about('Open a desk, or change what it serves'), body: OpenBody, response: { 200: DeskShape } },
      config,
    },
    async (request, reply) => {
      const answer = await openDesk(hall, officialOf(request), { ...request.body, groups: request.body.groups ?? [] })
      return answer.ok
        ? reply.send({ ...answer.value, openedAt: answer.value.openedAt.toISOString() })
        : send(request, reply, answer)
    },
  )

  app.post('/api/v1/desk/close', { schema: about('Close one’s desk'), config }, async (request, reply) =>
    send(request, reply, await closeDesk(hall, officialOf(request))),
  )

  for (const [deed, run] of Object.entries(DEEDS))
    app.post(
      `/api/v1/desk/${deed}`,
      { schema: { ...about(`At one’s desk: ${deed}`), response: { 200: Coded } }, config },
      async (request, reply) => send(request, reply, await run(hall, officialOf(request))),
    )

  app.post(
    '/api/v1/desk/transfer',
    {
      schema: { ...about('Send the number on to a group or a desk'), body: TransferBody, response: { 200: Coded } },
      config,
    },
    async (request, reply) => send(request, reply, await transfer(hall, officialOf(request), request.body)),
  )
}
