import { type Limiter, SECRET_BY_ADDRESS } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request, sendSheet } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import {
  acceptWithdrawal,
  declineWithdrawal,
  requestWithdrawal,
  resubmit,
  takeBackWithdrawal,
} from './actions/by-citizen.ts'
import { apologise, rate, returnResult } from './actions/closing.ts'
import { receiveAtCounter } from './actions/counter.ts'
import { lengthen } from './actions/lengthen.ts'
import { eraseApplicant, reveal } from './actions/personal-data.ts'
import {
  assign,
  finishFinancialDuty,
  handOver,
  recordExternalAnswer,
  recordExternalResult,
  sendBack,
  signResult,
  startFinancialDuty,
} from './actions/processing.ts'
import { reassign } from './actions/reassign.ts'
import { accept, batchAccept, refuse, requestSupplement, stop } from './actions/reception.ts'
import { createSubmit } from './actions/submit.ts'
import type { Answer } from './answer.ts'
import type { Office } from './office.ts'
import { findApplicants } from './queries/applicants.ts'
import { getDossier } from './queries/detail.ts'
import { createLookup, openBySecret } from './queries/lookup.ts'
import { findQueue } from './queries/queue.ts'
import { queueSheet } from './queries/queue-sheet.ts'
import { searchDossiers } from './queries/search.ts'
import { HTTP } from './reasons.ts'
import type { Official } from './rules/who-may.ts'
import {
  ACT_BODIES,
  CITIZEN_BODIES,
  Code,
  DossierId,
  Filed,
  Ids,
  Intake,
  QueueQuery,
  Rating,
  Reassigning,
  SearchQuery,
  Submission,
} from './schemas.ts'
import { words } from './words.ts'

/** The signed-in official of a request. A route's permission has seen to it that there is one. */
function officialOf({ viewer }: Request): Official {
  if (viewer.kind !== 'official') throw new Refusal(403, 'not_yours', words.reasons.not_yours)
  return viewer
}

/** An answer over HTTP: its value, or its reason with what it means and who was quicker. */
function send<T>(request: Request, reply: Reply, answer: Answer<T>, status = 200): Reply {
  if (answer.ok) return reply.code(status).send(answer.value)
  const { reason, by } = answer
  return reply.code(HTTP[reason]).send({
    error: {
      code: reason,
      message: inLang(words.reasons[reason], request.lang),
      requestId: request.id,
      ...(by ? { by: { name: by.name, did: inLang(by.sentence, request.lang), at: by.at } } : {}),
    },
  })
}

type Act = keyof typeof ACT_BODIES

/** Each act with the permission it asks for; the step itself is checked by the rules. */
const ACTS: {
  [Name in Act]: { may: string; run: (o: Office, who: Official, id: string, body: never) => Promise<Answer<unknown>> }
} = {
  accept: { may: 'dossier.receive', run: accept },
  requestSupplement: { may: 'dossier.process', run: requestSupplement },
  refuse: { may: 'dossier.process', run: refuse },
  stop: { may: 'dossier.process', run: stop },
  assign: { may: 'dossier.process', run: assign },
  handOver: { may: 'dossier.process', run: handOver },
  sendBack: { may: 'dossier.process', run: sendBack },
  recordExternalAnswer: { may: 'dossier.process', run: recordExternalAnswer },
  recordExternalResult: { may: 'dossier.process', run: recordExternalResult },
  startFinancialDuty: { may: 'dossier.process', run: startFinancialDuty },
  finishFinancialDuty: { may: 'dossier.process', run: finishFinancialDuty },
  acceptWithdrawal: { may: 'dossier.process', run: acceptWithdrawal },
  declineWithdrawal: { may: 'dossier.process', run: declineWithdrawal },
  lengthen: { may: 'dossier.process', run: lengthen },
  apologise: { may: 'dossier.process', run: apologise },
  sign: { may: 'dossier.sign', run: signResult },
  returnResult: { may: 'dossier.return', run: returnResult },
}

/** The JSON side of dossiers, below `/api/v1/dossiers`. */
export function mountDossiersApi(app: App, office: Office, limits: Limiter): void {
  mountCitizens(app, office, limits)
  mountReading(app, office)
  mountActs(app, office)
}

