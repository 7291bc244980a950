import { Type } from 'typebox'
import { SECRET_BY_ADDRESS } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { words as dossierWords, findByCode, findBySecret, getDossier, openedDossier } from '../dossiers/index.ts'
import { chooseDelivery, giveToPost, type PostSaid, recordPost } from './actions/deliver.ts'
import { desksOf, returnElectronically } from './actions/electronic.ts'
import { choiceFrom } from './delivery-form.ts'
import { words } from './delivery-words.ts'
import { found, type HandoversDeps, isKey, officialOf } from './deps.ts'
import { ChoicePage } from './pages/choice-page.tsx'
import { type ReadyLine, ReturnDeskPage, type ReturnDeskProps } from './pages/return-desk.tsx'
import { choiceOf } from './panel.tsx'
import { findReady } from './queries/deliveries.ts'
import { HTTP, type Reason } from './reasons.ts'
import { words as listWords } from './words.ts'

const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Coded = Type.Object({ code: Type.String({ maxLength: 60 }) })
const RETURN = { may: 'dossier.return' } as const
const MOST_AT_ONCE = 300

const FIELD: Partial<Record<Reason, string>> = {
  missing_receiver: 'receiverName',
  bad_receiver_phone: 'receiverPhone',
  missing_address: 'receiverAddress',
  no_such_office: 'officeId',
  result_at_desk: 'way',
}
const errorsOf = (reason: Reason): Record<string, Text> => ({ [FIELD[reason] ?? 'way']: listWords.reasons[reason] })

/** How people get their results: choosing, the return desk, the post. */
export function mountDeliveries(app: App, deps: HandoversDeps): void {
  mountChoosing(app, deps)
  mountReturnDesk(app, deps)
}

function mountChoosing(app: App, { office, limits }: HandoversDeps): void {
  const choose = async (party: Parameters<typeof chooseDelivery>[1], id: string, body: unknown) => {
    const choice = choiceFrom(body)
    const answer = choice && (await chooseDelivery(office, party, id, choice))
    const errors = !answer ? { way: words.pickWay } : answer.ok ? undefined : errorsOf(answer.reason)
    return { choice, errors, status: !answer || answer.ok ? 422 : HTTP[answer.reason] }
  }

  /** The form again, with what was typed. */
  async function again(
    reply: Reply,
    id: string,
    at: { code: string; back: string; action: string; secret?: string },
    tried: Awaited<ReturnType<typeof choose>>,
  ) {
    const there = found(await choiceOf(office, id))
    const values = tried.choice ?? there.values
    return reply
      .header('cache-control', 'no-store')
      .page(
        <ChoicePage
          code={at.code}
          back={at.back}
          form={{ action: at.action, values, secret: at.secret, offices: there.offices }}
          errors={tried.errors ?? {}}
        />,
        { title: words.title, status: tried.status },
      )
  }

  app.post(
    '/tra-cuu/:code/ho-so/nhan-ket-qua',
    { schema: { params: Coded }, config: { may: 'public' } },
    async (request, reply) => {
      const own = await openedDossier(office, request as Request)
      const back = `/tra-cuu/${request.params.code}/ho-so`
      if (!own) return reply.redirect(back, 303)
      const tried = await choose({ kind: 'citizen' }, own.id, request.body)
      if (!tried.errors) return reply.redirect(`${back}#nhan-ket-qua`, 303)
      return again(reply, own.id, { code: own.code, back, action: `${back}/nhan-ket-qua` }, tried)
    },
  )

  // Right after filing: the secret is on the page, the browser has no right of its own yet.
  app.post(
    '/tra-cuu/:code/nhan-ket-qua',
    { schema: { params: Coded }, config: { may: 'public' } },
    async (request, reply) => {
      if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip)))
        throw new Refusal(429, 'too_many_requests', failures.tooMany)
      const secret = String((request.body as { secret?: unknown } | undefined)?.secret ?? '').slice(0, 40)
      const id = found(await findBySecret(office, request.params.code, secret))
      const code = request.params.code
      const tried = await choose({ kind: 'citizen' }, id, request.body)
      const back = `/tra-cuu/${code}`
      if (tried.errors) return again(reply, id, { code, back, action: `${back}/nhan-ket-qua`, secret }, tried)
      return reply
        .header('cache-control', 'no-store')
        .page(<ChoicePage code={code} back={back} form={undefined} done />, { title: words.title })
    },
  )

  const forOfficial = async (request: Request, id: string) => {
    const dossier = await getDossier(office, officialOf(request), id)
    if (!dossier.ok || dossier.value.applicant.masked) return found<never>(undefined)
    return dossier.value
  }

  app.get(
    '/ho-so/:id/nhan-ket-qua',
    { schema: { params: One }, config: { may: 'dossier.search' } },
    async (request, reply) => {
      const { id } = request.params
      const [{ code }, there] = await Promise.all([forOfficial(request as Request, id), choiceOf(office, id)])
      const values = { ...found(there).values, way: found(there).values.way ?? ('collect' as const) }
      return reply
        .header('cache-control', 'no-store')
        .page(
          <ChoicePage
            code={code}
            back={`/ho-so/${id}`}
            form={{ action: `/ho-so/${id}/nhan-ket-qua`, values, offices: found(there).offices }}
          />,
          {
            title: words.title,
          },
        )
    },
  )

  app.post(
    '/ho-so/:id/nhan-ket-qua',
    { schema: { params: One }, config: { may: 'dossier.search' } },
    async (request, reply) => {
      const { id } = request.params
      const { code } = await forOfficial(request as Request, id)
      const tried = await choose({ kind: 'official', official: officialOf(request as Request) }, id, request.body)
      if (!tried.errors) return reply.redirect(`/ho-so/${id}#nhan-ket-qua`, 303)
      return again(reply, id, { code, back: `/ho-so/${id}`, action: `/ho-so/${id}/nhan-ket-qua` }, tried)
    },
  )
}

