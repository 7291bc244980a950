import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { type App, Refusal, type Reply } from '../../../../platform/http/index.ts'
import { objectToFiling } from '../../actions/object.ts'
import { findObjectionable } from '../../queries/representation.ts'
import type { Counter } from './deps.ts'
import { words } from './for-another-words.ts'
import { ObjectedPage, ObjectionPage } from './objection-page.tsx'

const Token = Type.Object({ token: Type.String({ maxLength: 100 }) })
const route = { schema: { params: Token }, config: { may: 'public' } } as const
const MOST_REASON = 2_000

/** The person a dossier was filed for objects, by the link they were sent. */
export function mountObjection(app: App, { office }: Counter): void {
  const get = async (token: string) => {
    const about = await findObjectionable(office, token)
    if (!about) throw new Refusal(404, 'not_found', words.unknown)
    return about
  }
  const done = (reply: Reply) => reply.page(<ObjectedPage />, { title: words.objected })

  app.get('/khong-dong-y/:token', route, async (request, reply) => {
    const { token } = request.params
    const about = await get(token)
    if (about.objected) return done(reply)
    return reply
      .header('cache-control', 'no-store')
      .page(<ObjectionPage token={token} about={about} />, { title: words.objectTitle })
  })

  app.post('/khong-dong-y/:token', route, async (request, reply) => {
    const { token } = request.params
    await get(token)
    const { text } = await readPosted(request, office)
    // Sent twice it is one objection, and the same answer.
    await objectToFiling(office, token, text('reason').slice(0, MOST_REASON))
    return done(reply)
  })
}
