import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import { type App, Refusal, type Reply, type Request, wantsJson } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { localDateOf } from '../calendar/index.ts'
import type { Organization, OrganizationSource } from '../organization/index.ts'
import { findTokenHolder } from './api-tokens.ts'
import { cookieName, setSessionCookie } from './cookies.ts'
import { PERMISSIONS, type Permission } from './rules/permissions.ts'
import { endOf, findSession, keepSession } from './sessions.ts'
import { type Appointment, may, type OfficialViewer, VISITOR, type Viewer } from './viewer.ts'

export interface AuthenticateDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
  /** Whether the site is reached over https, so that the cookie may insist on it. */
  secure: boolean
}

/**
 * Tells each request who asks, and lets in only who may.
 *
 * A request that names no session and no token costs no look-up.
 */
export function authenticate(app: App, deps: AuthenticateDeps): void {
  app.decorateRequest('viewer')
  app.addHook('onRequest', (request, reply, done) => {
    const letIn = (viewer: Viewer): void => {
      request.viewer = viewer
      // At a shared desk the browser's “back” must not show what somebody saw before signing out.
      if (viewer.kind !== 'visitor') reply.header('cache-control', 'private, no-store')
      const permission = (request.routeOptions.config?.may ?? 'public') as Permission
      if (may(viewer, permission)) done()
      else if (viewer.kind === 'visitor' && !wantsJson(request)) showDoor(request, reply, permission)
      else done(refusalFor(viewer, permission))
    }
    const named = findViewer(deps, request, reply)
    // Visitors ask most of the time, and needn't wait for a look-up.
    if (named) named.then(letIn, done)
    else letIn(VISITOR)
  })
}

function refusalFor({ kind }: Viewer, permission: Permission): Refusal {
  const { to, sentence } = PERMISSIONS[permission]
  if (kind === 'visitor')
    return new Refusal(401, 'unauthenticated', t('Cần đăng nhập hoặc mã truy cập.', 'Sign in or give a bearer token.'))
  if (kind === 'citizen')
    return new Refusal(
      403,
      'forbidden',
      t(
        'Trang này dành cho cán bộ. Hãy về trang của ông/bà.',
        'This page is for officials. Please go back to your own.',
      ),
    )
  if (to === 'citizens')
    return new Refusal(
      403,
      'forbidden',
      t(
        'Trang này dành cho tài khoản công dân. Hãy đăng xuất rồi đăng nhập bằng số điện thoại hoặc thư điện tử.',
        'This page is for citizens’ accounts. Sign out, then sign in with a phone number or e-mail address.',
      ),
    )
  const { vi, en } = sentence
  return new Refusal(
    403,
    'forbidden',
    t(
      `Vị trí của bạn không có quyền ${vi}. Hãy liên hệ quản trị hệ thống nếu cần.`,
      `Your post may not ${en}. Ask the administrator if it should.`,
    ),
  )
}

function showDoor(request: Request, reply: Reply, permission: Permission): void {
  // A form met an ended session: back to the page it stood on, where what was typed is still kept.
  const page = request.method === 'GET' ? request.url : pathOf(request.headers.referer)
  const door = PERMISSIONS[permission].to === 'citizens' ? '/dang-nhap/cong-dan' : '/dang-nhap'
  reply.redirect(`${door}?next=${encodeURIComponent(page)}`, 303)
}

const pathOf = (referer: string | undefined): string => {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return `${pathname}${search}`
}

/** @returns undefined of somebody who names neither a token nor a session */
function findViewer(deps: AuthenticateDeps, request: Request, reply: Reply): Promise<Viewer> | undefined {
  const { authorization } = request.headers
  // Whoever brings a token is judged by it alone: the check of origins trusts that no cookie counts then.
  if (authorization?.startsWith('Bearer ')) return viewerOfBearer(deps, authorization)
  const token = request.cookies[cookieName(deps.secure)]
  return token ? viewerOfSession(deps, token, request, reply) : undefined
}

async function viewerOfBearer({ db, clock, organization }: AuthenticateDeps, authorization: string): Promise<Viewer> {
  const token = /^Bearer (camlo_[\w-]{43})$/.exec(authorization)?.[1]
  const holder = token ? await findTokenHolder(db, token) : undefined
  if (!holder) return VISITOR
  return asOfficial(organization, { ...holder, session: null, usesCodes: false }, clock.now())
}

async function viewerOfSession(
  { db, clock, organization, secure }: AuthenticateDeps,
  token: string,
  request: Request,
  reply: Reply,
): Promise<Viewer> {
  const now = clock.now()
  const session = await findSession(db, token, now)
  if (!session) return VISITOR
  const passive = request.routeOptions.config?.passive === true
  const renewed = passive ? undefined : await keepSession(db, session, now)
  if (renewed) setSessionCookie(reply, renewed, secure)
  const endsAt = endOf(passive ? session.lastSeenAt : now, session.endsAt)
  if (session.citizenId !== null) {
    const { citizenId, fullName, phone, email, startedAt, means } = session
    return {
      kind: 'citizen',
      citizenId,
      name: fullName,
      phone,
      email,
      session: { id: session.sessionId, startedAt, endsAt, means },
    }
  }
  return asOfficial(organization, { ...session, session: { id: session.sessionId, endsAt } }, now)
}

type Who = Pick<OfficialViewer, 'accountId' | 'personId' | 'username' | 'session' | 'usesCodes'> & { fullName: string }

async function asOfficial(source: OrganizationSource, who: Who, now: Date): Promise<OfficialViewer> {
  const appointments = appointmentsOf(await source(), who.personId, now)
  const { accountId, personId, username, fullName, session, usesCodes } = who
  return { kind: 'official', accountId, personId, username, name: fullName, appointments, session, usesCodes }
}

/** The posts a person holds at an instant, and those of absent colleagues they act for. */
export function appointmentsOf(organization: Organization, personId: string, now: Date): Appointment[] {
  const today = localDateOf(now)
  return organization.heldBy(personId, now, today).flatMap(({ post, actingFor }): Appointment[] => {
    const unit = organization.findUnit(post.unitId)
    if (!unit) return []
    return [
      {
        postId: post.id,
        postTitle: post.title,
        role: post.role,
        unitId: unit.id,
        unitName: unit.name,
        unitIdsBelow: organization.reachOf(post, today),
        actingFor: actingFor && { personId: actingFor.id, name: actingFor.fullName },
      },
    ]
  })
}
