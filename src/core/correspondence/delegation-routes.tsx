import { Type } from 'typebox'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { inLang, type Text } from '../../platform/i18n/index.ts'
import type { Errors } from '../../ui/index.ts'
import { localDateOf } from '../calendar/index.ts'
import { actorOf, official, unitsFor } from '../identity/index.ts'
import {
  DELEGATED_KINDS,
  type Delegation,
  delegate,
  endDelegation,
  findDelegations,
  type Manner,
} from './delegations.ts'
import type { CorrespondenceDeps } from './deps.ts'
import { type DelegationRow, DelegationsPage } from './pages/delegations.tsx'
import { signersIn } from './signers.ts'
import { words } from './words.ts'

const MAY = { may: 'paper.delegate' } as const
const HERE = '/van-ban-di/giao-ky'

const Short = Type.String({ maxLength: 100, default: '' })
const Asked = Type.Object({
  unit: Short,
  person: Short,
  manner: Type.Union([Type.Literal('delegated'), Type.Literal('byOrder')], { default: 'delegated' }),
  kinds: Type.Optional(
    Type.Union([Type.String({ maxLength: 40 }), Type.Array(Type.String({ maxLength: 40 }), { maxItems: 5 })]),
  ),
  document: Type.String({ maxLength: 200, default: '' }),
  from: Short,
  to: Short,
})
type Asked = {
  unit: string
  person: string
  manner: Manner
  kinds?: string | string[]
  document: string
  from: string
  to: string
}

const FIELD = {
  missing_document: 'document',
  missing_kinds: 'kinds',
  wrong_dates: 'to',
  needs_an_end: 'to',
  same_person: 'person',
} as const

/** Who signs in a head's place: heads give it for their own units, and take it back. */
export function mountDelegations(app: App, { db, clock, localityId, organization }: CorrespondenceDeps): void {
  /** The units an official heads; what is below them has heads of its own. */
  const headed = (request: Request): string[] =>
    official(request)
      .appointments.filter(({ unitId }) => unitsFor(request.viewer, MAY.may).includes(unitId))
      .map(({ unitId }) => unitId)

  const standingOf = ({ endedAt, from, to }: Delegation, on: string): DelegationRow['standing'] =>
    endedAt || (to !== null && to < on) ? 'over' : from > on ? 'coming' : 'running'

  async function show(
    request: Request,
    reply: Reply,
    rest: { values?: Asked; errors?: Errors; message?: Text | undefined; status?: number } = {},
  ): Promise<Reply> {
    const [people, unitIds, on] = [await organization(), headed(request), localDateOf(clock.now())]
    const found = await findDelegations(db, localityId, unitIds, on)
    const { status = 200, ...more } = rest
    return reply.page(
      <DelegationsPage
        rows={found.map((row) => ({
          ...row,
          who: people.findOfficial(row.personId)?.fullName ?? '—',
          unit: people.findUnit(row.unitId)?.name.vi ?? '—',
          standing: standingOf(row, on),
        }))}
        units={unitIds.map((id) => {
          const unit = people.findUnit(id)
          return { id, name: unit ? inLang(unit.name, request.lang) : '—' }
        })}
        people={signersIn(people, unitIds, official(request).personId, on)}
        {...more}
      />,
      { title: words.delegation.title, wide: true, status },
    )
  }

  const Query = Type.Object({ xong: Type.Optional(Type.String({ maxLength: 10 })) })
  app.get(HERE, { schema: { querystring: Query }, config: MAY }, (request, reply) => {
    const { xong } = request.query
    const message = xong === 'giao' ? words.delegation.given : xong ? words.delegation.taken : undefined
    return show(request as Request, reply, { message })
  })

  app.post(HERE, { schema: { body: Asked }, config: MAY }, async (request, reply) => {
    const asked = request.body as Asked
    const viewer = official(request as Request)
    const people = await organization()
    const on = localDateOf(clock.now())
    const unitId = headed(request as Request).find((id) => id === asked.unit)
    if (!unitId) throw new Refusal(404, 'not_found', failures.notFound)
    const chosen = signersIn(people, [unitId], viewer.personId, on).find(({ key }) => key === asked.person)
    const head = viewer.appointments.find((post) => post.unitId === unitId)
    const actor = actorOf(viewer, MAY.may, unitId)
    if (!head || actor.kind !== 'official') throw new Refusal(403, 'forbidden', failures.forbidden)
    const { reasons } = words.delegation
    if (!chosen)
      return show(request as Request, reply, { values: asked, errors: { person: reasons.nobody }, status: 422 })
    const answer = await delegate(db, localityId, actor, clock.now(), {
      unitId,
      personId: chosen.personId,
      postTitle: chosen.post.title.vi,
      // A deputy who gives it gives the head's right.
      headTitle: head.postTitle.vi.replace(/^Phó\s+/u, ''),
      manner: asked.manner,
      kinds: DELEGATED_KINDS.filter((kind) => [asked.kinds ?? []].flat().includes(kind)),
      document: asked.document,
      from: asked.from || on,
      to: asked.to || null,
    })
    if (answer.ok) return reply.redirect(`${HERE}?xong=giao`, 303)
    const errors = { [FIELD[answer.reason]]: reasons[answer.reason] }
    return show(request as Request, reply, { values: asked, errors, status: 422 })
  })

  const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.post(`${HERE}/:id/thoi`, { schema: { params: Params }, config: MAY }, async (request, reply) => {
    const unitIds = headed(request as Request)
    const actor = actorOf(official(request as Request), MAY.may)
    const ended = await endDelegation(db, localityId, actor, clock.now(), { id: request.params.id, unitIds })
    if (!ended) throw new Refusal(404, 'not_found', failures.notFound)
    return reply.redirect(`${HERE}?xong=thoi`, 303)
  })
}
