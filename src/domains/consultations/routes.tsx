import { Type } from 'typebox'
import { openFile, type PostedForm, readPosted, sendFile } from '../../core/files/index.ts'
import { official as officialOf, SECRET_BY_ADDRESS, unitsFor } from '../../core/identity/index.ts'
import { afterDeed } from '../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { type DossierView, getDossier, type Office } from '../dossiers/index.ts'
import { type AskInput, answer, ask, mayAskAbout, type Reason, withdraw } from './actions.ts'
import { mountConsultationsApi } from './api.ts'
import type { ConsultationsDeps } from './deps.ts'
import { AnswerPage, ThanksPage } from './pages/answer-page.tsx'
import { type AskValues, DossierConsultationsPage, type DossierConsultationsProps } from './pages/dossier-page.tsx'
import { ListPage } from './pages/list-page.tsx'
import type { AnswerValues } from './pages/parts.tsx'
import { askedBy, consultationsOf, findConsultation, openFor } from './queries.ts'
import { HTTP } from './reasons.ts'
import { isStance } from './rules/consultation.ts'
import { consultationOf, ticketOf } from './ticket.ts'
import { linesOf } from './view.ts'
import { words } from './words.ts'

const Uuid = Type.String({ format: 'uuid' })
const OfDossier = Type.Object({ id: Uuid })
const OfOne = Type.Object({ id: Uuid, consultation: Uuid })
const Ticket = Type.Object({ ticket: Type.String({ maxLength: 80 }) })
const MOST_OPEN = 200
const PAGE = 30

/** Which field of a form a “no” is about. */
const FIELDS: Partial<Record<Reason, string>> = {
  nobody_asked: 'unitId',
  missing_question: 'question',
  bad_days: 'days',
  unknown_file: 'file',
  missing_stance: 'stance',
  missing_answer: 'answer',
  missing_name: 'name',
}
const errorsOf = (reason: Reason): Record<string, Text> => ({ [FIELDS[reason] ?? 'hoi']: words.reasons[reason] })

const answerOf = (form: PostedForm) => {
  const stance = form.text('stance')
  const values: AnswerValues = { stance, answer: form.text('answer'), name: form.text('name') }
  const input = {
    stance: isStance(stance) ? stance : null,
    answer: form.text('answer').slice(0, 10_000),
    name: form.text('name').slice(0, 200),
    upload: form.uploads('file')[0],
  }
  return { values, input, fileError: form.fileErrors.file }
}

