import type { VNode } from 'preact'
import { type App, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { Screen } from '../../../ui/index.ts'
import { openingOf, type QueueOffice } from '../hall.ts'
import { HallBoard, type HallProps, HallScreen } from '../pages/hall.tsx'
import { KioskScreen, KioskTicket, SHOWN_SECONDS, startOf } from '../pages/kiosk.tsx'
import { Groups } from '../pages/office.tsx'
import { outlookOf } from '../queries/outlook.ts'
import { findTicket } from '../queries/ticket.ts'
import { getOffice, type Queue, refusalOf, takeWithinLimits } from '../queue.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { Kiosk, KioskTicket as KioskTicketParams, Office, TakeBody } from '../schemas.ts'
import { isKioskKey } from '../tokens.ts'
import { words } from '../words.ts'
import { sendFragment } from './fragment.ts'

const PUBLIC = { may: 'public' }
const PASSIVE = { may: 'public', passive: true }
/** Without scripts the hall's screen is loaded anew this often. */
const HALL_REFRESH_SECONDS = 10

interface ScreenOptions {
  title: Text
  kind: string
  scripts: readonly string[]
  refreshSeconds?: number
  refreshTo?: string
  status?: number
}

/** A page without the frame of sections, for a screen of its own. */
function sendScreen(
  request: Request,
  reply: Reply,
  content: VNode,
  { status = 200, ...options }: ScreenOptions,
): Reply {
  const page = (
    <Screen lang={request.lang} {...options}>
      {content}
    </Screen>
  )
  const html = `<!doctype html>${reply.framed(page, { title: options.title, bare: true })}`
  return reply.code(status).type('text/html; charset=utf-8').header('content-language', request.lang).send(html)
}

/** What hangs on the wall and what stands at the door. */
export function mountScreens(app: App, queue: Queue): void {
  mountHall(app, queue)
  mountKiosk(app, queue)
}

function mountHall(app: App, queue: Queue): void {
  const read = async (code: string): Promise<HallProps> => {
    const office = await getOffice(queue, code)
    const snapshot = await queue.snapshotOf(office.unit.id)
    const { clock, publicUrl } = queue.hall
    const link = `${publicUrl}/lay-so/${office.unit.code}`
    return { office, snapshot, outlook: outlookOf(snapshot, office), now: clock.now(), link }
  }

  app.get('/man-hinh/:code', { schema: { params: Office }, config: PUBLIC }, async (request, reply) => {
    const props = await read(request.params.code)
    return sendScreen(request, reply, <HallScreen {...props} />, {
      title: words.screen(props.office.unit.name),
      kind: 'hall',
      scripts: ['live.js', 'hall.js'],
      refreshSeconds: HALL_REFRESH_SECONDS,
    })
  })

  app.get('/man-hinh/:code/bang', { schema: { params: Office }, config: PASSIVE }, async (request, reply) => {
    const props = await read(request.params.code)
    return sendFragment(request, reply, <HallBoard {...props} />, props.office.unit.name)
  })
}

function mountKiosk(app: App, queue: Queue): void {
  const { hall, snapshotOf } = queue

  /** The office a kiosk is bound to. @throws Refusal the address was not made by this installation */
  async function officeOf({ code, key }: { code: string; key: string }): Promise<QueueOffice> {
    const office = await getOffice(queue, code)
    if (!isKioskKey(hall.secret, office.unit.id, key)) throw new Refusal(404, 'wrong_kiosk', words.kioskWrong)
    return office
  }
  const addressOf = ({ code, key }: { code: string; key: string }): string => `/ki-ot/${code}/${key}`

  async function show(
    request: Request,
    reply: Reply,
    params: { code: string; key: string },
    office: QueueOffice,
    refused?: Reason,
  ): Promise<Reply> {
    const [opening, snapshot] = await Promise.all([openingOf(hall, office.unit.id), snapshotOf(office.unit.id)])
    const props = { office, opening, outlook: outlookOf(snapshot, office), here: addressOf(params), refused }
    return sendScreen(request, reply, <KioskScreen {...props} />, {
      title: words.kiosk(office.unit.name),
      kind: 'kiosk',
      scripts: ['page.js', 'live.js', 'kiosk.js'],
      status: refused ? HTTP[refused] : 200,
    })
  }

  app.get('/ki-ot/:code/:key', { schema: { params: Kiosk }, config: PUBLIC }, async (request, reply) =>
    show(request, reply, request.params, await officeOf(request.params)),
  )

  app.get('/ki-ot/:code/:key/bang', { schema: { params: Kiosk }, config: PASSIVE }, async (request, reply) => {
    const office = await officeOf(request.params)
    const [opening, snapshot] = await Promise.all([openingOf(hall, office.unit.id), snapshotOf(office.unit.id)])
    const groups = <Groups outlook={outlookOf(snapshot, office)} open={opening.open} />
    return sendFragment(request, reply, groups, office.unit.name)
  })

  app.post(
    '/ki-ot/:code/:key',
    { schema: { params: Kiosk, body: TakeBody }, config: PUBLIC },
    async (request, reply) => {
      const office = await officeOf(request.params)
      const { group, ground } = request.body
      const taken = await takeWithinLimits(
        queue,
        { office: office.unit.id, group, ground, channel: 'kiosk' },
        request.ip,
      )
      if (!taken.ok) return show(request, reply, request.params, office, taken.reason)
      return reply.redirect(`${addressOf(request.params)}/ve/${taken.value.token}`, 303)
    },
  )

  app.get(
    '/ki-ot/:code/:key/ve/:token',
    { schema: { params: KioskTicketParams }, config: PUBLIC },
    async (request, reply) => {
      const { token } = request.params
      const office = await officeOf(request.params)
      const found = await findTicket(hall, snapshotOf, token)
      if (!found.ok || found.value.office.unit.id !== office.unit.id) throw refusalOf('not_found')
      const back = startOf(addressOf(request.params))
      return sendScreen(
        request,
        reply,
        <KioskTicket ticket={found.value} link={`${hall.publicUrl}/ve/${token}`} back={back} />,
        {
          title: words.takeTicket,
          kind: 'kiosk',
          scripts: ['kiosk.js'],
          refreshSeconds: SHOWN_SECONDS,
          refreshTo: back,
        },
      )
    },
  )
}
