import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { type App, Refusal } from '../../../../platform/http/index.ts'
import { compareOriginal } from '../../actions/compare-original.ts'
import { HTTP } from '../../reasons.ts'
import { words } from '../../words.ts'
import { type Desk, keyOf, officialOf } from './deps.ts'

const Params = Type.Object({ id: Type.String(), paper: Type.String() })

/** The clerk has compared the original of a paper that was sent in. */
export function mountComparing(app: App, { office }: Desk): void {
  app.post(
    '/ho-so/:id/giay-to/:paper/doi-chieu',
    { schema: { params: Params }, config: { may: 'heldPaper.look' } },
    async (request, reply) => {
      const [id, paperId] = [keyOf(request.params.id), keyOf(request.params.paper)]
      const form = await readPosted(request, office)
      const { number, issuedBy, issuedOn, validUntil } = Object.fromEntries(
        (['number', 'issuedBy', 'issuedOn', 'validUntil'] as const).map((name) => [name, form.text(name)]),
      )
      const seen = { number, issuedBy, issuedOn, validUntil }
      const compared = await compareOriginal(office, officialOf(request), id, { paperId, seen })
      // Sent twice it is kept once; what the page shows then is what was wanted.
      if (compared.ok || compared.reason === 'already_done')
        return reply.redirect(`/ho-so/${id}?xong=doi-chieu#giay-to`, 303)
      throw new Refusal(HTTP[compared.reason], compared.reason, words.reasons[compared.reason])
    },
  )
}