/** Asking others about a dossier, and answering: within the program, by a signed link, or on paper. */
export function mountConsultations(app: App, office: Office, deps: ConsultationsDeps): void {
  const { organization, limits } = deps
  mountConsultationsApi(app, office, deps)
  const asking = { may: 'consultation.ask' }
  const answering = { may: 'consultation.answer' }

  const dossierFor = async (request: Request, id: string): Promise<DossierView> => {
    const found = await getDossier(office, officialOf(request), id)
    if (!found.ok || found.value.applicant.masked) throw new Refusal(404, 'not_found', failures.notFound)
    return found.value
  }

  type Shown = Pick<DossierConsultationsProps, 'asking' | 'recording' | 'errors' | 'done'>
  async function showDossier(request: Request, reply: Reply, id: string, shown: Shown = {}, status = 200) {
    const dossier = await dossierFor(request, id)
    const [found, people, mayAsk] = await Promise.all([
      consultationsOf(office, id),
      organization(),
      mayAskAbout(office, officialOf(request), id),
    ])
    const lines = await linesOf(office, people, found)
    const today = (await office.workingTime()).dateOf(office.clock.now())
    const choices = people
      .unitsInForce(today)
      .filter((unit) => unit.id !== dossier.holder?.unit.id)
      .filter((unit) => unit.kind === 'external' || people.postsOf(unit.id).length > 0)
      .map((unit) => ({ id: unit.id, name: unit.name, outside: unit.kind === 'external' }))
      .sort((a, b) => Number(a.outside) - Number(b.outside) || a.name.vi.localeCompare(b.name.vi, 'vi'))
    return reply.page(
      <DossierConsultationsPage
        dossier={{ id, code: dossier.code, procedure: dossier.procedure.name }}
        lines={lines.map((line) => ({
          ...line,
          link: line.outside ? `${office.publicUrl}/tra-loi-y-kien/${ticketOf(office.secret, line.id)}` : null,
        }))}
        mayAsk={mayAsk}
        choices={choices}
        papers={dossier.papers.flatMap(({ fileId, name }) => (fileId ? [{ fileId, name }] : []))}
        {...shown}
      />,
      { title: words.title, status, scripts: ['upload.js'] },
    )
  }

  app.get('/ho-so/:id/y-kien', { schema: { params: OfDossier }, config: asking }, (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const done = xong === 'ask' || xong === 'answer' || xong === 'withdraw' ? xong : undefined
    return showDossier(request, reply, request.params.id, { done })
  })

  app.post('/ho-so/:id/y-kien', { schema: { params: OfDossier }, config: asking }, async (request, reply) => {
    const { id } = request.params
    const form = await readPosted(request, office)
    const unitId = form.text('unitId')
    const values: AskValues = {
      unitId,
      bodyName: form.text('bodyName').slice(0, 300),
      question: form.text('question').slice(0, 10_000),
      days: form.text('days'),
      fileIds: form.all('fileIds'),
      silenceGround: form.text('silenceGround').slice(0, 500),
    }
    const input: AskInput = {
      unitId: unitId || null,
      bodyName: values.bodyName ?? '',
      question: values.question ?? '',
      days: Number(values.days),
      fileIds: values.fileIds ?? [],
      silenceGround: values.silenceGround ?? '',
    }
    const asked = await ask(office, officialOf(request), id, input)
    if (asked.ok) return reply.redirect(`/ho-so/${id}/y-kien?xong=ask#y-kien-${asked.value.id}`, 303)
    return showDossier(request, reply, id, { asking: values, errors: errorsOf(asked.reason) }, HTTP[asked.reason])
  })

  app.post(
    '/ho-so/:id/y-kien/:consultation/rut',
    { schema: { params: OfOne }, config: asking },
    async (request, reply) => {
      const { id, consultation } = request.params
      const done = await withdraw(office, officialOf(request), consultation)
      if (done.ok) return reply.redirect(`/ho-so/${id}/y-kien?xong=withdraw`, 303)
      return showDossier(request, reply, id, { errors: errorsOf(done.reason) }, HTTP[done.reason])
    },
  )

  app.post(
    '/ho-so/:id/y-kien/:consultation/ghi',
    { schema: { params: OfOne }, config: asking },
    async (request, reply) => {
      const { id, consultation } = request.params
      const { input, values, fileError } = answerOf(await readPosted(request, office))
      const recording = { id: consultation, values }
      if (fileError) return showDossier(request, reply, id, { recording, errors: { file: fileError } }, 422)
      const done = await answer(office, { kind: 'paper', official: officialOf(request) }, consultation, input)
      if (done.ok) return reply.redirect(`/ho-so/${id}/y-kien?xong=answer`, 303)
      return showDossier(request, reply, id, { recording, errors: errorsOf(done.reason) }, HTTP[done.reason])
    },
  )

  /** A file of a consultation, for whoever may see the consultation: its papers and its answer. */
  const sendOwnFile = async (reply: Reply, consultationId: string, fileId: string): Promise<Reply> => {
    const one = await findConsultation(office, consultationId)
    const own = one && (one.fileId === fileId || one.papers.some((paper) => paper.fileId === fileId))
    const file = own ? await openFile(office.db, office.localityId, fileId) : undefined
    if (!file) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply, file)
  }

  app.get(
    '/ho-so/:id/y-kien/:consultation/tep/:fileId',
    { schema: { params: Type.Object({ id: Uuid, consultation: Uuid, fileId: Uuid }) }, config: asking },
    async (request, reply) => {
      const { id, consultation, fileId } = request.params
      await dossierFor(request, id)
      const one = await findConsultation(office, consultation)
      if (one?.dossierId !== id) throw new Refusal(404, 'not_found', failures.notFound)
      return sendOwnFile(reply, consultation, fileId)
    },
  )

  app.get(
    '/y-kien',
    {
      schema: { querystring: Type.Object({ trang: Type.Integer({ minimum: 1, maximum: 1000, default: 1 }) }) },
      config: answering,
    },
    async (request, reply) => {
      const page = request.query.trang
      const units = ownUnits(request)
      const [people, open, asked] = await Promise.all([
        organization(),
        openFor(office, units, MOST_OPEN),
        askedBy(office, units, { limit: PAGE + 1, skip: (page - 1) * PAGE }),
      ])
      return reply.page(
        <ListPage
          toAnswer={await linesOf(office, people, open)}
          asked={await linesOf(office, people, asked.slice(0, PAGE))}
          previous={page > 1 ? `/y-kien?trang=${page - 1}` : undefined}
          next={asked.length > PAGE ? `/y-kien?trang=${page + 1}` : undefined}
          done={(request.query as { xong?: string }).xong === 'answer'}
        />,
        { title: words.listTitle, wide: true },
      )
    },
  )

  /** The units an official answers for: those of their own posts. */
  const ownUnits = (request: Request): string[] => {
    const own = new Set(officialOf(request).appointments.map(({ unitId }) => unitId))
    return unitsFor(request.viewer, 'consultation.answer').filter((id) => own.has(id))
  }

  const askedOf = async (request: Request, id: string) => {
    const one = await findConsultation(office, id)
    if (!one || one.outside || !one.unitId || !ownUnits(request).includes(one.unitId))
      throw new Refusal(404, 'not_found', words.reasons.not_found)
    return one
  }

  async function showAnswer(
    reply: Reply,
    id: string,
    address: string,
    outside: boolean,
    shown: { values?: AnswerValues; errors?: Record<string, Text> } = {},
    status = 200,
  ) {
    const one = await findConsultation(office, id)
    if (!one) throw new Refusal(404, 'not_found', words.reasons.not_found)
    const [line] = await linesOf(office, await organization(), [one])
    if (!line) throw new Refusal(404, 'not_found', words.reasons.not_found)
    return reply.header('cache-control', 'no-store').page(<AnswerPage {...{ line, address, outside, ...shown }} />, {
      title: words.outsideTitle,
      scripts: ['upload.js'],
      status,
    })
  }

  app.get('/y-kien/:id', { schema: { params: OfDossier }, config: answering }, async (request, reply) => {
    const { id } = await askedOf(request, request.params.id)
    return showAnswer(reply, id, `/y-kien/${id}`, false)
  })

  app.post('/y-kien/:id', { schema: { params: OfDossier }, config: answering }, async (request, reply) => {
    const { id } = await askedOf(request, request.params.id)
    const { input, values, fileError } = answerOf(await readPosted(request, office))
    const address = `/y-kien/${id}`
    if (fileError) return showAnswer(reply, id, address, false, { values, errors: { file: fileError } }, 422)
    const done = await answer(office, { kind: 'unit', official: officialOf(request) }, id, input)
    if (done.ok) return reply.redirect(afterDeed((request.query as { ve?: string }).ve, '/y-kien?xong=answer'), 303)
    return showAnswer(reply, id, address, false, { values, errors: errorsOf(done.reason) }, HTTP[done.reason])
  })

  app.get(
    '/y-kien/:id/tep/:fileId',
    { schema: { params: Type.Object({ id: Uuid, fileId: Uuid }) }, config: answering },
    async (request, reply) => sendOwnFile(reply, (await askedOf(request, request.params.id)).id, request.params.fileId),
  )

  /** The consultation a link was signed for; nobody may guess links for long. */
  const byTicket = async (request: Request, ticket: string): Promise<string> => {
    const id = consultationOf(office.secret, ticket)
    if (id) return id
    if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip)))
      throw new Refusal(429, 'too_many_requests', failures.tooMany)
    throw new Refusal(404, 'not_found', words.unknownLink)
  }
  const open = { schema: { params: Ticket }, config: { may: 'public' } } as const

  app.get('/tra-loi-y-kien/:ticket', open, async (request, reply) => {
    const { ticket } = request.params
    return showAnswer(reply, await byTicket(request, ticket), `/tra-loi-y-kien/${ticket}`, true)
  })

  app.post('/tra-loi-y-kien/:ticket', open, async (request, reply) => {
    const { ticket } = request.params
    const id = await byTicket(request, ticket)
    const address = `/tra-loi-y-kien/${ticket}`
    const { input, values, fileError } = answerOf(await readPosted(request, office))
    if (fileError) return showAnswer(reply, id, address, true, { values, errors: { file: fileError } }, 422)
    const done = await answer(office, { kind: 'link' }, id, input)
    if (done.ok) return reply.page(<ThanksPage />, { title: words.thanks })
    return showAnswer(reply, id, address, true, { values, errors: errorsOf(done.reason) }, HTTP[done.reason])
  })

  app.get(
    '/tra-loi-y-kien/:ticket/tep/:fileId',
    {
      schema: { params: Type.Object({ ...Ticket.properties, fileId: Uuid }) },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const { ticket, fileId } = request.params
      const id = await byTicket(request, ticket)
      // Once the question is closed, its papers are nobody's business outside any more.
      if ((await findConsultation(office, id))?.state !== 'open') throw new Refusal(404, 'not_found', words.closed)
      return sendOwnFile(reply, id, fileId)
    },
  )
}
