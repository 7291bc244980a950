import { Type } from 'typebox'
import { openFile, sendFile } from '../../../../core/files/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { failures, Refusal } from '../../../../platform/http/index.ts'
import { returnResult } from '../../actions/closing.ts'
import { reveal } from '../../actions/personal-data.ts'
import { signResult } from '../../actions/processing.ts'
import type { Answer } from '../../answer.ts'
import { findNotes } from '../../queries/notes.ts'
import { HTTP } from '../../reasons.ts'
import { type PostedForm, readPosted } from '../citizen/posted-form.ts'
import { DEED_NAMES, DEEDS, type DeedName, RUN } from './deeds.ts'
import { type Desk, keyOf, officialOf } from './deps.ts'
import { deskProps, getOwnDossier } from './desk-data.ts'
import { DeskPage, type DeskProps } from './desk-page.tsx'
import { filterQuery, readFilter } from './filter.ts'
import { countOf, linesOf } from './form-body.ts'
import { formSetOf, isPrintName, PRINTS, printData } from './prints.ts'
import { ReturnedPage } from './returned-page.tsx'
import { resultMaker } from './signing.ts'

const Params = Type.Object({ id: Type.String() })

/** A dossier's own page, its files and papers, and everything done there. */
export function mountDesk(app: App, desk: Desk): void {
  mountReading(app, desk)
  for (const name of DEED_NAMES) {
    const { path, may } = DEEDS[name]
    app.post(`/ho-so/:id/${path}`, { schema: { params: Params }, config: { may } }, async (request, reply) => {
      const id = keyOf(request.params.id)
      const form = await readPosted(request, desk.office)
      return name === 'returnResult'
        ? handOut(desk, request, reply, id, form)
        : act(desk, request, reply, id, name, form)
    })
  }
}

const show = (reply: Reply, props: DeskProps, status = 200): Reply =>
  reply.page(<DeskPage {...props} />, {
    title: {
      vi: `${props.dossier.code}: ${props.dossier.procedure.name.vi}`,
      en: `${props.dossier.code}: ${props.dossier.procedure.name.en}`,
    },
    status,
    wide: true,
    scripts: ['keys.js', 'upload.js'],
  })

function mountReading(app: App, desk: Desk): void {
  const { office, forms } = desk

  app.get('/ho-so/:id', { schema: { params: Params }, config: { may: 'dossier.search' } }, async (request, reply) => {
    const props = await deskProps(desk, officialOf(request), keyOf(request.params.id), request.query)
    const done = DEED_NAMES.find((name) => name === (request.query as { xong?: unknown }).xong)
    return show(reply, { ...props, done })
  })

  app.post(
    '/ho-so/:id/xem-day-du',
    { schema: { params: Params }, config: { may: 'dossier.reveal' } },
    async (request, reply) => {
      const officer = officialOf(request)
      const id = keyOf(request.params.id)
      const answer = await reveal(office, officer, id)
      if (!answer.ok) throw new Refusal(404, 'not_found', failures.notFound)
      return show(reply, await deskProps(desk, officer, id, request.query, answer.value))
    },
  )

  app.get(
    '/ho-so/:id/tep/:fileId',
    {
      schema: { params: Type.Object({ id: Type.String(), fileId: Type.String() }) },
      config: { may: 'dossier.search' },
    },
    async (request, reply) => {
      const id = keyOf(request.params.id)
      const fileId = keyOf(request.params.fileId)
      const { papers, results, applicant } = await getOwnDossier(desk, officialOf(request), id)
      const notes = await findNotes(office, id)
      const own = new Set([...papers, ...results, ...notes.values()].map((each) => each.fileId))
      const file =
        own.has(fileId) && !applicant.masked ? await openFile(office.db, office.localityId, fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.get(
    '/ho-so/:id/giay/:file',
    { schema: { params: Type.Object({ id: Type.String(), file: Type.String() }) }, config: { may: 'dossier.search' } },
    async (request, reply) => {
      const name = request.params.file.replace(/\.pdf$/, '')
      const dossier = await getOwnDossier(desk, officialOf(request), keyOf(request.params.id))
      const set = formSetOf(desk, dossier, await office.workingTime())
      const data = isPrintName(name) && !dossier.applicant.masked ? await printData(desk, name, dossier) : undefined
      if (!set || !data || !isPrintName(name) || !set.forms[PRINTS[name]])
        throw new Refusal(404, 'not_found', failures.notFound)
      const pdf = await forms.renderForm(PRINTS[name], set.id, data as never)
      return sendPdf(reply, pdf, `${name}-${dossier.code}.pdf`)
    },
  )
}

/** A paper of ours, shown by the browser so that it can be printed at once. */
export const sendPdf = (reply: Reply, pdf: Uint8Array, name: string): Reply =>
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(pdf))

type Tried = Exclude<DeedName, 'returnResult'>

/** Does a deed and shows how the dossier stands then, or why it was refused. */
async function act(
  desk: Desk,
  request: Request,
  reply: Reply,
  id: string,
  name: Tried,
  form: PostedForm,
): Promise<Reply> {
  const officer = officialOf(request)
  const answer =
    Object.keys(form.fileErrors).length > 0
      ? ({ ok: false, reason: 'unknown_file' } as const)
      : await run(desk, request, id, name, form)
  if (!answer.ok) return refuse(desk, request, reply, id, name, form, answer)
  const back = filterQuery(readFilter(request.query, officer.personId))
  return reply.redirect(`/ho-so/${id}${back ? `${back}&` : '?'}xong=${name}`, 303)
}

function run(desk: Desk, request: Request, id: string, name: Tried, form: PostedForm): Promise<Answer<unknown>> {
  const officer = officialOf(request)
  if (name !== 'sign') return RUN[name](desk.office, officer, id, form)
  const [upload] = form.uploads('file')
  const result = upload ? { upload } : { makeResult: resultMaker(desk, officer, linesOf(form, 'content')) }
  return signResult(desk.office, officer, id, { version: countOf(form, 'version'), ...result })
}

async function refuse(
  desk: Desk,
  request: Request,
  reply: Reply,
  id: string,
  deed: DeedName,
  form: PostedForm,
  { reason, by }: Extract<Answer<unknown>, { ok: false }>,
): Promise<Reply> {
  const props = await deskProps(desk, officialOf(request), id, request.query)
  return show(reply, { ...props, failed: { deed, reason, by, form } }, HTTP[reason])
}

/** Hands the result out and shows, once, the link by which the person rates the service. */
async function handOut(desk: Desk, request: Request, reply: Reply, id: string, form: PostedForm): Promise<Reply> {
  const officer = officialOf(request)
  const answer = await returnResult(desk.office, officer, id, { version: countOf(form, 'version') })
  if (!answer.ok) return refuse(desk, request, reply, id, 'returnResult', form, answer)
  const { code, ratingToken } = answer.value
  const link = `${desk.office.publicUrl}/danh-gia/${ratingToken}`
  const back = filterQuery(readFilter(request.query, officer.personId))
  return reply.page(<ReturnedPage id={id} code={code} link={link} back={back} />, {
    title: { vi: `Đã trả kết quả ${code}`, en: `${code} was returned` },
  })
}
