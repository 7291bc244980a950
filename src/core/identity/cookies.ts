import type { Reply } from '../../platform/http/index.ts'

/** Over https the name itself makes browsers insist that no other host set the cookie. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-camlo' : 'camlo')

/** Puts a session's token into the browser. It ends with the browser, or when the session does. */
export function setSessionCookie(reply: Reply, token: string, secure: boolean): void {
  reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

/** Says that this browser holds dossiers that were taken in at the counter without a line and aren't sent yet, anybody's. */
const UNSENT = 'cho-gui'

/**
 * Leaves nothing of a session in the browser: neither its token nor drafts the next person at the desk could read. But what nobody
 * else has yet must stay; the pages forget the rest then.
 */
export function forgetSession(reply: Reply, secure: boolean): Reply {
  reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure })
  return reply.request.cookies[UNSENT] === '1' ? reply : reply.header('clear-site-data', '"storage"')
}
