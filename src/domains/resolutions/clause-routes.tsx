import { Type } from 'typebox'
import { type PostedForm, readPosted } from '../../core/files/index.ts'
import { official as officialOf } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Result } from '../../platform/result.ts'
import { addClause, type ClauseInput, correctClause, moveClause, withdrawClause } from './actions/clause.ts'
import { linkClauses } from './actions/link.ts'
import { composeWords } from './compose-words.ts'
import type { ResolutionsDeps } from './deps.ts'
import { hangingOn } from './hanging.ts'
import { officeWords } from './office-words.ts'
import { ClausesPage, type ClausesPageProps } from './pages/clauses-page.tsx'
import { TargetClauses } from './pages/target-clauses.tsx'
import { findTarget } from './queries/figures.ts'
import { searchClauses } from './queries/origins.ts'
import { clausesOfTarget, findPaper, paperKeyOfClause } from './queries/papers.ts'
import { findParts } from './queries/resolutions.ts'
import { HTTP, type Reason } from './reasons.ts'
import { mayManage } from './rules/who-may.ts'
import { assertComposer, sceneOf } from './scene.ts'
import { inTree } from './tree.ts'
import { UUID } from './uuid.ts'

const MANAGE = { may: 'target.manage' }
const Key = Type.Object({ key: Type.String({ maxLength: 100 }) })
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Search = Type.Object({ tim: Type.Optional(Type.String({ maxLength: 100 })) })
const MOST_TEXT = 5_000
const MOST_FOUND = 20

const FIELDS: Partial<Record<Reason, string>> = {
  missing_clause_number: 'number',
  clause_number_taken: 'number',
  missing_clause_text: 'text',
  unknown_part: 'partId',
  missing_reason: 'reason',
}

type Done = ClausesPageProps['done']

