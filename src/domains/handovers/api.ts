import { official } from '../../core/identity/index.ts'
import { type App, ById, cutPage, operations } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { findOwnList } from './access.ts'
import { callOff, confirmItems } from './actions/confirm.ts'
import { recordPost } from './actions/deliver.ts'
import { makeList } from './actions/make.ts'
import { ownUnits } from './actor.ts'
import { mountDeliveriesApi } from './api-deliveries.ts'
import type { HandoversDeps } from './deps.ts'
import { findItems, findLists } from './queries/lists.ts'
import { findWaiting } from './queries/waiting.ts'
import { HTTP, type Reason } from './reasons.ts'
import { ConfirmBody, Confirmed, List, Lists, ListsQuery, Made, MakeBody, PostSaidBody, Waiting } from './schemas.ts'
import { itemsOf, lineOf } from './view.ts'
import { words } from './words.ts'

const MAY = { may: 'handover.work' }
const PAGE = 30
const NOT_MINE = ['not_found', 'not_yours'] as const satisfies Reason[]

/** Papers that travel, for programs: the same actions as the pages'. */
export function mountHandoversApi(app: App, deps: HandoversDeps): void {
  const { office } = deps
  const { db, localityId } = office
  const api = operations(app, { tag: 'handovers', statuses: HTTP, words: words.reasons })
  mountDeliveriesApi(app, deps)

  api(
    'GET',
    '/handovers/waiting',
    { ...MAY, summary: 'Paper files that one’s offices have to hand over', answer: Waiting },
    async (request) => {
      const found = await Promise.all(
        ownUnits(official(request)).map(async (fromUnitId) =>
          (await findWaiting(db, localityId, fromUnitId)).map(
            ({ id, code, procedureId, applicantName, toUnitId, legalDueAt, papers }) => ({
              ...{ id, code, procedureId, applicantName, fromUnitId, toUnitId, legalDueAt, papers },
            }),
          ),
        ),
      )
      return ok({ rows: found.flat() })
    },
  )

  api(
    'GET',
    '/handovers',
    { ...MAY, summary: 'Lists of one’s offices, newest first', query: ListsQuery, answer: Lists },
    async (request) => {
      const { page, ...filter } = request.query
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      const found = await findLists(db, localityId, { unitIds: ownUnits(official(request)), ...filter, ...part })
      const staff = await office.staff()
      return ok(
        cutPage(
          found.map((list) => lineOf(staff, list)),
          page,
          PAGE,
        ),
      )
    },
  )

  api(
    'POST',
    '/handovers',
    {
      ...MAY,
      summary: 'Make a list by which files go to another office',
      body: MakeBody,
      answer: Made,
      status: 201,
      refusals: ['not_yours', 'nothing_chosen', 'not_here'],
    },
    (request) => makeList(office, official(request), request.body),
  )

  api(
    'GET',
    '/handovers/:id',
    { ...MAY, summary: 'A list with its files', params: ById, answer: List, refusals: ['not_found'] },
    async (request) => {
      const own = await findOwnList(office, official(request), request.params.id)
      if (!own) return no('not_found')
      const { list, staff } = own
      const items = await findItems(db, localityId, list.id)
      return ok({ ...lineOf(staff, list), lines: await itemsOf(office, staff, items) })
    },
  )

  api(
    'POST',
    '/handovers/:id/confirm',
    {
      ...MAY,
      summary: 'Answer for files of a list: here, or missing and why; each has its own answer',
      params: ById,
      body: ConfirmBody,
      answer: Confirmed,
      refusals: NOT_MINE,
    },
    async (request) => {
      const done = await confirmItems(office, official(request), request.params.id, request.body.items)
      return done.ok ? ok({ rows: done.value }) : done
    },
  )

  api(
    'POST',
    '/handovers/:id/call-off',
    { ...MAY, summary: 'Undo a list nobody has answered for', params: ById, refusals: [...NOT_MINE, 'cannot_cancel'] },
    async (request) => {
      if (!(await findOwnList(office, official(request), request.params.id))) return no('not_found')
      return callOff(office, official(request), request.params.id)
    },
  )

  api(
    'POST',
    '/handovers/:id/post',
    {
      summary: 'Record what the post said of one parcel of a list',
      may: 'dossier.return',
      params: ById,
      body: PostSaidBody,
      refusals: [...NOT_MINE, 'missing_reason', 'not_on_list', 'wrong_state', 'not_ready'],
    },
    (request) => {
      const { reason = '', outcome, ...said } = request.body
      return recordPost(
        office,
        official(request),
        request.params.id,
        outcome === 'cameBack' ? { ...said, outcome, reason } : { ...said, outcome },
      )
    },
  )
}
