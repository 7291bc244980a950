import { Type } from 'typebox'
import { readPosted } from '../../core/files/index.ts'
import { type Limiter, type OfficialViewer, official as officialOf, unitsFor } from '../../core/identity/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import type { Result } from '../../platform/result.ts'
import { type DossierPanel, type Office, openedDossier } from '../dossiers/index.ts'
import { answer, close, contact, passOn, reachOf, whyNotNow } from './actions/handle.ts'
import { settle } from './actions/settle.ts'
import { mountFollowUpsApi } from './api.ts'
import { CasePage, type CaseProps } from './pages/case-page.tsx'
import { ListPage, type ListQuery } from './pages/list-page.tsx'
import { OwnPanel } from './pages/panel.tsx'
import type { FollowUpLine } from './pages/parts.tsx'
import { type FollowUp, findFollowUp, followUpOf, type ListFilter, listFollowUps, notesOf } from './queries.ts'
import { HTTP, type Reason } from './reasons.ts'
import { type Cause, type Deed, isCause, isWay } from './rules/follow-up.ts'
import { Listing } from './schemas.ts'
import { words } from './words.ts'

export interface SatisfactionDeps {
  office: Office
  organization: OrganizationSource
}

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const HANDLE = { may: 'followUp.handle' }
const PAGE = 50
const MOST = 5_000
const UNKNOWN = t('—', '—')
const DEEDS: readonly Deed[] = ['contact', 'answer', 'close', 'passOn']

/** Which field of a form a “no” is about. */
const FIELDS: Partial<Record<Reason, string>> = {
  missing_way: 'way',
  missing_note: 'note',
  missing_cause: 'cause',
  missing_done: 'done',
  missing_answer: 'answer',
  same_unit: 'unitId',
  unknown_unit: 'unitId',
}

/** Units among which an official chooses: those in reach, without bodies outside. */
export const unitsOf = async ({ organization }: SatisfactionDeps, ids: readonly string[]) => {
  const people = await organization()
  return ids.flatMap((id) => {
    const unit = people.findUnit(id)
    return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
  })
}

/** Names for the keys of follow-ups. */
async function linesOf(
  { office, organization }: SatisfactionDeps,
  found: readonly FollowUp[],
): Promise<FollowUpLine[]> {
  const people = await organization()
  const now = office.clock.now()
  return Promise.all(
    found.map(async (each) => ({
      ...each,
      unit: people.findUnit(each.unitId)?.name ?? UNKNOWN,
      procedure: (await office.getVersion(each.procedureVersionId)).name,
      isLate: each.state === 'open' && each.dueAt < now,
    })),
  )
}