/** The clauses of papers, and which of them a target carries out. */
export function mountClauses(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

  async function page(
    reply: Reply,
    of: { key: string } | { id: string },
    shown: Pick<ClausesPageProps, 'refused' | 'done'> & { id?: string; status?: number },
  ) {
    const paper = await findPaper(db, localityId, of)
    if (!paper) throw new Refusal(404, 'not_found', failures.notFound)
    const keys = paper.clauses.map(({ id }) => ({ kind: 'clause' as const, id }))
    const [parts, tasks] = await Promise.all([findParts(db, localityId), hangingOn(db, deps.hangs ?? [], keys)])
    const { id = newId(), refused, done, status = 200 } = shown
    return reply.page(<ClausesPage {...{ paper, tasks, id, refused, done }} parts={inTree(parts)} />, {
      title: composeWords.clauses,
      status,
    })
  }

  const composer = async (request: Request) => assertComposer(officialOf(request), await sceneOf(deps))

  app.get(
    '/nghi-quyet/van-ban/:key/dieu-khoan',
    { schema: { params: Key }, config: MANAGE },
    async (request, reply) => {
      await composer(request as Request)
      const { xong = '' } = request.query as { xong?: string }
      const done = Object.hasOwn(composeWords.done, xong) ? (xong as Done) : undefined
      return page(reply as Reply, { key: request.params.key }, { refused: undefined, done })
    },
  )

  app.post(
    '/nghi-quyet/van-ban/:key/dieu-khoan',
    { schema: { params: Key }, config: MANAGE },
    async (request, reply) => {
      const { key } = request.params
      await composer(request as Request)
      const paper = await findPaper(db, localityId, { key })
      if (!paper) throw new Refusal(404, 'not_found', failures.notFound)
      const form = await readPosted(request as Request, deps)
      const [id, after] = [form.text('id'), form.text('after')]
      if (!UUID.test(id)) throw new Refusal(400, 'bad_request', failures.badRequest)
      const { input, values, edition } = clauseIn(form)
      const afterId = after === 'first' ? null : UUID.test(after) ? after : undefined
      const added = await addClause(deps, officialOf(request as Request), paper.id, { ...input, id, afterId, edition })
      if (added.ok) return reply.redirect(`/nghi-quyet/van-ban/${key}/dieu-khoan?xong=added#${id}`, 303)
      const errors = { [FIELDS[added.reason] ?? 'number']: officeWords.reasons[added.reason] }
      return page(
        reply as Reply,
        { key },
        {
          refused: { clauseId: undefined, values: { ...values, after }, errors },
          done: undefined,
          id,
          status: HTTP[added.reason],
        },
      )
    },
  )

  /** Answers a change of a clause: back to its place, or the page again with what was typed. */
  async function answer(
    reply: Reply,
    id: string,
    result: Result<{ id: string; paperKey: string }, Reason>,
    { done, values }: { done: Exclude<Done, undefined>; values: Record<string, string> },
  ) {
    if (result.ok) {
      const at = done === 'withdrawn' ? '' : `#${id}`
      return reply.redirect(`/nghi-quyet/van-ban/${result.value.paperKey}/dieu-khoan?xong=${done}${at}`, 303)
    }
    const { reason } = result
    const paperKey = await paperKeyOf(id)
    if (reason === 'not_yours' || !paperKey) throw new Refusal(HTTP[reason], reason, officeWords.reasons[reason])
    const field = FIELDS[reason] ?? 'number'
    const errors = { [field]: officeWords.reasons[reason] }
    return page(
      reply,
      { key: paperKey },
      {
        refused: { clauseId: id, values, errors },
        done: undefined,
        status: HTTP[reason],
      },
    )
  }

  const paperKeyOf = (id: string): Promise<string | undefined> => paperKeyOfClause(db, localityId, id)

  app.post('/nghi-quyet/dieu-khoan/:id/sua', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { id } = request.params
    const form = await readPosted(request as Request, deps)
    const { input, values, edition } = clauseIn(form)
    const reason = form.text('reason').slice(0, 2_000)
    const result = await correctClause(deps, officialOf(request as Request), id, { ...input, edition, reason })
    return answer(reply as Reply, id, result, { done: 'corrected', values: { ...values, reason } })
  })

  app.post('/nghi-quyet/dieu-khoan/:id/chuyen', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { id } = request.params
    const form = await readPosted(request as Request, deps)
    const { edition } = clauseIn(form)
    const up = form.text('up') === 'yes'
    const result = await moveClause(deps, officialOf(request as Request), id, { edition, up })
    return answer(reply as Reply, id, result, { done: 'moved', values: {} })
  })

  app.post('/nghi-quyet/dieu-khoan/:id/rut', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { id } = request.params
    const { edition } = clauseIn(await readPosted(request as Request, deps))
    const result = await withdrawClause(deps, officialOf(request as Request), id, { edition })
    return answer(reply as Reply, id, result, { done: 'withdrawn', values: {} })
  })

  async function targetPage(
    request: Request,
    reply: Reply,
    id: string,
    shown: { searched: string; isSaved?: boolean; reason?: Reason },
  ) {
    const target = await findTarget(db, localityId, { id })
    if (!target) throw new Refusal(404, 'not_found', officeWords.reasons.not_found)
    if (!mayManage(officialOf(request), target.ownerUnitId, (await sceneOf(deps)).root))
      throw new Refusal(403, 'not_yours', officeWords.reasons.not_yours)
    const { searched, isSaved = false, reason } = shown
    const [linked, found] = await Promise.all([
      clausesOfTarget(db, localityId, id),
      searchClauses(db, localityId, { text: searched, limit: MOST_FOUND }),
    ])
    const known = new Set(linked.map((each) => each.id))
    return reply.page(
      <TargetClauses
        {...{ target, linked, searched, isSaved }}
        found={found.filter((each) => !known.has(each.id))}
        errors={reason ? { add: officeWords.reasons[reason] } : {}}
      />,
      { title: composeWords.linkTitle, status: reason ? HTTP[reason] : 200 },
    )
  }

  app.get(
    '/chi-tieu/:id/dieu-khoan',
    { schema: { params: Id, querystring: Search }, config: MANAGE },
    async (request, reply) =>
      targetPage(request as Request, reply as Reply, request.params.id, {
        searched: request.query.tim ?? '',
        isSaved: (request.query as { xong?: string }).xong === '1',
      }),
  )

  app.post('/chi-tieu/:id/dieu-khoan', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { id } = request.params
    const { all, text } = await readPosted(request as Request, deps)
    const [add, remove] = [all('add'), all('remove')].map((keys) => keys.filter((key) => UUID.test(key)))
    const searched = text('tim').slice(0, 100)
    if (!add?.length && !remove?.length)
      return targetPage(request as Request, reply as Reply, id, { searched, reason: 'nothing_chosen' })
    const linked = await linkClauses(deps, officialOf(request as Request), id, { add: add ?? [], remove: remove ?? [] })
    if (linked.ok) return reply.redirect(`/chi-tieu/${id}/dieu-khoan?xong=1`, 303)
    return targetPage(request as Request, reply as Reply, id, { searched, reason: linked.reason })
  })
}

function clauseIn({ text }: PostedForm): { input: ClauseInput; values: Record<string, string>; edition: number } {
  const values = {
    number: text('number').slice(0, 40),
    text: text('text').slice(0, MOST_TEXT),
    partId: text('partId'),
  }
  const partId = UUID.test(values.partId) ? values.partId : null
  return { input: { number: values.number, text: values.text, partId }, values, edition: Number(text('edition')) || 0 }
}
