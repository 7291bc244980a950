import { Type } from 'typebox'
import { type OfficialViewer, official as officialOf } from '../../../core/identity/index.ts'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import type { Result } from '../../../platform/result.ts'
import { callNext, finish, recall, serve, skip, transfer } from '../actions/calling.ts'
import { closeDesk, type Desk, findDesk, openDesk } from '../actions/desk.ts'
import { words } from '../desk-words.ts'
import { deskUnitsOf, findOffice, type Hall, type QueueOffice } from '../hall.ts'
import { DeskPage } from '../pages/desk.tsx'
import { DeskLines } from '../pages/desk-lines.tsx'
import { OpenPage } from '../pages/desk-open.tsx'
import type { DeskPageProps } from '../pages/desk-props.ts'
import { getOffice, type Queue, refusalOf } from '../queue.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { OpenBody, TransferForm } from '../schemas.ts'
import { kioskKey } from '../tokens.ts'
import { sendFragment } from './fragment.ts'

const MAY = { may: 'queue.serve' }
const Asked = Type.Object({
  'don-vi': Type.Optional(Type.String({ maxLength: 40 })),
  vua: Type.Optional(Type.String({ maxLength: 20 })),
  so: Type.Optional(Type.String({ maxLength: 10 })),
})

type Deed = (hall: Hall, viewer: OfficialViewer) => Promise<Result<{ code: string }, Reason>>

/** What is done at a desk by one key each: the address below `/quay`. */
const DEEDS: Record<Exclude<keyof typeof words.done, 'chuyen'>, Deed> = {
  goi: callNext,
  'goi-lai': recall,
  'bo-qua': skip,
  'phuc-vu': serve,
  xong: finish,
}

/** An official's desk. */
export function mountDesk(app: App, queue: Queue): void {
  const { hall, snapshotOf } = queue

  async function propsOf(desk: Desk): Promise<DeskPageProps> {
    const [office, snapshot, people] = await Promise.all([
      getOffice(queue, desk.unitId),
      snapshotOf(desk.unitId),
      hall.organization(),
    ])
    return {
      desk,
      office,
      snapshot,
      nameOf: (id) => people.findOfficial(id)?.fullName ?? '–',
      now: hall.clock.now(),
      kiosk: `/ki-ot/${office.unit.code}/${kioskKey(hall.secret, office.unit.id)}`,
    }
  }

  async function show(
    request: Request,
    reply: Reply,
    more: { refused?: Reason | undefined; done?: DeskPageProps['done']; unitId?: string | undefined } = {},
  ): Promise<Reply> {
    const viewer = officialOf(request)
    const { refused, done, unitId } = more
    const status = refused ? HTTP[refused] : 200
    const desk = await findDesk(hall.db, hall, viewer)
    if (desk)
      return reply.page(<DeskPage {...(await propsOf(desk))} refused={refused} done={done} />, {
        title: words.title,
        status,
        wide: true,
        scripts: ['live.js', 'keys.js'],
      })
    const found = await Promise.all(deskUnitsOf(viewer).map((id) => findOffice(hall, id)))
    const offices = found.filter((office): office is QueueOffice => office !== undefined)
    const office = offices.find(({ unit }) => unit.id === unitId) ?? offices[0]
    return reply.page(
      <OpenPage {...(await openingProps(viewer, office))} offices={offices} office={office} refused={refused} />,
      {
        title: words.openTitle,
        status,
      },
    )
  }

  /** What is filled in already: the next free number, and the groups of the official's post. */
  async function openingProps(viewer: OfficialViewer, office: QueueOffice | undefined) {
    if (!office) return { number: 1, groups: [] }
    const taken = new Set((await snapshotOf(office.unit.id)).desks.map(({ number }) => number))
    const number = Array.from({ length: 99 }, (_, index) => index + 1).find((each) => !taken.has(each)) ?? 1
    const returns = viewer.appointments.some(({ role, unitId }) => role === 'returnDesk' && unitId === office.unit.id)
    const receives = viewer.appointments.some(({ role, unitId }) => role === 'reception' && unitId === office.unit.id)
    const groups = office.groups.filter(({ kind }) => (kind === 'results' ? returns : receives)).map(({ key }) => key)
    return { number, groups }
  }

  app.get('/quay', { schema: { querystring: Asked }, config: MAY }, (request, reply) => {
    const { vua = '', so = '', 'don-vi': unitId } = request.query
    const done =
      vua in words.done && /^[A-Z]\d{3,5}$/.test(so) ? { deed: vua as keyof typeof words.done, code: so } : undefined
    return show(request, reply, { done, unitId })
  })

  app.get('/quay/bang', { config: { ...MAY, passive: true } }, async (request, reply) => {
    const desk = await findDesk(hall.db, hall, officialOf(request))
    if (!desk) throw refusalOf('no_desk')
    return sendFragment(request, reply, <DeskLines {...(await propsOf(desk))} />, words.title)
  })

  app.post('/quay/mo', { schema: { body: OpenBody }, config: MAY }, async (request, reply) => {
    const { groups = [], ...body } = request.body
    const answer = await openDesk(hall, officialOf(request), { ...body, groups })
    return answer.ok
      ? reply.redirect('/quay', 303)
      : show(request, reply, { refused: answer.reason, unitId: body.unitId })
  })

  app.post('/quay/dong', { config: MAY }, async (request, reply) => {
    const answer = await closeDesk(hall, officialOf(request))
    return answer.ok ? reply.redirect('/quay', 303) : show(request, reply, { refused: answer.reason })
  })

  const after = async (
    request: Request,
    reply: Reply,
    deed: keyof typeof words.done,
    answer: Result<{ code: string }, Reason>,
  ): Promise<Reply> =>
    answer.ok
      ? reply.redirect(`/quay?${new URLSearchParams({ vua: deed, so: answer.value.code })}`, 303)
      : show(request, reply, { refused: answer.reason })

  for (const [deed, run] of Object.entries(DEEDS) as [keyof typeof DEEDS, Deed][])
    app.post(`/quay/${deed}`, { config: MAY }, async (request, reply) =>
      after(request, reply, deed, await run(hall, officialOf(request))),
    )

  app.post('/quay/chuyen', { schema: { body: TransferForm }, config: MAY }, async (request, reply) => {
    const { group, desk } = request.body
    const to = { group: group || undefined, desk: desk ? Number(desk) : undefined }
    return after(request, reply, 'chuyen', await transfer(hall, officialOf(request), to))
  })
}
