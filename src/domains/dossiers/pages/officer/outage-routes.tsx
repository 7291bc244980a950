import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { unitsFor } from '../../../../core/identity/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import { type Text, t } from '../../../../platform/i18n/index.ts'
import { endOutage, OUTAGE_HTTP, type OutageReason, registerOutage } from '../../actions/outage.ts'
import { findOutage, listOutages, pausedBy } from '../../queries/outages.ts'
import { type Desk, officialOf, today } from './deps.ts'
import { OutagePage, OutagesPage, type OutagesProps } from './outage-page.tsx'
import { words } from './outage-words.ts'

const Uuid = Type.String({ format: 'uuid' })
const Id = Type.Object({ id: Uuid })
const Page = Type.Object({ trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }) })
const MAY = { may: 'outage.register' }
const PAGE = 50
const UNKNOWN = t('—', '—')

const FIELDS: Partial<Record<OutageReason, string>> = {
  missing_what: 'system',
  announced_later: 'announcedAt',
  before_announcement: 'startsAt',
  ends_before_start: 'untilAt',
  longer_than_allowed: 'untilAt',
  over_already: 'untilAt',
  not_yours: 'unitId',
}

/** A local date and time as a form sends it, at the office's clock. */
const momentOf = (text: string): Date => {
  const at = new Date(`${/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(text)?.[0] ?? ''}:00+07:00`)
  return Number.isNaN(at.getTime()) ? new Date(0) : at
}

/** Announced outages and what they pause. */
export function mountOutages(app: App, desk: Desk): void {
  const { office, organization, catalogue } = desk

  async function show(
    request: Request,
    reply: Reply,
    page: number,
    shown: Pick<OutagesProps, 'typed' | 'chosen' | 'errors' | 'done'> = {},
    status = 200,
  ) {
    const reach = unitsFor(request.viewer, 'outage.register')
    const [found, people, known, on] = await Promise.all([
      listOutages(office, reach, { limit: PAGE + 1, skip: (page - 1) * PAGE }),
      organization(),
      catalogue(),
      today(office),
    ])
    const units = reach.flatMap((id) => {
      const unit = people.findUnit(id)
      return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
    })
    const procedures = known.inForce(on).map(({ procedureId, name }) => ({ id: procedureId, name }))
    return reply.page(
      <OutagesPage
        {...shown}
        {...{ units, procedures, page }}
        outages={found.slice(0, PAGE)}
        more={found.length > PAGE}
        now={office.clock.now()}
      />,
      { title: words.title, wide: true, status },
    )
  }

  app.get('/su-co', { schema: { querystring: Page }, config: MAY }, (request, reply) =>
    show(request as Request, reply as Reply, request.query.trang, {
      done: (request.query as { xong?: string }).xong === '1',
    }),
  )

  app.post('/su-co', { config: MAY }, async (request, reply) => {
    const form = await readPosted(request, office)
    const names = ['system', 'owner', 'announcement', 'announcedAt', 'startsAt', 'untilAt', 'unitId']
    const typed = Object.fromEntries(names.map((name) => [name, form.text(name).slice(0, 500)]))
    const uuid = /^[0-9a-f-]{36}$/
    const chosen = form.all('procedureIds').filter((id) => uuid.test(id))
    const done = await registerOutage(office, officialOf(request), {
      system: typed.system ?? '',
      owner: typed.owner ?? '',
      announcement: typed.announcement ?? '',
      announcedAt: momentOf(typed.announcedAt ?? ''),
      startsAt: momentOf(typed.startsAt ?? ''),
      untilAt: momentOf(typed.untilAt ?? ''),
      unitIds: typed.unitId && uuid.test(typed.unitId) ? [typed.unitId] : [],
      procedureIds: chosen,
    })
    if (done.ok) return reply.redirect('/su-co?xong=1', 303)
    const errors: Record<string, Text> = { [FIELDS[done.reason] ?? 'system']: words.reasons[done.reason] }
    return show(request, reply, 1, { typed, chosen, errors }, OUTAGE_HTTP[done.reason])
  })

  const own = async (request: Request, id: string) => {
    const reach = unitsFor(request.viewer, 'outage.register')
    const outage = await findOutage(office, id)
    if (!outage?.unitIds.some((unitId) => reach.includes(unitId)))
      throw new Refusal(404, 'not_found', words.reasons.not_found)
    return outage
  }

  async function showOne(request: Request, reply: Reply, id: string, page: number, error?: Text, status = 200) {
    const outage = await own(request, id)
    const found = await pausedBy(office, id, { limit: PAGE + 1, skip: (page - 1) * PAGE })
    const rows = await Promise.all(
      found
        .slice(0, PAGE)
        .map(async (row) => ({ ...row, procedure: (await office.getVersion(row.procedureVersionId)).name ?? UNKNOWN })),
    )
    const ended = (request.query as { xong?: string }).xong === '1'
    return reply.page(
      <OutagePage {...{ outage, rows, page, ended, error }} more={found.length > PAGE} now={office.clock.now()} />,
      { title: words.title, wide: true, status },
    )
  }

  app.get('/su-co/:id', { schema: { params: Id, querystring: Page }, config: MAY }, (request, reply) =>
    showOne(request as Request, reply as Reply, request.params.id, request.query.trang),
  )

  app.post('/su-co/:id/ket-thuc', { schema: { params: Id }, config: MAY }, async (request, reply) => {
    const { id } = request.params
    const done = await endOutage(office, officialOf(request as Request), id)
    if (done.ok) return reply.redirect(`/su-co/${id}?xong=1`, 303)
    if (done.reason === 'not_found') throw new Refusal(404, 'not_found', words.reasons.not_found)
    return showOne(request as Request, reply as Reply, id, 1, words.reasons[done.reason], OUTAGE_HTTP[done.reason])
  })
}
