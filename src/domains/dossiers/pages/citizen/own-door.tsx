import { sql } from '../../../../platform/database/index.ts'
import { Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import type { Office } from '../../office.ts'
import { type OwnDossier, openBySecret } from '../../queries/lookup.ts'
import { findOfAccount } from '../../queries/of-account.ts'
import { findSecret } from '../../queries/own-dossier.ts'
import { tidyCode } from '../../rules/dossier-code.ts'
import type { PublicView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import type { Counter } from './deps.ts'
import { issueTicket, opens } from './own-ticket.ts'
import { words } from './own-words.ts'
import { SecretForm } from './secret-form.tsx'

const COOKIE = 'ho-so'

/** A dossier that its owner has opened. */
export interface Opened {
  view: PublicView
  own: OwnDossier
  /** In whose name something is done to it. */
  owner: { code: string; secret: string }
}

export const codeOf = (request: Request): string => tidyCode((request.params as { code: string }).code)

/** Where a dossier's own page stands. */
export const ownAddress = (code: string): string => `/tra-cuu/${code}/ho-so`

/** The dossier this browser has opened by its second secret, or by its person's account, for routes of other rooms below its own page. */
export async function openedDossier(
  { db, clock, localityId, secret }: Office,
  request: Request,
): Promise<{ id: string; code: string } | undefined> {
  const code = codeOf(request)
  if (!opens(secret, code, request.cookies[COOKIE], clock.now()))
    return request.viewer.kind === 'citizen' ? findOfAccount(db, localityId, request.viewer.citizenId, code) : undefined
  return db.first(sql<{ id: string; code: string }>`
    SELECT id, code FROM dossiers WHERE locality_id = ${localityId} AND code = ${code}`)
}

/** Who has shown a dossier's second secret or has it in their account, and keeps the right to that one dossier for a while. */
export function createOwnDoor({ office, lookup, secure }: Counter) {
  const getView = async (code: string): Promise<PublicView> => {
    const view = await lookup(code)
    if (!view) throw new Refusal(404, 'not_found', roomWords.reasons.not_found)
    return view
  }
  return {
    getView,

    /** The dossier, if this browser may have it now. */
    async findOpened(request: Request): Promise<Opened | undefined> {
      const known = await openedDossier(office, request)
      if (!known) return undefined
      const { code } = known
      const [view, secret] = await Promise.all([getView(code), findSecret(office, code)])
      const opened = secret === undefined ? undefined : await openBySecret(office, code, secret)
      if (!opened?.ok || secret === undefined) throw new Refusal(404, 'not_found', roomWords.reasons.not_found)
      return { view, own: opened.value, owner: { code, secret } }
    },

    /** Lets this browser have it from now on. */
    keepOpen: (reply: Reply, code: string): Reply =>
      reply.setCookie(COOKIE, issueTicket(office.secret, code, office.clock.now()), {
        path: ownAddress(code),
        httpOnly: true,
        sameSite: 'strict',
        secure,
      }),

    /** Keeps it open longer, where the secret opened it: what an account opens ends with its session. */
    keepOn(reply: Reply, code: string): Reply {
      const ticket = reply.request.cookies[COOKIE]
      return opens(office.secret, code, ticket, office.clock.now()) ? this.keepOpen(reply, code) : reply
    },

    close: (reply: Reply, code: string): Reply => reply.clearCookie(COOKIE, { path: ownAddress(code) }),

    askSecret: (reply: Reply, code: string, status: number, errors: Errors = {}): Reply =>
      reply
        .header('cache-control', 'no-store')
        .page(<SecretForm code={code} errors={errors} />, { title: words.titleOf(code), status }),
  }
}

export type OwnDoor = ReturnType<typeof createOwnDoor>