function mountCitizens(app: App, office: Office, limits: Limiter): void {
  const submit = createSubmit(office)
  const lookup = createLookup(office)

  app.post(
    '/api/v1/dossiers',
    { schema: { body: Submission, response: { 201: Filed, 200: Filed } }, config: { may: 'public' } },
    async (request, reply) => {
      const answer = await submit(request.body)
      return send(request, reply, answer, answer.ok && answer.value.repeated ? 200 : 201)
    },
  )

  app.get(
    '/api/v1/dossiers/lookup/:code',
    { schema: { params: Code }, config: { may: 'public' } },
    async (request, reply) => {
      const found = await lookup(request.params.code)
      return send(request, reply, found ? { ok: true, value: found } : { ok: false, reason: 'not_found' })
    },
  )

  const own = {
    config: { may: 'public' },
    // Nobody may guess second secrets for long.
    preHandler: async (request: Request) => {
      if (await limits.allows(SECRET_BY_ADDRESS, request.ip)) return
      throw new Refusal(429, 'too_many_requests', failures.tooMany)
    },
  }
  app.post(
    '/api/v1/dossiers/lookup/:code/open',
    { ...own, schema: { params: Code, body: CITIZEN_BODIES.open } },
    async (request, reply) =>
      send(request, reply, await openBySecret(office, request.params.code, request.body.secret)),
  )
  app.post(
    '/api/v1/dossiers/lookup/:code/resubmit',
    { ...own, schema: { params: Code, body: CITIZEN_BODIES.resubmit } },
    async (request, reply) => {
      const { secret, ...input } = request.body
      return send(request, reply, await resubmit(office, { code: request.params.code, secret }, input))
    },
  )
  app.post(
    '/api/v1/dossiers/lookup/:code/requestWithdrawal',
    { ...own, schema: { params: Code, body: CITIZEN_BODIES.withdraw } },
    async (request, reply) => {
      const { secret, reason } = request.body
      return send(request, reply, await requestWithdrawal(office, { code: request.params.code, secret }, { reason }))
    },
  )
  app.post(
    '/api/v1/dossiers/lookup/:code/takeBackWithdrawal',
    { ...own, schema: { params: Code, body: CITIZEN_BODIES.open } },
    async (request, reply) =>
      send(
        request,
        reply,
        await takeBackWithdrawal(office, { code: request.params.code, secret: request.body.secret }),
      ),
  )
  app.post('/api/v1/ratings', { ...own, schema: { body: Rating } }, async (request, reply) =>
    send(request, reply, await rate(office, request.body.token, request.body)),
  )
}

function mountReading(app: App, office: Office): void {
  app.get(
    '/api/v1/dossiers/queue',
    { schema: { querystring: QueueQuery }, config: { may: 'dossier.process' } },
    async (request) => findQueue(office, officialOf(request), request.query),
  )
  app.get(
    '/api/v1/dossiers/queue.csv',
    { schema: { querystring: QueueQuery }, config: { may: 'dossier.process' } },
    async (request, reply) =>
      sendSheet(reply, 'csv', 'ho-so', queueSheet(office, officialOf(request), request.query, request.lang)),
  )
  app.get(
    '/api/v1/dossiers/search',
    { schema: { querystring: SearchQuery }, config: { may: 'dossier.search' } },
    async (request) => ({ rows: await searchDossiers(office, officialOf(request), request.query) }),
  )
  app.get(
    '/api/v1/applicants',
    { schema: { querystring: SearchQuery }, config: { may: 'dossier.receive' } },
    async (request) => ({ rows: await findApplicants(office, request.query.text) }),
  )
  app.get(
    '/api/v1/dossiers/:id',
    { schema: { params: DossierId }, config: { may: 'dossier.search' } },
    async (request, reply) => send(request, reply, await getDossier(office, officialOf(request), request.params.id)),
  )
}

function mountActs(app: App, office: Office): void {
  app.post(
    '/api/v1/dossiers/receive',
    { schema: { body: Intake }, config: { may: 'dossier.receive' } },
    async (request, reply) =>
      send(request, reply, await receiveAtCounter(office, officialOf(request), request.body), 201),
  )
  app.post(
    '/api/v1/dossiers/accept',
    { schema: { body: Ids }, config: { may: 'dossier.receive' } },
    async (request) => ({ rows: await batchAccept(office, officialOf(request), request.body.ids) }),
  )
  app.post(
    '/api/v1/dossiers/:id/reveal',
    { schema: { params: DossierId }, config: { may: 'dossier.reveal' } },
    async (request, reply) => send(request, reply, await reveal(office, officialOf(request), request.params.id)),
  )
  app.post(
    '/api/v1/applicants/:id/erase',
    { schema: { params: DossierId }, config: { may: 'dossier.erase' } },
    async (request, reply) =>
      send(request, reply, await eraseApplicant(office, officialOf(request), request.params.id)),
  )
  app.post(
    '/api/v1/dossiers/reassign',
    { schema: { body: Reassigning }, config: { may: 'dossier.distribute' } },
    async (request, reply) => send(request, reply, await reassign(office, officialOf(request), request.body)),
  )
  for (const [name, body] of Object.entries(ACT_BODIES)) {
    const { may, run } = ACTS[name as Act]
    app.post(
      `/api/v1/dossiers/:id/${name}`,
      { schema: { params: DossierId, body }, config: { may } },
      async (request, reply) => {
        // The schema that stands beside the act has checked the body.
        const answer = await run(office, officialOf(request), request.params.id, request.body as never)
        return send(request, reply, answer)
      },
    )
  }
}
