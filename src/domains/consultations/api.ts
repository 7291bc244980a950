import { Type } from 'typebox'
import { official, SECRET_BY_ADDRESS, unitsFor } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  cutPage,
  failures,
  operations,
  Paged,
  pageOf,
  Refusal,
  type Request,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { getDossier, type Office } from '../dossiers/index.ts'
import { type AnswerInput, answer, ask, type Reason, withdraw } from './actions.ts'
import type { ConsultationsDeps } from './deps.ts'
import type { ConsultationLine } from './pages/parts.tsx'
import { askedBy, consultationsOf, findConsultation, openFor } from './queries.ts'
import { HTTP } from './reasons.ts'
import { AnswerBody, AskBody, AskedOfUs, AskedShape, ConsultationShape, OfDossier, Ticket } from './schemas.ts'
import { consultationOf, ticketOf } from './ticket.ts'
import { linesOf } from './view.ts'
import { words } from './words.ts'

const PAGE = 30
const MOST_OPEN = 200
const ASK = { may: 'consultation.ask', params: ById }
const ANSWER = { may: 'consultation.answer' }
const REFUSED_ANSWERS = [
  'not_found',
  'not_yours',
  'missing_answer',
  'unknown_file',
  'already_closed',
] as const satisfies Reason[]

const seenOf = (line: ConsultationLine) => {
  const { id, code, procedure, askingUnit, whom, question, askedAt, dueAt, late, state, papers } = line
  return { id, code, procedure, askingUnit, whom, question, askedAt, dueAt, late, state, papers }
}
const shownOf = (line: ConsultationLine) => {
  const { dossierId, stepKey, unitId, outside, silenceGround, stance, answerer, fileId, fileName, closedAt } = line
  const { answer: said } = line
  const more = { dossierId, stepKey, unitId, outside, silenceGround, stance, answerer, fileId, fileName, closedAt }
  return { ...seenOf(line), ...more, answer: said }
}

/** Asking others and answering, for programs: the same actions as the pages'. */
export function mountConsultationsApi(app: App, office: Office, deps: ConsultationsDeps): void {
  const api = operations(app, { tag: 'consultations', statuses: HTTP, words: words.reasons })
  const linesFor = async (found: Parameters<typeof linesOf>[2]) => linesOf(office, await deps.organization(), found)
  const ownUnits = (request: Request): string[] => {
    const own = new Set(official(request).appointments.map(({ unitId }) => unitId))
    return unitsFor(request.viewer, 'consultation.answer').filter((id) => own.has(id))
  }

  api(
    'GET',
    '/dossiers/:id/consultations',
    {
      ...ASK,
      summary: 'What was asked about a dossier',
      answer: Type.Object({ rows: Type.Array(ConsultationShape) }),
      refusals: ['not_found'],
    },
    async (request) => {
      const dossier = await getDossier(office, official(request), request.params.id)
      if (!dossier.ok || dossier.value.applicant.masked) return no('not_found')
      const lines = await linesFor(await consultationsOf(office, request.params.id))
      return ok({ rows: lines.map(shownOf) })
    },
  )

  api(
    'POST',
    '/dossiers/:id/consultations',
    {
      ...ASK,
      summary: 'Ask another unit or a body outside; the dossier stays where it is',
      body: AskBody,
      answer: AskedShape,
      status: 201,
      refusals: ['not_found', 'not_yours', 'nobody_asked', 'missing_question', 'bad_days', 'unknown_file'],
    },
    async (request) => {
      const { unitId = null, bodyName = '', fileIds = [], silenceGround = '', question, days } = request.body
      const input = { unitId, bodyName, fileIds, silenceGround, question, days }
      const asked = await ask(office, official(request), request.params.id, input)
      if (!asked.ok) return asked
      const { id, outside } = asked.value
      const link = outside ? `${office.publicUrl}/tra-loi-y-kien/${ticketOf(office.secret, id)}` : null
      return ok({ id, outside, link })
    },
  )

  api(
    'POST',
    '/consultations/:id/withdraw',
    {
      ...ASK,
      summary: 'The question is of no use any more',
      answer: OfDossier,
      refusals: ['not_found', 'not_yours', 'already_closed'],
    },
    (request) => withdraw(office, official(request), request.params.id),
  )

  api(
    'POST',
    '/consultations/:id/record',
    {
      ...ASK,
      summary: 'Record an answer that came on paper',
      body: AnswerBody,
      answer: OfDossier,
      refusals: [...REFUSED_ANSWERS, 'missing_name'],
    },
    (request) =>
      answer(office, { kind: 'paper', official: official(request) }, request.params.id, request.body as AnswerInput),
  )

  api(
    'GET',
    '/consultations/asked-of-us',
    {
      ...ANSWER,
      summary: 'What one’s units are asked and haven’t answered, nearest due first; 200 at most',
      answer: Type.Object({ rows: Type.Array(AskedOfUs) }),
    },
    async (request) => {
      const lines = await linesFor(await openFor(office, ownUnits(request), MOST_OPEN))
      return ok({ rows: lines.map(seenOf) })
    },
  )

  api(
    'GET',
    '/consultations',
    {
      ...ANSWER,
      summary: 'What one’s units have asked others, newest first',
      query: Type.Object(Paged),
      answer: pageOf(ConsultationShape),
    },
    async (request) => {
      const { page } = request.query
      const found = await askedBy(office, ownUnits(request), { limit: PAGE + 1, skip: (page - 1) * PAGE })
      const { rows, next } = cutPage(found, page, PAGE)
      return ok({ rows: (await linesFor(rows)).map(shownOf), next })
    },
  )

  api(
    'POST',
    '/consultations/:id/answer',
    {
      ...ANSWER,
      params: ById,
      summary: 'Answer for the unit that was asked; a late answer is taken and is late',
      body: AnswerBody,
      answer: OfDossier,
      refusals: REFUSED_ANSWERS,
    },
    async (request) => {
      const asked = await findConsultation(office, request.params.id)
      if (!asked?.unitId || asked.outside || !ownUnits(request).includes(asked.unitId)) return no('not_found')
      return answer(office, { kind: 'unit', official: official(request) }, asked.id, request.body as AnswerInput)
    },
  )

  /** The consultation a link was signed for; nobody may guess links for long. */
  const byTicket = async (request: Request, ticket: string): Promise<string | undefined> => {
    const id = consultationOf(office.secret, ticket)
    if (id || (await deps.limits.allows(SECRET_BY_ADDRESS, request.ip))) return id
    throw new Refusal(429, 'too_many_requests', failures.tooMany)
  }

  api(
    'GET',
    '/answer-links/:ticket',
    {
      summary: 'The question a body outside is asked, by its signed link',
      may: 'public',
      params: Ticket,
      answer: AskedOfUs,
      refusals: ['not_found', 'too_many_requests'],
    },
    async (request) => {
      const id = await byTicket(request, request.params.ticket)
      const found = id && (await findConsultation(office, id))
      const [line] = found ? await linesFor([found]) : []
      return line ? ok(seenOf(line)) : no('not_found')
    },
  )

  api(
    'POST',
    '/answer-links/:ticket',
    {
      summary: 'Answer by a signed link, once',
      may: 'public',
      params: Ticket,
      body: AnswerBody,
      refusals: [...REFUSED_ANSWERS, 'missing_name', 'too_many_requests'],
    },
    async (request) => {
      const id = await byTicket(request, request.params.ticket)
      return id ? answer(office, { kind: 'link' }, id, request.body as AnswerInput) : no('not_found')
    },
  )
}
