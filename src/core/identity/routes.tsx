import { type App, type Request, wantsJson } from '../../platform/http/index.ts'
import { mountOwnAccount } from './account-routes.tsx'
import { endSessionOf, mountCitizenAccounts, signOutCitizen } from './citizens/index.ts'
import { forgetSession, setSessionCookie } from './cookies.ts'
import type { IdentityRoutesDeps } from './deps.ts'
import { official, ownDeed } from './official.ts'
import { SignInPage } from './pages/sign-in.tsx'
import { returnPath } from './rules/return-path.ts'
import { SignIn, SignInPage as SignInQuery } from './schemas.ts'
import { IDLE_SECONDS } from './sessions.ts'
import { signIn, signOut } from './sign-in.ts'
import { words } from './words.ts'

/** Sign-in, sign-out, one's own account and session. */
export function mountIdentity(app: App, deps: IdentityRoutesDeps): void {
  mountSignIn(app, deps)
  mountSession(app, deps)
  mountOwnAccount(app, deps)
  mountCitizenAccounts(app, deps)
}

function mountSignIn(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secure } = deps

  app.get('/dang-nhap', { schema: SignInQuery, config: { may: 'public' } }, async (request, reply) => {
    if (request.viewer.kind === 'citizen') return reply.redirect('/cua-toi', 303)
    if (request.viewer.kind === 'official')
      return reply.redirect(returnPath(request.query.next, deps.homeOf(request.viewer)), 303)
    return reply.page(<SignInPage next={request.query.next ?? ''} />, {
      title: words.signIn.title,
      scripts: ['signed-out.js'],
    })
  })

  app.post('/dang-nhap', { schema: SignIn, config: { may: 'public' } }, async (request, reply) => {
    const { username, password, code, next = '' } = request.body
    const device = request.headers['user-agent'] ?? ''
    const answer = await signIn(deps, { username, password, code, address: request.ip, device }, clock.now())
    if (!answer.ok) {
      const status = answer.reason === 'too_many' ? 429 : 422
      return reply.page(<SignInPage next={next} username={username} reason={answer.reason} />, {
        scripts: ['signed-out.js'],
        title: words.signIn.title,
        status,
      })
    }
    // Whoever was signed in here before no longer is.
    await endSessionOf(db, request.viewer)
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(returnPath(next, '/bat-dau'), 303)
  })

  app.get('/bat-dau', { config: { may: 'signed-in' } }, async (request, reply) =>
    reply.redirect(deps.homeOf(official(request)), 303),
  )

  app.post('/dang-xuat', { config: { may: 'own.session' } }, async (request, reply) => {
    if (request.viewer.kind === 'citizen') return signOutCitizen(deps, request.viewer, reply)
    const viewer = official(request)
    if (viewer.session) await signOut(db, ownDeed(viewer, clock.now()), viewer.session.id)
    return forgetSession(reply, secure).redirect('/', 303)
  })
}

function mountSession(app: App, { clock }: IdentityRoutesDeps): void {
  const left = (request: Request): { seconds: number } => {
    const session = request.viewer.kind === 'visitor' ? null : request.viewer.session
    if (!session) return { seconds: IDLE_SECONDS }
    return { seconds: Math.max(0, Math.round((session.endsAt.getTime() - clock.now().getTime()) / 1000)) }
  }

  app.get('/phien/con', { config: { may: 'own.session', passive: true } }, async (request) => left(request))

  app.post('/phien/giu', { config: { may: 'own.session' } }, async (request, reply) =>
    wantsJson(request)
      ? left(request)
      : reply.redirect(request.viewer.kind === 'citizen' ? '/cua-toi' : '/bat-dau', 303),
  )
}
