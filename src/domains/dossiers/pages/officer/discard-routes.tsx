import { Type } from 'typebox'
import { unitsFor } from '../../../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import { revealDiscard, settleDiscard } from '../../actions/discard.ts'
import { mountDiscardsApi } from '../../api/discards.ts'
import { type Discard, findDiscard, listDiscards } from '../../queries/discards.ts'
import { GROUNDS, STATES } from '../../rules/discard.ts'
import { words as roomWords } from '../../words.ts'
import { words } from '../discard-words.ts'
import { namesOf } from '../slip-data.ts'
import { type Desk, keyOf, officialOf } from './deps.ts'
import { DiscardPage, type DiscardProps } from './discard-page.tsx'
import { type DiscardsAsked, DiscardsPage } from './discards-page.tsx'

const MAY = { may: 'discard.follow' }
const PAGE = 50

const Day = Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }))
const Short = Type.Optional(Type.String({ maxLength: 40 }))
const Query = Type.Object({
  'don-vi': Short,
  'tinh-trang': Short,
  'ly-do': Short,
  so: Short,
  tu: Day,
  den: Day,
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
const Id = Type.Object({ id: Type.String() })

/** What clerks threw away of that taken in without a line, and telling the people. */
export function mountDiscards(app: App, desk: Desk): void {
  const { office } = desk
  mountDiscardsApi(app, desk)

  const lineOf = async (discard: Discard) => {
    const [names, staff] = await Promise.all([namesOf(office, discard), office.staff()])
    return { ...discard, ...names, clerk: staff.nameOf(discard.personId) ?? '—' }
  }

  app.get('/ho-so-tam-da-bo', { schema: { querystring: Query }, config: MAY }, async (request, reply) => {
    const reach = unitsFor(request.viewer, 'discard.follow')
    const { query } = request
    const asked: DiscardsAsked = {
      unitId: reach.find((id) => id === query['don-vi']) ?? '',
      state: STATES.find((state) => state === query['tinh-trang']) ?? '',
      ground: GROUNDS.find((ground) => ground === query['ly-do']) ?? '',
      from: query.tu ?? '',
      to: query.den ?? '',
      text: query.so?.trim() ?? '',
      page: query.trang,
    }
    const [found, staff] = await Promise.all([
      listDiscards(office, {
        unitIds: asked.unitId ? [asked.unitId] : reach,
        state: asked.state || undefined,
        ground: asked.ground || undefined,
        from: asked.from,
        to: asked.to,
        text: asked.text,
        limit: PAGE + 1,
        skip: (asked.page - 1) * PAGE,
      }),
      office.staff(),
    ])
    const units = reach.flatMap((id) => {
      const unit = staff.findUnit(id)
      return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
    })
    const lines = await Promise.all(found.slice(0, PAGE).map(lineOf))
    return reply.page(<DiscardsPage {...{ asked, units, lines }} more={found.length > PAGE} />, {
      title: words.title,
      wide: true,
      scripts: ['keys.js'],
    })
  })

  async function show(request: Request, reply: Reply, shown: Pick<DiscardProps, 'revealed' | 'done'> = {}) {
    const { id } = request.params as { id: string }
    const discard = await findDiscard(office, keyOf(id))
    if (!discard || !unitsFor(request.viewer, 'discard.follow').includes(discard.unitId))
      throw new Refusal(404, 'not_found', failures.notFound)
    const { unit, procedure, clerk } = await lineOf(discard)
    return reply.page(<DiscardPage {...{ discard, unit, procedure, clerk, ...shown }} />, {
      title: discard.number ? words.titleOf(discard.number) : words.title,
    })
  }

  app.get('/ho-so-tam-da-bo/:id', { schema: { params: Id }, config: MAY }, (request, reply) =>
    show(request as Request, reply as Reply, { done: (request.query as { xong?: string }).xong === '1' }),
  )

  app.post('/ho-so-tam-da-bo/:id/xem', { schema: { params: Id }, config: MAY }, async (request, reply) => {
    const answer = await revealDiscard(office, officialOf(request as Request), keyOf(request.params.id))
    // Told meanwhile: the page says so.
    if (!answer.ok && answer.reason !== 'already_done')
      throw new Refusal(404, answer.reason, roomWords.reasons[answer.reason])
    return show(request as Request, reply as Reply, answer.ok ? { revealed: answer.value } : {})
  })

  app.post('/ho-so-tam-da-bo/:id/da-bao', { schema: { params: Id }, config: MAY }, async (request, reply) => {
    const id = keyOf(request.params.id)
    const answer = await settleDiscard(office, officialOf(request as Request), id)
    if (!answer.ok && answer.reason !== 'already_done')
      throw new Refusal(404, answer.reason, roomWords.reasons[answer.reason])
    return reply.redirect(`/ho-so-tam-da-bo/${id}?xong=1`, 303)
  })
}
