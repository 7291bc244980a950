import type { Clock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type App, Refusal, type Reply, type Request, wantsJson } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { localDateOf } from '../calendar/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import { PERMISSIONS, type Permission } from './rules/permissions.ts'
import { findSession, keepSession } from './sessions.ts'
import { hashToken } from './tokens.ts'
import { type Appointment, may, VISITOR, type Viewer } from './viewer.ts'

export interface AuthenticateDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
  /** Whether the site is reached over https, so that the cookie may insist on it. */
  secure: boolean
}

export const cookieName = (secure: boolean): string => (secure ? '__Host-camlo' : 'camlo')

/** Puts a session's token into the browser. It ends with the browser, or when the session does. */
export function setSessionCookie(reply: Reply, token: string, secure: boolean): void {
  reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

/**
 * Tells each request who asks, and lets in only who may.
 *
 * Static files and pages for everybody cost no look-up unless a session is named.
 */
export function authenticate(app: App, deps: AuthenticateDeps): void {
  app.decorateRequest('viewer')
  app.addHook('onRequest', async (request, reply) => {
    request.viewer = await findViewer(deps, request, reply)
    const permission = (request.routeOptions.config?.may ?? 'public') as Permission
    if (may(request.viewer, permission)) return
    await refuse(request, reply, permission)
  })
}

async function refuse(request: Request, reply: Reply, permission: Permission): Promise<void> {
  if (request.viewer.kind === 'official') {
    const { vi, en } = PERMISSIONS[permission].sentence
    throw new Refusal(
      403,
      'forbidden',
      t(
        `Vị trí của bạn không có quyền ${vi}. Hãy liên hệ quản trị hệ thống nếu cần.`,
        `Your post may not ${en}. Ask the administrator if it should.`,
      ),
    )
  }
  if (wantsJson(request))
    throw new Refusal(401, 'unauthenticated', t('Cần đăng nhập hoặc mã truy cập.', 'Sign in or give a bearer token.'))
  // A form met an ended session: back to the page it stood on, where what was typed is still kept.
  const page = request.method === 'GET' ? request.url : pathOf(request.headers.referer)
  await reply.redirect(`/dang-nhap?next=${encodeURIComponent(page)}`, 303)
}

const pathOf = (referer: string | undefined): string => {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return `${pathname}${search}`
}

async function findViewer(
  { db, clock, organization, secure }: AuthenticateDeps,
  request: Request,
  reply: Reply,
): Promise<Viewer> {
  const bearer = request.headers.authorization?.match(/^Bearer (camlo_[\w-]{43})$/)?.[1]
  const token = request.cookies[cookieName(secure)]
  if (!bearer && !token) return VISITOR
  const now = clock.now()
  if (bearer) {
    const account = await db.first(sql<{ accountId: string; personId: string; username: string; fullName: string }>`
      SELECT a.id AS account_id, a.person_id, a.username, o.full_name
      FROM api_tokens k JOIN accounts a ON a.id = k.account_id JOIN officials o ON o.id = a.person_id
      WHERE k.token_hash = ${hashToken(bearer)} AND k.revoked_at IS NULL AND a.disabled_at IS NULL`)
    return account ? viewerOf(organization, { ...account, sessionHash: null, usesCodes: false }, now) : VISITOR
  }
  const session = token ? await findSession(db, token, now) : undefined
  if (!session) return VISITOR
  if (!request.url.startsWith('/phien/con')) {
    const renewed = await keepSession(db, session, now)
    if (renewed) setSessionCookie(reply, renewed, secure)
  }
  return viewerOf(organization, { ...session, sessionHash: session.tokenHash }, now)
}

async function viewerOf(
  source: OrganizationSource,
  account: {
    accountId: string
    personId: string
    username: string
    fullName: string
    sessionHash: Uint8Array | null
    usesCodes: boolean
  },
  now: Date,
): Promise<Viewer> {
  const organization = await source()
  const appointments = organization
    .heldBy(account.personId, now, localDateOf(now))
    .flatMap(({ post, actingFor }): Appointment[] => {
      const unit = organization.findUnit(post.unitId)
      if (!unit) return []
      return [
        {
          postId: post.id,
          postTitle: post.title,
          role: post.role,
          unitId: unit.id,
          unitName: unit.name,
          unitIdsBelow: organization.withBelow(unit.id),
          actingFor: actingFor && { personId: actingFor.id, name: actingFor.fullName },
        },
      ]
    })
  const { accountId, personId, username, fullName, sessionHash, usesCodes } = account
  return { kind: 'official', accountId, personId, username, name: fullName, appointments, sessionHash, usesCodes }
}
