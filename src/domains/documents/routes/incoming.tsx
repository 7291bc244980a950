import { localDateOf } from '../../../core/calendar/index.ts'
import { readPosted } from '../../../core/files/index.ts'
import { type OfficialViewer, official as officialOf, personsOf } from '../../../core/identity/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import {
  type App,
  failures,
  Refusal,
  type Reply,
  type Request,
  sendPdf,
  sendSheet,
} from '../../../platform/http/index.ts'
import { formatDate, formatNumber, inLang } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type Cell, SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import { registerDocument } from '../actions/register.ts'
import { bookFor, headingOf, yearsTo } from '../books.ts'
import type { DocumentsDeps } from '../deps.ts'
import { errorsOf, incomingOf, isKey, type Values, valuesOf } from '../form.ts'
import { type Asked, IncomingPage, type Line } from '../pages/incoming-page.tsx'
import { RegisterPage, type RegisterPageProps } from '../pages/register-page.tsx'
import { addressedTo, countIncoming, type IncomingLine, incomingOf as linesOf, sameIn } from '../queries/lists.ts'
import { HTTP } from '../reasons.ts'
import { readSeat, type SeatKey, seatKeyOf } from '../rules/document.ts'
import { typeName, typesOn } from '../rules/types.ts'
import { IncomingAsked, WhichSeat } from '../schemas.ts'
import { has } from '../seats.ts'
import { words } from '../words.ts'

const READ = { may: 'document.read' } as const
const REGISTER = { may: 'document.register' } as const
const PAGE = 50
const MOST_PRINTED = 2_000

