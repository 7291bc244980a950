import type { App, Reply } from '../../../platform/http/index.ts'
import { openSecret, sealSecret } from '../../../platform/secret-box.ts'
import { setSessionCookie } from '../cookies.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { returnPath } from '../rules/return-path.ts'
import { SignedOutPage } from './pages/sign-in.tsx'
import { type Begun, CALLBACK, SIGNED_OUT } from './provider.ts'
import { signInByProvider } from './provider-sign-in.ts'
import { SignInPage } from './schemas.ts'
import { endSessionOf } from './sign-in.ts'
import { HOME } from './sign-in-routes.tsx'
import { words } from './words.ts'

const config = { may: 'public' } as const
const START = '/dang-nhap/dinh-danh'
const COOKIE = 'dinh-danh'
const PURPOSE = 'sign-in by a provider'
const LIVES_MS = 10 * 60_000

/** What the browser keeps while the person is at the provider. */
interface Kept extends Begun {
  next: string
  /** The account that was signed in, which is to be linked. */
  citizenId: string | null
  endsAt: number
}

/** Signing in by the provider; without one none of this is there. */
export function mountProvider(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secure, secret, provider } = deps
  if (!provider) return

  const refuse = (reply: Reply, reason: string, next: string) =>
    reply.redirect(`/dang-nhap/cong-dan?loi=${reason}&next=${encodeURIComponent(next)}`, 303)

  const keep = (reply: Reply, kept: Kept) =>
    reply.setCookie(COOKIE, sealSecret(secret, PURPOSE, JSON.stringify(kept)).toString('base64url'), {
      path: START,
      httpOnly: true,
      // The provider sends the browser back from another site.
      sameSite: 'lax',
      secure,
      maxAge: LIVES_MS / 1000,
    })

  const read = (cookie: string | undefined): Kept | undefined => {
    try {
      const kept = JSON.parse(openSecret(secret, PURPOSE, Buffer.from(cookie ?? '', 'base64url'))) as Kept
      return kept.endsAt > clock.now().getTime() ? kept : undefined
    } catch {
      // Not sealed by us, or another installation's.
      return undefined
    }
  }

  app.get(START, { schema: SignInPage, config }, async (request, reply) => {
    const next = request.query.next ?? ''
    const begun = await provider.begin()
    if (!begun.ok) return refuse(reply, begun.reason, next)
    const citizenId = request.viewer.kind === 'citizen' ? request.viewer.citizenId : null
    keep(reply, { ...begun.value.begun, next, citizenId, endsAt: clock.now().getTime() + LIVES_MS })
    return reply.redirect(begun.value.url, 303)
  })

  app.get(CALLBACK, { config }, async (request, reply) => {
    const kept = read(request.cookies[COOKIE])
    // One answer for each beginning.
    reply.clearCookie(COOKIE, { path: START })
    if (!kept) return refuse(reply, 'provider_refused', '')
    const signedIn = request.viewer.kind === 'citizen' ? request.viewer.citizenId : null
    // Somebody else has signed in here meanwhile: nobody's identity is linked to that account.
    if (kept.citizenId !== null && kept.citizenId !== signedIn) return refuse(reply, 'provider_refused', kept.next)
    const claims = await provider.finish(new URL(request.url, 'http://here.invalid').search, kept)
    if (!claims.ok) return refuse(reply, claims.reason, kept.next)
    const ask = { citizenId: kept.citizenId ?? undefined, device: request.headers['user-agent'] ?? '' }
    const answer = await signInByProvider(db, claims.value, ask, clock.now())
    if (!answer.ok) return refuse(reply, answer.reason, kept.next)
    await endSessionOf(db, request.viewer)
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(returnPath(kept.next, HOME), 303)
  })

  app.get(SIGNED_OUT, { config }, async (_request, reply) =>
    reply.page(<SignedOutPage there={await provider.signOutAddress()} />, { title: words.signedOut.title }),
  )
}
