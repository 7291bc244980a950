import { Type } from 'typebox'
import { openFile, sendFile } from '../../../../core/files/index.ts'
import { SECRET_BY_ADDRESS } from '../../../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import { type OnBehalf, requestWithdrawal, takeBackWithdrawal } from '../../actions/by-citizen.ts'
import type { Answer } from '../../answer.ts'
import { type OwnDossier, openBySecret } from '../../queries/lookup.ts'
import { findSecret, getOwnPapers } from '../../queries/own-dossier.ts'
import { HTTP } from '../../reasons.ts'
import { tidyCode } from '../../rules/dossier-code.ts'
import { Code } from '../../schemas.ts'
import type { PublicView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import type { Counter } from './deps.ts'
import { handIn } from './hand-in.ts'
import { OWN_FORMS, type OwnForm, printOwnForm } from './own-forms.ts'
import { type Done, OwnPage, SecretForm } from './own-page.tsx'
import { issueTicket, opens } from './own-ticket.ts'
import { words } from './own-words.ts'
import { readPosted } from './posted-form.ts'
import type { Supplement } from './supplement-form.tsx'

const route = { schema: { params: Code }, config: { may: 'public' } } as const
const COOKIE = 'ho-so'
const MOST_REASON = 2_000

const DoneQuery = Type.Object({
  da: Type.Optional(Type.Union([Type.Literal('bo-sung'), Type.Literal('rut'), Type.Literal('huy-rut')])),
})
const ResultFile = Type.Object({ ...Code.properties, fileId: Type.String({ maxLength: 40 }) })
const PrintedForm = Type.Object({
  ...Code.properties,
  form: Type.Union(OWN_FORMS.map((form) => Type.Literal(form))),
})
const NOTHING_PICKED: Supplement = { picked: [] }

/** A dossier that its owner has opened. */
interface Opened {
  view: PublicView
  own: OwnDossier
  owner: OnBehalf
}

/** The person's own dossier, opened by the second secret. */
export function mountOwn(app: App, counter: Counter): void {
  const { office, lookup, limits, secure } = counter
  const home = (code: string): string => `/tra-cuu/${code}/ho-so`

  const keepOpen = (reply: Reply, code: string): Reply =>
    reply.setCookie(COOKIE, issueTicket(office.secret, code, office.clock.now()), {
      path: home(code),
      httpOnly: true,
      sameSite: 'strict',
      secure,
    })

  const getView = async (code: string): Promise<PublicView> => {
    const view = await lookup(code)
    if (!view) throw new Refusal(404, 'not_found', roomWords.reasons.not_found)
    return view
  }

  const findOpened = async (request: Request, code: string): Promise<Opened | undefined> => {
    if (!opens(office.secret, code, request.cookies[COOKIE], office.clock.now())) return undefined
    const [view, secret] = await Promise.all([getView(code), findSecret(office, code)])
    const opened = secret === undefined ? undefined : await openBySecret(office, code, secret)
    if (!opened?.ok || secret === undefined) throw new Refusal(404, 'not_found', roomWords.reasons.not_found)
    return { view, own: opened.value, owner: { code, secret } }
  }

  const askSecret = (reply: Reply, code: string, status: number, errors: Errors = {}): Reply =>
    reply
      .header('cache-control', 'no-store')
      .page(<SecretForm code={code} errors={errors} />, { title: words.titleOf(code), status })

  const show = async (
    reply: Reply,
    { view, own }: Opened,
    {
      supplement = NOTHING_PICKED,
      ...rest
    }: { supplement?: Supplement; errors?: Errors; status?: number; done?: Done | undefined } = {},
  ): Promise<Reply> => {
    const { errors = {}, status = 200, done } = rest
    const papers = await getOwnPapers(office, own.id)
    return keepOpen(reply, view.code)
      .header('cache-control', 'no-store')
      .page(<OwnPage {...{ view, own, papers, supplement, errors, done }} />, {
        title: words.titleOf(view.code),
        scripts: ['upload.js'],
        status,
      })
  }

  /** Does something as the owner and comes back to the page that says so; asks for the secret where it isn't known. */
  const act = async (
    request: Request,
    reply: Reply,
    done: Done,
    run: (owner: OnBehalf) => Promise<Answer<unknown>>,
  ) => {
    const code = codeOf(request)
    const opened = await findOpened(request, code)
    if (!opened) return askSecret(reply, code, 403)
    const answer = await run(opened.owner)
    if (!answer.ok) throw new Refusal(HTTP[answer.reason], answer.reason, roomWords.reasons[answer.reason])
    return keepOpen(reply, code).redirect(`${home(code)}?da=${done}`, 303)
  }

  app.get(
    '/tra-cuu/:code/ho-so',
    { ...route, schema: { ...route.schema, querystring: DoneQuery } },
    async (request, reply) => {
      const code = codeOf(request)
      const opened = await findOpened(request, code)
      if (opened) return show(reply, opened, { done: request.query.da })
      await getView(code)
      return askSecret(reply, code, 200)
    },
  )

  app.post('/tra-cuu/:code/ho-so', route, async (request, reply) => {
    const code = codeOf(request)
    await getView(code)
    const { text } = await readPosted(request, office)
    if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip)))
      return askSecret(reply, code, 429, { secret: words.tooMany })
    const opened = await openBySecret(office, code, text('secret'))
    if (!opened.ok) return askSecret(reply, code, 403, { secret: words.wrongSecret })
    // Only wrong ones count: a village's shared address opens many dossiers.
    await limits.takeBack(SECRET_BY_ADDRESS, request.ip)
    return keepOpen(reply, code).redirect(home(code), 303)
  })

  app.post('/tra-cuu/:code/ho-so/dong', route, async (request, reply) => {
    const code = codeOf(request)
    return reply.clearCookie(COOKIE, { path: home(code) }).redirect(`/tra-cuu/${code}`, 303)
  })

  app.post('/tra-cuu/:code/ho-so/rut', route, async (request, reply) => {
    const { text } = await readPosted(request, office)
    const reason = text('reason').slice(0, MOST_REASON)
    return act(request, reply, 'rut', (owner) => requestWithdrawal(office, owner, { reason }))
  })

  app.post('/tra-cuu/:code/ho-so/huy-rut', route, async (request, reply) =>
    act(request, reply, 'huy-rut', (owner) => takeBackWithdrawal(office, owner)),
  )

  app.post('/tra-cuu/:code/ho-so/bo-sung', route, async (request, reply) => {
    const code = codeOf(request)
    const opened = await findOpened(request, code)
    if (!opened) return askSecret(reply, code, 403)
    const handed = await handIn(office, opened, await readPosted(request, office))
    if (!handed.ok) return show(reply, opened, { ...handed, status: 422 })
    return keepOpen(reply, code).redirect(`${home(code)}?da=bo-sung`, 303)
  })

  app.get(
    '/tra-cuu/:code/ho-so/ket-qua/:fileId',
    { ...route, schema: { params: ResultFile } },
    async (request, reply) => {
      const code = codeOf(request)
      const opened = await findOpened(request, code)
      if (!opened) return askSecret(reply, code, 403)
      const result = opened.own.results.find(({ fileId }) => fileId === request.params.fileId)
      const file = result && (await openFile(office.db, office.localityId, result.fileId))
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.get('/tra-cuu/:code/ho-so/giay/:form', { ...route, schema: { params: PrintedForm } }, async (request, reply) => {
    const code = codeOf(request)
    const opened = await findOpened(request, code)
    if (!opened) return askSecret(reply, code, 403)
    const pdf = await printOwnForm(counter, opened.own.id, request.params.form as OwnForm)
    if (!pdf) throw new Refusal(404, 'not_found', failures.notFound)
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${request.params.form}-${code}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(pdf))
  })
}

const codeOf = (request: Request): string => tidyCode((request.params as { code: string }).code)
