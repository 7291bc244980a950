import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { SECRET_BY_ADDRESS } from '../../../../core/identity/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import { requestWithdrawal, takeBackWithdrawal } from '../../actions/by-citizen.ts'
import type { Answer } from '../../answer.ts'
import { openBySecret } from '../../queries/lookup.ts'
import { choiceOf, getNoticeContact } from '../../queries/notice-choice.ts'
import { getOwnPapers } from '../../queries/own-dossier.ts'
import { HTTP } from '../../reasons.ts'
import { Code } from '../../schemas.ts'
import { words as roomWords } from '../../words.ts'
import type { Counter } from './deps.ts'
import { handIn } from './hand-in.ts'
import { mountNoticeChoice } from './notice-routes.tsx'
import { codeOf, createOwnDoor, type Opened, ownAddress } from './own-door.tsx'
import { mountOwnDownloads } from './own-downloads.ts'
import { type Done, OwnPage } from './own-page.tsx'
import { words } from './own-words.ts'
import type { Supplement } from './supplement-form.tsx'

const route = { schema: { params: Code }, config: { may: 'public' } } as const
const DoneQuery = Type.Object({
  da: Type.Optional(
    Type.Union([Type.Literal('bo-sung'), Type.Literal('rut'), Type.Literal('huy-rut'), Type.Literal('thong-bao')]),
  ),
})
const MOST_REASON = 2_000

interface Shown {
  supplement?: Supplement
  errors?: Errors
  status?: number
  done?: Done | undefined
}

/** The person's own dossier, opened by the second secret. */
export function mountOwn(app: App, counter: Counter): void {
  const { office, limits, notifications } = counter
  const door = createOwnDoor(counter)
  mountOwnDownloads(app, counter, door)
  mountNoticeChoice(app, counter, door)

  const show = async (reply: Reply, { view, own }: Opened, shown: Shown = {}): Promise<Reply> => {
    const { supplement = { picked: [] }, errors = {}, status = 200, done } = shown
    const [papers, contact, panel] = await Promise.all([
      getOwnPapers(office, own.id),
      getNoticeContact(office, own.id),
      counter.panel?.({ id: own.id, code: view.code }, 'owner') ?? null,
    ])
    const notices = choiceOf(contact, notifications)
    return door
      .keepOn(reply, view.code)
      .header('cache-control', 'no-store')
      .page(<OwnPage {...{ view, own, papers, notices, panel, supplement, errors, done }} />, {
        title: words.titleOf(view.code),
        scripts: ['upload.js', 'scan.js', 'push.js'],
        status,
      })
  }

  const backWith = (reply: Reply, code: string, done: Done): Reply =>
    door.keepOn(reply, code).redirect(`${ownAddress(code)}?da=${done}`, 303)

  /** Does something as the owner and comes back to the page that says so; asks for the secret where it isn't known. */
  const act = async (
    request: Request,
    reply: Reply,
    done: Done,
    run: (owner: Opened['owner']) => Promise<Answer<unknown>>,
  ) => {
    const opened = await door.findOpened(request)
    if (!opened) return door.askSecret(reply, codeOf(request), 403)
    const answer = await run(opened.owner)
    if (!answer.ok) throw new Refusal(HTTP[answer.reason], answer.reason, roomWords.reasons[answer.reason])
    return backWith(reply, opened.view.code, done)
  }

  app.get(
    '/tra-cuu/:code/ho-so',
    { ...route, schema: { ...route.schema, querystring: DoneQuery } },
    async (request, reply) => {
      const opened = await door.findOpened(request)
      if (opened) return show(reply, opened, { done: request.query.da })
      const { code } = await door.getView(codeOf(request))
      return door.askSecret(reply, code, 200)
    },
  )

  app.post('/tra-cuu/:code/ho-so', route, async (request, reply) => {
    const { code } = await door.getView(codeOf(request))
    const { text } = await readPosted(request, office)
    if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip)))
      return door.askSecret(reply, code, 429, { secret: words.tooMany })
    const opened = await openBySecret(office, code, text('secret'))
    if (!opened.ok) return door.askSecret(reply, code, 403, { secret: words.wrongSecret })
    // Only wrong ones count: a village's shared address opens many dossiers.
    await limits.takeBack(SECRET_BY_ADDRESS, request.ip)
    return door.keepOpen(reply, code).redirect(ownAddress(code), 303)
  })

  app.post('/tra-cuu/:code/ho-so/dong', route, async (request, reply) => {
    const { code } = await door.getView(codeOf(request))
    return door.close(reply, code).redirect(`/tra-cuu/${code}`, 303)
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
    const opened = await door.findOpened(request)
    if (!opened) return door.askSecret(reply, codeOf(request), 403)
    const handed = await handIn(office, opened, await readPosted(request, office))
    if (!handed.ok) return show(reply, opened, { ...handed, status: 422 })
    return backWith(reply, opened.view.code, 'bo-sung')
  })
}
