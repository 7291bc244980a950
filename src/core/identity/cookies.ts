import type { Reply } from '../../platform/http/index.ts'

/** Over https the name itself makes browsers insist that no other host set the cookie. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-camlo' : 'camlo')

/** Puts a session's token into the browser. It ends with the browser, or when the session does. */
export function setSessionCookie(reply: Reply, token: string, secure: boolean): void {
  reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

/** Leaves nothing of a session in the browser: neither its token nor drafts the next person at the desk could read. */
export function forgetSession(reply: Reply, secure: boolean): Reply {
  reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure })
  return reply.header('clear-site-data', '"storage"')
}
