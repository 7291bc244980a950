import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { type App, Refusal, type Reply } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { rate } from '../../actions/closing.ts'
import { findRatable } from '../../queries/rating.ts'
import { words as roomWords } from '../../words.ts'
import type { Counter } from './deps.ts'
import { RatedPage, RatingPage } from './rating-page.tsx'
import { words } from './rating-words.ts'

const Token = Type.Object({ token: Type.String({ maxLength: 100 }) })
const route = { schema: { params: Token }, config: { may: 'public' } } as const
const MOST_COMMENT = 2_000

/** Rating a returned dossier, once, by the link that came with the result. */
export function mountRating(app: App, { office }: Counter): void {
  const getRatable = async (token: string) => {
    const ratable = await findRatable(office, token)
    if (!ratable) throw new Refusal(404, 'not_found', words.unknown)
    return ratable
  }
  const sendAlready = (reply: Reply, status: number) =>
    reply.page(<RatedPage title={words.already} more={words.alreadyMore} />, { title: words.already, status })

  app.get('/danh-gia/:token', route, async (request, reply) => {
    const { token } = request.params
    const ratable = await getRatable(token)
    if (ratable.rated) return sendAlready(reply, 200)
    return reply.page(<RatingPage token={token} ratable={ratable} />, { title: words.title })
  })

  app.post('/danh-gia/:token', route, async (request, reply) => {
    const { token } = request.params
    const ratable = await getRatable(token)
    const { text } = await readPosted(request, office)
    const comment = text('comment')
    const stars = text('stars')
    const errors: Record<string, Text> = {}
    if (!/^[1-5]$/.test(stars)) errors.stars = roomWords.reasons.bad_rating
    if (comment.length > MOST_COMMENT) errors.comment = words.tooLong(MOST_COMMENT)
    if (Object.keys(errors).length > 0 && !ratable.rated)
      return reply.page(<RatingPage {...{ token, ratable, stars, comment, errors }} />, {
        title: words.title,
        status: 422,
      })
    const answer = await rate(office, token, { stars: Number(stars), comment })
    if (!answer.ok) return sendAlready(reply, 409)
    return reply.page(<RatedPage title={words.thanks} more={words.thanksMore} />, { title: words.thanks })
  })
}
