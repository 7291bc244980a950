import { Type } from 'typebox'
import type { Db } from '../../platform/database/index.ts'
import { type App, failures, Refusal, type Reply, type Request, sendPdf, sendSheet } from '../../platform/http/index.ts'
import { formatDate, formatNumber, inLang } from '../../platform/i18n/index.ts'
import { type Cell, SHEET_FORMATS, type Sheet } from '../../platform/spreadsheet/index.ts'
import type { Errors } from '../../ui/index.ts'
import { localDateOf } from '../calendar/index.ts'
import { actorOf, may, official, unitsFor } from '../identity/index.ts'
import { numberAndSymbol } from '../official-forms/index.ts'
import { mountCorrespondenceApi } from './api.ts'
import { mountDelegations } from './delegation-routes.tsx'
import type { CorrespondenceDeps } from './deps.ts'
import { type Asked, BookPage } from './pages/book.tsx'
import { PaperPage } from './pages/paper.tsx'
import { type Book, findBooks, findIssued, findPaper, type IssuedPaper } from './queries.ts'
import { withdrawPaper } from './withdraw.ts'
import { words } from './words.ts'

const LINES = 50
const MOST_PRINTED = 2000
const LOOK = { may: 'paper.look' } as const
const WITHDRAW = { may: 'paper.withdraw' } as const

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const Query = Type.Object({
  'don-vi': Type.Optional(Type.String({ maxLength: 36 })),
  nam: Type.Optional(Type.Integer({ minimum: 1900, maximum: 9999 })),
  so: Type.Optional(Type.String({ maxLength: 40 })),
  'tu-khoa': Type.Optional(Type.String({ maxLength: 100 })),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
type Query = { 'don-vi'?: string; nam?: number; so?: string; 'tu-khoa'?: string; trang: number }
const List = { querystring: Query }
const Params = Type.Object({ id: Type.String({ maxLength: 100 }) })
const Withdrawal = { params: Params, body: Type.Object({ why: Type.String({ maxLength: 500, default: '' }) }) }

/** The book of outgoing papers: as a page, a table to work with and a paper; and each paper by itself. */
export function mountCorrespondence(app: App, deps: CorrespondenceDeps): void {
  const { db, clock, localityId, organization } = deps
  mountDelegations(app, deps)
  mountCorrespondenceApi(app, deps)

  async function asked(
    request: Request,
  ): Promise<{ asked: Asked; units: { id: string; name: string }[]; books: Book[] }> {
    const query = request.query as Query
    const people = await organization()
    const units = unitsFor(request.viewer, 'paper.look').flatMap((id) => {
      const unit = people.findUnit(id)
      return unit && unit.kind !== 'external' ? [{ id, name: inLang(unit.name, request.lang) }] : []
    })
    const unit = units.find(({ id }) => id === query['don-vi']) ?? units[0]
    if (!unit) throw new Refusal(404, 'not_found', failures.notFound)
    const year = query.nam ?? Number(localDateOf(clock.now()).slice(0, 4))
    const [symbol, text] = [query.so ?? '', query['tu-khoa']?.trim() ?? '']
    const books = await findBooks(db, localityId, unit.id)
    return { asked: { unitId: unit.id, year, symbol, text, page: query.trang }, units, books }
  }

  app.get('/van-ban-di', { schema: List, config: LOOK }, async (request, reply) => {
    const { asked: filter, units, books } = await asked(request)
    const found = await findIssued(db, localityId, { ...filter, limit: LINES + 1, skip: (filter.page - 1) * LINES })
    const thisYear = Number(localDateOf(clock.now()).slice(0, 4))
    const years = [...new Set([thisYear, filter.year, ...books.map(({ year }) => year)])].sort((a, b) => b - a)
    const rows = found.slice(0, LINES)
    return reply.page(
      <BookPage
        asked={filter}
        units={units}
        books={books}
        years={years}
        rows={rows}
        more={found.length > LINES}
        delegates={may(request.viewer, 'paper.delegate')}
      />,
      { title: words.title, wide: true, scripts: ['keys.js'] },
    )
  })

  for (const format of SHEET_FORMATS)
    app.get(`/van-ban-di.${format}`, { schema: List, config: LOOK }, async (request, reply) => {
      const { asked: filter } = await asked(request)
      return sendSheet(reply, format, `van-ban-di-${filter.year}`, sheetOf(deps, filter, request))
    })

  app.get('/van-ban-di.pdf', { schema: List, config: LOOK }, async (request, reply) => {
    const { asked: filter } = await asked(request)
    const rows = await findIssued(db, localityId, { ...filter, limit: MOST_PRINTED + 1, oldestFirst: true })
    if (rows.length > MOST_PRINTED) throw new Refusal(422, 'too_many', words.tooMany(formatNumber(MOST_PRINTED)))
    const today = localDateOf(clock.now())
    const [people, set] = [await organization(), deps.formSetOn(today)]
    const unit = people.findUnit(filter.unitId)
    if (!set || !unit) throw new Refusal(404, 'not_found', failures.notFound)
    const above = unit.parentId ? people.findUnit(unit.parentId) : undefined
    const pdf = await deps.forms.renderForm('outgoingBook', set.id, {
      heading: {
        superior: above?.authorityVi.toLocaleUpperCase('vi'),
        agency: unit.authorityVi.toLocaleUpperCase('vi'),
        place: people.placeNameOf(unit),
        on: today,
      },
      year: filter.year,
      symbol: filter.symbol || undefined,
      lines: rows.map((row) => ({
        number: numberAndSymbol(row.number, row.symbol),
        on: row.issuedOn,
        subject: `${row.kind}: ${row.subject}`,
        signer: row.signerName,
        receivers: row.receivers.join('; '),
        copies: row.copies,
        passedOn: localDateOf(row.issuedAt),
        note: row.withdrawnAt ? words.withdrawn.vi : '',
      })),
    })
    return sendPdf(reply as Reply, pdf, `van-ban-di-${filter.year}.pdf`)
  })

  const paperFor = async (request: Request, id: string): Promise<IssuedPaper> => {
    // What can't be a key is a page that isn't there.
    const paper = UUID.test(id) ? await findPaper(db, localityId, id) : undefined
    if (!paper || !unitsFor(request.viewer, 'paper.look').includes(paper.unitId))
      throw new Refusal(404, 'not_found', failures.notFound)
    return paper
  }

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    rest: { values?: { why: string }; errors?: Errors; done?: boolean; status?: number } = {},
  ): Promise<Reply> {
    const paper = await paperFor(request, id)
    const unit = (await organization()).findUnit(paper.unitId)
    const { done, status = 200, ...more } = rest
    return reply.page(
      <PaperPage
        paper={paper}
        unit={unit ? inLang(unit.name, request.lang) : '—'}
        mayWithdraw={may(request.viewer, 'paper.withdraw', paper.unitId)}
        message={done ? words.paper.done : undefined}
        {...more}
      />,
      { title: words.title, status },
    )
  }

  const One = { params: Params, querystring: Type.Object({ xong: Type.Optional(Type.String({ maxLength: 5 })) }) }
  app.get('/van-ban-di/:id', { schema: One, config: LOOK }, (request, reply) =>
    show(request as Request, reply, request.params.id, { done: request.query.xong !== undefined }),
  )

  app.post('/van-ban-di/:id/thu-hoi', { schema: Withdrawal, config: WITHDRAW }, async (request, reply) => {
    const { id } = request.params
    const { why } = request.body
    const paper = await paperFor(request as Request, id)
    const actor = actorOf(official(request as Request), 'paper.withdraw', paper.unitId)
    if (actor.kind !== 'official') throw new Refusal(403, 'forbidden', failures.forbidden)
    const answer = await withdrawPaper(db, localityId, { id, why, actor, at: clock.now() })
    if (answer.ok) return reply.redirect(`/van-ban-di/${id}?xong=1`, 303)
    const status = answer.reason === 'missing_reason' ? 422 : 409
    return show(request as Request, reply, id, {
      values: { why },
      errors: { why: words.reasons[answer.reason] },
      status,
    })
  })
}

/** The book as a table, with the columns of the printed one. */
function sheetOf({ db, localityId }: CorrespondenceDeps, filter: Asked, { lang }: Request): Sheet {
  const { columns } = words
  return {
    name: inLang(words.title, lang),
    heads: [
      columns.number,
      columns.on,
      columns.subject,
      columns.signer,
      columns.receivers,
      columns.copies,
      columns.note,
    ].map((text) => inLang(text, lang)),
    rows: linesOf(db, localityId, filter, inLang(words.withdrawn, lang)),
  }
}

const CHUNK = 1000

async function* linesOf(db: Db, localityId: number, filter: Asked, withdrawn: string): AsyncGenerator<Cell[]> {
  for (let skip = 0; ; skip += CHUNK) {
    const rows = await findIssued(db, localityId, { ...filter, limit: CHUNK, skip, oldestFirst: true })
    for (const row of rows)
      yield [
        numberAndSymbol(row.number, row.symbol),
        formatDate(row.issuedOn),
        `${row.kind}: ${row.subject}`,
        row.signerName,
        row.receivers.join('; '),
        row.copies,
        row.withdrawnAt ? `${withdrawn}: ${row.withdrawnWhy}` : '',
      ]
    if (rows.length < CHUNK) return
  }
}
