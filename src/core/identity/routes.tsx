import QRCode from 'qrcode'
import type { Clock } from '../../platform/clock.ts'
import { type App, type Reply, type Request, wantsJson } from '../../platform/http/index.ts'
import type { Actor } from '../ledger/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import {
  type AccountDeed,
  changePassword,
  type IdentityDeps,
  removeOwnCodes,
  signIn,
  signOut,
  signOutEverywhere,
  turnOnCodes,
} from './accounts.ts'
import { cookieName, setSessionCookie } from './authenticate.ts'
import { prepareCodes, takeCode } from './codes.ts'
import { AccountPage, type AccountPageProps } from './pages/account.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { returnPath } from './rules/return-path.ts'
import { ChangePassword, ConfirmCodes, RemoveCodes, SignIn, SignInPage as SignInQuery } from './schemas.ts'
import { findSession, IDLE_SECONDS, secondsLeft, sessionsOf } from './sessions.ts'
import type { OfficialViewer } from './viewer.ts'
import { words } from './words.ts'

export interface IdentityRoutesDeps extends IdentityDeps {
  clock: Clock
  organization: OrganizationSource
  secure: boolean
  /** Where an official begins the day. */
  homeOf: (viewer: OfficialViewer) => string
}

/** Who acts when an official does something to an account: the first post held, or the system for somebody without one. */
export function actorOf(viewer: OfficialViewer): Actor {
  const [post] = viewer.appointments
  return post
    ? { kind: 'official', personId: viewer.personId, postId: post.postId, unitId: post.unitId }
    : { kind: 'system' }
}

/** The viewer of a route that only officials reach. */
export function official(request: Request): OfficialViewer {
  if (request.viewer.kind !== 'official') throw new Error('A route for officials let a visitor in')
  return request.viewer
}

/** Sign-in, sign-out, one's own account and session. */
export function mountIdentity(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secret, secure } = deps
  const ownDeed = (viewer: OfficialViewer): AccountDeed => ({
    actor: actorOf(viewer),
    accountId: viewer.accountId,
    personId: viewer.personId,
    at: clock.now(),
  })
  const accountPage = async (request: Request, reply: Reply, rest: Partial<AccountPageProps> = {}, status = 200) => {
    const viewer = official(request)
    const sessions = await sessionsOf(db, viewer.accountId, clock.now())
    return reply.page(<AccountPage viewer={viewer} sessions={sessions} {...rest} />, {
      title: words.account.title,
      status,
    })
  }

  app.get('/dang-nhap', { schema: SignInQuery, config: { may: 'public' } }, async (request, reply) => {
    if (request.viewer.kind === 'official')
      return reply.redirect(returnPath(request.query.next, deps.homeOf(request.viewer)), 303)
    return reply.page(<SignInPage next={request.query.next ?? ''} />, { title: words.signIn.title })
  })

  app.post('/dang-nhap', { schema: SignIn, config: { may: 'public' } }, async (request, reply) => {
    const { username, password, code, next = '' } = request.body
    const device = request.headers['user-agent'] ?? ''
    const answer = await signIn(deps, { username, password, code, address: request.ip, device }, clock.now())
    if (!answer.ok) {
      const status = answer.reason === 'too_many' ? 429 : 422
      return reply.page(<SignInPage next={next} username={username} reason={answer.reason} />, {
        title: words.signIn.title,
        status,
      })
    }
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(returnPath(next, '/bat-dau'), 303)
  })

  app.get('/bat-dau', { config: { may: 'signed-in' } }, async (request, reply) =>
    reply.redirect(deps.homeOf(official(request)), 303),
  )

  app.post('/dang-xuat', { config: { may: 'signed-in' } }, async (request, reply) => {
    const viewer = official(request)
    if (viewer.sessionHash) await signOut(db, ownDeed(viewer), viewer.sessionHash)
    return reply.clearCookie(cookieName(secure), { path: '/' }).redirect('/', 303)
  })

  app.get('/phien/con', { config: { may: 'signed-in' } }, async (request) => {
    const token = request.cookies[cookieName(secure)]
    const session = token ? await findSession(db, token, clock.now()) : undefined
    return { seconds: session ? secondsLeft(session, clock.now()) : IDLE_SECONDS }
  })

  app.post('/phien/giu', { config: { may: 'signed-in' } }, async (request, reply) =>
    wantsJson(request) ? { seconds: IDLE_SECONDS } : reply.redirect('/bat-dau', 303),
  )

  app.get('/tai-khoan', { config: { may: 'own.account' } }, (request, reply) => accountPage(request, reply))

  app.post(
    '/tai-khoan/mat-khau',
    { schema: ChangePassword, config: { may: 'own.account' } },
    async (request, reply) => {
      const viewer = official(request)
      const device = request.headers['user-agent'] ?? ''
      const { old, fresh } = request.body
      const answer = await changePassword(db, ownDeed(viewer), { username: viewer.username, old, new: fresh, device })
      if (!answer.ok) {
        const field = answer.reason === 'wrong' ? 'old' : 'fresh'
        return accountPage(request, reply, { errors: { [field]: words.account.reasons[answer.reason] } }, 422)
      }
      setSessionCookie(reply, answer.value, secure)
      return accountPage(request, reply, { changed: true })
    },
  )

  app.post('/tai-khoan/dang-xuat-het', { config: { may: 'own.account' } }, async (request, reply) => {
    await signOutEverywhere(db, ownDeed(official(request)))
    return reply.clearCookie(cookieName(secure), { path: '/' }).redirect('/dang-nhap', 303)
  })

  app.post('/tai-khoan/ma', { config: { may: 'own.account' } }, async (request, reply) => {
    const viewer = official(request)
    if (viewer.usesCodes) return reply.redirect('/tai-khoan', 303)
    const scan = await QRCode.toDataURL(await prepareCodes(db, secret, viewer.accountId, viewer.username))
    return accountPage(request, reply, { scan })
  })

  app.post(
    '/tai-khoan/ma/xac-nhan',
    { schema: ConfirmCodes, config: { may: 'own.account' } },
    async (request, reply) => {
      const viewer = official(request)
      if (!(await takeCode(db, secret, viewer.accountId, request.body.code, clock.now())))
        return accountPage(request, reply, { errors: { code: words.codes.wrong } }, 422)
      return accountPage(request, reply, { recoveryCodes: await turnOnCodes(db, ownDeed(viewer)) })
    },
  )

  app.post('/tai-khoan/ma/tat', { schema: RemoveCodes, config: { may: 'own.account' } }, async (request, reply) => {
    const answer = await removeOwnCodes(db, ownDeed(official(request)), request.body.password)
    if (!answer.ok) return accountPage(request, reply, { errors: { password: words.account.reasons.wrong } }, 422)
    return reply.redirect('/tai-khoan', 303)
  })
}
