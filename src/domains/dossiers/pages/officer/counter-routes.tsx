import { Type } from 'typebox'
import type { App, Request } from '../../../../platform/http/index.ts'
import { Refusal } from '../../../../platform/http/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { words as roomWords } from '../../words.ts'
import { ChoosePage, counterLink } from './counter-choose.tsx'
import { chosenBy, countersOf } from './counter-data.ts'
import { findCounter, personOf, showIntake } from './counter-intake.tsx'
import { takeIn } from './counter-take-in.tsx'
import { words } from './counter-words.ts'
import { type Desk, officialOf } from './deps.ts'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const MAY = { may: 'dossier.receive' }

/** The counter, by keyboard alone: the procedure, the person, the papers, the receipt. */
export function mountCounter(app: App, desk: Desk): void {
  app.get('/tiep-nhan', { config: MAY }, async (request, reply) => {
    const counters = await countersOf(desk, officialOf(request))
    const asked = ask(request)
    const counter = counters.find(({ unit }) => unit.id === asked('don-vi')) ?? counters[0]
    if (!counter) throw new Refusal(403, 'not_yours', roomWords.reasons.not_yours)
    const personId = asked('nguoi') || undefined
    const text = asked('tim')
    const { one, several } = text ? await chosenBy(desk, counter, text) : { several: [] }
    const unitId = counters.length > 1 ? counter.unit.id : undefined
    if (one) return reply.redirect(counterLink(one.slug, unitId, personId), 303)
    const gone = asked('het') !== ''
    return reply.page(<ChoosePage {...{ counters, counter, text, several, personId, gone }} />, {
      title: words.title,
      scripts: ['keys.js', 'counter.js'],
    })
  })

  app.get('/tiep-nhan/:slug', { schema: { params: Slug }, config: MAY }, async (request, reply) => {
    const asked = ask(request)
    const officer = officialOf(request)
    const found = await findCounter(desk, officer, request.params.slug, asked('don-vi'))
    if (!found) return reply.redirect('/tiep-nhan?het=1', 303)
    const person = await personOf(desk, asked('nguoi'), asked('nguoi-tim'))
    const number = await desk.queue?.numberAtDesk(officer)
    return showIntake(desk, officer, reply, found, {
      person,
      idempotencyKey: newId(),
      officialId: officer.personId,
      number,
      errors: {},
    })
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
