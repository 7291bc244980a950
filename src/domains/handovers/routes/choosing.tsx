import { Type } from 'typebox'
import { SECRET_BY_ADDRESS } from '../../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { findBySecret, getDossier, openedDossier } from '../../dossiers/index.ts'
import { chooseDelivery } from '../actions/deliver.ts'
import { choiceFrom } from '../delivery-form.ts'
import { words } from '../delivery-words.ts'
import { found, type HandoversDeps, One, officialOf } from '../deps.ts'
import { ChoicePage } from '../pages/choice-page.tsx'
import { choiceOf } from '../panel.tsx'
import { HTTP, type Reason } from '../reasons.ts'
import { words as listWords } from '../words.ts'

const Coded = Type.Object({ code: Type.String({ maxLength: 60 }) })

const FIELD: Partial<Record<Reason, string>> = {
  missing_receiver: 'receiverName',
  bad_receiver_phone: 'receiverPhone',
  missing_address: 'receiverAddress',
  no_such_office: 'officeId',
  result_at_desk: 'way',
}
const errorsOf = (reason: Reason): Record<string, Text> => ({ [FIELD[reason] ?? 'way']: listWords.reasons[reason] })

/** How the person gets the result: chosen right after filing, on the person's own page, or at the counter. */
export function mountChoosing(app: App, { office, limits }: HandoversDeps): void {
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
        .page(<ChoicePage code={code} back={back} form={undefined} chosen={(await choiceOf(office, id))?.delivery} />, {
          title: words.title,
        })
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