/** Following low ratings up: the list, each case, and what may be done about it. */
export function mountFollowUps(app: App, deps: SatisfactionDeps & { limits: Limiter }): void {
  const { office, organization } = deps
  mountFollowUpsApi(app, office, deps.limits)

  app.get('/phan-hoi', { schema: { querystring: Listing }, config: HANDLE }, async (request, reply) => {
    const { trang: page, ...query } = request.query
    const reach = unitsFor(request.viewer, 'followUp.handle')
    const unitId = query['don-vi'] || undefined
    if (unitId && !reach.includes(unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    const found = await listFollowUps(
      office,
      {
        unitIds: unitId ? [unitId] : reach,
        state: (query['tinh-trang'] || undefined) as ListFilter['state'],
        cause: (query['nguyen-nhan'] || undefined) as Cause | undefined,
        from: query.tu,
        to: query.den,
      },
      office.clock.now(),
      { limit: PAGE + 1, skip: (page - 1) * PAGE },
    )
    const lines = await linesOf(deps, found.slice(0, PAGE))
    return reply.page(
      <ListPage
        {...{ lines, page, units: await unitsOf(deps, reach) }}
        query={query as ListQuery}
        more={found.length > PAGE}
      />,
      { title: words.title, wide: true },
    )
  })

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    shown: Pick<CaseProps, 'done' | 'typed' | 'errors'> = {},
    status = 200,
  ) {
    const official = officialOf(request)
    const found = await findFollowUp(office, id)
    if (!found || !reachOf(official).includes(found.unitId))
      throw new Refusal(404, 'not_found', words.reasons.not_found)
    const [[line], notes, people, time] = await Promise.all([
      linesOf(deps, [found]),
      notesOf(office, id),
      organization(),
      office.workingTime(),
    ])
    const reasons = await Promise.all(DEEDS.map((deed) => whyNotNow(office, official, deed, found)))
    const deeds = new Set(DEEDS.filter((_, index) => reasons[index] === undefined))
    const why = deeds.size === 0 && found.state !== 'closed' ? reasons[0] : undefined
    const named = notes.map((note) => ({
      ...note,
      who: note.writtenBy ? (people.findOfficial(note.writtenBy)?.fullName ?? '—') : null,
    }))
    const units = people
      .unitsInForce(time.dateOf(office.clock.now()))
      .filter(({ id: unitId, kind }) => kind !== 'external' && unitId !== found.unitId)
    return reply
      .header('cache-control', 'no-store')
      .page(
        <CasePage
          {...shown}
          line={line as FollowUpLine}
          notes={named}
          deeds={deeds}
          whyNone={why && words.reasons[why]}
          units={units}
        />,
        { title: words.title, status },
      )
  }

  app.get('/phan-hoi/:id', { schema: { params: Id }, config: HANDLE }, async (request, reply) => {
    const done = (request.query as { xong?: string }).xong
    return show(request as Request, reply as Reply, request.params.id, {
      done: done && Object.hasOwn(words.done, done) ? (done as keyof typeof words.done) : undefined,
    })
  })

  /** A form posted about a follow-up; a “no” shows the page with what was typed. */
  const post = (
    path: string,
    deed: Deed,
    run: (who: OfficialViewer, id: string, values: Record<string, string>) => Promise<Result<unknown, Reason>>,
  ) =>
    app.post(`/phan-hoi/:id/${path}`, { schema: { params: Id }, config: HANDLE }, async (request, reply) => {
      const { id } = request.params
      const { text } = await readPosted(request as Request, office)
      const names = ['way', 'note', 'cause', 'done', 'answer', 'unitId', 'reason', 'closeNote']
      const values = Object.fromEntries(names.map((name) => [name, text(name).slice(0, MOST)]))
      const result = await run(officialOf(request as Request), id, values)
      // Passed on, it may be out of reach.
      if (result.ok) return reply.redirect(deed === 'passOn' ? '/phan-hoi' : `/phan-hoi/${id}?xong=${deed}`, 303)
      const { reason } = result
      const field = deed === 'passOn' && reason === 'missing_note' ? 'reason' : FIELDS[reason]
      const errors: Record<string, Text> = { [field ?? 'main']: words.reasons[reason] }
      return show(request as Request, reply as Reply, id, { typed: { deed, values }, errors }, HTTP[reason])
    })

  post('lien-he', 'contact', (who, id, { way = '', note = '' }) =>
    contact(office, who, id, { way: isWay(way) ? way : null, note }),
  )
  post('tra-loi', 'answer', (who, id, { cause = '', done = '', answer: words = '' }) =>
    answer(office, who, id, { cause: isCause(cause) ? cause : null, done, answer: words }),
  )
  post('chuyen', 'passOn', (who, id, { unitId = '', reason = '' }) => passOn(office, who, id, { unitId, reason }))
  post('ket-thuc', 'close', (who, id, { closeNote = '' }) => close(office, who, id, { note: closeNote }))

  app.post(
    '/tra-cuu/:code/ho-so/phan-hoi',
    { schema: { params: Type.Object({ code: Type.String({ maxLength: 60 }) }) }, config: { may: 'public' } },
    async (request, reply) => {
      const opened = await openedDossier(office, request as Request)
      const address = `/tra-cuu/${encodeURIComponent(request.params.code)}/ho-so`
      if (!opened) return reply.redirect(address, 303)
      const { text } = await readPosted(request as Request, office)
      const said = await settle(office, opened.id, {
        settled: text('settled') === 'yes',
        note: text('note').slice(0, MOST),
      })
      if (!said.ok) throw new Refusal(HTTP[said.reason], said.reason, words.reasons[said.reason])
      return reply.redirect(`/tra-cuu/${opened.code}/ho-so#phan-hoi`, 303)
    },
  )
}

/** What stands on the page of a person who rated low. */
export const followUpPanel =
  ({ office }: { office: Office }): DossierPanel =>
  async ({ id, code }, reader) => {
    if (reader !== 'owner') return null
    const found = await followUpOf(office, id)
    if (!found) return null
    const unit = (await office.staff()).findUnit(found.unitId)?.name ?? UNKNOWN
    return <OwnPanel found={found} unit={unit} code={code} />
  }
