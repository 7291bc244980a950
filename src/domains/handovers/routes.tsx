import { Type } from 'typebox'
import { type App, Refusal, type Reply, type Request, sendSheet } from '../../platform/http/index.ts'
import { inLang, type Text } from '../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../platform/spreadsheet/index.ts'
import { findByCode, headingOf, type Official } from '../dossiers/index.ts'
import { callOff, confirmItems, type Said } from './actions/confirm.ts'
import { makeList } from './actions/make.ts'
import { ownUnits } from './actor.ts'
import { found, type HandoversDeps, isKey, officialOf, sendPdf } from './deps.ts'
import { HandoverListPage, type ListPageProps } from './pages/list.tsx'
import { OverviewPage, type OverviewProps, type WaitingGroup } from './pages/overview.tsx'
import { PlacesPage } from './pages/places.tsx'
import { deliveriesOf } from './queries/deliveries.ts'
import { findItems, findList, findLists, type List } from './queries/lists.ts'
import { findElsewhere, findWaiting } from './queries/waiting.ts'
import { HTTP, type Reason } from './reasons.ts'
import { isOutcome, listNumber, mayCancel, STANDINGS } from './rules/handover.ts'
import { type ItemLine, itemsOf, lineOf, unitName } from './view.ts'
import { words } from './words.ts'

const MAY = { may: 'handover.work' } as const
const LISTS = 30
const MOST_INCOMING = 100
const KINDS = ['office', 'post'] as const
const DIRECTIONS = ['any', 'in', 'out'] as const
const MOST_ELSEWHERE = 500

const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({
  'tu-khoa': Type.Optional(Type.String({ maxLength: 100 })),
  chieu: Type.Optional(Type.String({ maxLength: 10 })),
  'tinh-trang': Type.Optional(Type.String({ maxLength: 20 })),
  loai: Type.Optional(Type.String({ maxLength: 10 })),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})

