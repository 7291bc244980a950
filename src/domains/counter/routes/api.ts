import { official } from '../../../core/identity/index.ts'
import { type App, operations } from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import { callNext, finish, recall, serve, skip, transfer } from '../actions/calling.ts'
import { closeDesk, findDesk, openDesk } from '../actions/desk.ts'
import { giveUp } from '../actions/take.ts'
import { openingOf } from '../hall.ts'
import { outlookOf } from '../queries/outlook.ts'
import { findTicket, type TicketView } from '../queries/ticket.ts'
import { readWaits } from '../queries/waits.ts'
import { getOffice, type Queue, refuse, takeWithinLimits } from '../queue.ts'
import { HTTP } from '../reasons.ts'
import {
  Coded,
  DeskNumber,
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
import { mountLeaderApi } from './leader-api.ts'

const ROOM = { tag: 'queue', statuses: HTTP, words: words.reasons }

/** The JSON side of the queue. */
export function mountApi(app: App, queue: Queue): void {
  mountPublic(app, queue)
  mountDeskApi(app, queue)
  mountLeaderApi(app, queue)
}

const shapeOf = ({ token, code, office, group, ground, state, takenAt, desk, ahead, expectedMinutes }: TicketView) => ({
  ...{ token, code, ground, state, takenAt, desk, ahead, expectedMinutes },
  office: office.unit.code,
  group: group.key,
})

function mountPublic(app: App, queue: Queue): void {
  const { hall, snapshotOf } = queue
  const api = operations(app, ROOM)
  const ofOffice = { may: 'public', params: Office }
  const ofTicket = { may: 'public', params: Token }

  api(
    'GET',
    '/offices/:code/queue',
    { ...ofOffice, summary: 'An office’s queue now', answer: QueueShape, refusals: ['no_such_office'] },
    async (request) => {
      const office = await getOffice(queue, request.params.code)
      const [opening, snapshot] = await Promise.all([openingOf(hall, office.unit.id), snapshotOf(office.unit.id)])
      return ok({
        office: { code: office.unit.code, name: office.unit.name },
        open: opening.open,
        opensAt: opening.open ? null : (opening.opensAt ?? null),
        groups: outlookOf(snapshot, office).map(({ group: { key, letter, name }, ...rest }) => ({
          ...{ key, letter, name },
          ...rest,
        })),
        priorityGrounds: office.rule.grounds.map(({ key, name }) => ({ key, name })),
        calls: snapshot.calls
          .filter(({ state }) => state !== 'waiting')
          .map(({ code, desk, at }) => ({ code, desk, at })),
      })
    },
  )

  api(
    'GET',
    '/offices/:code/waits',
    { ...ofOffice, summary: 'How long people waited, by the hour', answer: WaitsShape, refusals: ['no_such_office'] },
    async (request) => ok(await readWaits(hall, (await getOffice(queue, request.params.code)).unit.id)),
  )

  api(
    'POST',
    '/offices/:code/tickets',
    {
      ...ofOffice,
      summary: 'Take a number for today',
      body: TakeBody,
      answer: TicketShape,
      status: 201,
      refusals: ['no_such_office', 'no_such_group', 'no_such_ground', 'closed', 'too_many'],
    },
    async (request) => {
      const { unit } = await getOffice(queue, request.params.code)
      const taken = await takeWithinLimits(queue, { ...request.body, office: unit.id, channel: 'phone' }, request.ip)
      if (!taken.ok) throw await refuse(queue, taken.reason, unit.id)
      const found = await findTicket(hall, snapshotOf, taken.value.token)
      return found.ok ? ok(shapeOf(found.value)) : found
    },
  )

  api(
    'GET',
    '/tickets/:token',
    { ...ofTicket, summary: 'A number as its holder sees it', answer: TicketShape, refusals: ['not_found'] },
    async (request) => {
      const found = await findTicket(hall, snapshotOf, request.params.token)
      return found.ok ? ok(shapeOf(found.value)) : found
    },
  )

  api(
    'POST',
    '/tickets/:token/give-up',
    {
      ...ofTicket,
      summary: 'Give a number up',
      answer: Coded,
      refusals: ['not_found', 'already_called', 'already_over'],
    },
    (request) => giveUp(hall, request.params.token),
  )
}

const OF_WHOM_IS_HERE = ['no_desk', 'nobody_called', 'already_serving'] as const
const DEEDS = [
  ['call', 'Call the next who waits', callNext, ['no_desk', 'nobody_waiting', 'finish_first']],
  ['recall', 'Call again who was called', recall, OF_WHOM_IS_HERE],
  ['skip', 'Pass over who was called and does not come', skip, OF_WHOM_IS_HERE],
  ['serve', 'Begin to serve who was called', serve, OF_WHOM_IS_HERE],
  ['finish', 'Be done with who was served', finish, OF_WHOM_IS_HERE],
] as const

function mountDeskApi(app: App, { hall }: Queue): void {
  const api = operations(app, ROOM)
  const may = 'queue.serve'

  api('GET', '/desk', { may, summary: 'One’s desk', answer: DeskShape, refusals: ['no_desk'] }, async (request) => {
    const desk = await findDesk(hall.db, hall, official(request))
    return desk ? ok(desk) : no('no_desk')
  })

  api(
    'POST',
    '/desk/open',
    {
      may,
      summary: 'Open a desk, or change what it serves',
      body: OpenBody,
      answer: DeskShape,
      refusals: ['not_yours', 'no_such_office', 'bad_desk', 'choose_groups', 'desk_taken', 'finish_first'],
    },
    (request) => openDesk(hall, official(request), { ...request.body, groups: request.body.groups ?? [] }),
  )

  api(
    'POST',
    '/desk/close',
    { may, summary: 'Close one’s desk', answer: DeskNumber, refusals: ['no_desk', 'finish_first'] },
    (request) => closeDesk(hall, official(request)),
  )

  for (const [deed, summary, run, refusals] of DEEDS)
    api('POST', `/desk/${deed}`, { may, summary, answer: Coded, refusals }, (request) => run(hall, official(request)))

  api(
    'POST',
    '/desk/transfer',
    {
      may,
      summary: 'Send the number on to a group or a desk',
      body: TransferBody,
      answer: Coded,
      refusals: [...OF_WHOM_IS_HERE, 'no_such_group', 'no_such_desk', 'same_place'],
    },
    (request) => transfer(hall, official(request), request.body),
  )
}
