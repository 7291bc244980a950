import { Type } from 'typebox'
import type { App } from '../../../../platform/http/index.ts'
import { DOSSIER_CODE, tidyCode } from '../../rules/dossier-code.ts'
import { readProvisional } from '../../rules/provisional.ts'
import { Code } from '../../schemas.ts'
import { words as discardWords } from '../discard-words.ts'
import { findThrownAway, namesOf } from '../slip-data.ts'
import type { Counter } from './deps.ts'
import { momentsOf } from './lookup-moments.ts'
import { LookupForm, LookupPage } from './lookup-page.tsx'
import { words } from './lookup-words.ts'
import { createReadyLookup } from './ready-lookup.tsx'
import { DiscardedSlip } from './slip-page.tsx'

const Typed = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 200 })) })

/** The public look-up: the QR code of the receipt leads here too. */
export function mountLookup(app: App, { lookup, office }: Counter): void {
  const sendReady = createReadyLookup()

  app.get('/tra-cuu', { schema: { querystring: Typed }, config: { may: 'public' } }, async (request, reply) => {
    const typed = request.query.ma?.trim() ?? ''
    const code = readProvisional(typed)?.number ?? tidyCode(typed)
    if (DOSSIER_CODE.test(code) || readProvisional(code)) return reply.redirect(`/tra-cuu/${code}`, 303)
    const errors = typed === '' ? {} : { ma: words.badCode }
    return reply.page(<LookupForm code={typed} errors={errors} />, {
      title: words.title,
      status: typed === '' ? 200 : 422,
    })
  })

  app.get('/tra-cuu/:code', { schema: { params: Code }, config: { may: 'public' } }, async (request, reply) => {
    const code = tidyCode(request.params.code)
    const view = await lookup(code)
    reply.header('cache-control', 'no-cache')
    const slip = readProvisional(code)
    // The slip of the time without a line leads to the dossier that came of it.
    if (view && slip) return reply.redirect(`/tra-cuu/${view.code}`, 303)
    const thrown = slip && (await findThrownAway(office, slip.number))
    if (thrown) {
      const names = await namesOf(office, thrown)
      const back = { href: '/tra-cuu', text: discardWords.other }
      return reply.page(<DiscardedSlip discard={thrown} {...names} back={back} />, {
        title: discardWords.titleOf(slip.number),
      })
    }
    if (!view) {
      const ma = slip ? words.notYet(slip.number) : DOSSIER_CODE.test(code) ? words.notFound(code) : words.badCode
      return reply.page(<LookupForm code={request.params.code} errors={{ ma }} />, { title: words.title, status: 404 })
    }
    const isPlain = request.viewer.kind === 'visitor' && !request.largeText && request.url === `/tra-cuu/${view.code}`
    if (isPlain) return sendReady(reply, view)
    const moments = momentsOf(view, request.lang)
    return reply.page(<LookupPage view={view} moments={moments} />, { title: words.titleOf(view.code) })
  })
}