/** Lists by which paper files go from office to office. */
export function mountHandoverLists(app: App, deps: HandoversDeps): void {
  const { office } = deps
  const { db, localityId } = office

  async function overview(
    request: Request,
    reply: Reply,
    shown: Partial<OverviewProps> = {},
    status = 200,
  ): Promise<Reply> {
    const units = ownUnits(officialOf(request))
    const query = request.query as { chieu?: string; loai?: string; 'tinh-trang'?: string; trang?: number }
    const asked = {
      direction: DIRECTIONS.find((each) => each === query.chieu) ?? 'any',
      kind: KINDS.find((each) => each === query.loai),
      standing: STANDINGS.find((each) => each === query['tinh-trang']),
      page: query.trang ?? 1,
    }
    const [staff, incoming, lists, ...waiting] = await Promise.all([
      office.staff(),
      findLists(db, localityId, { unitIds: units, direction: 'in', standing: 'open', limit: MOST_INCOMING }),
      findLists(db, localityId, {
        unitIds: units,
        direction: asked.direction,
        standing: asked.standing,
        kind: asked.kind,
        limit: LISTS + 1,
        skip: (asked.page - 1) * LISTS,
      }),
      ...units.map(async (unitId) => groupsOf(deps, unitId)),
    ])
    return reply.page(
      <OverviewPage
        text=""
        nothing={false}
        incoming={incoming.map((list) => lineOf(staff, list))}
        waiting={waiting.flat()}
        lists={lists.slice(0, LISTS).map((list) => lineOf(staff, list))}
        more={lists.length > LISTS}
        asked={asked}
        withFrom={units.length > 1}
        {...shown}
      />,
      { title: words.title, wide: true, status, scripts: ['keys.js'] },
    )
  }

  app.get('/ban-giao', { schema: { querystring: Asked }, config: MAY }, async (request, reply) => {
    const official = officialOf(request as Request)
    const text = request.query['tu-khoa']?.trim() ?? ''
    if (text === '') return overview(request as Request, reply)
    const dossier = await findByCode(office, official, text)
    const number = /^\d{1,6}/.exec(text)?.[0]
    const unitIds = ownUnits(official)
    const lists = dossier
      ? await findLists(db, localityId, { unitIds, direction: 'any', dossierId: dossier.id, limit: LISTS })
      : number
        ? await findLists(db, localityId, { unitIds, direction: 'any', number: Number(number), limit: LISTS })
        : []
    const [only, ...others] = lists
    if (only && others.length === 0) return reply.redirect(`/ban-giao/${only.id}`, 303)
    if (dossier && !only) return reply.redirect(`/ho-so/${dossier.id}`, 303)
    const staff = await office.staff()
    return overview(request as Request, reply, {
      text,
      nothing: lists.length === 0,
      ...(lists.length > 0 ? { lists: lists.map((list) => lineOf(staff, list)), more: false } : {}),
    })
  })

  app.post('/ban-giao', { config: MAY }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[] | undefined>
    const [fromUnitId, toUnitId] = [String(body.fromUnitId ?? ''), String(body.toUnitId ?? '')]
    const dossierIds = [body.ids ?? []].flat().filter(isKey)
    const made =
      isKey(fromUnitId) && isKey(toUnitId)
        ? await makeList(office, officialOf(request), { fromUnitId, toUnitId, dossierIds })
        : ({ ok: false, reason: 'nothing_chosen' } as const)
    if (made.ok) return reply.redirect(`/ban-giao/${made.value.id}?xong=lap&bo=${made.value.left}`, 303)
    return overview(request, reply, { errors: { chon: words.reasons[made.reason] } }, HTTP[made.reason])
  })

  app.get(
    '/ban-giao/ban-giay',
    { schema: { querystring: Type.Object({ 'don-vi': Type.Optional(Type.String({ maxLength: 36 })) }) }, config: MAY },
    async (request, reply) => {
      const staff = await office.staff()
      const units = ownUnits(officialOf(request as Request)).map((id) => ({ id, name: unitName(staff, id) }))
      const unit = found(units.find(({ id }) => id === request.query['don-vi']) ?? units[0])
      const rows = await findElsewhere(db, localityId, unit.id, MOST_ELSEWHERE)
      const lines = await Promise.all(
        rows.map(async (row) => ({
          id: row.id,
          code: row.code,
          procedure: (await office.getVersion(row.versionId)).name,
          applicantName: row.applicantName,
          at: unitName(staff, row.unitId),
          since: row.since,
          onWay: row.listId
            ? {
                listId: row.listId,
                number: listNumber(row),
                to: row.toUnitId ? unitName(staff, row.toUnitId) : words.post,
              }
            : null,
        })),
      )
      return reply.page(<PlacesPage lines={lines} units={units} unitId={unit.id} />, {
        title: words.elsewhere,
        wide: true,
      })
    },
  )

  /** A list of one of the official's offices. */
  async function listFor(request: Request, id: string): Promise<List> {
    const list = found(await findList(db, localityId, id))
    const staff = await office.staff()
    const units = ownUnits(officialOf(request))
    const receiver = list.toUnitId && staff.successorOf(list.toUnitId)
    if (!units.includes(list.fromUnitId) && !(receiver && units.includes(receiver))) return found<List>(undefined)
    return list
  }

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    shown: Partial<ListPageProps> = {},
    status = 200,
  ): Promise<Reply> {
    const list = await listFor(request, id)
    const [staff, items] = await Promise.all([office.staff(), findItems(db, localityId, id)])
    const units = ownUnits(officialOf(request))
    const receiver = list.toUnitId && staff.successorOf(list.toUnitId)
    return reply.page(
      <HandoverListPage
        list={lineOf(staff, list)}
        madeBy={staff.nameOf(list.madeBy) ?? '—'}
        items={await itemsOf(office, staff, items)}
        receives={Boolean(receiver && units.includes(receiver))}
        {...(list.kind === 'post'
          ? {
              parcels: await deliveriesOf(
                db,
                localityId,
                items.map(({ dossierId }) => dossierId),
              ),
            }
          : {})}
        mayCallOff={list.kind === 'office' && units.includes(list.fromUnitId) && mayCancel(list)}
        {...shown}
      />,
      { title: words.list(listNumber(list)), wide: true, status, scripts: ['keys.js'] },
    )
  }

  const Done = Type.Object({
    'vi-sao': Type.Optional(Type.String({ maxLength: 40 })),

    xong: Type.Optional(Type.String({ maxLength: 40 })),
    bo: Type.Integer({ minimum: 0, maximum: 500, default: 0 }),
  })

  app.get('/ban-giao/:id', { schema: { params: One, querystring: Done }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const { xong = '', bo } = request.query
    const list = await listFor(request as Request, id)
    const messages: Record<string, Text> = {
      lap: words.made(list.items, bo),
      huy: words.calledOff,
      ghi: words.recorded,
    }
    const [, scanned] = /^quet-([\w.-]+)$/.exec(xong) ?? []
    const message = scanned ? words.scanned(scanned) : messages[xong]
    const why = request.query['vi-sao']
    const reason = why && Object.hasOwn(HTTP, why) ? (why as Reason) : undefined
    return show(request as Request, reply, id, {
      message,
      ...(reason ? { errors: { ma: words.reasons[reason] } } : {}),
    })
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
    await listFor(request as Request, id)
    const body = (request.body ?? {}) as Record<string, unknown>
    const open = (await findItems(db, localityId, id)).filter(({ outcome }) => outcome === null)
    const all = body['tat-ca'] === '1'
    // What was answered by somebody else meanwhile is told to have been, not passed over.
    const named = Object.keys(body).flatMap((name) =>
      name.startsWith('kq-') && body[name] !== '' ? [name.slice(3)] : [],
    )
    const keys = all ? open.map(({ dossierId }) => dossierId) : named.filter(isKey)
    const said = keys.map((dossierId): Said => {
      const chosen = String(body[`kq-${dossierId}`] ?? '')
      return {
        dossierId,
        outcome: isOutcome(chosen) ? chosen : 'received',
        reason: String(body[`ly-do-${dossierId}`] ?? '').normalize('NFC'),
      }
    })
    if (said.length === 0)
      return show(request as Request, reply, id, { errors: { ma: words.reasons.nothing_chosen } }, 422)
    const answer = await confirmItems(office, officialOf(request as Request), id, said)
    if (!answer.ok) throw new Refusal(HTTP[answer.reason], answer.reason, words.reasons[answer.reason])
    const refused = new Map(
      answer.value.flatMap(({ dossierId, answer: each }) =>
        each.ok
          ? []
          : [
              [
                dossierId,
                { text: words.reasons[each.reason], typed: String(body[`ly-do-${dossierId}`] ?? '') },
              ] as const,
            ],
      ),
    )
    const done = answer.value.length - refused.size
    const worst = answer.value.flatMap(({ answer: each }) => (each.ok ? [] : [each.reason]))[0]
    return show(
      request as Request,
      reply,
      id,
      {
        refused,
        ...(done > 0 ? { message: words.saved(done, refused.size) } : {}),
        ...(worst ? { errors: { [`kq-${[...refused.keys()][0]}`]: words.reasons[worst] } } : {}),
      },
      worst && done === 0 ? HTTP[worst] : 200,
    )
  })

  app.post('/ban-giao/:id/huy', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    await listFor(request as Request, id)
    const answer = await callOff(office, officialOf(request as Request), id)
    if (answer.ok) return reply.redirect(`/ban-giao/${id}?xong=huy`, 303)
    return show(request as Request, reply, id, { errors: { huy: words.reasons[answer.reason] } }, HTTP[answer.reason])
  })

  const noteOf = ({ outcome, reason }: ItemLine): string =>
    outcome === null ? '' : [words.outcomes[outcome].vi, reason].filter(Boolean).join(': ')

  for (const format of SHEET_FORMATS)
    app.get(`/ban-giao/:id.${format}`, { schema: { params: One }, config: MAY }, async (request, reply) => {
      const { id } = request.params
      const list = await listFor(request as Request, id)
      const { lang } = request
      const items = await itemsOf(office, await office.staff(), await findItems(db, localityId, id))
      const { columns } = words
      return sendSheet(reply, format, `ban-giao-${listNumber(list).replaceAll('/', '-')}`, {
        name: inLang(words.title, lang),
        heads: [
          'TT',
          ...[columns.dossier, columns.applicant, columns.papers, columns.due, columns.outcome].map((text) =>
            inLang(text, lang),
          ),
        ],
        rows: items.map((item) => [
          item.position,
          item.code,
          item.applicantName,
          item.papers,
          item.legalDueAt,
          noteOf(item),
        ]),
      })
    })

  app.get('/ban-giao/:id.pdf', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const list = await listFor(request as Request, id)
    const [staff, rows, time] = await Promise.all([office.staff(), findItems(db, localityId, id), office.workingTime()])
    const items = await itemsOf(office, staff, rows)
    const on = time.dateOf(list.madeAt)
    const set = found(deps.formSetOn(on))
    const head = {
      heading: headingOf(staff, list.fromUnitId, on),
      numbered: listNumber(list),
      from: unitName(staff, list.fromUnitId).vi,
      madeAt: list.madeAt,
      giver: staff.nameOf(list.madeBy) ?? '',
    }
    const name = `ban-giao-${listNumber(list).replaceAll('/', '-')}.pdf`
    if (list.kind === 'post') {
      const parcels = await deliveriesOf(
        db,
        localityId,
        rows.map(({ dossierId }) => dossierId),
      )
      const lines = items.map((item) => {
        const parcel = parcels.get(item.dossierId)
        return {
          dossierCode: item.code,
          receiver: parcel?.name ?? '',
          address: parcel?.address ?? '',
          phone: parcel?.phone ?? '',
          payer: parcel?.payer === 'office' ? 'Cơ quan' : 'Người nhận',
          tracking: parcel?.tracking ?? '',
          note: noteOf(item),
        }
      })
      return sendPdf(reply, await deps.forms.renderForm('postList', set.id, { ...head, lines }), name)
    }
    const receivers = new Set(rows.flatMap(({ decidedBy }) => (decidedBy ? [staff.nameOf(decidedBy) ?? ''] : [])))
    const pdf = await deps.forms.renderForm('handoverList', set.id, {
      ...head,
      to: list.toUnitId ? unitName(staff, list.toUnitId).vi : words.post.vi,
      receiver: [...receivers].join(', '),
      lines: items.map((item) => ({
        dossierCode: item.code,
        procedure: item.procedure.vi,
        applicant: item.applicantName,
        papers: item.papers,
        dueAt: item.legalDueAt ?? undefined,
        note: noteOf(item),
      })),
    })
    return sendPdf(reply, pdf, name)
  })
}

/** What an office has to hand on, by where it goes. */
async function groupsOf({ office }: HandoversDeps, unitId: string): Promise<WaitingGroup[]> {
  const [staff, rows] = await Promise.all([office.staff(), findWaiting(office.db, office.localityId, unitId)])
  return Promise.all(
    [...Map.groupBy(rows, ({ toUnitId }) => toUnitId)].map(async ([toUnitId, group]) => ({
      fromUnitId: unitId,
      from: unitName(staff, unitId),
      toUnitId,
      to: unitName(staff, toUnitId),
      rows: await Promise.all(
        group.map(async ({ versionId, ...row }) => ({ ...row, procedure: (await office.getVersion(versionId)).name })),
      ),
    })),
  )
}
