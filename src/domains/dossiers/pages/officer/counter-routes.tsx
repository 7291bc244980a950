import { Type } from 'typebox'
import type { App, Request } from '../../../../platform/http/index.ts'
import { choose, readCounterBox } from './counter-box-routes.tsx'
import { lastPersonOf } from './counter-data.ts'
import { beginning, findCounter, personOf, showIntake } from './counter-intake.tsx'
import { takeIn } from './counter-take-in.tsx'
import { type Desk, officialOf } from './deps.ts'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const MAY = { may: 'dossier.receive' }

/** The counter, by keyboard alone: the procedure, the person, the papers, the receipt. */
export function mountCounter(app: App, desk: Desk): void {
  app.get('/tiep-nhan', { config: MAY }, async (request, reply) => {
    const asked = ask(request)
    return choose(desk, request, reply, {
      unitId: asked('don-vi'),
      text: asked('tim'),
      personId: asked('nguoi') || undefined,
      gone: asked('het') !== '',
    })
  })

  app.post('/tiep-nhan', { config: MAY }, (request, reply) => readCounterBox(desk, request, reply))

  app.get('/tiep-nhan/:slug', { schema: { params: Slug }, config: MAY }, async (request, reply) => {
    const asked = ask(request)
    const officer = officialOf(request)
    const found = await findCounter(desk, officer, request.params.slug, asked('don-vi'))
    if (!found) return reply.redirect('/tiep-nhan?het=1', 303)
    const person = await personOf(desk, asked('nguoi'), asked('nguoi-tim'))
    const last = person.kind === 'search' ? await lastPersonOf(desk, officer) : undefined
    return showIntake(desk, officer, reply, found, await beginning(desk, officer, person, last))
  })

  app.post('/tiep-nhan/:slug', { schema: { params: Slug }, config: MAY }, (request, reply) =>
    takeIn(desk, request, reply, request.params.slug),
  )
}

/** Reads the words of an address; what isn't there is empty. */
const ask =
  (request: Request) =>
  (name: string): string => {
    const value = (request.query as Record<string, unknown>)[name]
    return typeof value === 'string' ? value.trim().slice(0, 100) : ''
  }