/** The book of what came in, and entering a paper from outside. */
export function mountIncoming(app: App, deps: DocumentsDeps): void {
  const given = (people: Organization, line: IncomingLine): Line => {
    const { leadUnitId, leadPersonId } = line
    const person = leadPersonId && people.findOfficial(leadPersonId)?.fullName
    return { ...line, lead: person || (leadUnitId && people.findUnit(leadUnitId)?.name.vi) || null }
  }

  app.get('/van-ban/den', { schema: { querystring: IncomingAsked }, config: READ }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const { query } = request
    const now = deps.clock.now()
    const text = query['tu-khoa']?.trim() ?? ''
    const folded = foldVietnamese(text)
    const skip = (query.trang - 1) * PAGE
    const { people, standing, seats, seat, today } = await bookFor(deps, viewer, query.so)
    const year = query.nam ?? Number(today.slice(0, 4))
    const mine = query.xem === 'toi'
    const asked: Asked = { seat, year, shown: query['tinh-trang'] ?? 'all', text, page: query.trang }
    const [found, counts] = await Promise.all([
      mine
        ? addressedTo(
            deps,
            { personIds: personsOf(viewer), unitIds: standing.unitIds },
            { folded, limit: PAGE + 1, skip },
          )
        : linesOf(deps, { seat, year, shown: asked.shown, folded, limit: PAGE + 1, skip }, now),
      mine ? undefined : countIncoming(deps, seat, year, now),
    ])
    return reply.page(
      <IncomingPage
        asked={mine ? undefined : asked}
        mine={{ text, page: query.trang }}
        seats={seats}
        years={yearsTo(today, year)}
        counts={counts}
        lines={found.slice(0, PAGE).map((line) => given(people, line))}
        more={found.length > PAGE}
        mayRegister={has(standing.keeps, seat)}
        now={now}
      />,
      { title: mine ? words.mine : words.incoming, wide: true, scripts: ['keys.js'] },
    )
  })

  /** The printed book: every line that has a number, by number. */
  async function printed(viewer: OfficialViewer, query: { so?: string; nam?: number; 'tu-khoa'?: string }) {
    const { people, seat, today } = await bookFor(deps, viewer, query.so)
    const year = query.nam ?? Number(today.slice(0, 4))
    const folded = foldVietnamese(query['tu-khoa'] ?? '')
    const lines = await linesOf(
      deps,
      { seat, year, shown: 'all', folded, limit: MOST_PRINTED + 1, skip: 0, byNumber: true },
      deps.clock.now(),
    )
    if (lines.length > MOST_PRINTED) throw new Refusal(422, 'too_many', words.cut(formatNumber(MOST_PRINTED)))
    return { people, seat, year, today, lines: lines.map((line) => given(people, line)) }
  }
  const noteOf = ({ note, state }: Line) =>
    [note, state === '15' ? words.states['15'].vi : ''].filter(Boolean).join('; ')

  for (const format of SHEET_FORMATS)
    app.get(
      `/van-ban/den.${format}`,
      { schema: { querystring: IncomingAsked }, config: READ },
      async (request, reply) => {
        const { lines, year } = await printed(officialOf(request as Request), request.query)
        const { columns: w } = words
        const say = (text: typeof words.title) => inLang(text, (request as Request).lang)
        return sendSheet(reply as Reply, format, `van-ban-den-${year}`, {
          name: say(words.incoming),
          heads: [
            w.arrivedOn,
            w.numberIn,
            w.sender,
            w.code,
            w.issuedOn,
            w.subject,
            w.given,
            w.passedOn,
            w.signed,
            w.note,
          ].map(say),
          rows: lines.map((line): Cell[] => [
            formatDate(line.arrivedAt),
            line.number ?? '',
            line.sender,
            line.code,
            formatDate(line.issuedOn),
            `${typeName(line.documentSide, line.type)}: ${line.subject}`,
            line.lead ?? '',
            line.instructedAt ? formatDate(line.instructedAt) : '',
            '',
            noteOf(line),
          ]),
        })
      },
    )

  app.get('/van-ban/den.pdf', { schema: { querystring: IncomingAsked }, config: READ }, async (request, reply) => {
    const { people, seat, year, today, lines } = await printed(officialOf(request as Request), request.query)
    const set = deps.formSetOn(today)
    if (!set) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await deps.forms.renderForm('incomingBook', set.id, {
      heading: headingOf(people, seat, today),
      party: seat.side === 'party',
      year,
      lines: lines.map((line) => ({
        arrivedOn: localDateOf(line.arrivedAt),
        number: line.number ?? 0,
        author: line.sender,
        code: line.code,
        on: line.issuedOn,
        subject: `${typeName(line.documentSide, line.type)}: ${line.subject}`,
        given: line.lead ?? '',
        passedOn: line.instructedAt ? localDateOf(line.instructedAt) : undefined,
        note: noteOf(line),
      })),
    })
    return sendPdf(reply as Reply, pdf, `van-ban-den-${year}.pdf`)
  })

  type Shown = Pick<RegisterPageProps, 'values' | 'uploads' | 'newKey' | 'errors' | 'same'>
  async function show(
    viewer: OfficialViewer,
    reply: Reply,
    asked: string | undefined,
    shown: Shown,
    status = 200,
  ): Promise<Reply> {
    const { standing, people, today } = await bookFor(deps, viewer, undefined)
    const wanted = asked ? readSeat(asked) : undefined
    const seats = standing.keeps.map((seat) => ({ ...seat, name: { vi: seat.name, en: seat.name } }))
    const seat: SeatKey | undefined = wanted ? seats.find((each) => seatKeyOf(each) === seatKeyOf(wanted)) : seats[0]
    if (!seat || !people) throw new Refusal(404, 'not_found', failures.notFound)
    return reply
      .header('cache-control', 'no-store')
      .page(<RegisterPage {...shown} seats={seats} seat={seat} types={typesOn(seat.side, today)} />, {
        title: words.register,
        status,
        scripts: ['upload.js'],
      })
  }

  app.get('/van-ban/den/moi', { schema: { querystring: WhichSeat }, config: REGISTER }, (request, reply) => {
    const today = localDateOf(deps.clock.now())
    const values: Values = { arrivedOn: today, issuedOn: '', type: 'CV', secrecy: 'none', urgency: 'normal' }
    return show(officialOf(request as Request), reply as Reply, request.query.so, {
      values,
      uploads: [],
      newKey: newId(),
    })
  })

  app.post('/van-ban/den/moi', { config: REGISTER }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const form = await readPosted(request as Request, deps)
    const [values, uploads, key] = [valuesOf(form), form.uploads('files'), form.text('key')]
    const seat = readSeat(form.text('so'))
    if (!seat) throw new Refusal(404, 'not_found', failures.notFound)
    const shown: Shown = { values, uploads, newKey: isKey(key) ? key : newId() }
    if (form.fileErrors.files)
      return show(viewer, reply as Reply, seatKeyOf(seat), { ...shown, errors: form.fileErrors }, 422)
    const done = await registerDocument(deps, viewer, shown.newKey, incomingOf(values, seat), uploads)
    if (done.ok) return reply.redirect(`/van-ban/den/${done.value.id}?xong=register`, 303)
    const { reason } = done
    if (HTTP[reason] === 403 || HTTP[reason] === 404) throw new Refusal(HTTP[reason], reason, words.reasons[reason])
    const folded = foldVietnamese((values.sender ?? '').replace(/\s+/g, ' '))
    const same =
      reason === 'maybe_twice'
        ? await sameIn(deps, seat, { code: (values.code ?? '').replace(/\s+/g, ' ').trim(), folded })
        : undefined
    return show(viewer, reply as Reply, seatKeyOf(seat), { ...shown, same, errors: errorsOf(reason) }, HTTP[reason])
  })
}
