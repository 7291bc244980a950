import type { App, Reply } from '../../../platform/http/index.ts'
import type { Errors } from '../../../ui/index.ts'
import { setSessionCookie } from '../cookies.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { maskPhone } from '../rules/masking.ts'
import { returnPath } from '../rules/return-path.ts'
import { type AskedCode, askCode, findAsked } from './codes.ts'
import { CitizenSignInPage, CodePage } from './pages/sign-in.tsx'
import type { ContactAddress } from './rules/address.ts'
import { AskCode, ByPassword, EnterCode, SignInPage } from './schemas.ts'
import { endSessionOf, signInByCode, signInByPassword } from './sign-in.ts'
import { words } from './words.ts'

const config = { may: 'public' } as const
export const HOME = '/cua-toi'

/** An address as it may stand on a screen others see. */
export const hidden = ({ channel, address }: ContactAddress): string =>
  channel === 'sms' ? maskPhone(address) : address.replace(/^(.).*(@.*)$/, '$1***$2')

/** Signing in by a one-time code or a password. */
export function mountCitizenSignIn(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secure, codeChannels, provider } = deps

  const showSignIn = (reply: Reply, next: string, rest: { typed?: string; errors?: Errors; status?: number } = {}) => {
    const { status = 200, ...shown } = rest
    return reply.page(<CitizenSignInPage next={next} channels={codeChannels} provider={provider?.name} {...shown} />, {
      title: words.signIn.title,
      status,
    })
  }

  const showCode = (reply: Reply, { key, to }: AskedCode, next: string, errors: Errors = {}) =>
    reply
      .header('cache-control', 'no-store')
      .page(
        <CodePage
          action="/dang-nhap/cong-dan/xac-nhan"
          again="/dang-nhap/cong-dan/ma"
          values={{ key, address: to.address, next }}
          to={hidden(to)}
          errors={errors}
        />,
        { title: words.code.title, status: Object.keys(errors).length > 0 ? 422 : 200 },
      )

  app.get('/dang-nhap/cong-dan', { schema: SignInPage, config }, async (request, reply) => {
    const { next = '', loi } = request.query
    if (request.viewer.kind === 'citizen') return reply.redirect(returnPath(next, HOME), 303)
    const reason =
      loi === undefined
        ? undefined
        : (words.signIn.reasons as Record<string, (typeof words.signIn.reasons)['wrong']>)[loi]
    return showSignIn(reply, next, reason ? { errors: { address: reason } } : {})
  })

  app.post('/dang-nhap/cong-dan/ma', { schema: AskCode, config }, async (request, reply) => {
    const { address, next = '' } = request.body
    const asked = await askCode(deps, { typed: address, network: request.ip, lang: request.lang }, clock.now())
    if (asked.ok) return showCode(reply, asked.value, next)
    const status = asked.reason === 'too_many' ? 429 : 422
    return showSignIn(reply, next, { typed: address, errors: { address: words.signIn.reasons[asked.reason] }, status })
  })

  // The page between lives in its form alone: asked for by address, it begins again.
  for (const step of ['ma', 'xac-nhan'])
    app.get(`/dang-nhap/cong-dan/${step}`, { config }, async (_request, reply) =>
      reply.redirect('/dang-nhap/cong-dan', 303),
    )

  app.post('/dang-nhap/cong-dan/xac-nhan', { schema: EnterCode, config }, async (request, reply) => {
    const { key, code, address, next = '' } = request.body
    const device = request.headers['user-agent'] ?? ''
    const answer = await signInByCode(deps, { key, typed: code, device }, clock.now())
    if (!answer.ok) {
      const error = words.signIn.reasons[answer.reason]
      const to = answer.reason === 'code_wrong' ? await findAsked(db, key, clock.now()) : undefined
      if (to) return showCode(reply, { key, to }, next, { code: error })
      return showSignIn(reply, next, { typed: address, errors: { address: error }, status: 422 })
    }
    await endSessionOf(db, request.viewer)
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(returnPath(next, HOME), 303)
  })

  app.post('/dang-nhap/cong-dan', { schema: ByPassword, config }, async (request, reply) => {
    const { username, password, next = '' } = request.body
    const device = request.headers['user-agent'] ?? ''
    const attempt = { typed: username, password, network: request.ip, device }
    const answer = await signInByPassword(deps, attempt, clock.now())
    if (!answer.ok) {
      const status = answer.reason === 'too_many' ? 429 : 422
      return showSignIn(reply, next, {
        typed: username,
        errors: { password: words.signIn.reasons[answer.reason] },
        status,
      })
    }
    await endSessionOf(db, request.viewer)
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(returnPath(next, HOME), 303)
  })
}
