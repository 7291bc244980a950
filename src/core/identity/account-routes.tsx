import QRCode from 'qrcode'
import type { App, Reply, Request } from '../../platform/http/index.ts'
import { apiTokensOf, revokeToken } from './api-tokens.ts'
import { type CodeSetup, prepareCodes } from './codes.ts'
import { forgetSession, setSessionCookie } from './cookies.ts'
import type { IdentityRoutesDeps } from './deps.ts'
import { official, ownDeed } from './official.ts'
import { changePassword, type NotProven, removeOwnCodes, turnOnCodes } from './own-account.ts'
import { AccountPage, type AccountPageProps } from './pages/account.tsx'
import { ChangePassword, ConfirmCodes, RemoveCodes, RevokeToken } from './schemas.ts'
import { sessionsOf } from './sessions.ts'
import { signOutEverywhere } from './sign-in.ts'
import { words } from './words.ts'

const statusOf = (reason: string): number => (reason === ('too_many' satisfies NotProven) ? 429 : 422)

const deviceOf = (request: Request): string => request.headers['user-agent'] ?? ''

async function scannable({ uri, key }: CodeSetup): Promise<NonNullable<AccountPageProps['setup']>> {
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2 })
  return { image: `data:image/svg+xml,${encodeURIComponent(svg)}`, key }
}

/** The page of one's own account: password, one-time codes, devices, tokens. */
export function mountOwnAccount(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secret, secure } = deps
  const config = { may: 'own.account' }

  async function accountPage(request: Request, reply: Reply, rest: Partial<AccountPageProps> = {}, status = 200) {
    const viewer = official(request)
    const [sessions, tokens] = await Promise.all([
      sessionsOf(db, viewer, clock.now()),
      apiTokensOf(db, viewer.accountId),
    ])
    return reply.page(<AccountPage viewer={viewer} sessions={sessions} tokens={tokens} {...rest} />, {
      title: words.account.title,
      status,
    })
  }

  app.get('/tai-khoan', { config }, (request, reply) => accountPage(request, reply))

  app.post('/tai-khoan/mat-khau', { schema: ChangePassword, config }, async (request, reply) => {
    const viewer = official(request)
    const change = { username: viewer.username, device: deviceOf(request), ...request.body }
    const answer = await changePassword(deps, ownDeed(viewer, clock.now()), change)
    if (!answer.ok) {
      const field = answer.reason === 'wrong' || answer.reason === 'too_many' ? 'old' : 'fresh'
      const errors = { [field]: words.account.reasons[answer.reason] }
      return accountPage(request, reply, { errors }, statusOf(answer.reason))
    }
    setSessionCookie(reply, answer.value, secure)
    return accountPage(request, reply, { changed: true })
  })

  app.post('/tai-khoan/dang-xuat-het', { config }, async (request, reply) => {
    await signOutEverywhere(db, ownDeed(official(request), clock.now()))
    return forgetSession(reply, secure).redirect('/dang-nhap', 303)
  })

  app.post('/tai-khoan/ma', { config }, async (request, reply) => {
    const viewer = official(request)
    if (viewer.usesCodes) return reply.redirect('/tai-khoan', 303)
    const setup = await scannable(await prepareCodes(db, secret, viewer.accountId, viewer.username))
    return accountPage(request, reply, { setup })
  })

  app.post('/tai-khoan/ma/xac-nhan', { schema: ConfirmCodes, config }, async (request, reply) => {
    const viewer = official(request)
    if (viewer.usesCodes) return reply.redirect('/tai-khoan', 303)
    const answer = await turnOnCodes(deps, ownDeed(viewer, clock.now()), request.body.code, deviceOf(request))
    if (!answer.ok) {
      const setup = await scannable(await prepareCodes(db, secret, viewer.accountId, viewer.username))
      return accountPage(request, reply, { setup, errors: { code: words.codes.wrong } }, 422)
    }
    setSessionCookie(reply, answer.value.token, secure)
    return accountPage(request, reply, { recoveryCodes: answer.value.recoveryCodes })
  })

  app.post('/tai-khoan/ma/tat', { schema: RemoveCodes, config }, async (request, reply) => {
    const answer = await removeOwnCodes(deps, ownDeed(official(request), clock.now()), request.body.password)
    if (answer.ok) return reply.redirect('/tai-khoan', 303)
    const errors = { password: words.account.reasons[answer.reason] }
    return accountPage(request, reply, { errors }, statusOf(answer.reason))
  })

  app.post('/tai-khoan/ma-truy-cap/:key/thu-hoi', { schema: RevokeToken, config }, async (request, reply) => {
    await revokeToken(db, ownDeed(official(request), clock.now()), request.params.key)
    return reply.redirect('/tai-khoan', 303)
  })
}
