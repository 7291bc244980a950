import { Type } from 'typebox'
import { type App, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { no } from '../../../platform/result.ts'
import { findByCode, type Official } from '../../dossiers/index.ts'
import { findOwnList } from '../access.ts'
import { callOff, confirmItems } from '../actions/confirm.ts'
import { recordPost } from '../actions/deliver.ts'
import { desksOf } from '../actions/electronic.ts'
import { fieldOf, postSaid, saidOf, shownOf } from '../confirm-form.ts'
import { words as deliveryWords } from '../delivery-words.ts'
import { found, type HandoversDeps, isKey, One, officialOf } from '../deps.ts'
import { HandoverListPage, type ListPageProps } from '../pages/list.tsx'
import { parcelsOf } from '../queries/deliveries.ts'
import { findItems } from '../queries/lists.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { mayCancel } from '../rules/handover.ts'
import { itemsOf, lineOf } from '../view.ts'
import { words } from '../words.ts'

const MAY = { may: 'handover.work' } as const
const RETURN = { may: 'dossier.return' } as const

const Done = Type.Object({
  xong: Type.Optional(Type.String({ maxLength: 40 })),
  bo: Type.Integer({ minimum: 0, maximum: 500, default: 0 }),
})

/** A list by which paper files go to another office or to the post, and what the receiver says of each file. */
export function mountList(app: App, { office }: HandoversDeps): void {
  const { db, localityId } = office
  const ownList = async (request: Request, id: string) => found(await findOwnList(office, officialOf(request), id))

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    shown: Partial<ListPageProps> = {},
    status = 200,
  ): Promise<Reply> {
    const { list, staff, sends, receives } = await ownList(request, id)
    const items = await findItems(db, localityId, id)
    const line = lineOf(staff, list)
    return reply.page(
      <HandoverListPage
        list={line}
        madeBy={staff.nameOf(list.madeBy) ?? '—'}
        items={await itemsOf(office, staff, items)}
        receives={receives}
        {...(list.kind === 'post' ? { parcels: await parcelsOf(db, localityId, items) } : {})}
        hearsOfPost={desksOf(officialOf(request)).includes(list.fromUnitId)}
        mayCallOff={list.kind === 'office' && sends && mayCancel(list)}
        {...shown}
      />,
      { title: words.listOf(line), wide: true, status, scripts: ['keys.js'] },
    )
  }

  app.get('/ban-giao/:id', { schema: { params: One, querystring: Done }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const { xong = '', bo } = request.query
    const { list } = await ownList(request as Request, id)
    const messages: Record<string, Text> = {
      lap: words.made(list.items, bo),
      huy: words.calledOff,
      ghi: words.recorded,
    }
    const [, scanned] = /^quet-([\w.-]+)$/.exec(xong) ?? []
    const message = scanned ? words.scanned(scanned) : messages[xong]
    return show(request as Request, reply, id, { message })
  })

  app.post('/ban-giao/:id/quet', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const typed = String((request.body as { ma?: unknown } | undefined)?.ma ?? '').slice(0, 100)
    const official = officialOf(request as Request)
    const dossier = await findByCode(office, official, typed)
    const why = dossier ? await receiveOne(official, id, dossier.id) : 'not_on_list'
    if (dossier && !why) return reply.redirect(`/ban-giao/${id}?xong=quet-${dossier.code}`, 303)
    const reason = why ?? 'not_on_list'
    return show(request as Request, reply, id, { errors: { ma: words.reasons[reason] } }, HTTP[reason])
  })

  /** Confirms one file; why not, where it can't be. */
  async function receiveOne(official: Official, listId: string, dossierId: string): Promise<Reason | undefined> {
    const said = await confirmItems(office, official, listId, [{ dossierId, outcome: 'received' }])
    if (!said.ok) return said.reason
    const answer = said.value[0]?.answer
    return answer && !answer.ok ? answer.reason : undefined
  }

  app.post('/ban-giao/:id/xac-nhan', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    await ownList(request as Request, id)
    const body = (request.body ?? {}) as Record<string, unknown>
    const open = (await findItems(db, localityId, id)).filter(({ outcome }) => outcome === null)
    const said = saidOf(body, open)
    if (said.length === 0)
      return show(request as Request, reply, id, { errors: { ma: words.reasons.nothing_chosen } }, 422)
    const answer = await confirmItems(office, officialOf(request as Request), id, said)
    if (!answer.ok) throw new Refusal(HTTP[answer.reason], answer.reason, words.reasons[answer.reason])
    const noes = answer.value.flatMap(({ answer: each }) => (each.ok ? [] : [each.reason]))
    const status = noes[0] && noes.length === answer.value.length ? HTTP[noes[0]] : 200
    return show(request as Request, reply, id, shownOf(answer.value, body), status)
  })

  app.post('/ban-giao/:id/huy', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    await ownList(request as Request, id)
    const answer = await callOff(office, officialOf(request as Request), id)
    if (answer.ok) return reply.redirect(`/ban-giao/${id}?xong=huy`, 303)
    return show(request as Request, reply, id, { errors: { huy: words.reasons[answer.reason] } }, HTTP[answer.reason])
  })

  app.post('/ban-giao/:id/buu-chinh', { schema: { params: One }, config: RETURN }, async (request, reply) => {
    const { id } = request.params
    const { said, typed } = postSaid(request.body)
    const answer = isKey(said.dossierId)
      ? await recordPost(office, officialOf(request as Request), id, said)
      : no('not_on_list' as const)
    if (answer.ok) return reply.redirect(`/ban-giao/${id}?xong=ghi`, 303)
    const { reason } = answer
    const text = reason === 'missing_reason' ? deliveryWords.missingWhy : words.reasons[reason]
    const shown = {
      refused: new Map([[said.dossierId, { text, typed }]]),
      errors: { [fieldOf(said.dossierId, reason)]: text },
    }
    return show(request as Request, reply, id, shown, HTTP[reason])
  })
}