function mountReturnDesk(app: App, { office }: HandoversDeps): void {
  const { db, localityId } = office
  const desks = (request: Request): string[] => desksOf(officialOf(request))

  async function show(
    request: Request,
    reply: Reply,
    shown: Partial<ReturnDeskProps> = {},
    status = 200,
  ): Promise<Reply> {
    const ready = await findReady(db, localityId, desks(request))
    const lines = await Promise.all(
      ready.map(
        async (line): Promise<ReadyLine> => ({ ...line, procedure: (await office.getVersion(line.versionId)).name }),
      ),
    )
    return reply
      .header('cache-control', 'no-store')
      .page(<ReturnDeskPage text="" scanned={undefined} lines={lines} {...shown} />, {
        title: words.desk,
        wide: true,
        status,
        scripts: ['keys.js'],
      })
  }

  const Typed = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 100 })) })
  app.get('/tra-ket-qua', { schema: { querystring: Typed }, config: RETURN }, async (request, reply) => {
    const text = request.query.ma?.trim() ?? ''
    if (text === '') return show(request as Request, reply)
    const official = officialOf(request as Request)
    const meant = await findByCode(office, official, text)
    if (!meant) return show(request as Request, reply, { text })
    const [dossier, ready] = await Promise.all([
      getDossier(office, official, meant.id),
      findReady(db, localityId, desks(request as Request), { ids: [meant.id] }),
    ])
    const [one] = ready
    const line = one && { ...one, procedure: (await office.getVersion(one.versionId)).name }
    const status = dossierWords.status[dossier.ok ? dossier.value.status : 'submitted']
    return show(request as Request, reply, { text, scanned: { ...meant, line, status } })
  })

  app.post('/tra-ket-qua/buu-chinh', { config: RETURN }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[] | undefined>
    const parcels = [body.ids ?? []]
      .flat()
      .filter(isKey)
      .slice(0, MOST_AT_ONCE)
      .map((dossierId) => ({ dossierId, tracking: String(body[`so-${dossierId}`] ?? '') }))
    // An official of several desks makes a list for each.
    const own = desks(request)
    const ready = await findReady(db, localityId, own, { ids: parcels.map(({ dossierId }) => dossierId) })
    const unitId = ready[0]?.unitId ?? own[0] ?? ''
    const made = await giveToPost(office, officialOf(request), unitId, parcels)
    if (made.ok) return reply.redirect(`/ban-giao/${made.value.id}?xong=lap&bo=${made.value.left}`, 303)
    return show(request, reply, { errors: { ma: listWords.reasons[made.reason] } }, HTTP[made.reason])
  })

  app.post('/tra-ket-qua/dien-tu', { config: RETURN }, async (request, reply) => {
    const body = (request.body ?? {}) as { ids?: string | string[] }
    const ids = [body.ids ?? []].flat().filter(isKey).slice(0, MOST_AT_ONCE)
    if (ids.length === 0) return show(request, reply, { errors: { ma: listWords.reasons.nothing_chosen } }, 422)
    const { returned, left } = await returnElectronically(office, officialOf(request), ids)
    return show(request, reply, { message: words.returned(returned, left) }, returned === 0 ? 409 : 200)
  })

  app.post('/ban-giao/:id/buu-chinh', { schema: { params: One }, config: RETURN }, async (request, reply) => {
    const { id } = request.params
    const body = (request.body ?? {}) as Record<string, unknown>
    const dossierId = String(body.dossierId ?? '')
    const text = (name: string): string =>
      typeof body[name] === 'string' ? (body[name] as string).normalize('NFC') : ''
    const tracking = text('tracking')
    const said: PostSaid =
      text('outcome') === 'delivered'
        ? { dossierId, tracking, outcome: 'delivered' }
        : text('outcome') === 'cameBack'
          ? { dossierId, tracking, outcome: 'cameBack', reason: text('reason') }
          : { dossierId, tracking, outcome: 'none' }
    const answer = isKey(dossierId)
      ? await recordPost(office, officialOf(request as Request), id, said)
      : ({ ok: false, reason: 'not_on_list' } as const)
    if (answer.ok) return reply.redirect(`/ban-giao/${id}?xong=ghi`, 303)
    return reply.redirect(`/ban-giao/${id}?vi-sao=${answer.reason}`, 303)
  })
}
